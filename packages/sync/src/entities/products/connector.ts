import type { Product } from '@causeway/magento'
import type { EntityModule } from '../../entity.ts'
import { withSweep } from '../sweep.ts'
import { readEntries, singlePrices } from '../price-entries.ts'
import type { Draft } from './draft.ts'
import { failProduct } from './failures.ts'
import { findProducts } from './find.ts'
import { products } from './index.ts'
import { mapProduct, skuOfClaim } from './map.ts'
import { isPriceOnly, planProduct } from './plan.ts'
import { itemReader } from './read.ts'
import type { ProductSettings } from './settings.ts'
import { readShop } from './shop.ts'
import { madeAgain } from './sweep.ts'
import { createInBulk, resumeBulk } from './write-bulk.ts'
import { writePrices } from './write-prices.ts'
import { writeProduct } from './write.ts'

/** A little less than a day, so that a daily schedule meets it every day. */
const dayMs = 23 * 3_600_000

const attributePrefix = 'custom_attributes.'

const productsModule: EntityModule<ProductSettings, Draft, Product, Map<string, string>> = {
  definition: products,
  async connect({ intacct, magento, settings, fields, mappedFields, mappedTargets, links, recordsAfter }) {
    const attributes = mappedTargets.flatMap((field) => (field.startsWith(attributePrefix) ? [field.slice(attributePrefix.length)] : []))
    const shop = await readShop(magento, settings.attributeSetId, attributes)
    const prices = settings.price === 'price-list' ? singlePrices(await readEntries(intacct, settings.priceList), new Date(), settings.priceCurrency) : null
    const reader = itemReader(intacct, [...mappedFields, ...settings.filters.map(({ field }) => field)], prices)
    return {
      ...withSweep(reader, recordsAfter, async (records) => {
        const keys = await madeAgain(magento, records)
        const rows = keys.length ? await reader.readKeys(keys) : []
        return { missing: 0, rows: rows.map((row) => ({ ...row, again: true as const })).sort((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key)) }
      }),
      sweepEveryMs: dayMs,
      /** The categories of their product lines. */
      gather(rows) {
        const families = [...new Set(rows.flatMap(({ source }) => source.PRODUCTLINEID?.trim() || []))]
        return families.length ? links('product-families', families) : Promise.resolve(new Map())
      },
      map: (row, categories) => mapProduct(row, fields(row.source), settings, shop, categories.get(row.source.PRODUCTLINEID?.trim() ?? '')),
      mapGone: (row) => ({ kind: 'draft', claims: [], draft: { kind: 'inactive', sku: row.key } }),
      // Each is linked to its product, and is written only once that one has been renamed in the shop: who holds which SKU here stops nobody.
      claimsInRing: () => 'trade',
      claimTaken: (row, claim, holder) => failProduct('SKU_DUPLICATE', `Item ${row.key}`, { key: row.key, sku: skuOfClaim(claim), holder }),
      find: (items) => findProducts(magento, items, settings),
      plan: (item) => planProduct(item, settings),
      write: (item, plan) => writeProduct(magento, item, plan, settings),
      inBatch: (_item, plan) => (plan.action === 'create' ? settings.firstLoad === 'bulk' : isPriceOnly(plan.changes)),
      async writeBatch(items, tools) {
        const created = items.filter(({ plan }) => plan.action === 'create')
        const priced = items.filter(({ plan }) => plan.action === 'update')
        const outcomes = new Map([
          ...(await outcomesOf(created, () => createInBulk(magento, created, settings, tools))),
          ...(await outcomesOf(priced, () => writePrices(magento, priced.map(({ item }) => item)))),
        ])
        return items.map(({ item }) => outcomes.get(item.row.key)).filter((outcome) => outcome !== undefined)
      },
      resume: (items) => resumeBulk(magento, items, settings),
      looksBack: true,
      // "POST products" with a SKU that is there updates it (recorded exchange 308).
      targetRefusesDoubles: true,
    }
  },
}

async function outcomesOf<Entry extends { item: { row: { key: string } } }, Outcome>(entries: Entry[], work: () => Promise<Outcome[]>): Promise<[string, Outcome][]> {
  if (!entries.length) return []
  const outcomes = await work()
  return entries.flatMap(({ item }, index): [string, Outcome][] => {
    const outcome = outcomes[index]
    return outcome === undefined ? [] : [[item.row.key, outcome]]
  })
}

export default productsModule
