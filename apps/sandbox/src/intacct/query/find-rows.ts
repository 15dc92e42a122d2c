import type { Row } from '../books/definition.ts'
import type { Range } from '../books/ordered-rows.ts'
import type { BookTable } from '../books/table.ts'
import { compile, rank, type Condition } from './condition.ts'

type Comparison = Extract<Condition, { kind: 'compare' }>

/** A way to fewer rows than all: how many it yields at most, how to get them, and whether no further test is needed. */
interface Source { size: number; rows(): readonly Row[]; from: Condition }

/**
 * The rows that meet a condition, mostly in the order of RECORDNO; by time where that is the way to them. Looks through the conditions
 * that must all hold for the one that an index answers with the fewest rows, and tests the rest on those rows only.
 */
export function findRows(table: BookTable, condition: Condition | null, ignoreCase: boolean): readonly Row[] {
  if (!condition) return table.byNumber.all
  const must = condition.kind === 'and' ? condition.parts : [condition]
  const sources = [...numberRange(table, must), ...must.flatMap((part) => (part.kind === 'compare' && !ignoreCase ? sourceOf(table, part) : []))]
  const best = sources.reduce<Source | null>((least, source) => (least === null || source.size < least.size ? source : least), null)
  const answered = best?.from
  const rest = must.filter((part) => part !== answered && !(best?.from.kind === 'and' && best.from.parts.includes(part)))
  const rows = best ? best.rows() : table.byNumber.all
  if (rest.length === 0) return rows
  const test = compile(rest.length === 1 && rest[0] ? rest[0] : { kind: 'and', parts: rest }, ignoreCase)
  return rows.filter(test)
}

/** All the conditions on one number together make one range: RECORDNO > 10 and RECORDNO <= 20. */
function numberRange(table: BookTable, must: readonly Condition[]): Source[] {
  const ordered = { RECORDNO: table.byNumber, WHENMODIFIED: table.byChange }
  return Object.entries(ordered).flatMap(([name, rows]) => {
    const parts = must.filter((part): part is Comparison => part.kind === 'compare' && part.path.name === name && rangeOf(part) !== null)
    if (parts.length === 0) return []
    const range = parts.map((part) => rangeOf(part) ?? {}).reduce(narrow)
    return [{ size: rows.count(range), rows: () => rows.range(range), from: { kind: 'and' as const, parts } }]
  })
}

function rangeOf({ operator, path, values }: Comparison): Range | null {
  const value = () => rank(path, values[0] ?? '')
  switch (operator) {
    case 'equalto': return { from: value(), to: value() }
    case 'greaterthan': return { from: value(), fromOpen: true }
    case 'greaterthanorequalto': return { from: value() }
    case 'lessthan': return { to: value(), toOpen: true }
    case 'lessthanorequalto': return { to: value() }
    case 'between': return { from: value(), to: rank(path, values[1] ?? '') }
    default: return null
  }
}

function narrow(a: Range, b: Range): Range {
  const from = Math.max(a.from ?? -Infinity, b.from ?? -Infinity)
  const to = Math.min(a.to ?? Infinity, b.to ?? Infinity)
  const open = (end: number, of: 'from' | 'to') => [a, b].some((range) => range[of] === end && range[`${of}Open`])
  return { from, fromOpen: open(from, 'from'), to, toOpen: open(to, 'to') }
}

function sourceOf(table: BookTable, part: Comparison): Source[] {
  const { operator, path, values } = part
  if (operator !== 'equalto' && operator !== 'in') return []
  if (!path.hop) return byValues(table, path.name, values, part)
  const { by, to, table: other, rest } = path.hop
  // Through a relation: DISPLAYCONTACT.CONTACTNAME in (…) finds the contacts first, then the customers that point at them.
  if (rest.hop || !isIndexed(other, rest.name) || !isIndexed(table, by)) return []
  const keys = values.flatMap((value) => other.where(rest.name, value).map((row) => row[to] ?? ''))
  return byValues(table, by, keys, part)
}

const isIndexed = (table: BookTable, field: string) => field === 'RECORDNO' || field === table.definition.key || table.hasIndex(field)

function byValues(table: BookTable, field: string, values: readonly string[], from: Condition): Source[] {
  if (!isIndexed(table, field)) return []
  const rows = new Set(values.flatMap((value) => table.where(field, field === 'RECORDNO' ? String(Number(value)) : value)))
  return [{ size: rows.size, rows: () => [...rows].sort((a, b) => Number(a.RECORDNO) - Number(b.RECORDNO)), from }]
}
