import type { Filter } from '../web-api/criteria.ts'
import type { Value } from './search.ts'

type Kind = 'number' | 'time' | undefined

/** How the database compares text: without regard to case, accents and trailing spaces. */
export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trimEnd()
export const listOf = (value: string) => value.split(',')

/** Whether a value meets one filter of a search. A condition that the shop does not know counts as `eq`. */
export function condition(value: Value, { conditionType, value: wanted }: Filter, kind: Kind): boolean {
  const empty = value === null || value === undefined
  switch (conditionType) {
    case 'null': return empty
    case 'notnull': return !empty
    case 'is': return wanted.toLowerCase() === 'null' ? empty : !empty && equal(value, wanted, kind)
    case 'neq': return !empty && !equal(value, wanted, kind)
    case 'in': return !empty && listOf(wanted).some((one) => equal(value, one, kind))
    case 'nin': return !empty && !listOf(wanted).some((one) => equal(value, one, kind))
    case 'like': return !empty && like(wanted).test(fold(text(value)))
    case 'nlike': return !empty && !like(wanted).test(fold(text(value)))
    case 'finset': return !empty && text(value).split(',').includes(wanted)
    case 'gt': return !empty && compare(value, wanted, kind) > 0
    case 'gteq': case 'from': case 'moreq': return !empty && compare(value, wanted, kind) >= 0
    case 'lt': return !empty && compare(value, wanted, kind) < 0
    case 'lteq': case 'to': return !empty && compare(value, wanted, kind) <= 0
    default: return !empty && equal(value, wanted, kind)
  }
}

export function compareValues(a: Value, b: Value, kind: Kind): number {
  const [left, right] = [a ?? null, b ?? null]
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  return compare(left, text(right), kind)
}

const text = (value: Value) => (value === true ? '1' : value === false ? '0' : String(value))
/** The number that the database reads at the start of a text. */
const number = (value: string) => Number(/^\s*[+-]?\d+(\.\d+)?/.exec(value)?.[0] ?? 0)
/** `2026-11-24T10:00:00Z`, `2026-11-24 10:00:00` and `2026-11-24` are one form to the database (recorded exchange 185). */
const time = (value: string) => {
  const [, day, clock] = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?/.exec(value) ?? []
  return day ? `${day} ${(clock ?? '00:00:00').padEnd(8, ':00')}` : value
}

function compare(value: Value, wanted: string, kind: Kind): number {
  if (kind === 'number') return number(text(value)) - number(wanted)
  const [left, right] = kind === 'time' ? [time(text(value)), time(wanted)] : [fold(text(value)), fold(wanted)]
  return left < right ? -1 : left > right ? 1 : 0
}

const equal = (value: Value, wanted: string, kind: Kind) => compare(value, wanted, kind) === 0

function like(pattern: string): RegExp {
  const source = fold(pattern).replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('%', '[^]*').replaceAll('_', '[^]')
  return new RegExp(`^${source}$`)
}
