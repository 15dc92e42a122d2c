import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from '../services/folders.mjs'

/**
 * Runs a tool with its output on this terminal.
 * @param {string} tool its name in node_modules/.bin, or the absolute path of a file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] on top of this process's own
 * @returns {Promise<number>} the exit code
 */
export function runTool(tool, args, env = {}) {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [path.resolve(root, 'node_modules/.bin', tool), ...args], {
      cwd: root, stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...env },
    })
    child.once('error', reject)
    child.once('close', (code) => done(code ?? 1))
  })
}
