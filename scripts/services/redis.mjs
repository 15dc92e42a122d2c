import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { freePort, isListening } from './ports.mjs'
import { lastLines, pause } from './processes.mjs'

const readyWithinMs = 10_000
const pollMs = 25

/** The name of a Redis server on the PATH, if there is one. */
export function installedRedis() {
  return ['valkey-server', 'redis-server'].find((name) => spawnSync(name, ['--version']).status === 0)
}

/**
 * Starts the Redis or Valkey that this machine has, on 127.0.0.1, with an append-only file in `<dataDir>/redis`.
 * @returns {Promise<{ url: string, program: string } | undefined>} undefined when the machine has none
 */
export async function startInstalledRedis({ dataDir, processes, wantedPort, promisedPorts, log = () => {} }) {
  const program = installedRedis()
  if (!program) return undefined
  const folder = path.join(dataDir, 'redis')
  mkdirSync(folder, { recursive: true })
  const port = await freePort({ wanted: wantedPort, name: 'Redis', promised: promisedPorts, log })
  const child = processes.start('redis', {
    command: program,
    // BullMQ loses jobs when keys are evicted.
    args: ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
  })
  for (const until = Date.now() + readyWithinMs; Date.now() < until; await pause(pollMs)) {
    if (child.exitCode !== null || !child.pid) break
    if (await isListening(port)) return { url: `redis://127.0.0.1:${port}`, program }
  }
  const logFile = processes.logFile('redis')
  throw new Error(`${program} did not start. The end of ${logFile}:\n${lastLines(logFile)}`)
}
