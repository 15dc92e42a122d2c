import type { Mapped, SourceRow } from '../../entity.ts'
import { failStock } from './failures.ts'
import { quantitiesBySource, warehousesOf } from './quantities.ts'
import type { StockSettings } from './settings.ts'

/** What each source should hold of a product. */
export interface StockDraft { productId: string; quantities: { source: string; quantity: number }[] }

/** The stock of an item, or why it cannot go. Pure. `productId`: of the item's product; undefined while there is none. */
export function mapStock(row: SourceRow, settings: StockSettings, productId: string | undefined): Mapped<StockDraft> {
  const { key, source } = row
  const subject = `Item ${key}`
  const quantities = [...quantitiesBySource(warehousesOf(source), settings)].map(([name, quantity]) => ({ source: name, quantity }))
  if (!quantities.length) return { kind: 'skip', reason: 'None of its warehouses is sent to a source.' }
  const below = quantities.find(({ quantity }) => quantity < 0)
  if (below && settings.negative === 'fail') return { kind: 'failure', failure: failStock('QUANTITY_NEGATIVE', subject, { key, ...below }) }
  if (productId === undefined) {
    return { kind: 'wait', reason: 'Waits for its product.', failure: failStock('PRODUCT_MISSING', subject, { key }), waitsFor: `products:${key}` }
  }
  return { kind: 'draft', claims: [], draft: { productId, quantities: quantities.map((one) => ({ ...one, quantity: Math.max(0, one.quantity) })) } }
}
