import { valueIn } from '../catalog/values.ts'
import type { MagentoState } from '../state.ts'
import type { Column } from '../tables/search.ts'
import { Problem } from '../web-api/problem.ts'
import type { Product } from './products.ts'

/** What products can be searched by, in a store view. */
export function productColumn(field: string, { attributes, products }: MagentoState, storeId: number): Column<Product> {
  switch (field) {
    case 'entity_id': return { read: ({ id }) => id, kind: 'number', index: 'id' }
    case 'sku': return { read: ({ sku }) => sku, index: 'sku' }
    case 'type_id': return { read: (row) => row.type_id }
    case 'attribute_set_id': return { read: (row) => row.attribute_set_id, kind: 'number' }
    case 'created_at': case 'updated_at': return { read: (row) => row[field], kind: 'time' }
    case 'category_id': return { read: ({ categories }) => categories.map(({ id }) => id), kind: 'number' }
    case 'website_id': case 'website_ids': return { read: (row) => row.website_ids, kind: 'number' }
  }
  const attribute = attributes.with(field)
  if (!attribute) throw new Problem(400, 'The "%1" attribute name is invalid. Reset the name and try again.', [field])
  const kind = attribute.backend === 'int' || attribute.backend === 'decimal' ? 'number' : attribute.backend === 'datetime' ? 'time' : undefined
  return { read: (row) => products.value(row, field, storeId) ?? valueIn(row.values, field, 0), ...(kind ? { kind } : {}) }
}
