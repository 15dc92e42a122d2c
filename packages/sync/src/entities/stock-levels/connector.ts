import type { MagentoClient } from '@causeway/magento'
import { ConnectionFailure, type EntityModule, type Neighbour } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { failStock } from './failures.ts'
import { withSweep } from '../sweep.ts'
import { findStock } from './find.ts'
import { stockLevels } from './index.ts'
import { mapStock, type StockDraft } from './map.ts'
import { planStock, type ShopStock } from './plan.ts'
import { stockReader } from './read.ts'
import { sourcesOf, type StockSettings } from './settings.ts'
import { sweepStock } from './sweep.ts'
import { writeStock } from './write.ts'

/** A little less than a day, so that a daily schedule meets it every day. */
const dayMs = 23 * 3_600_000

const stockModule: EntityModule<StockSettings, StockDraft, ShopStock, Map<string, Neighbour>> = {
  definition: stockLevels,
  async connect({ intacct, magento, settings, neighbours, recordsAfter }) {
    await requireSources(magento, settings)
    const reader = stockReader(intacct)
    const productsOf = (rows: readonly { key: string }[]) => neighbours('products', rows.map(({ key }) => key))
    return {
      ...withSweep(reader, recordsAfter, async (records, window) => sweepStock(records, window, reader.rowsOfItems, await productsOf(records))),
      ...(settings.lookForRemoved === 'never' ? {} : { sweepEveryMs: settings.lookForRemoved === 'daily' ? dayMs : 7 * dayMs }),
      /** The products of the items. */
      gather: productsOf,
      map: (row, products) => mapStock(row, settings, products.get(row.key)),
      // Without it an item in no warehouse any more fails: nobody knows whether it is sold out or out of sight.
      ...(settings.gone === 'zero' ? { mapGone: (row, products) => mapStock({ ...row, source: {} }, settings, products.get(row.key)) } : {}),
      claimTaken: (row) => failStock('PRODUCT_MISSING', `Item ${row.key}`, { key: row.key }),
      find: (items) => findStock(magento, items),
      plan: (item) => planStock(item, settings),
      writeBatch: (items) => writeStock(magento, items.map(({ item }) => item), settings),
      looksBack: true,
      chunkSize: 500,
      batchSize: 250,
    }
  },
}

/** One unknown source refuses a whole batch (recorded exchange 414): better to say so once. */
async function requireSources(magento: MagentoClient, settings: StockSettings): Promise<void> {
  const known = new Set((await throughConnection('sources', () => magento.inventory.sources())).map((one) => one.source_code))
  const missing = sourcesOf(settings).find((source) => !known.has(source))
  if (missing !== undefined) throw new ConnectionFailure(failStock('SOURCE_UNKNOWN', 'This run', { source: missing }))
}

export default stockModule
