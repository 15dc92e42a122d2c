import { criteriaPairs, type Condition } from './criteria.ts'
import { encode } from './oauth.ts'

/** Web servers take addresses up to 8 kB; half a kilobyte and more goes to host, path, other filters and `fields`. */
const longestQuery = 5_500
const mostValues = 100

/**
 * Filter groups that together find every one of `values`, each short enough for one request. Values are joined by commas into
 * an `in` list; one that holds a comma itself cannot be part of it and becomes a condition of its own, joined by OR.
 * Empty and repeated values are left out.
 */
export function anyOf(field: string, values: readonly string[], limits: { longestQuery: number; mostValues: number } = { longestQuery, mostValues }): Condition[][] {
  const groups: Condition[][] = []
  let listed: string[] = []
  let apart: string[] = []
  const group = () => conditionsOf(field, listed, apart)
  const close = () => {
    if (listed.length || apart.length) groups.push(group())
    listed = []
    apart = []
  }
  for (const value of new Set(values)) {
    if (value === '') continue
    const target = value.includes(',') ? 'apart' : 'listed'
    const put = () => void (target === 'apart' ? apart : listed).push(value)
    put()
    if (listed.length + apart.length > limits.mostValues || lengthOf(group()) > limits.longestQuery) {
      ;(target === 'apart' ? apart : listed).pop()
      close()
      put()
    }
  }
  close()
  return groups
}

const conditionsOf = (field: string, listed: readonly string[], apart: readonly string[]): Condition[] => [
  ...(listed.length ? [{ field, type: 'in' as const, value: listed.join(',') }] : []),
  ...apart.map((value) => ({ field, type: 'eq' as const, value })),
]

const lengthOf = (group: Condition[]) => criteriaPairs({ groups: [group] }).reduce((sum, [name, value]) => sum + encode(name).length + encode(value).length + 2, 0)
