// `npm run bench`: what the engine costs beside a bare loop that makes the same calls, and what memory it needs. See docs/benchmarks.md.
import { readOptions, usage } from './bench/options.mjs'
import { runBenchmark } from './bench/run.mjs'

const options = readOptions(process.argv.slice(2))
if (!options) {
  console.log(usage)
  process.exit(2)
}
await runBenchmark(options)
