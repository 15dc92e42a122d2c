import { soldTypes } from '../catalog/attributes.ts'
import { valueIn } from '../catalog/values.ts'
import type { MagentoState } from '../state.ts'
import { writeStock } from '../stock/stock-item.ts'
import { writeMedia } from './media.ts'
import type { Product, TierPrice } from './products.ts'

/** Attributes that an answer names outside its custom attributes, or not at all. */
const elsewhere = new Set(['sku', 'name', 'price', 'status', 'visibility', 'weight', 'tier_price', 'media_gallery', 'created_at', 'updated_at', 'quantity_and_stock_status', 'url_path'])

export interface WriteOptions {
  storeId: number
  /** Links and tier prices are missing in the answer to a save that named the product's own SKU (recorded exchanges 350 and 351). */
  withLinks?: boolean
  withTierPrices?: boolean
  /** Lists leave the stock item out. */
  withStock?: boolean
}

/** A product as the shop answers it in a store view. */
export function writeProduct(product: Product, state: MagentoState, { storeId, withLinks = true, withTierPrices = withLinks, withStock = true }: WriteOptions): Record<string, unknown> {
  const { values } = product
  const value = (code: string) => valueIn(values, code, storeId)
  const number = (code: string) => (value(code) === undefined ? undefined : Number(value(code)))
  const fields: Record<string, unknown> = {
    id: product.id, sku: product.sku, name: value('name'), attribute_set_id: product.attribute_set_id, price: number('price'), status: number('status'), visibility: number('visibility'),
    type_id: product.type_id, created_at: product.created_at, updated_at: product.updated_at, weight: number('weight'),
  }
  for (const name of Object.keys(fields)) if (fields[name] === undefined) delete fields[name]
  const stock = withStock ? state.inventory.itemOf(product.id) : undefined
  const links = product.categories.map(({ id, position }) => ({ position, category_id: String(id) }))
  return {
    ...fields,
    extension_attributes: { website_ids: product.website_ids, ...(links.length ? { category_links: links } : {}), ...(stock ? { stock_item: writeStock(stock) } : {}) },
    ...(withLinks ? { product_links: [] } : {}), options: [], media_gallery_entries: product.media.toSorted((a, b) => a.position - b.position || a.id - b.id).map((entry) => writeMedia(entry, values, storeId)),
    ...(withTierPrices ? { tier_prices: product.tierPrices.toSorted((a, b) => a.qty - b.qty).map(writeTierPrice) } : {}),
    custom_attributes: writeCustom(product, state, value),
  }
}

const writeTierPrice = ({ group, qty, value, percent, website }: TierPrice) => (
  { customer_group_id: group, qty, value: percent ? 0 : value, extension_attributes: { ...(percent ? { percentage_value: value } : {}), website_id: website } })

function writeCustom(product: Product, { attributes }: MagentoState, value: (code: string) => string | undefined): Record<string, unknown>[] {
  const sold = soldTypes.has(product.type_id)
  const codes = [...Object.keys(product.values), 'category_ids', 'required_options', 'has_options'].filter((code) => !elsewhere.has(code) && attributes.shows(code))
  return attributes.inOrder(product.attribute_set_id, codes).flatMap(({ code, soldOnly }): Record<string, unknown>[] => {
    if (soldOnly && !sold) return []
    if (code === 'category_ids') return [{ attribute_code: code, value: product.categories.map(({ id }) => String(id)) }]
    const written = code === 'required_options' || code === 'has_options' ? '0' : value(code)
    return written === undefined ? [] : [{ attribute_code: code, value: written }]
  })
}
