import type { Caller } from '../client.ts'

export interface CustomerGroup { id: number; code: string; tax_class_id: number; tax_class_name: string }

export interface CustomerGroups {
  /** All groups; group 0 is "NOT LOGGED IN". */
  all(): Promise<CustomerGroup[]>
}

const pageSize = 200

export const groupsOf = ({ search }: Caller): CustomerGroups => ({
  async all() {
    const groups: CustomerGroup[] = []
    for (let currentPage = 1; ; currentPage++) {
      const page = await search<CustomerGroup>('customerGroups/search', { pageSize, currentPage, sort: [{ field: 'id', direction: 'ASC' }] })
      groups.push(...page.items)
      if (groups.length >= page.totalCount || !page.items.length) return groups
    }
  },
})
