import { anyOf } from '../any-of.ts'
import type { Caller, SearchResult } from '../caller.ts'
import type { Criteria } from '../criteria.ts'
import type { CustomAttribute } from './customers.ts'

export interface CategoryLink { category_id: string; position?: number }
export interface StockItem { item_id?: number; qty?: number | null; is_in_stock?: boolean; manage_stock?: boolean; is_qty_decimal?: boolean }

export interface ProductExtension {
  website_ids?: number[]
  /**
   * Added to the links that are there (recorded exchanges 361, 390), but `[]` takes a product out of all (362). To replace them send
   * the custom attribute `category_ids` (386). Unknown categories are ignored in silence (323).
   */
  category_links?: CategoryLink[]
  /** `qty: 0` alone puts it out of stock; `qty` above 0 wants `is_in_stock: true` with it (recorded exchanges 365, 366). */
  stock_item?: StockItem
}

export interface Product {
  id?: number
  /** Compared without case, stored in the spelling sent last (recorded exchange 340); outer spaces are cut (333); 64 characters at most. */
  sku: string
  name?: string; attribute_set_id?: number; price?: number
  /** 1 enabled, 2 disabled; others go in unchecked (recorded exchange 321), and so do unknown types and visibilities (320, 322). */
  status?: number
  /** 1 nowhere, 2 catalog, 3 search, 4 both. */
  visibility?: number
  type_id?: string; weight?: number; created_at?: string; updated_at?: string
  extension_attributes?: ProductExtension & Record<string, unknown>
  /** Unknown codes, and those outside the product's attribute set, are dropped in silence (recorded exchanges 327, 440). Select attributes take option ids (448-450). */
  custom_attributes?: CustomAttribute[]
}

/** Of a select attribute; the first one answered is empty (recorded exchange 436). */
export interface AttributeOption { label: string; value: string }

export interface Products {
  search(criteria: Criteria, fields?: string): Promise<SearchResult<Product>>
  get(sku: string, storeCode?: string): Promise<Product>
  /** Products by SKU in lower case: the shop compares without case. */
  findBySkus(skus: readonly string[], fields?: string): Promise<Map<string, Product>>
  /**
   * Makes the product, or updates the one that has the SKU (recorded exchange 308): so it is repeatable. Two products of one name
   * collide on url_key (305): give it a part of the SKU. Needs name, attribute_set_id and, of most types, price (309-311).
   */
  save(product: Product, storeCode?: string): Promise<Product>
  /** Sends only what changes. Cannot rename: another SKU in the body is ignored in silence (recorded exchange 352). A SKU that is not there is created (356). */
  update(sku: string, changes: Partial<Product>, storeCode?: string): Promise<Product>
  delete(sku: string): Promise<boolean>
  attributeOptions(attributeCode: string): Promise<AttributeOption[]>
  /** Answers the option's id; a label that is there already is refused (recorded exchanges 437, 438). */
  addAttributeOption(attributeCode: string, label: string): Promise<string>
}

/** "/" as %2F is understood, and "+" must be %2B (recorded exchanges 342-348). */
const at = (sku: string) => `products/${encodeURIComponent(sku)}`
const inStore = (storeCode: string | undefined) => (storeCode === undefined ? {} : { storeCode })

export const productsOf = ({ get, post, put, delete: remove, search, searchAll }: Caller): Products => ({
  search: (criteria, fields) => search('products', criteria, fields),
  get: (sku, storeCode) => get(at(sku), inStore(storeCode)),
  async findBySkus(skus, fields) {
    const found = new Map<string, Product>()
    for (const group of anyOf('sku', skus.map((sku) => sku.trim()))) {
      const products = await searchAll<Product>('products', { groups: [group], sort: [{ field: 'entity_id', direction: 'ASC' }] }, fields)
      for (const product of products) found.set(product.sku.toLowerCase(), product)
    }
    return found
  },
  save: (product, storeCode) => post('products', { product }, { ...inStore(storeCode), repeatable: true }),
  update: (sku, product, storeCode) => put(at(sku), { product }, inStore(storeCode)),
  delete: (sku) => remove(at(sku)),
  attributeOptions: (code) => get(`products/attributes/${encodeURIComponent(code)}/options`),
  async addAttributeOption(code, label) {
    const id = await post<string | number>(`products/attributes/${encodeURIComponent(code)}/options`, { option: { label } })
    // Some versions answer "id_6" for 6.
    return String(id).replace(/^id_/, '')
  },
})
