import { anyOf, type MagentoClient, type Product } from '@causeway/magento'
import type { LinkedRecord } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { twoAtATime } from '../two-at-a-time.ts'

/** As many SKUs and ids as one address holds. */
const askedAtOnce = 100

/**
 * The keys of those whose SKU belongs to another product of the shop by now: somebody deleted the product and made it again by hand. Answers of the batch doors for
 * prices and stock name no id, so it is asked for the products that have our SKUs and none of our ids: nearly always none, which costs the shop next to nothing.
 */
export async function madeAgain(magento: MagentoClient, records: readonly LinkedRecord[]): Promise<string[]> {
  const asked = records.flatMap(({ key, targetId, identity }) => (typeof identity?.sku === 'string' ? [{ key, targetId, sku: identity.sku }] : []))
  const parts = Array.from({ length: Math.ceil(asked.length / askedAtOnce) }, (_, part) => asked.slice(part * askedAtOnce, (part + 1) * askedAtOnce))
  const groups = parts.flatMap((part) => anyOf('sku', part.map(({ sku }) => sku)).map((skus) => [skus, [{ field: 'entity_id', type: 'nin' as const, value: part.map(({ targetId }) => targetId).join(',') }]]))
  const pages = await throughConnection('products', () => twoAtATime(groups, (group) => magento.products.search({ groups: group, pageSize: 200 }, 'items[id,sku]')))
  const others = new Set(pages.flatMap(({ items }) => items as Product[]).map(({ sku }) => sku.toLowerCase()))
  return asked.filter(({ sku }) => others.has(sku.toLowerCase())).map(({ key }) => key)
}
