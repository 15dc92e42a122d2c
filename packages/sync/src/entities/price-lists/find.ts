import type { MagentoClient } from '@causeway/magento'
import type { Lookup } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { keptSku, skusOf } from '../product-skus.ts'
import type { PriceDraft } from './map.ts'
import type { ShopPrices } from './rows.ts'

/** The products of these entries and their prices: that of the draft, or, for one that only takes back what it wrote, the one that it is linked to. */
export function findPrices(magento: MagentoClient, items: readonly Lookup<PriceDraft>[]): Promise<Map<string, ShopPrices>> {
  return throughConnection('prices', async () => {
    const asked = items.flatMap((item) => {
      const { draft, targetId } = item
      const productId = draft.kind === 'none' ? targetId : draft.productId
      // Nothing is to be there and nothing was written: nothing to compare.
      const isIdle = (draft.kind === 'none' || !draft.holds) && targetId === null
      return productId === null || isIdle ? [] : [{ key: item.key, productId, keptSku: keptSku(item, productId) }]
    })
    const skus = await skusOf(magento, asked)
    const prices = await pricesOf(magento, [...new Set(skus.values())])
    return new Map(asked.flatMap(({ key, productId }): [string, ShopPrices][] => {
      const sku = skus.get(productId)
      const own = sku === undefined ? undefined : prices.get(sku.toLowerCase())
      return sku === undefined || !own ? [] : [[key, { productId, sku, ...own }]]
    }))
  })
}

/** Tier and special prices by SKU in lower case. */
export async function pricesOf(magento: MagentoClient, skus: readonly string[]): Promise<Map<string, Pick<ShopPrices, 'tiers' | 'specials'>>> {
  const [tiers, specials] = skus.length ? await Promise.all([magento.prices.tier(skus), magento.prices.special(skus)]) : [[], []]
  const found = new Map(skus.map((sku): [string, Pick<ShopPrices, 'tiers' | 'specials'>] => [sku.toLowerCase(), { tiers: [], specials: [] }]))
  for (const tier of tiers) found.get(tier.sku.toLowerCase())?.tiers.push(tier)
  for (const special of specials) found.get(special.sku.toLowerCase())?.specials.push(special)
  return found
}
