import type { Filter, SearchCriteria, SortOrder } from '../web-api/criteria.ts'
import { writeCriteria } from '../web-api/criteria.ts'
import { compile, fold, listOf, order as orderOf, sortKey, type Kind } from './conditions.ts'
import type { Table } from './table.ts'

export type Value = string | number | boolean | null | undefined
export interface Column<Row> {
  read: (row: Row) => Value | readonly Value[]
  /** How values compare: numbers as numbers, times as the database reads them. Default text without regard to case. */
  kind?: Kind
  /** The table's index over this column, whose keys are `fold` of the value. */
  index?: string
}
export interface SearchOptions<Row> {
  column: (field: string) => Column<Row>
  /** What an order is taken by; one by an unknown field (undefined) is ignored. Default: `column`, which refuses. */
  sortColumn?: (field: string) => Column<Row> | undefined
  /** Order where none is asked for. Default: by number. */
  order?: (a: Row, b: Row) => number
  defaultColumn?: string
}

/** What can be searched: a table, or rows that are made of others on the way. */
export type Rows<Row extends { id: number }> = Pick<Table<Row>, 'get' | 'with'> & { all(): Iterable<Row> }

/** Rows that no table holds, in order; none of their columns has an index. */
export const looseRows = <Row extends { id: number }>(rows: readonly Row[]): Rows<Row> => ({ all: () => rows, get: (id) => rows.find((row) => row.id === id), with: () => [] })

/** A page of a table as a search answers it. */
export function search<Row extends { id: number }>(table: Rows<Row>, criteria: SearchCriteria, options: SearchOptions<Row>): { rows: Row[]; total: number } {
  const { groups, sortOrders = [], pageSize, currentPage } = criteria
  const tests = groups.filter((group) => group.length).map((group) => {
    const alternatives = group.map((filter) => testOf(options.column(filter.field), filter))
    return (row: Row) => alternatives.some((test) => test(row))
  })
  const orders = sortOrders.filter(({ field }) => field).flatMap((order) => {
    const column = (options.sortColumn ?? options.column)(order.field)
    return column ? [{ order, column }] : []
  })
  const found: Row[] = []
  for (const row of candidates(table, groups, options)) if (tests.every((test) => test(row))) found.push(row)
  const sorted = orders.length ? sort(found, orders) : options.order ? found.sort(options.order) : found
  if (!pageSize) return { rows: sorted, total: sorted.length }
  // The database's layer makes one row of a page of less than one.
  const size = Math.max(1, pageSize)
  const start = (Math.max(1, currentPage ?? 1) - 1) * size
  return { rows: sorted.slice(start, start + size), total: sorted.length }
}

export const searchAnswer = (items: unknown[], criteria: SearchCriteria, total: number) => ({ items, search_criteria: writeCriteria(criteria), total_count: total })

function testOf<Row>({ read, kind }: Column<Row>, filter: Filter): (row: Row) => boolean {
  const test = compile(filter, kind)
  return (row) => {
    const value = read(row)
    if (!Array.isArray(value)) return test(value as Value)
    return value.length ? (value as readonly Value[]).some(test) : test(null)
  }
}

/** Narrows by an index where a group asks only for equality over indexed columns; otherwise every row. */
function* candidates<Row extends { id: number }>(table: Rows<Row>, groups: readonly (readonly Filter[])[], { column }: SearchOptions<Row>): Iterable<Row> {
  for (const group of groups) {
    const indexed = group.map((filter) => ({ filter, index: column(filter.field).index }))
    if (!group.length || !indexed.every(({ filter, index }) => index && ['eq', 'in'].includes(filter.conditionType))) continue
    const rows = new Map<number, Row>()
    for (const { filter, index } of indexed) {
      for (const key of filter.conditionType === 'in' ? listOf(filter.value) : [filter.value]) {
        const list = index === 'id' ? [table.get(Number(key))].filter((row) => row !== undefined) : table.with(index ?? '', fold(key))
        for (const row of list) rows.set(row.id, row)
      }
    }
    yield* [...rows.values()].sort((a, b) => a.id - b.id)
    return
  }
  yield* table.all()
}

/** Sorts by keys that are read once a row; rows come in the order of their numbers. */
function sort<Row extends { id: number }>(rows: Row[], orders: readonly { order: SortOrder; column: Column<Row> }[]): Row[] {
  const [first] = orders
  if (first?.column.index === 'id' && orders.length === 1) return first.order.direction === 'ASC' ? rows.sort((a, b) => a.id - b.id) : rows.sort((a, b) => b.id - a.id)
  const keyed = rows.map((row) => ({ row, keys: orders.map(({ column }) => sortKey(column.read(row) as Value, column.kind)) }))
  const signs = orders.map(({ order }) => (order.direction === 'ASC' ? 1 : -1))
  keyed.sort((a, b) => {
    for (let at = 0; at < signs.length; at++) {
      const compared = orderOf(a.keys[at] ?? null, b.keys[at] ?? null)
      if (compared !== 0) return compared * (signs[at] ?? 1)
    }
    return a.row.id - b.row.id
  })
  return keyed.map(({ row }) => row)
}
