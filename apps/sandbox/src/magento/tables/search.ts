import type { Filter, SearchCriteria, SortOrder } from '../web-api/criteria.ts'
import { writeCriteria } from '../web-api/criteria.ts'
import { compareValues, condition, fold, listOf } from './conditions.ts'
import type { Table } from './table.ts'

export type Value = string | number | boolean | null | undefined
export interface Column<Row> {
  read: (row: Row) => Value | readonly Value[]
  /** How values compare: numbers as numbers, times as the database reads them. Default text without regard to case. */
  kind?: 'number' | 'time'
  /** The table's index over this column, whose keys are `fold` of the value. */
  index?: string
}
export interface SearchOptions<Row> {
  column: (field: string) => Column<Row>
  /** Order where none is asked for. Default: by number. */
  order?: (a: Row, b: Row) => number
  defaultColumn?: string
}

/** A page of a table as a search answers it. */
export function search<Row extends { id: number }>(table: Table<Row>, criteria: SearchCriteria, options: SearchOptions<Row>): { rows: Row[]; total: number } {
  const { groups, sortOrders = [], pageSize, currentPage } = criteria
  const tests = groups.filter((group) => group.length).map((group) => {
    const alternatives = group.map((filter) => ({ filter, column: options.column(filter.field) }))
    return (row: Row) => alternatives.some(({ filter, column }) => matches(column, filter, row))
  })
  const orders = sortOrders.filter(({ field }) => field).map((order) => ({ order, column: options.column(order.field) }))
  const found: Row[] = []
  for (const row of candidates(table, groups, options)) if (tests.every((test) => test(row))) found.push(row)
  if (orders.length) found.sort((a, b) => compareRows(a, b, orders))
  else if (options.order) found.sort(options.order)
  if (!pageSize) return { rows: found, total: found.length }
  const start = (Math.max(1, currentPage ?? 1) - 1) * pageSize
  return { rows: found.slice(start, start + pageSize), total: found.length }
}

export const searchAnswer = (items: unknown[], criteria: SearchCriteria, total: number) => ({ items, search_criteria: writeCriteria(criteria), total_count: total })

const matches = <Row>(column: Column<Row>, filter: Filter, row: Row): boolean => {
  const value = column.read(row)
  return Array.isArray(value)
    ? (value as readonly Value[]).some((one) => condition(one, filter, column.kind)) || (value.length === 0 && condition(null, filter, column.kind))
    : condition(value as Value, filter, column.kind)
}

/** Narrows by an index where a group asks only for equality over indexed columns; otherwise every row. */
function* candidates<Row extends { id: number }>(table: Table<Row>, groups: readonly (readonly Filter[])[], { column }: SearchOptions<Row>): Iterable<Row> {
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

function compareRows<Row extends { id: number }>(a: Row, b: Row, orders: { order: SortOrder; column: Column<Row> }[]): number {
  for (const { order, column } of orders) {
    const compared = compareValues(column.read(a) as Value, column.read(b) as Value, column.kind)
    if (compared !== 0) return order.direction === 'ASC' ? compared : -compared
  }
  return a.id - b.id
}
