import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from '../services/folders.mjs'
import { AlreadyRunning, takeLauncherLock } from '../services/launcher-lock.mjs'
import { pause } from '../services/processes.mjs'
import { fingerprint } from './fingerprint.mjs'

/** What `npm start` runs. */
export const programs = {
  portal: path.join(root, 'apps/portal/.next/standalone/apps/portal/server.js'),
  worker: path.join(root, 'apps/worker/dist/main.js'),
  sandbox: path.join(root, 'apps/sandbox/dist/main.js'),
}
/** Adds an organisation. */
export const organisationProgram = path.join(root, 'apps/worker/dist/organisation.js')
/** Optional: makes the demo tenant. */
export const seedProgram = path.join(root, 'apps/worker/dist/seed.js')

// The build belongs to the checkout, not to the data: two data folders share it.
const folder = path.join(root, 'node_modules/.cache/causeway-build')
const record = path.join(folder, 'built.json')

/** Builds the apps unless that has been done for the same sources. */
export async function build({ say, verbose }) {
  const lock = await waitForTurn(say)
  try {
    const wanted = fingerprint(root)
    if (isBuilt(wanted)) return
    say('Building portal, worker and sandbox …')
    rmSync(record, { force: true })
    await runTool('Generating the database client', 'scripts/prisma.mjs', ['generate'], verbose)
    await runTool('The build', createRequire(import.meta.url).resolve('turbo/bin/turbo'), ['run', 'build', ...(verbose ? [] : ['--output-logs=errors-only'])], verbose)
    completeStandalone()
    const missing = Object.entries(programs).filter(([, file]) => !existsSync(file)).map(([name]) => name)
    if (missing.length) throw new Error(`The build finished, but made no program for: ${missing.join(', ')}.`)
    writeFileSync(record, JSON.stringify({ fingerprint: wanted }))
  } finally {
    lock.release()
  }
}

function isBuilt(wanted) {
  if (!existsSync(record) || !Object.values(programs).every((file) => existsSync(file))) return false
  return JSON.parse(readFileSync(record, 'utf8')).fingerprint === wanted
}

async function waitForTurn(say) {
  mkdirSync(folder, { recursive: true })
  for (let told = false; ; told = true) {
    try {
      return await takeLauncherLock(folder)
    } catch (error) {
      if (!(error instanceof AlreadyRunning)) throw error
      if (!told) say(`Waiting for the build of process ${error.holder.pid} …`)
      await pause(500)
    }
  }
}

// Next leaves the files that browsers fetch out of its standalone server.
function completeStandalone() {
  const portal = path.join(root, 'apps/portal')
  const standalone = path.dirname(programs.portal)
  for (const [from, to] of [['.next/static', '.next/static'], ['public', 'public']]) {
    const source = path.join(portal, from)
    if (existsSync(source)) cpSync(source, path.join(standalone, to), { recursive: true })
  }
}

function runTool(what, file, args, verbose) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root, stdio: verbose ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    })
    // Ctrl-C may come in the middle.
    const abandon = () => child.kill()
    process.once('exit', abandon)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => { output += chunk })
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', abandon)
      if (code === 0) resolve()
      else reject(new Error(`${what} failed${verbose ? '.' : `:\n${output.trim().split('\n').slice(-40).join('\n')}`}`))
    })
  })
}
