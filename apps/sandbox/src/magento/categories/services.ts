import { categoryAttributes } from '../catalog/attributes.ts'
import { categoryOptions, writeCategoryAttribute } from '../catalog/metadata.ts'
import { valueIn } from '../catalog/values.ts'
import type { Services } from '../service.ts'
import type { MagentoState } from '../state.ts'
import { search, searchAnswer, type Column } from '../tables/search.ts'
import { inputProblem, notFound, Problem, required } from '../web-api/problem.ts'
import { defaultCategory, levelOf, treeRoot, type Categories, type Category } from './categories.ts'
import { moveCategory } from './move.ts'
import { createCategory, touchAncestors, updateCategory, type CategoryHost, type CategoryInput } from './save.ts'
import { writeCategory, writeTree } from './write.ts'

/** What saving a category needs of the shop. Products' addresses count too: all end in `.html`. */
const hostOf = ({ categories, products, stores, now }: MagentoState): CategoryHost => ({
  categories, stores, now,
  takesUrl: (path, except) => categories.list().some((one) => one.id !== except && levelOf(one) > 1 && [0, 1].some((store) => valueIn(one.values, 'url_path', store) === path)) || products.hasUrl(path),
})

function existing(categories: Categories, id: number): Category {
  const category = categories.get(id)
  if (!category) throw notFound('id', id)
  return category
}

export const categoryServices: Services = {
  'GET /V1/categories': ({ rootCategoryId, depth }, { state, scope }) => {
    const root = existing(state.categories, Number(rootCategoryId ?? defaultCategory))
    const counts = new Map<number, number>()
    for (const { categories } of state.products.tables.product.all()) for (const { id } of categories) counts.set(id, (counts.get(id) ?? 0) + 1)
    return writeTree(root, state.categories, scope.storeId, (id) => counts.get(id) ?? 0, depth === undefined ? Infinity : Number(depth))
  },
  'POST /V1/categories': ({ category: sent }, { state, scope, wrote }) => {
    const input = sent as CategoryInput
    const before = input.id ? existing(state.categories, input.id) : undefined
    const saved = before ? updateCategory(hostOf(state), before, input, scope.storeId) : createCategory(hostOf(state), input, scope.storeId)
    wrote('category', saved.id, nameOf(saved))
    return writeCategory(saved, state.categories, scope.storeId)
  },
  'PUT /V1/categories/:id': ({ category: sent, id }, { state, scope, wrote }) => {
    const before = existing(state.categories, Number(id ?? (sent as CategoryInput).id))
    const saved = updateCategory(hostOf(state), before, sent as CategoryInput, scope.storeId)
    wrote('category', saved.id, nameOf(saved))
    return writeCategory(saved, state.categories, scope.storeId)
  },
  'GET /V1/categories/list': ({ searchCriteria }, { state: { categories }, scope: { storeId } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(categories.tables.category, searchCriteria, { column: (field) => columnOf(field, storeId), sortColumn: (field) => knownColumn(field, storeId) })
    return searchAnswer(rows.map((row) => writeCategory(row, categories, storeId)), searchCriteria, total)
  },
  'GET /V1/categories/attributes': ({ searchCriteria }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const all = [...categoryAttributes.values()].filter(({ code }) => !hiddenOfCategories.has(code))
    const size = searchCriteria.pageSize ?? all.length
    const start = (Math.max(1, searchCriteria.currentPage ?? 1) - 1) * size
    return searchAnswer(all.slice(start, start + size).map(writeCategoryAttribute), searchCriteria, recordedAttributeCount)
  },
  'GET /V1/categories/attributes/:attributeCode': ({ attributeCode }) => {
    const attribute = categoryAttributes.get(String(attributeCode))
    if (!attribute) throw new Problem(404, 'The attribute with a "%1" attributeCode doesn\'t exist. Verify the attribute and try again.', [attributeCode])
    return writeCategoryAttribute(attribute)
  },
  'GET /V1/categories/attributes/:attributeCode/options': ({ attributeCode }) => {
    const attribute = categoryAttributes.get(String(attributeCode))
    if (!attribute) throw new Problem(404, 'The attribute with a "%1" attributeCode doesn\'t exist. Verify the attribute and try again.', [attributeCode])
    return categoryOptions(attribute)
  },
  'GET /V1/categories/:categoryId': ({ categoryId, storeId }, { state: { categories }, scope }) =>
    writeCategory(existing(categories, Number(categoryId)), categories, storeId === undefined ? scope.storeId : Number(storeId)),
  'PUT /V1/categories/:categoryId/move': ({ categoryId, parentId, afterId }, { state, wrote }) => {
    const category = existing(state.categories, Number(categoryId))
    moveCategory(hostOf(state), category, Number(parentId), afterId === undefined ? undefined : Number(afterId))
    wrote('category', category.id, nameOf(category))
    return true
  },
  'DELETE /V1/categories/:categoryId': ({ categoryId }, { state, wrote }) => {
    const { categories, products } = state
    const category = existing(categories, Number(categoryId))
    if (category.id === treeRoot || category.id === defaultCategory) throw new Problem(400, 'Cannot delete category with id %1', [String(category.id)])
    for (const { id } of [...categories.below(category), category]) {
      products.leaveCategory(id)
      categories.tables.category.remove(id)
    }
    const parent = categories.get(category.parent_id)
    if (parent) touchAncestors(parent, hostOf(state))
    wrote('category', category.id, nameOf(category))
    return true
  },
}

const hiddenOfCategories = new Set<string>()
/** The recorded store counts some attributes that it does not let see. */
const recordedAttributeCount = 31
const nameOf = ({ values }: Category) => valueIn(values, 'name', 0) ?? ''

/** What categories can be searched by, in a store view. */
function columnOf(field: string, storeId: number): Column<Category> {
  const column = knownColumn(field, storeId)
  if (!column) throw new Problem(400, 'The "%1" attribute name is invalid. Reset the name and try again.', [field])
  return column
}

function knownColumn(field: string, storeId: number): Column<Category> | undefined {
  if (field === 'entity_id') return { read: ({ id }) => id, kind: 'number', index: 'id' }
  if (field === 'parent_id') return { read: (row) => row.parent_id, kind: 'number', index: 'parent' }
  if (field === 'position') return { read: ({ position }) => position, kind: 'number' }
  if (field === 'level') return { read: (row) => levelOf(row), kind: 'number' }
  if (field === 'path') return { read: ({ path }) => path }
  if (field === 'created_at' || field === 'updated_at') return { read: (row) => row[field], kind: 'time' }
  const attribute = categoryAttributes.get(field)
  if (!attribute) return undefined
  return { read: ({ values }) => valueIn(values, field, storeId), ...(attribute.backend === 'int' || attribute.backend === 'decimal' ? { kind: 'number' as const } : {}) }
}
