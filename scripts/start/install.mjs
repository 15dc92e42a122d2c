import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../services/folders.mjs'

const lockFile = path.join(root, 'package-lock.json')
const installed = path.join(root, 'node_modules/.package-lock.json')
/** Holds the hash of the package-lock.json that node_modules was installed from. */
const marker = path.join(root, 'node_modules/.causeway-installed')

/** Runs `npm ci` when packages are missing or package-lock.json has changed since. */
export async function installPackages({ say, verbose }) {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  if (existsSync(marker) ? readFileSync(marker, 'utf8') === wanted : isInstalledByHand()) {
    if (!existsSync(marker)) writeFileSync(marker, wanted)
    return
  }
  say('Installing packages (npm ci); the first time this takes a minute or so …')
  // Dev dependencies are needed to build, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline']
  const npm = process.env.npm_execpath
  const [command, commandArgs] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args]
  const { status, error, stdout, stderr } = spawnSync(command, commandArgs, { cwd: root, encoding: 'utf8', stdio: verbose ? 'inherit' : 'pipe' })
  if (error) throw new Error(`npm could not be started: ${error.message}`, { cause: error })
  if (status !== 0) throw new Error(`npm ci failed:\n${`${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-30).join('\n')}`)
  writeFileSync(marker, wanted)
}

function isInstalledByHand() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs
}
