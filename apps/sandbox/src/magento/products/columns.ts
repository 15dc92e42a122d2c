import { valueIn } from '../catalog/values.ts'
import type { Categories } from '../categories/categories.ts'
import type { MagentoState } from '../state.ts'
import type { Column } from '../tables/search.ts'
import { Problem } from '../web-api/problem.ts'
import type { Product } from './products.ts'

/** What products can be searched by, in a store view. */
export function productColumn(field: string, state: MagentoState, storeId: number): Column<Product> {
  const column = knownColumn(field, state, storeId)
  if (!column) throw new Problem(400, 'The "%1" attribute name is invalid. Reset the name and try again.', [field])
  return column
}

/** The same; undefined for what products do not have. */
export function knownColumn(field: string, { attributes, products, categories, stores }: MagentoState, storeId: number): Column<Product> | undefined {
  switch (field) {
    case 'entity_id': return { read: ({ id }) => id, kind: 'number', index: 'id' }
    case 'sku': return { read: ({ sku }) => sku, index: 'sku' }
    case 'type_id': return { read: (row) => row.type_id }
    case 'attribute_set_id': return { read: (row) => row.attribute_set_id, kind: 'number' }
    case 'created_at': case 'updated_at': return { read: (row) => row[field], kind: 'time' }
    case 'category_id': return { read: (row) => row.categories.flatMap(({ id }) => [id, ...anchorsAbove(id, categories)]), kind: 'number' }
    case 'store': case 'store_id': return { read: (row) => stores.views.filter((view) => row.website_ids.includes(view.website_id)).map(({ id }) => id), kind: 'number' }
    case 'website_id': case 'website_ids': return { read: (row) => row.website_ids, kind: 'number' }
  }
  const attribute = attributes.with(field)
  if (!attribute) return undefined
  const kind = attribute.backend === 'int' || attribute.backend === 'decimal' ? 'number' : attribute.backend === 'datetime' ? 'time' : undefined
  return { read: (row) => products.value(row, field, storeId) ?? valueIn(row.values, field, 0), ...(kind ? { kind } : {}) }
}

/** Categories that show what is below them: asked for one, the shop answers the products of all those too. */
function anchorsAbove(id: number, categories: Categories): number[] {
  const above = categories.get(id)?.path.split('/').slice(0, -1).map(Number) ?? []
  return above.filter((one) => {
    const category = categories.get(one)
    return category && categories.value(category, 'is_anchor', 0) === '1'
  })
}
