import type { EntityModule, Neighbour } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { failPrice } from './failures.ts'
import { priceLists } from './index.ts'
import { mapEntry, type PriceDraft } from './map.ts'
import { findPrices } from './find.ts'
import { ringInWords } from '../ring-in-words.ts'
import { planEntry } from './plan.ts'
import { entryReader } from './read.ts'
import type { ShopPrices } from './rows.ts'
import type { PriceListSettings } from './settings.ts'
import { writeEntries } from './write.ts'

const priceListsModule: EntityModule<PriceListSettings, PriceDraft, ShopPrices, Map<string, Neighbour>> = {
  definition: priceLists,
  async connect({ intacct, magento, settings, neighbours }) {
    const lists = Object.entries(settings.targetByList).flatMap(([list, target]) => (target ? [list] : []))
    const reader = entryReader(intacct, lists, new Date())
    const groups = new Set((await throughConnection('customer groups', () => magento.customerGroups.all())).map(({ code }) => code.toLowerCase()))
    return {
      ...reader,
      read: (_window, cursor) => reader.read(cursor),
      /** The products of the items. */
      gather: (rows) => neighbours('products', rows.map(({ source }) => source.ITEMID ?? '').filter(Boolean)),
      map: (row, products) => mapEntry(row, settings, { product: products.get(row.source.ITEMID ?? ''), groups }),
      // An entry that is gone is one that is over.
      mapGone: (row, products) => mapEntry({ ...row, source: { ...row.source, HOLDS: 'over' } }, settings, { product: products.get(row.source.ITEMID ?? ''), groups }),
      claimTaken: (row, _claim, holder) => failPrice('ENTRIES_OVERLAP', `Price list entry ${row.key}`, { list: row.source.PRICELISTID ?? '', holder }),
      claimGivenUp: (row, _claim, holder) => ({ reason: `Waits until ${holder} has left its place.`, failure: failPrice('ENTRY_AWAITED', `Price list entry ${row.key}`, { holder }) }),
      claimsInRing: (row, _draft, ring) => failPrice('ENTRIES_EXCHANGED', `Price list entry ${row.key}`, { list: row.source.PRICELISTID ?? '', key: row.key, ring: ringInWords(ring) }),
      find: (items) => findPrices(magento, items),
      plan: planEntry,
      writeBatch: (items) => writeEntries(magento, items.map(({ item }) => item)),
      looksBack: true,
      chunkSize: 500,
    }
  },
}

export default priceListsModule
