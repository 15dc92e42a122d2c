import { knownDifferences } from './known-differences.mjs'

const some = (texts) => `${texts.slice(0, 4).join('; ')}${texts.length > 4 ? `; and ${texts.length - 4} more` : ''}`

/** `match FILE`, `differs FILE: how` or `unclaimed FILE`; values that are others in an answer of the same shape stand behind a match. */
export function lineOf({ file, verdict, differences, values }) {
  const reason = knownDifferences[file.number]
  const how = verdict === 'differs' ? `: ${some(differences)}` : values.length ? ` (values: ${some(values)})` : ''
  return `${verdict} ${file.name}${how}${verdict !== 'match' && reason ? ` (known: ${reason})` : ''}`
}

export function totalOf(results) {
  const count = (verdict) => results.filter((result) => result.verdict === verdict).length
  const share = results.length ? ((100 * count('match')) / results.length).toFixed(1) : '0.0'
  return `\n${results.length} exchanges: ${count('match')} match (${share} of 100), ${count('differs')} differ, ${count('unclaimed')} unclaimed.`
}
