import { anyOf, type MagentoClient, type Product } from '@causeway/magento'
import type { Lookup } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { twoAtATime } from '../two-at-a-time.ts'
import type { Draft } from './draft.ts'

/** The products of these drafts: by link, else by SKU. In the scope that is written, so that what is compared is what would be changed. */
export function findProducts(magento: MagentoClient, items: Lookup<Draft>[], scope: string): Promise<Map<string, Product>> {
  return throughConnection('products', async () => {
    const found = new Map<string, Product>()
    const linked = items.flatMap(({ targetId }) => (targetId === null ? [] : [targetId]))
    const byId = new Map((await listed(magento, 'entity_id', linked, scope)).map((product) => [String(product.id), product]))
    for (const { key, targetId } of items) {
      const product = targetId === null ? undefined : byId.get(targetId)
      if (product) found.set(key, product)
    }
    const open = items.filter(({ key, draft }) => draft.kind === 'product' && !found.has(key))
    const bySku = new Map((await listed(magento, 'sku', open.map(({ draft }) => draft.sku), scope)).map((product) => [product.sku.toLowerCase(), product]))
    for (const { key, draft } of open) {
      const product = bySku.get(draft.sku.toLowerCase())
      if (product) found.set(key, product)
    }
    return found
  })
}

async function listed(magento: MagentoClient, field: string, values: readonly string[], storeCode: string): Promise<Product[]> {
  const pages = await twoAtATime(anyOf(field, values), (group) => magento.request<{ items: Product[] | null }>({
    method: 'GET', path: 'products', storeCode, criteria: { groups: [group], sort: [{ field: 'entity_id', direction: 'ASC' }], pageSize: 200 },
  }))
  return pages.flatMap(({ items }) => items ?? [])
}
