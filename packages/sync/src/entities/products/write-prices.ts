import type { MagentoClient, Product } from '@causeway/magento'
import { WriteFailure, type Item, type WriteOutcome } from '../../entity.ts'
import { failureOfWrite, refusedRow } from '../../failures/of-clients.ts'
import type { Draft } from './draft.ts'
import { everyonesPrice, everyonesPrices, isSamePrice } from './everyones-prices.ts'
import { failProduct } from './failures.ts'
import { identityOf } from './plan.ts'

/**
 * Sets the base prices of many products in one call, and reads them back in another: the shop answers 200 to rows that it refuses (recorded
 * exchange 391). One outcome an item, in order.
 */
export async function writePrices(magento: MagentoClient, items: readonly Item<Draft, Product>[]): Promise<WriteOutcome[]> {
  const rows = items.map(({ draft, target }) => everyonesPrice(target?.sku ?? draft.sku, draft.kind === 'product' ? draft.price : 0))
  const request = { method: 'POST', path: 'products/base-prices', body: { prices: rows } }
  try {
    const problems = new Map((await magento.prices.setBase(rows)).map(({ row, message }) => [row, message]))
    const stored = await everyonesPrices(magento, rows.map(({ sku }) => sku))
    return items.map(({ row, target }, index): WriteOutcome => {
      const sent = rows[index]
      const price = sent && stored.get(sent.sku.toLowerCase())
      const own = { method: request.method, path: request.path, body: { prices: [sent] } }
      if (sent && price !== undefined && isSamePrice(price, sent.price)) return { targetId: String(target?.id ?? ''), identity: identityOf(sent), warnings: [], request: own, response: { sku: sent.sku, price } }
      // A complaint without a row is about one of those whose price is not what was sent.
      const message = problems.get(index) ?? problems.get(null) ?? `it holds ${price ?? 'no price'} where ${sent?.price} was sent`
      // Deleted or renamed since it was looked up: the next try looks all of it up.
      if (sent && price === undefined) return new WriteFailure(failProduct('PRODUCT_GONE_MEANWHILE', `Item ${row.key}`, { sku: sent.sku }, message), { request: own, response: { message } })
      return refusedRow(`Item ${row.key}`, message, own)
    })
  } catch (error) {
    // The whole call failed: each of them may have been set.
    return items.map(({ row }) => failureOfWrite(error, { subject: `Item ${row.key}`, request, outcomeUnknown: true }))
  }
}
