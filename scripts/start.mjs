// `npm start`: from a clean clone to the sign-in page. See scripts/start/ for the steps; docs/operations.md for what it is not made for.
import { requireNode } from './start/node-version.mjs'
import { installPackages } from './start/install.mjs'
import { readOptions } from './start/options.mjs'
import { createNarrator } from './start/narrator.mjs'

const options = readOptions(process.argv.slice(2))
const narrator = createNarrator()
requireNode()
try {
  await installPackages({ say: narrator.say, verbose: options.verbose })
  // Only now: everything behind this door needs the packages.
  const { run } = await import('./start/run.mjs')
  await run(options, narrator)
} catch (error) {
  narrator.fail(error)
  process.exit(1)
}
