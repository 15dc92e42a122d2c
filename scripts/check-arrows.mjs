// `npm run arrows`: fails when a file imports what the design does not let it. The rules: scripts/arrows/rules.mjs.
import { brokenArrows } from './arrows/check.mjs'
import { root } from './services/folders.mjs'

const broken = brokenArrows(root)
for (const sentence of broken) console.error(sentence)
if (broken.length) {
  console.error(`\n${broken.length} broken ${broken.length === 1 ? 'arrow' : 'arrows'}.`)
  process.exit(1)
}
console.log('All imports follow the design.')
