import type { LinkedRecord, Neighbour, SourceRow, Window } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { isInWindow, itemRows, type ItemRows } from './read.ts'
import { warehousesOf } from './quantities.ts'

/**
 * Of these items, those that are no longer in a warehouse in which they were, and those whose product is another one by now. Sage Intacct's query tells of rows that are
 * there: one that was removed is missed only by whoever asks for it.
 */
export async function sweepStock(
  records: readonly LinkedRecord[], window: Window, rowsOf: (itemIds: readonly string[]) => Promise<ItemRows>, products: ReadonlyMap<string, Neighbour>,
): Promise<{ rows: SourceRow[]; missing: number }> {
  const { rows, missing } = await throughConnection('warehouse details', () => rowsOf(records.map(({ key }) => key)))
  // An answer short of rows proves nothing about those that are not in it.
  if (missing > 0) return { rows: [], missing }
  const now = new Map(itemRows(rows, new Map()).map((row) => [row.key, row]))
  // What changed as well was dealt with before, with all of its warehouses.
  const changed = new Set(rows.filter((row) => isInWindow(row, window)).map(({ ITEMID }) => ITEMID))
  return { missing: 0, rows: records.flatMap((record): SourceRow[] => {
    const row = now.get(record.key)
    if (!row) return warehousesOf(record.source).length ? [{ key: record.key, id: record.id, source: record.source, gone: true }] : []
    if (changed.has(record.key)) return []
    const there = new Set(warehousesOf(row.source).map(({ warehouse }) => warehouse))
    if (warehousesOf(record.source).some(({ warehouse }) => !there.has(warehouse))) return [row]
    const productId = products.get(record.key)?.targetId ?? null
    return productId !== null && productId !== record.targetId ? [{ ...row, again: true }] : []
  }) }
}
