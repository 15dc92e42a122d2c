import type { MagentoClient, SourceItem } from '@causeway/magento'
import type { Lookup } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { keptSku, skusOf } from '../product-skus.ts'
import type { StockDraft } from './map.ts'
import type { ShopStock } from './plan.ts'

/** The products of these drafts and what their sources hold. A product that is gone is absent: the shop would take its stock in silence (recorded exchange 413). */
export function findStock(magento: MagentoClient, items: readonly Lookup<StockDraft>[]): Promise<Map<string, ShopStock>> {
  return throughConnection('stock', async () => {
    // Nothing is sent and nothing was: nothing to compare.
    const asked = items.filter(({ draft, targetId }) => draft.quantities.length > 0 || targetId !== null)
    const kept = asked.map((item) => ({ productId: item.draft.productId, keptSku: keptSku(item, item.draft.productId) }))
    const stored = new Map<string, SourceItem[]>()
    const read = async (some: readonly string[]) => {
      for (const item of await magento.inventory.sourceItems(some)) {
        const sku = item.sku.toLowerCase()
        stored.set(sku, [...stored.get(sku) ?? [], item])
      }
    }
    const believed = new Set(kept.flatMap(({ keptSku: sku }) => sku ?? []))
    // What the SKUs that were kept hold is read while it is looked at whether they are still there.
    const [skus] = await Promise.all([skusOf(magento, kept), read([...believed])])
    await read([...skus.values()].filter((sku) => !believed.has(sku)))
    return new Map(asked.flatMap(({ key, draft }): [string, ShopStock][] => {
      const sku = skus.get(draft.productId)
      return sku === undefined ? [] : [[key, { productId: draft.productId, sku, items: stored.get(sku.toLowerCase()) ?? [] }]]
    }))
  })
}
