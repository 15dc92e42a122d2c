import { Problem } from './problem.ts'

export interface Filter { field: string; value: string; conditionType: string; /** Nothing was sent as the value, and nothing is repeated. */ blank?: boolean }
export interface SortOrder { field: string; direction: 'ASC' | 'DESC' }
export interface SearchCriteria {
  /** Groups are joined by AND, the filters of one group by OR. */
  groups: readonly (readonly Filter[])[]
  sortOrders: readonly SortOrder[] | undefined
  pageSize: number | undefined
  currentPage: number | undefined
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const listOf = (value: unknown): Record<string, unknown>[] => (isMap(value) ? Object.values(value).filter(isMap) : [])
const either = (map: Record<string, unknown>, camel: string, snake: string) => map[camel] ?? map[snake]
const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value))

/** Reads the criteria of a search, in camel or snake case (recorded exchange 198). */
export function readCriteria(value: unknown): SearchCriteria {
  const map = isMap(value) ? value : {}
  const groups = listOf(either(map, 'filterGroups', 'filter_groups')).map((group) => listOf(group.filters).map((filter) => ({
    field: textOf(filter.field), value: textOf(filter.value), conditionType: textOf(either(filter, 'conditionType', 'condition_type')) || 'eq', ...(filter.value === undefined ? { blank: true } : {}),
  })))
  const orders = either(map, 'sortOrders', 'sort_orders')
  return {
    groups, sortOrders: orders === undefined ? undefined : listOf(orders).map(readOrder),
    pageSize: wholeNumber(either(map, 'pageSize', 'page_size'), 'pageSize'), currentPage: wholeNumber(either(map, 'currentPage', 'current_page'), 'currentPage'),
  }
}

function readOrder(order: Record<string, unknown>): SortOrder {
  const direction = textOf(order.direction).toUpperCase() || 'DESC'
  if (direction !== 'ASC' && direction !== 'DESC') {
    throw new Problem(400, 'The sort order has to be specified as %1 for ascending order or %2 for descending order.', ['ASC', 'DESC'])
  }
  return { field: textOf(order.field), direction }
}

function wholeNumber(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined
  if (/^\s*[+-]?\d+(\.\d*)?\s*$/.test(String(value))) return Math.trunc(Number(value))
  throw new Problem(400, `Error occurred during "${name}" processing. The "${String(value)}" value's type is invalid. The "int" type was expected. Verify and try again.`)
}

/** The criteria as the shop repeats them in its answer. */
export function writeCriteria({ groups, sortOrders, pageSize, currentPage }: SearchCriteria): Record<string, unknown> {
  return {
    filter_groups: groups.map((filters) => ({ filters: filters.map(({ field, value, conditionType, blank }) => ({ field, value: blank ? null : value, condition_type: conditionType })) })),
    ...(sortOrders ? { sort_orders: sortOrders } : {}),
    ...(pageSize === undefined ? {} : { page_size: pageSize }),
    ...(currentPage === undefined ? {} : { current_page: currentPage }),
  }
}
