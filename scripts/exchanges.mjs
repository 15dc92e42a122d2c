// `npm run exchanges -- FOLDER`: replays recorded exchanges against the sandbox's shop and says, a line a file, whether it answers the same.
import { register } from 'tsx/esm/api'

register()
const { replayFolder } = await import('./exchanges/replay.mjs')
const { lineOf, totalOf } = await import('./exchanges/report.mjs')

const folder = process.argv[2]
if (!folder) {
  console.error('Say which folder: npm run exchanges -- FOLDER')
  process.exit(2)
}
const results = []
for await (const result of replayFolder(folder)) {
  results.push(result)
  console.log(lineOf(result))
}
console.log(totalOf(results))
process.exit(results.every(({ verdict, reason }) => verdict === 'match' || reason) ? 0 : 1)
