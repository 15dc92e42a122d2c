import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Lets a test runner write its results to a file and answers them; null when it wrote none, as after a crash.
 * @param {(file: string) => Promise<unknown>} run
 * @returns {Promise<any>}
 */
export async function reportOf(run) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'causeway-report-'))
  const file = path.join(folder, 'report.json')
  try {
    await run(file)
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
