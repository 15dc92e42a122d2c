import { findBrowser } from './find-browser.mjs'
import { reportOf } from './report-file.mjs'
import { runTool } from './tool.mjs'

/** Browser tests against everything that `npm start` starts. Without a browser they are skipped, except in CI. */
export async function browser() {
  const executable = findBrowser()
  if (!executable) {
    console.log('There is no Chromium on this machine, so the browser tests are not run. On Debian: apt-get install --no-install-recommends chromium. Elsewhere set CHROMIUM_PATH.')
    return { passed: 0, failed: Number(Boolean(process.env.CI)), skipped: Number(!process.env.CI) }
  }
  let code = 1
  const report = await reportOf(async (file) => {
    code = await runTool('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM_PATH: executable })
  })
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, flaky, unexpected, skipped } = report.stats
  return { passed: expected + flaky, failed: unexpected || Number(code !== 0), skipped }
}
