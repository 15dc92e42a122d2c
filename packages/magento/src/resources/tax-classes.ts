import type { Caller, SearchResult } from '../caller.ts'
import type { Criteria } from '../criteria.ts'

/** Products and customers have classes of their own; a group takes one of type CUSTOMER only (recorded exchange 234). */
export interface TaxClass { class_id: number; class_name: string; class_type: 'PRODUCT' | 'CUSTOMER' }

export interface TaxClasses {
  all(): Promise<TaxClass[]>
  search(criteria: Criteria): Promise<SearchResult<TaxClass>>
}

export const taxClassesOf = ({ search, searchAll }: Caller): TaxClasses => ({
  all: () => searchAll('taxClasses/search', { sort: [{ field: 'class_id', direction: 'ASC' }] }),
  search: (criteria) => search('taxClasses/search', criteria),
})
