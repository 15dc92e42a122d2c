import type { SourceItem } from '@causeway/magento'
import type { Change, Item, Plan } from '../../entity.ts'
import { failStock } from './failures.ts'
import type { StockDraft } from './map.ts'
import type { StockSettings } from './settings.ts'

/** A product of the shop and what its sources hold. */
export interface ShopStock { productId: string; sku: string; items: SourceItem[] }

/** 1 in stock, 0 out of stock: the shop does not derive it from the quantity (recorded exchange 417). */
export const statusOf = (quantity: number, settings: StockSettings): number => (quantity > settings.outOfStockAt ? 1 : 0)

/** What to send for a product: only sources whose quantity or state differs. Pure. */
export function differingSources(draft: StockDraft, { sku, items }: ShopStock, settings: StockSettings): SourceItem[] {
  return draft.quantities.flatMap(({ source, quantity }) => {
    const stored = items.find((item) => item.source_code === source)
    const wanted = { sku, source_code: source, quantity, status: statusOf(quantity, settings) }
    return stored && stored.quantity === quantity && stored.status === wanted.status ? [] : [wanted]
  })
}

/** What to do about the stock of an item. Pure. */
export function planStock(item: Item<StockDraft, ShopStock>, settings: StockSettings): Plan {
  const { draft, target, row } = item
  if (!target) return { action: 'fail', failure: failStock('PRODUCT_GONE', `Item ${row.key}`, { productId: draft.productId }) }
  const changes = differingSources(draft, target, settings).flatMap(({ source_code: source, quantity, status }): Change[] => {
    const stored = target.items.find((one) => one.source_code === source)
    return [
      ...(stored?.quantity === quantity ? [] : [{ field: `${source}.quantity`, before: stored === undefined ? null : String(stored.quantity), after: String(quantity) }]),
      ...(stored?.status === status ? [] : [{ field: `${source}.status`, before: stored === undefined ? null : String(stored.status), after: String(status) }]),
    ]
  })
  return changes.length ? { action: 'update', targetId: target.productId, changes } : { action: 'leave', targetId: target.productId }
}
