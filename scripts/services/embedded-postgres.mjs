import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { freePort } from './ports.mjs'
import { postgresHome } from './postgres-home.mjs'
import { commandOf, identityOf } from './process-identity.mjs'
import { lastLines, pause, stopProcess } from './processes.mjs'

const readyWithinMs = 30_000
const pollMs = 25
/** Fast shutdown: ends sessions, writes everything down. */
const stopSignal = 'SIGINT'
const stopWithinMs = 20_000

/**
 * Starts the Postgres that came with npm, on 127.0.0.1 without passwords: for development, the demo and tests.
 * Its data stay in `<dataDir>/postgres`.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {ReturnType<import('./processes.mjs').createProcesses>} options.processes
 * @param {number} options.wantedPort
 * @param {string} options.database made by the migrations when it is missing
 * @param {Record<string, string>} [options.settings] more server settings
 * @param {Set<number>} [options.promisedPorts]
 * @param {(message: string) => void} [options.log]
 * @returns {Promise<{ url: string, port: number }>} the owner's address
 */
export async function startEmbeddedPostgres({ dataDir, processes, wantedPort, database, settings = {}, promisedPorts, log = () => {} }) {
  const { native, data, user } = postgresHome(dataDir)
  if (path.dirname(data) !== dataDir) log(`Postgres runs as "${user.name}", who may not enter ${dataDir}; its data are in ${data}.`)
  const program = (name) => path.join(native, 'bin', name)
  // The folder from which one starts may be closed to the service user.
  const asUser = { cwd: data, ...(user ? { uid: user.uid, gid: user.gid } : {}), env: { ...process.env, LC_ALL: 'C', HOME: data } }

  await stopServerOn(data)
  if (!existsSync(path.join(data, 'PG_VERSION'))) initialise(program('initdb'), data, asUser)

  const port = await freePort({ wanted: wantedPort, name: 'Postgres', promised: promisedPorts, log })
  const configuration = {
    port, listen_addresses: '127.0.0.1', unix_socket_directories: '',
    shared_buffers: '256MB', max_connections: 100, synchronous_commit: 'on', log_timezone: 'UTC', timezone: 'UTC', ...settings,
  }
  const child = processes.start('postgres', {
    command: program('postgres'),
    args: ['-D', data, ...Object.entries(configuration).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    stopSignal, stopWithinMs, ...asUser,
  })
  await untilReady(child, port, processes.logFile('postgres'))
  return { url: `postgresql://postgres@127.0.0.1:${port}/${database}`, port }
}

// Into a folder beside it, renamed when complete: a cluster that was cut short looks like a whole one to Postgres.
function initialise(initdb, data, options) {
  if (readdirSync(data).length) throw new Error(`${data} is not empty but holds no database. Remove it and start again.`)
  const draft = `${data}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (options.uid !== undefined) chownSync(draft, options.uid, options.gid)
  try {
    execFileSync(initdb, ['-D', draft, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-locale'], { ...options, cwd: draft, stdio: 'pipe' })
  } catch (error) {
    throw new Error(`Postgres could not prepare ${data}:\n${error.stderr ?? error.message}`, { cause: error })
  }
  rmdirSync(data)
  renameSync(draft, data)
}

/** A server that outlived its launcher: its pid stands in its own data folder. */
async function stopServerOn(data) {
  const file = path.join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const identity = identityOf(pid)
  if (commandOf(pid)?.includes(data)) await stopProcess({ pid, identity, name: 'Postgres', stopSignal, stopWithinMs })
}

async function untilReady(child, port, logFile) {
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await pause(pollMs)) {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) break
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      // Not yet.
    }
  }
  throw new Error(`Postgres did not start. The end of ${logFile}:\n${lastLines(logFile)}`)
}
