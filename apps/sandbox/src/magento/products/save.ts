import { soldTypes } from '../catalog/attributes.ts'
import { urlKey } from '../catalog/url-key.ts'
import { stored, valueIn, withValue, type ScopedValues } from '../catalog/values.ts'
import type { MagentoState } from '../state.ts'
import { levelOf } from '../categories/categories.ts'
import { Crash, Problem } from '../web-api/problem.ts'
import type { ProductInput, TierPriceInput } from './input.ts'
import { replaceMedia } from './media.ts'
import { everyGroup, type CategoryLink, type Product, type TierPrice } from './products.ts'

const longestSku = 64
const empty = (label: string) => new Problem(400, `The "${label}" attribute value is empty. Set the attribute and try again.`)
const unsaved = () => new Problem(400, 'The product was unable to be saved. Please try again.')
const largestAmount = 1e14
const newDefaults = { status: '1', visibility: '4', options_container: 'container2', msrp_display_actual_price_type: '0', tax_class_id: '2' }
/** Fields of their own, which custom attributes of the same name do not write. */
const fields = new Set(['sku', 'name', 'price', 'status', 'visibility', 'weight', 'created_at', 'updated_at', 'tier_price', 'media_gallery', 'category_ids', 'required_options', 'has_options'])
const neverNegative = ['price', 'special_price', 'cost', 'msrp', 'weight']

/**
 * Creates a product, or changes what was sent in the one with this SKU, in a store view. Runs inside `journal.atomically`.
 * `pathSku` is the SKU of the path, which wins over the one in the body (recorded exchange 352).
 */
export function saveProduct(state: MagentoState, input: ProductInput, storeId: number, pathSku?: string): Product {
  const { products } = state
  const sku = (pathSku ?? input.sku)?.trim()
  if (sku === undefined) throw new Crash()
  const before = input.id ? products.get(input.id) : products.bySku(sku)
  return before ? update(state, before, input, storeId, sku) : create(state, input, sku)
}

function create(state: MagentoState, input: ProductInput, sku: string): Product {
  const { products, inventory, stores, now } = state
  const setId = checkSet(state, input.attribute_set_id)
  const type = input.type_id ?? 'simple'
  const at = now()
  const draft = {
    sku, attribute_set_id: setId, type_id: type, created_at: at, updated_at: at, website_ids: [], categories: [], tierPrices: readTierPrices(input.tier_prices) ?? [], media: [],
    values: withDefaults(valuesOf(state, input, {}, 0, setId, type), type),
  }
  check(draft.values, 0, sku, type)
  const id = products.tables.product.takeId()
  const websites = input.extension_attributes?.website_ids ?? stores.websites.filter((website) => website.id !== 0).map((website) => website.id)
  checkWebsites(state, websites)
  const product: Product = { ...draft, id, website_ids: websites, categories: linksOf(state, input, []) }
  inventory.addItem(product, input.extension_attributes?.stock_item, soldTypes.has(type))
  return products.tables.product.write(finish(state, product, input, 0))
}

function update(state: MagentoState, before: Product, input: ProductInput, storeId: number, sku: string): Product {
  const { products, inventory, now } = state
  const setId = input.attribute_set_id ? checkSet(state, input.attribute_set_id) : before.attribute_set_id
  const values = valuesOf(state, input, before.values, storeId, setId, before.type_id)
  check(values, storeId, sku, before.type_id)
  const websites = input.extension_attributes?.website_ids ?? before.website_ids
  checkWebsites(state, websites)
  const product: Product = {
    ...before, sku, attribute_set_id: setId, type_id: input.type_id ?? before.type_id, updated_at: now(), website_ids: websites, categories: linksOf(state, input, before.categories),
    tierPrices: readTierPrices(input.tier_prices) ?? before.tierPrices, values,
  }
  inventory.saveItem(product, input.extension_attributes?.stock_item)
  return products.tables.product.write(finish(state, product, input, storeId))
}

/** Pictures, and the address, which is refused late: the numbers of product and stock item are gone by then (recorded exchange 307). */
function finish(state: MagentoState, product: Product, input: ProductInput, storeId: number): Product {
  const pictured = input.media_gallery_entries ? replaceMedia(product, input.media_gallery_entries, state) : product
  const asked = valueIn(pictured.values, 'url_key', storeId)
  const key = urlKey(asked ?? valueIn(pictured.values, 'name', storeId) ?? '')
  const keyed = asked === key ? pictured : { ...pictured, values: withValue(pictured.values, { code: 'url_key', scope: 'store' }, storeId, key) }
  const shown = keyed.website_ids.length > 0 && valueIn(keyed.values, 'visibility', 1) !== '1'
  if (shown && (state.products.hasUrl(key, product.id) || takenByCategory(state, key))) throw new Problem(400, 'URL key for specified store already exists.')
  return keyed
}

