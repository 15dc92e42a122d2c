import type { MagentoClient } from '@causeway/magento'
import { ConnectionFailure, type EntityModule } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { failStock } from './failures.ts'
import { findStock } from './find.ts'
import { stockLevels } from './index.ts'
import { mapStock, type StockDraft } from './map.ts'
import { planStock, type ShopStock } from './plan.ts'
import { stockReader } from './read.ts'
import type { StockSettings } from './settings.ts'
import { writeStock } from './write.ts'

const stockModule: EntityModule<StockSettings, StockDraft, ShopStock, Map<string, string>> = {
  definition: stockLevels,
  async connect({ intacct, magento, settings, links }) {
    await requireSources(magento, settings)
    // Without mapGone: an item in no warehouse any more fails, so that somebody decides. Nobody knows whether it is sold out or out of sight.
    return {
      ...stockReader(intacct),
      /** The products of the items. */
      gather: (rows) => links('products', rows.map(({ key }) => key)),
      map: (row, products) => mapStock(row, settings, products.get(row.key)),
      claimTaken: (row) => failStock('PRODUCT_MISSING', `Item ${row.key}`, { key: row.key }),
      find: (items) => findStock(magento, items),
      plan: (item) => planStock(item, settings),
      writeBatch: (items) => writeStock(magento, items.map(({ item }) => item), settings),
      chunkSize: 500,
    }
  },
}

/** One unknown source refuses a whole batch (recorded exchange 414): better to say so once. */
async function requireSources(magento: MagentoClient, settings: StockSettings): Promise<void> {
  const known = new Set((await throughConnection('sources', () => magento.inventory.sources())).map((one) => one.source_code))
  const wanted = settings.target === 'total' ? [settings.source] : Object.values(settings.sourceByWarehouse).filter(Boolean)
  const missing = wanted.find((source) => !known.has(source))
  if (missing !== undefined) throw new ConnectionFailure(failStock('SOURCE_UNKNOWN', 'This run', { source: missing }))
}

export default stockModule
