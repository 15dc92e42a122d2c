import { categoryAttributes } from '../catalog/attributes.ts'
import { valueIn } from '../catalog/values.ts'
import { levelOf, type Categories, type Category } from './categories.ts'

/** Attributes that an answer names outside its custom attributes, or not at all. */
const elsewhere = new Set(['name', 'is_active', 'position', 'level', 'available_sort_by', 'include_in_menu'])

/** A category as the shop answers it in a store view. */
export function writeCategory(category: Category, categories: Categories, storeId: number): Record<string, unknown> {
  const { id, parent_id: parent, position, path, created_at: created, updated_at: updated, values } = category
  const value = (code: string) => valueIn(values, code, storeId)
  const active = value('is_active')
  const sortBy = value('available_sort_by')
  return {
    id, parent_id: parent, name: value('name'), ...(active === undefined ? {} : { is_active: active === '1' }), position, level: levelOf(category),
    children: categories.childrenOf(id).filter((child) => valueIn(child.values, 'is_active', storeId) === '1').map((child) => child.id).sort((a, b) => a - b).join(','), created_at: created, updated_at: updated, path,
    ...(sortBy ? { available_sort_by: sortBy.split(',') } : {}), include_in_menu: value('include_in_menu') === '1',
    custom_attributes: [...categoryAttributes.values()].filter(({ code }) => !elsewhere.has(code)).sort((a, b) => a.sort - b.sort).flatMap(({ code }) => {
      const written = code === 'path' ? path : code === 'children_count' ? String(categories.below(category).length) : value(code)
      return written === undefined ? [] : [{ attribute_code: code, value: written }]
    }),
  }
}

export interface TreeNode { id: number; parent_id: number; name: string | undefined; is_active: boolean; position: number; level: number; product_count: number; children_data: TreeNode[] }

/** The tree below a category; `depth` levels of it where given. */
export function writeTree(category: Category, categories: Categories, storeId: number, productCount: (id: number) => number, depth = Infinity): TreeNode {
  const { id, parent_id: parent, position, values } = category
  return {
    id, parent_id: parent, name: valueIn(values, 'name', storeId), is_active: valueIn(values, 'is_active', storeId) === '1', position, level: levelOf(category), product_count: productCount(id),
    children_data: depth > 0 ? categories.childrenOf(id).map((child) => writeTree(child, categories, storeId, productCount, depth - 1)) : [],
  }
}