const takenByCategory = ({ categories }: MagentoState, key: string) => categories.list().some((one) => levelOf(one) > 1 && categories.value(one, 'url_path') === key)

function checkSet({ attributes }: MagentoState, id: number | null | undefined): number {
  if (!id || !attributes.tables.set.get(id)) throw new Problem(400, 'Invalid product data: %1', ['Invalid attribute set entity type'])
  return id
}

function checkWebsites({ stores }: MagentoState, ids: readonly number[]): void {
  const unknown = ids.find((id) => !stores.websites.some((website) => website.id === id))
  // The database refuses the link, and the shop says no more than this.
  if (unknown !== undefined) throw unsaved()
}

function valuesOf(state: MagentoState, input: ProductInput, before: ScopedValues, storeId: number, setId: number, type: string): ScopedValues {
  const sent: [string, unknown][] = (['name', 'price', 'status', 'visibility', 'weight'] as const).map((name) => [name, input[name]])
  for (const { attribute_code: code, value } of input.custom_attributes ?? []) if (!fields.has(code)) sent.push([code, value])
  let values = before
  for (const [code, value] of sent) {
    const attribute = state.attributes.with(code)
    // Unknown attributes, and those that this product cannot have, are dropped without a word (recorded exchanges 327 and 440).
    if (value === undefined || !attribute || !state.attributes.isIn(attribute, setId) || (attribute.soldOnly && !soldTypes.has(type)) || (code === 'weight' && !soldTypes.has(type))) continue
    // Behind a stale cache the shop does not see a value that is there, and does not overwrite it (exchanges 448-472).
    if (!state.attributes.shows(code) && valueIn(values, code, storeId) !== undefined) continue
    if (fields.has(code) && value === null) continue
    values = withValue(values, attribute, storeId, stored(Array.isArray(value) ? value.join(',') : value, attribute.backend))
  }
  return values
}

function withDefaults(values: ScopedValues, type: string): ScopedValues {
  return Object.entries(newDefaults).reduce((all, [code, value]) => {
    const skipped = !soldTypes.has(type) && (code === 'tax_class_id' || code.startsWith('msrp'))
    return skipped || valueIn(all, code, 0) !== undefined ? all : withValue(all, { code, scope: 'global' }, 0, value)
  }, values)
}

function check(values: ScopedValues, storeId: number, sku: string, type: string): void {
  if (!valueIn(values, 'name', storeId)) throw empty('Product Name')
  if (!sku) throw empty('sku')
  if ([...sku].length > longestSku) throw new Problem(400, `SKU length should be ${longestSku} characters maximum.`)
  if (soldTypes.has(type) && valueIn(values, 'price', storeId) === undefined) throw empty('Price')
  if (neverNegative.some((code) => Number(valueIn(values, code, storeId) ?? 0) < 0)) throw new Problem(400, 'Please enter a number 0 or greater in this field.')
  // The database has no room for it.
  if (neverNegative.some((code) => Number(valueIn(values, code, storeId) ?? 0) >= largestAmount)) throw unsaved()
}

/**
 * Links are added to those that are there; an empty list takes all away; the attribute `category_ids` replaces them (recorded exchanges
 * 361, 362, 385, 386). Categories that do not exist are left out without a word (323).
 */
function linksOf({ categories }: MagentoState, input: ProductInput, before: readonly CategoryLink[]): CategoryLink[] {
  const sent = input.extension_attributes?.category_links
  const ids = input.custom_attributes?.find(({ attribute_code: code }) => code === 'category_ids')?.value
  if (sent?.length === 0) return []
  const kept = Array.isArray(ids) ? before.filter(({ id }) => ids.map(Number).includes(id)) : [...before]
  const links = new Map(kept.map((link) => [link.id, link]))
  for (const { category_id: id, position } of sent ?? []) links.set(Number(id), { id: Number(id), position: position ?? 0 })
  for (const id of Array.isArray(ids) ? ids.map(Number) : []) if (!links.has(id)) links.set(id, { id, position: 0 })
  return [...links.values()].filter(({ id }) => categories.get(id))
}

function readTierPrices(sent: readonly TierPriceInput[] | null | undefined): TierPrice[] | undefined {
  return sent?.map(({ customer_group_id: group, qty, value, extension_attributes: extra }) => {
    const percent = extra?.percentage_value ?? undefined
    return { group: group ?? everyGroup, qty: qty ?? 1, value: percent ?? value ?? 0, percent: percent !== undefined, website: extra?.website_id ?? 0 }
  })
}
