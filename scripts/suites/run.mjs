import { browser } from './browser.mjs'
import { jest } from './jest.mjs'
import { single } from './single.mjs'
import { types } from './types.mjs'

/**
 * Each answers { passed, failed, skipped }. Types, lint and arrows count one each: they have no tests of their own to count.
 * @type {Record<string, () => Promise<{ passed: number, failed: number, skipped: number }>>}
 */
const suites = {
  types,
  lint: () => single('oxlint', ['--deny-warnings']),
  arrows: () => single(new URL('../check-arrows.mjs', import.meta.url).pathname, []),
  jest,
  browser,
}

/**
 * Runs the named suites, or all, one after the other, and prints the sum as the last line. A failing suite does not keep the
 * others from running.
 * @param {string[]} names
 * @returns {Promise<number>} the exit code
 */
export async function runSuites(names) {
  const unknown = names.filter((name) => !(name in suites))
  if (unknown.length) throw new Error(`There is no suite ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`)
  const sum = { passed: 0, failed: 0, skipped: 0 }
  const lines = []
  for (const [name, run] of Object.entries(suites)) {
    if (names.length && !names.includes(name)) continue
    console.log(`\n── ${name}`)
    const begun = Date.now()
    const counts = await run()
    for (const key of Object.keys(sum)) sum[key] += counts[key]
    lines.push(`${name.padEnd(8)} ${counts.failed ? 'failed' : 'passed'}  ${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${tally(counts)}`)
  }
  console.log(`\n${lines.join('\n')}\n`)
  console.log(tally(sum))
  return sum.failed ? 1 : 0
}

const tally = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
