import type { Row } from '../books/definition.ts'
import { readMoment } from '../dates.ts'
import type { Path } from './path.ts'

export interface Order { path: Path; descending: boolean }

/** Sorts by the orders, then by RECORDNO, so that pages by offset do not overlap by chance. */
export function sortRows(rows: readonly Row[], orders: readonly Order[]): readonly Row[] {
  if (orders.length === 0) return rows
  if (orders.length === 1 && orders[0]?.path.name === 'RECORDNO') return byNumber(rows, orders[0].descending)
  const compares = orders.map(({ path, descending }) => {
    const compare = comparer(path)
    return descending ? (a: Row, b: Row) => compare(b, a) : compare
  })
  return [...rows].sort((a, b) => {
    for (const compare of compares) {
      const order = compare(a, b)
      if (order !== 0) return order
    }
    return Number(a.RECORDNO) - Number(b.RECORDNO)
  })
}

function comparer({ field, get }: Path): (a: Row, b: Row) => number {
  if (field.type === 'INTEGER' || field.type === 'DECIMAL') return (a, b) => Number(get(a)) - Number(get(b))
  if (field.type === 'DATE' || field.type === 'TIMESTAMP') return (a, b) => readMoment(get(a)) - readMoment(get(b))
  return (a, b) => (get(a) < get(b) ? -1 : get(a) > get(b) ? 1 : 0)
}

/** Rows mostly come in this order already: looking is quicker than sorting. */
function byNumber(rows: readonly Row[], descending: boolean): readonly Row[] {
  const sorted = rows.every((row, at) => at === 0 || Number(rows[at - 1]?.RECORDNO) < Number(row.RECORDNO))
    ? rows : [...rows].sort((a, b) => Number(a.RECORDNO) - Number(b.RECORDNO))
  return descending ? [...sorted].reverse() : sorted
}
