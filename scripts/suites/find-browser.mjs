import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** The first Chromium-like browser of this machine; CHROMIUM_PATH goes first. Undefined when there is none. */
export function findBrowser(env = process.env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const candidates = [env.CHROMIUM_PATH, ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...elsewhere]
  return candidates.find((file) => file && isExecutable(file))
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
