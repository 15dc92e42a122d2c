import { reportOf } from './report-file.mjs'
import { runTool } from './tool.mjs'

/** Unit and integration tests. A test file that cannot be loaded counts as one failure. */
export async function jest() {
  let code = 1
  const report = await reportOf(async (file) => {
    code = await runTool('jest', ['--maxWorkers=2', '--json', `--outputFile=${file}`], { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' })
  })
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  return {
    passed: report.numPassedTests,
    // A set-up that fails or a handle that stays open ends the run without a failing test.
    failed: failed || Number(code !== 0),
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
