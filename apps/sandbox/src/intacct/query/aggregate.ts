import type { Row } from '../books/definition.ts'
import { element, escapeXml } from '../xml.ts'
import type { Path } from './path.ts'

export const aggregates = ['count', 'avg', 'min', 'max', 'sum'] as const
export interface Aggregate { kind: (typeof aggregates)[number]; path: Path }

/**
 * One line for each group of equal selected fields. Names follow the vendor's examples: COUNT.RECORDNO for a count, the plain
 * name for a sum; for the others no example is public and the prefix is assumed.
 */
export function aggregate(rows: readonly Row[], columns: readonly { open: string; close: string; get(row: Row): string }[], sums: readonly Aggregate[]): string[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = JSON.stringify(columns.map(({ get }) => get(row)))
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].map((group) => {
    const [first] = group
    const fields = first ? columns.map(({ open, close, get }) => open + escapeXml(get(first)) + close) : []
    return fields.join('') + sums.map(({ kind, path }) => element(kind === 'sum' ? path.name : `${kind.toUpperCase()}.${path.name}`, result(kind, path, group))).join('')
  })
}

function result(kind: Aggregate['kind'], path: Path, rows: readonly Row[]): string {
  const filled = rows.map(path.get).filter((value) => value !== '')
  if (kind === 'count') return String(filled.length)
  const numbers = filled.map(Number)
  if (numbers.length === 0) return ''
  const total = numbers.reduce((sum, value) => sum + value, 0)
  switch (kind) {
    case 'sum': return String(round(total))
    case 'avg': return String(round(total / numbers.length))
    case 'min': return String(numbers.reduce((a, b) => Math.min(a, b)))
    case 'max': return String(numbers.reduce((a, b) => Math.max(a, b)))
  }
}

const round = (value: number) => Math.round(value * 1e6) / 1e6
