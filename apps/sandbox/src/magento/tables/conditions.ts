import type { Filter } from '../web-api/criteria.ts'
import type { Value } from './search.ts'

export type Kind = 'number' | 'time' | undefined
type Comparable = string | number

/** How the database compares text: without regard to case, accents and trailing spaces. */
export const fold = (text: string) => (plain.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase().trimEnd()
const plain = /^[ -~]*$/
export const listOf = (value: string) => value.split(',')

/** A test of values for one filter of a search. A condition that the shop does not know counts as `eq`. */
export function compile({ conditionType, value: wanted }: Filter, kind: Kind): (value: Value) => boolean {
  const some = (test: (value: Exclude<Value, null | undefined>) => boolean) => (value: Value) => value !== null && value !== undefined && test(value)
  const compared = (test: (order: number) => boolean) => {
    const bound = comparable(wanted, kind)
    return some((value) => test(order(comparable(value, kind), bound)))
  }
  const among = (values: readonly string[]) => {
    const known = new Set(values.map((one) => comparable(one, kind)))
    return (value: Exclude<Value, null | undefined>) => known.has(comparable(value, kind))
  }
  switch (conditionType) {
    case 'null': return (value) => value === null || value === undefined
    case 'notnull': return some(() => true)
    case 'is': return wanted.toLowerCase() === 'null' ? (value) => value === null || value === undefined : some(among([wanted]))
    case 'neq': {
      const same = among([wanted])
      return some((value) => !same(value))
    }
    case 'in': return some(among(listOf(wanted)))
    case 'nin': {
      const one = among(listOf(wanted))
      return some((value) => !one(value))
    }
    case 'like': {
      const pattern = like(wanted)
      return some((value) => pattern.test(fold(textOf(value))))
    }
    case 'nlike': {
      const pattern = like(wanted)
      return some((value) => !pattern.test(fold(textOf(value))))
    }
    case 'finset': return some((value) => textOf(value).split(',').includes(wanted))
    case 'gt': return compared((result) => result > 0)
    case 'gteq': case 'from': case 'moreq': return compared((result) => result >= 0)
    case 'lt': return compared((result) => result < 0)
    case 'lteq': case 'to': return compared((result) => result <= 0)
    default: return some(among([wanted]))
  }
}

/** What a value is sorted by: nothing comes before everything. */
export const sortKey = (value: Value, kind: Kind): Comparable | null => (value === null || value === undefined ? null : comparable(value, kind))

export function order(a: Comparable | null, b: Comparable | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  return a < b ? -1 : a > b ? 1 : 0
}

function comparable(value: Exclude<Value, null | undefined>, kind: Kind): Comparable {
  if (kind === 'number') return typeof value === 'number' ? value : numberIn(textOf(value))
  const text = textOf(value)
  return kind === 'time' ? timeIn(text) : fold(text)
}

const textOf = (value: Exclude<Value, null | undefined>) => (value === true ? '1' : value === false ? '0' : String(value))
/** The number that the database reads at the start of a text. */
const numberIn = (text: string) => Number(/^\s*[+-]?\d+(\.\d+)?/.exec(text)?.[0] ?? 0)

/** `2026-11-24T10:00:00Z`, `2026-11-24 10:00:00` and `2026-11-24` are one form to the database (recorded exchange 185). */
function timeIn(text: string): string {
  if (text.length === 19 && text[10] === ' ') return text
  const [, day, clock] = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?/.exec(text) ?? []
  return day ? `${day} ${(clock ?? '00:00:00').padEnd(8, ':00')}` : text
}

function like(pattern: string): RegExp {
  const source = fold(pattern).replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('%', '[^]*').replaceAll('_', '[^]')
  return new RegExp(`^${source}$`)
}
