import { Table, type Journal } from '../tables/table.ts'
import { valueIn, withValue, type ScopedValues } from '../catalog/values.ts'

export interface Category {
  id: number
  parent_id: number
  position: number
  /** `1/2/5`: the way from the root. */
  path: string
  created_at: string
  updated_at: string
  values: ScopedValues
}

export const treeRoot = 1
export const defaultCategory = 2

/** The shop's categories. */
export interface Categories {
  tables: { category: Table<Category> }
  list(): Category[]
  get(id: number): Category | undefined
  childrenOf(id: number): Category[]
  /** Everything below, not the category itself. */
  below(category: Category): Category[]
  value(category: Category, code: string, storeId?: number): string | undefined
}

export function createCategories(journal: Journal, changed: () => void, now: () => string): Categories {
  const category = new Table<Category>(journal, changed, { parent: (row) => String(row.parent_id), name: ({ values }) => (valueIn(values, 'name', 1) ?? '').toLowerCase() })
  const at = now()
  const start = (id: number, parent: number, position: number, path: string, values: Record<string, string>) => category.insert({
    id, parent_id: parent, position, path, created_at: at, updated_at: at,
    values: Object.entries(values).reduce<ScopedValues>((all, [code, value]) => withValue(all, { code, scope: 'global' }, 0, value), {}),
  })
  start(treeRoot, 0, 0, '1', { name: 'Root Catalog', include_in_menu: '1' })
  start(defaultCategory, treeRoot, 1, '1/2', { name: 'Default Category', is_active: '1', include_in_menu: '1', display_mode: 'PRODUCTS' })
  const categories: Categories = {
    tables: { category },
    list: () => [...category.all()],
    get: (id) => category.get(id),
    childrenOf: (id) => category.with('parent', String(id)).sort((a, b) => a.position - b.position || a.id - b.id),
    below: ({ id }) => category.with('parent', String(id)).flatMap((child) => [child, ...categories.below(child)]),
    value: ({ values }, code, storeId = 1) => valueIn(values, code, storeId),
  }
  return categories
}

export const levelOf = ({ path }: Category) => path.split('/').length - 1
