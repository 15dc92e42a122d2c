import { anyOf } from '../any-of.ts'
import type { Caller } from '../caller.ts'

export interface Source { source_code: string; name: string; enabled: boolean; country_id?: string; postcode?: string; region_id?: number }
export interface Stock { stock_id: number; name: string; extension_attributes?: { sales_channels?: { type: string; code: string }[] } }
export interface SourceItem {
  sku: string; source_code: string; quantity: number
  /** 1 in stock, 0 out of stock; not derived from the quantity, and required (recorded exchange 417). */
  status: number
}

export interface Inventory {
  sources(): Promise<Source[]>
  stocks(): Promise<Stock[]>
  /** Quantities by source. */
  sourceItems(skus: readonly string[]): Promise<SourceItem[]>
  /**
   * Sets quantities, 40 in 183 ms; repeatable. The shop keeps quantities of SKUs that it does not have, in silence (recorded
   * exchange 413), and negative ones (415): look the SKUs up first. One unknown source refuses them all (414). Leaves `updated_at`
   * of the product as it is (491).
   */
  setSourceItems(sourceItems: readonly SourceItem[]): Promise<void>
  /** What can be sold of a SKU in a stock, reservations taken off. */
  salableQuantity(sku: string, stockId: number): Promise<number>
}

/** Rows of one small table: as many in a call as the address holds, which is what a call costs. */
const asManySkus = { longestQuery: 5_500, mostValues: 1_000 }

export const inventoryOf = ({ get, post, searchAll }: Caller): Inventory => ({
  sources: () => searchAll('inventory/sources', {}),
  stocks: () => searchAll('inventory/stocks', {}),
  async sourceItems(skus) {
    const found: SourceItem[] = []
    for (const group of anyOf('sku', skus, asManySkus)) found.push(...await searchAll<SourceItem>('inventory/source-items', { groups: [group], pageSize: 1_000 }))
    return found
  },
  async setSourceItems(sourceItems) {
    if (sourceItems.length) await post('inventory/source-items', { sourceItems }, { repeatable: true })
  },
  salableQuantity: (sku, stockId) => get(`inventory/get-product-salable-quantity/${encodeURIComponent(sku)}/${stockId}`),
})
