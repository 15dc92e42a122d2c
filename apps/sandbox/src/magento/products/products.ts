import { valueIn, type ScopedValues } from '../catalog/values.ts'
import { fold } from '../tables/conditions.ts'
import { Table, type Journal } from '../tables/table.ts'

export interface CategoryLink { id: number; position: number }
/** A price for a group (32000: all of them) from a quantity on; `percent` off where it is not a price. */
export interface TierPrice { group: number; qty: number; value: number; percent: boolean; website: number }
export interface MediaEntry { id: number; media_type: string; label: string | null; position: number; disabled: boolean; file: string; content: { base64: string; type: string; name: string } }

export interface Product {
  id: number
  /** As it was written last; two that differ in case only are one (recorded exchange 340). */
  sku: string
  attribute_set_id: number
  type_id: string
  created_at: string
  updated_at: string
  website_ids: readonly number[]
  categories: readonly CategoryLink[]
  tierPrices: readonly TierPrice[]
  media: readonly MediaEntry[]
  values: ScopedValues
}

export const everyGroup = 32_000
const notVisible = '1'

/** The shop's products. */
export interface Products {
  tables: { product: Table<Product>; media: Table<{ id: number }> }
  list(): Product[]
  get(id: number): Product | undefined
  bySku(sku: string): Product | undefined
  inCategory(categoryId: number): Product[]
  leaveCategory(categoryId: number): void
  value(product: Product, code: string, storeId?: number): string | undefined
  /** Whether a product answers under this address (without `.html`). */
  hasUrl(path: string, exceptProduct?: number): boolean
}

export function createProducts(journal: Journal, changed: () => void): Products {
  const product = new Table<Product>(journal, changed, { sku: ({ sku }) => fold(sku), url: urlOf })
  const media = new Table<{ id: number }>(journal, changed)
  const products: Products = {
    tables: { product, media },
    list: () => [...product.all()],
    get: (id) => product.get(id),
    bySku: (sku) => product.first('sku', fold(sku)),
    inCategory: (categoryId) => products.list().filter(({ categories }) => categories.some(({ id }) => id === categoryId)),
    leaveCategory(categoryId) {
      for (const row of products.inCategory(categoryId)) product.write({ ...row, categories: row.categories.filter(({ id }) => id !== categoryId) })
    },
    value: ({ values }, code, storeId = 1) => valueIn(values, code, storeId),
    hasUrl: (path, except) => product.with('url', path).some(({ id }) => id !== except),
  }
  return products
}

/** The product's address where it has one: not when it is in no website or shown nowhere. */
function urlOf({ values, website_ids: websites }: Product): string {
  return websites.length && valueIn(values, 'visibility', 1) !== notVisible ? (valueIn(values, 'url_key', 1) ?? '') : ''
}
