import type { SourceItem } from '@causeway/magento'
import type { Change, Item, Plan, TargetIdentity } from '../../entity.ts'
import { failStock } from './failures.ts'
import { nothingToSend, type StockDraft } from './map.ts'
import { sourcesOf, type StockSettings } from './settings.ts'

/** A product of the shop and what its sources hold. */
export interface ShopStock { productId: string; sku: string; items: SourceItem[] }

/** 1 in stock, 0 out of stock: the shop does not derive it from the quantity (recorded exchange 417). */
export const statusOf = (quantity: number, settings: StockSettings): number => (quantity > settings.outOfStockAt ? 1 : 0)

/** What is kept with the link: the product's SKU, and the sources that hold a quantity of ours. */
export const identityOf = ({ quantities }: StockDraft, { sku }: ShopStock): TargetIdentity => ({ sku, sources: JSON.stringify(quantities.map(({ source }) => source)) })

const keptSources = (identity: TargetIdentity | null | undefined): string[] => (typeof identity?.sources === 'string' ? JSON.parse(identity.sources) as string[] : [])

/** What to send for a product: only sources whose quantity or state differs, and those of ours that the books no longer have it in. Pure. */
export function differingSources({ draft, target, identity }: Item<StockDraft, ShopStock>, settings: StockSettings): SourceItem[] {
  if (!target) return []
  const { sku, items } = target
  const storedIn = (source: string) => items.find((item) => item.source_code === source)
  const vanished = settings.vanished === 'leave' ? [] : keptSources(identity)
    .filter((source) => !draft.quantities.some((one) => one.source === source) && sourcesOf(settings).includes(source) && storedIn(source))
  return [...draft.quantities, ...vanished.map((source) => ({ source, quantity: 0 }))].flatMap(({ source, quantity }) => {
    const stored = storedIn(source)
    const wanted = { sku, source_code: source, quantity, status: statusOf(quantity, settings) }
    return stored && stored.quantity === quantity && stored.status === wanted.status ? [] : [wanted]
  })
}

/** What to do about the stock of an item. Pure. */
export function planStock(item: Item<StockDraft, ShopStock>, settings: StockSettings): Plan {
  const { draft, target, row } = item
  const isNothing = draft.quantities.length === 0
  if (!target) return isNothing ? { action: 'skip', reason: nothingToSend, targetId: null } : { action: 'fail', failure: failStock('PRODUCT_GONE', `Item ${row.key}`, { productId: draft.productId }) }
  const changes = differingSources(item, settings).flatMap(({ source_code: source, quantity, status }): Change[] => {
    const stored = target.items.find((one) => one.source_code === source)
    return [
      ...(stored?.quantity === quantity ? [] : [{ field: `${source}.quantity`, before: stored === undefined ? null : String(stored.quantity), after: String(quantity) }]),
      ...(stored?.status === status ? [] : [{ field: `${source}.status`, before: stored === undefined ? null : String(stored.status), after: String(status) }]),
    ]
  })
  if (changes.length) return { action: 'update', targetId: target.productId, changes }
  return isNothing ? { action: 'skip', reason: nothingToSend, targetId: null } : { action: 'leave', targetId: target.productId, identity: identityOf(draft, target) }
}
