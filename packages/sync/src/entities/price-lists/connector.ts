import type { EntityModule } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { skusOf } from '../product-skus.ts'
import { failPrice } from './failures.ts'
import { priceLists } from './index.ts'
import { mapEntry, type PriceDraft } from './map.ts'
import { planEntry, type ShopPrices } from './plan.ts'
import { entryReader } from './read.ts'
import type { PriceListSettings } from './settings.ts'
import { pricesOf, writeEntries } from './write.ts'

const priceListsModule: EntityModule<PriceListSettings, PriceDraft, ShopPrices, Map<string, string>> = {
  definition: priceLists,
  async connect({ intacct, magento, settings, links }) {
    const lists = Object.entries(settings.targetByList).flatMap(([list, target]) => (target ? [list] : []))
    const reader = entryReader(intacct, lists, new Date())
    const groups = new Set((await throughConnection('customer groups', () => magento.customerGroups.all())).map(({ code }) => code.toLowerCase()))
    return {
      ...reader,
      read: (_window, cursor) => reader.read(cursor),
      /** The products of the items. */
      gather: (rows) => links('products', rows.map(({ source }) => source.ITEMID ?? '').filter(Boolean)),
      map: (row, products) => mapEntry(row, settings, { productId: products.get(row.source.ITEMID ?? ''), groups }),
      // An entry that is gone is one that is over.
      mapGone: (row, products) => mapEntry({ ...row, source: { ...row.source, HOLDS: 'over' } }, settings, { productId: products.get(row.source.ITEMID ?? ''), groups }),
      claimTaken: (row, _claim, holder) => failPrice('ENTRIES_OVERLAP', `Price list entry ${row.key}`, { list: row.source.PRICELISTID ?? '', holder }),
      find: (items) => throughConnection('prices', async () => {
        const skus = await skusOf(magento, items.map(({ draft }) => ({ productId: draft.productId, keptSku: null })))
        const prices = await pricesOf(magento, [...skus.values()])
        return new Map(items.flatMap(({ key, draft }): [string, ShopPrices][] => {
          const sku = skus.get(draft.productId)
          const own = sku === undefined ? undefined : prices.get(sku.toLowerCase())
          return sku === undefined || !own ? [] : [[key, { productId: draft.productId, sku, ...own }]]
        }))
      }),
      plan: planEntry,
      writeBatch: (items) => writeEntries(magento, items.map(({ item }) => item)),
      chunkSize: 500,
    }
  },
}

export default priceListsModule
