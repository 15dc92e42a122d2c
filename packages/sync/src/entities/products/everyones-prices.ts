import type { BasePrice, MagentoClient } from '@causeway/magento'

/** The "store view" that stands for all of them. */
const allStores = 0

/** Whether what is written in this scope is written for all stores. */
export const isEveryone = (scope: string): boolean => scope === 'all'

/** A price for all stores, as the batch door takes it. */
export const everyonesPrice = (sku: string, price: number): BasePrice => ({ sku, price, store_id: allStores })

/** Prices for all stores by SKU in small letters. SKUs that the shop does not have are absent (recorded exchange 394). */
export async function everyonesPrices(magento: MagentoClient, skus: readonly string[]): Promise<Map<string, number>> {
  const prices = await magento.prices.base(skus)
  return new Map(prices.filter(({ store_id: store }) => store === allStores).map(({ sku, price }) => [sku.toLowerCase(), price]))
}

/** Prices have six decimals in the shop. */
export const isSamePrice = (one: number, other: number): boolean => Math.abs(one - other) < 0.000_000_5
