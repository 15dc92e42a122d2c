import type { Mapped, Neighbour, SourceRow } from '../../entity.ts'
import { failStock } from './failures.ts'
import { quantitiesBySource, warehousesOf } from './quantities.ts'
import type { StockSettings } from './settings.ts'

/** What each source should hold of a product; none where none of its warehouses is sent. */
export interface StockDraft { productId: string; quantities: { source: string; quantity: number }[] }

export const nothingToSend = 'None of its warehouses is sent to a source.'

/** The stock of an item, or why it cannot go. Pure. `product`: how the item stands among the products; undefined when nobody has dealt with it yet. */
export function mapStock(row: SourceRow, settings: StockSettings, product: Neighbour | undefined): Mapped<StockDraft> {
  const { key, source } = row
  const subject = `Item ${key}`
  const quantities = [...quantitiesBySource(warehousesOf(source), settings)].map(([name, quantity]) => ({ source: name, quantity }))
  const below = quantities.find(({ quantity }) => quantity < 0)
  if (below && settings.negative === 'fail') return { kind: 'failure', failure: failStock('QUANTITY_NEGATIVE', subject, { key, ...below }) }
  const productId = product?.targetId ?? null
  if (productId !== null) return { kind: 'draft', claims: [], draft: { productId, quantities: quantities.map((one) => ({ ...one, quantity: Math.max(0, one.quantity) })) } }
  if (!quantities.length) return { kind: 'skip', reason: nothingToSend }
  const waitsFor = `products:${key}`
  if (product?.state === 'skipped') return { kind: 'skip', reason: `No product is sent for it. ${product.reason ?? ''}`.trim(), waitsFor }
  return { kind: 'wait', reason: 'Waits for its product.', failure: failStock('PRODUCT_MISSING', subject, { key }), waitsFor }
}
