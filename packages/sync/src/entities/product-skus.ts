import { anyOf, type MagentoClient, type Product } from '@causeway/magento'
import type { Lookup } from '../entity.ts'
import { twoAtATime } from './two-at-a-time.ts'

/** A product of the shop by its id. `keptSku`: as it was kept with a link, if that may be relied on. */
export interface AskedProduct { productId: string; keptSku: string | null }

/** The SKU that was kept with a record's link, where the record is in line and still belongs to that product. */
export const keptSku = ({ targetId, identity, inLineWith }: Lookup<unknown>, productId: string): string | null =>
  (inLineWith !== undefined && targetId === productId && typeof identity?.sku === 'string' ? identity.sku : null)

/**
 * SKUs by product id; products that are gone are absent. A SKU that was kept is believed when the shop has a price under it: many fit in one call that
 * is cheap for the shop, where a page of 100 products takes it 420 ms. Those that it does not answer were deleted or renamed, and are looked up by id.
 */
export async function skusOf(magento: MagentoClient, asked: readonly AskedProduct[]): Promise<Map<string, string>> {
  const kept = asked.flatMap(({ productId, keptSku: sku }) => (sku === null ? [] : [{ productId, sku }]))
  const there = new Set((await magento.prices.base([...new Set(kept.map(({ sku }) => sku))])).map(({ sku }) => sku.toLowerCase()))
  const skus = new Map(kept.filter(({ sku }) => there.has(sku.toLowerCase())).map(({ productId, sku }) => [productId, sku]))
  const open = asked.flatMap(({ productId }) => (skus.has(productId) ? [] : [productId]))
  const pages = await twoAtATime(anyOf('entity_id', open), (group) =>
    magento.products.search({ groups: [group], sort: [{ field: 'entity_id', direction: 'ASC' }], pageSize: 200 }, 'items[id,sku]'))
  for (const { items } of pages) for (const { id, sku } of items as Product[]) skus.set(String(id), sku)
  return skus
}
