export type ConditionType =
  | 'eq' | 'neq' | 'gt' | 'gteq' | 'lt' | 'lteq' | 'in' | 'nin' | 'like' | 'nlike' | 'null' | 'notnull' | 'from' | 'to' | 'finset' | 'moreq'

/** `type` is "eq" when absent; `like` takes % as a wildcard; `in` and `nin` take a list joined by commas (see `anyOf`). */
export interface Condition { field: string; value?: string | number; type?: ConditionType }

export interface Criteria {
  /** Groups are joined by AND, the conditions of one group by OR. */
  groups?: readonly (readonly Condition[])[]
  sort?: readonly { field: string; direction: 'ASC' | 'DESC' }[]
  pageSize?: number
  currentPage?: number
}

/** `searchCriteria[…]` as name-value pairs. */
export function criteriaPairs({ groups = [], sort = [], pageSize, currentPage }: Criteria): [string, string][] {
  const pairs: [string, string][] = []
  for (const [g, group] of groups.entries()) {
    for (const [f, { field, value, type = 'eq' }] of group.entries()) {
      const at = `searchCriteria[filterGroups][${g}][filters][${f}]`
      pairs.push([`${at}[field]`, field], [`${at}[conditionType]`, type])
      // "null" and "notnull" look at no value, but the shop's own interface calls one required (recorded exchange 381).
      const sent = value ?? (type === 'null' || type === 'notnull' ? 1 : undefined)
      if (sent !== undefined) pairs.push([`${at}[value]`, String(sent)])
    }
  }
  for (const [s, { field, direction }] of sort.entries()) pairs.push([`searchCriteria[sortOrders][${s}][field]`, field], [`searchCriteria[sortOrders][${s}][direction]`, direction])
  if (pageSize !== undefined) pairs.push(['searchCriteria[pageSize]', String(pageSize)])
  if (currentPage !== undefined) pairs.push(['searchCriteria[currentPage]', String(currentPage)])
  // Most lists refuse to answer without any criteria (recorded exchange 194): an empty one is still one.
  return pairs.length ? pairs : [['searchCriteria', '']]
}

/** One condition, or several of which one must hold. */
export const where = (...conditions: Condition[]): readonly Condition[] => conditions
