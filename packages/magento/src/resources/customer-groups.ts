import type { Caller, SearchResult } from '../caller.ts'
import type { Criteria } from '../criteria.ts'

export interface CustomerGroup { id: number; code: string; tax_class_id: number; tax_class_name: string }

export interface CustomerGroups {
  /** All groups; group 0 is "NOT LOGGED IN", which no customer has. */
  all(): Promise<CustomerGroup[]>
  search(criteria: Criteria): Promise<SearchResult<CustomerGroup>>
  get(id: number): Promise<CustomerGroup>
  /**
   * Without a tax class the group gets the shop's default one (recorded exchange 233). A code of more than 32 characters is cut
   * off in silence (235), so compare; a code that is taken is refused (232).
   */
  create(group: { code: string; tax_class_id?: number }): Promise<CustomerGroup>
}

export const groupsOf = ({ get, post, search, searchAll }: Caller): CustomerGroups => ({
  all: () => searchAll('customerGroups/search', { sort: [{ field: 'id', direction: 'ASC' }] }),
  search: (criteria) => search('customerGroups/search', criteria),
  get: (id) => get(`customerGroups/${id}`),
  create: (group) => post('customerGroups', { group }),
})
