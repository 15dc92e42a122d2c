import type { MagentoClient } from '@causeway/magento'
import type { Item, WriteOutcome } from '../../entity.ts'
import { failureOfWrite, refusedRow } from '../../failures/of-clients.ts'
import type { StockDraft } from './map.ts'
import { differingSources, identityOf, type ShopStock } from './plan.ts'
import type { StockSettings } from './settings.ts'

/** Sets the stock of many products in one call and reads it back in another. One outcome an item, in order. Repeatable: it sets, it does not add. */
export async function writeStock(magento: MagentoClient, items: readonly Item<StockDraft, ShopStock>[], settings: StockSettings): Promise<WriteOutcome[]> {
  const rows = items.map((item) => differingSources(item, settings))
  const all = rows.flat()
  const requestOf = (index: number) => ({ method: 'POST', path: 'inventory/source-items', body: { sourceItems: rows[index] ?? [] } })
  try {
    await magento.inventory.setSourceItems(all)
    const stored = await magento.inventory.sourceItems([...new Set(all.map(({ sku }) => sku))])
    const quantities = new Map(stored.map((item) => [`${item.sku.toLowerCase()}\n${item.source_code}`, item.quantity]))
    return items.map(({ row, draft, target }, index): WriteOutcome => {
      const own = rows[index] ?? []
      const request = requestOf(index)
      const wrong = own.find((item) => quantities.get(`${item.sku.toLowerCase()}\n${item.source_code}`) !== item.quantity)
      if (!wrong) return { targetId: target?.productId ?? null, ...(target ? { identity: identityOf(draft, target) } : {}), warnings: [], request, response: [] }
      const message = `the source ${wrong.source_code} holds ${quantities.get(`${wrong.sku.toLowerCase()}\n${wrong.source_code}`) ?? 'nothing'} where ${wrong.quantity} was sent`
      return refusedRow(`Item ${row.key}`, message, request)
    })
  } catch (error) {
    return items.map(({ row }, index) => failureOfWrite(error, { subject: `Item ${row.key}`, request: requestOf(index), outcomeUnknown: true }))
  }
}
