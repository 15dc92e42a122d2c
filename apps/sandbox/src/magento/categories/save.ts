import { categoryAttributes } from '../catalog/attributes.ts'
import { stored, valueIn, withValue, type ScopedValues } from '../catalog/values.ts'
import { urlKey } from '../catalog/url-key.ts'
import type { CustomAttribute } from '../web-api/input.ts'
import { notFound, Problem } from '../web-api/problem.ts'
import type { StoreTree } from '../stores/stores.ts'
import { levelOf, type Categories, type Category } from './categories.ts'

/** A category as it is sent. */
export interface CategoryInput {
  id?: number | null
  parent_id?: number | null
  name?: string | null
  is_active?: boolean | null
  position?: number | null
  include_in_menu?: boolean | null
  available_sort_by?: string[] | null
  custom_attributes?: CustomAttribute[] | null
}

export interface CategoryHost { categories: Categories; stores: StoreTree; now: () => string; takesUrl: (path: string, exceptCategory: number) => boolean }

const refused = (why: string) => new Problem(400, 'Could not save category: %1', [why])
const empty = (label: string) => refused(`The "${label}" attribute value is empty. Set the attribute and try again.`)
/** Custom attributes that only the shop itself writes. */
const own = new Set(['path', 'position', 'level', 'children_count', 'url_path'])

/** Creates a category under its parent, by default the root of the store view. */
export function createCategory(host: CategoryHost, input: CategoryInput, storeId: number): Category {
  const { categories, stores, now } = host
  const { category: table } = categories.tables
  const parentId = input.parent_id || rootOf(stores, storeId)
  const parent = table.get(parentId)
  if (!parent) throw notFound('id', parentId)
  // A new category's values are everybody's, whatever store view it was made in (recorded exchanges 266-268).
  const values = valuesOf(input, {}, 0)
  check(values, 0)
  const id = table.takeId()
  const at = now()
  const siblings = categories.childrenOf(parentId)
  const category = withUrl({
    id, parent_id: parentId, path: `${parent.path}/${id}`, position: input.position ?? Math.max(0, ...siblings.map((one) => one.position)) + 1, created_at: at, updated_at: at,
    values: withDefaults(values),
  }, host, 0)
  table.write(category)
  touchAncestors(parent, host)
  return category
}

/** Writes into a store view what was sent. A parent in it is ignored: categories move through a call of its own (recorded exchange 272). */
export function updateCategory(host: CategoryHost, before: Category, input: CategoryInput, storeId: number): Category {
  const values = valuesOf(input, before.values, storeId)
  check(values, storeId)
  const changed = { ...before, values, position: input.position ?? before.position, updated_at: host.now() }
  const { category: table } = host.categories.tables
  const saved = table.write(withUrl(changed, host, storeId))
  // The addresses of what is below begin with this one's.
  if (host.categories.value(saved, 'url_path', storeId) !== host.categories.value(before, 'url_path', storeId)) {
    for (const child of host.categories.below(saved)) table.write(withUrl(child, host, storeId))
  }
  return saved
}

const rootOf = ({ views, groups }: StoreTree, storeId: number) => {
  const view = views.find(({ id }) => id === storeId)
  return groups.find(({ id }) => id === view?.store_group_id)?.root_category_id ?? 0
}

function valuesOf(input: CategoryInput, before: ScopedValues, storeId: number): ScopedValues {
  const sent: [string, unknown][] = [
    ['name', input.name], ['is_active', flag(input.is_active)], ['include_in_menu', flag(input.include_in_menu)], ['available_sort_by', input.available_sort_by?.join(',')],
    ...(input.custom_attributes ?? []).filter(({ attribute_code: code }) => !own.has(code)).map(({ attribute_code: code, value }) => [code, Array.isArray(value) ? value.join(',') : value] as [string, unknown]),
  ]
  let values = before
  for (const [code, value] of sent) {
    const attribute = categoryAttributes.get(code)
    // What the shop does not know is dropped without a word (recorded exchange 259).
    if (attribute && value !== undefined) values = withValue(values, attribute, storeId, stored(value, attribute.backend === 'static' ? 'varchar' : attribute.backend))
  }
  if (input.name === '') values = withValue(values, { code: 'name', scope: 'store' }, storeId, '')
  return values
}

const flag = (value: boolean | null | undefined) => (value === undefined || value === null ? undefined : value ? '1' : '0')

function check(values: ScopedValues, storeId: number): void {
  if (!valueIn(values, 'name', storeId)?.trim()) throw empty('Name')
  if (valueIn(values, 'is_active', storeId) === undefined) throw empty('Is Active')
}

function withDefaults(values: ScopedValues): ScopedValues {
  const defaults = { include_in_menu: '1', is_anchor: '1' }
  return Object.entries(defaults).reduce((all, [code, value]) => (valueIn(all, code, 0) === undefined ? withValue(all, { code, scope: 'global' }, 0, value) : all), values)
}

/** Gives the category its key and path in the shop's addresses; two alike are refused. A renamed category keeps its key (recorded exchange 266). */
export function withUrl(category: Category, { categories, takesUrl }: CategoryHost, storeId: number): Category {
  const key = urlKey(valueIn(category.values, 'url_key', storeId) ?? valueIn(category.values, 'name', storeId) ?? '')
  const parent = categories.get(category.parent_id)
  const above = parent && levelOf(parent) > 1 ? categories.value(parent, 'url_path', storeId) : undefined
  const path = above ? `${above}/${key}` : key
  if (takesUrl(path, category.id)) throw refused('URL key for specified store already exists.')
  const at = valueIn(category.values, 'url_key', storeId) === key ? undefined : storeId
  const keyed = at === undefined ? category.values : withValue(category.values, { code: 'url_key', scope: 'store' }, at, key)
  const pathed = valueIn(keyed, 'url_path', storeId) === path ? keyed : withValue(keyed, { code: 'url_path', scope: 'store' }, storeId, path)
  return { ...category, values: pathed }
}

/** What is above counts its children, and its row changes with that. */
export function touchAncestors(parent: Category, { categories, now }: CategoryHost): void {
  for (let one: Category | undefined = parent; one; one = categories.get(one.parent_id)) categories.tables.category.write({ ...one, updated_at: now() })
}
