import { knownDifferences } from './known-differences.mjs'

/** `match FILE`, `differs FILE: how` or `unclaimed FILE`. */
export function lineOf({ file, verdict, differences }) {
  const reason = knownDifferences[file.number]
  const how = verdict === 'differs' ? `: ${differences.slice(0, 4).join('; ')}${differences.length > 4 ? `; and ${differences.length - 4} more` : ''}` : ''
  return `${verdict} ${file.name}${how}${verdict !== 'match' && reason ? ` (known: ${reason})` : ''}`
}

export function totalOf(results) {
  const count = (verdict) => results.filter((result) => result.verdict === verdict).length
  const share = results.length ? ((100 * count('match')) / results.length).toFixed(1) : '0.0'
  return `\n${results.length} exchanges: ${count('match')} match (${share} of 100), ${count('differs')} differ, ${count('unclaimed')} unclaimed.`
}
