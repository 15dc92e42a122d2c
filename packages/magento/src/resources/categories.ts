import type { Caller, SearchResult } from '../caller.ts'
import type { Criteria } from '../criteria.ts'
import type { CustomAttribute } from './customers.ts'

export interface Category {
  id: number; parent_id: number; name: string; is_active?: boolean; position?: number; level?: number
  /** Ids joined by commas, '' without children. */
  children?: string
  /** Ids from the top: "1/2/3/4". */
  path?: string
  include_in_menu?: boolean; created_at?: string; updated_at?: string
  /** url_key, description and the rest; unknown codes are dropped in silence (recorded exchange 259). */
  custom_attributes?: CustomAttribute[]
}

export interface CategoryTree {
  id: number; parent_id: number; name: string; is_active: boolean; position: number; level: number; product_count: number
  children_data: CategoryTree[]
}

export type NewCategory = Pick<Category, 'name'> & Partial<Omit<Category, 'id' | 'children' | 'path' | 'level' | 'created_at' | 'updated_at'>>

export interface Categories {
  /** From the default store's root, or from another category (recorded exchange 250). */
  tree(rootId?: number): Promise<CategoryTree>
  get(id: number, storeCode?: string): Promise<Category>
  search(criteria: Criteria, storeCode?: string): Promise<SearchResult<Category>>
  /** Those of one name below one parent: the search before a create, and after a create whose outcome is not known. */
  findByName(name: string, parentId: number): Promise<Category[]>
  /**
   * Without a parent it goes below the default store's root (recorded exchange 251). Its url_key comes from the name, and must be
   * alone among its siblings: "URL key for specified store already exists." (253). Not repeatable.
   */
  create(category: NewCategory, storeCode?: string): Promise<Category>
  /**
   * Sends only what changes. A name written outside "all" shadows the general one for good (recorded exchanges 266-270), and the
   * url_key stays when the name changes. `parent_id` is ignored in silence (272): use `move`.
   */
  update(id: number, changes: Partial<Omit<NewCategory, 'parent_id'>>, storeCode?: string): Promise<Category>
  /**
   * Below another parent, last or behind one of its children. "Could not move category" means that a sibling there has its url_key
   * (recorded exchanges 273, 274, and 290 after the sibling was gone).
   */
  move(id: number, parentId: number, afterId?: number): Promise<boolean>
  /** Whether products are linked to it, itself, whatever their state (recorded exchange 284). */
  hasProducts(id: number): Promise<boolean>
  /** With everything below it. Roots are refused (recorded exchanges 288, 289). */
  delete(id: number): Promise<boolean>
}

const inStore = (storeCode: string | undefined) => (storeCode === undefined ? {} : { storeCode })

export const categoriesOf = ({ request, get, post, put, delete: remove, searchAll }: Caller): Categories => ({
  tree: (rootId) => get('categories', rootId === undefined ? {} : { query: [['rootCategoryId', String(rootId)]] }),
  get: (id, storeCode) => get(`categories/${id}`, inStore(storeCode)),
  async search(criteria, storeCode) {
    const answer = await request<{ items: Category[] | null; total_count: number }>({ method: 'GET', path: 'categories/list', criteria, ...inStore(storeCode) })
    return { items: answer.items ?? [], totalCount: answer.total_count }
  },
  findByName: (name, parentId) => searchAll('categories/list', {
    groups: [[{ field: 'name', value: name }], [{ field: 'parent_id', value: parentId }]], sort: [{ field: 'entity_id', direction: 'ASC' }],
  }),
  create: (category, storeCode) => post('categories', { category }, inStore(storeCode)),
  update: (id, category, storeCode) => put(`categories/${id}`, { category }, inStore(storeCode)),
  move: (id, parentId, afterId) => put(`categories/${id}/move`, { parentId, ...(afterId === undefined ? {} : { afterId }) }),
  hasProducts: async (id) => (await get<unknown[]>(`categories/${id}/products`)).length > 0,
  delete: (id) => remove(`categories/${id}`),
})
