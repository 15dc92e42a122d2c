import { anyOf, type MagentoClient, type Product, type SourceItem } from '@causeway/magento'
import type { Lookup } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { twoAtATime } from '../two-at-a-time.ts'
import type { StockDraft } from './map.ts'
import type { ShopStock } from './plan.ts'

/** The products of these drafts and what their sources hold. A product that is gone is absent: the shop would take its stock in silence (recorded exchange 413). */
export function findStock(magento: MagentoClient, items: readonly Lookup<StockDraft>[]): Promise<Map<string, ShopStock>> {
  return throughConnection('stock', async () => {
    const skus = await skusOf(magento, items.map(({ draft }) => draft.productId))
    const stored = new Map<string, SourceItem[]>()
    for (const item of await magento.inventory.sourceItems([...skus.values()])) {
      const sku = item.sku.toLowerCase()
      stored.set(sku, [...stored.get(sku) ?? [], item])
    }
    return new Map(items.flatMap(({ key, draft }): [string, ShopStock][] => {
      const sku = skus.get(draft.productId)
      if (sku === undefined) return []
      return [[key, { productId: draft.productId, sku, items: stored.get(sku.toLowerCase()) ?? [] }]]
    }))
  })
}

/** SKUs by product id. */
export async function skusOf(magento: MagentoClient, productIds: readonly string[]): Promise<Map<string, string>> {
  const pages = await twoAtATime(anyOf('entity_id', productIds), (group) =>
    magento.products.search({ groups: [group], sort: [{ field: 'entity_id', direction: 'ASC' }], pageSize: 200 }, 'items[id,sku]'))
  return new Map(pages.flatMap(({ items }) => (items as Product[]).map(({ id, sku }) => [String(id), sku])))
}
