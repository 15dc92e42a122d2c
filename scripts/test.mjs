// `npm test`: every check there is, on a clean clone too. `npm test -- lint types` runs only those named.
import { requireNode } from './start/node-version.mjs'
import { installPackages } from './start/install.mjs'

requireNode()
try {
  await installPackages({ say: console.log, verbose: false })
  // Only now: everything behind this door needs the packages.
  const { runSuites } = await import('./suites/run.mjs')
  process.exit(await runSuites(process.argv.slice(2)))
} catch (error) {
  console.error(error.message)
  console.log('0 passed, 1 failed')
  process.exit(1)
}
