import { inList, parseTimestamp, type IntacctClient, type IntacctRow, type KeyPage } from '@causeway/intacct'
import type { Cursor, SourcePage, SourceRow, Window } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { beginOf, changedSince, latestChange, latestChangeOf } from '../changed-since.ts'
import { warehousesField, type WarehouseQuantity } from './quantities.ts'

const object = 'ITEMWAREHOUSEINFO'
const select = ['RECORDNO', 'ITEMID', 'WAREHOUSEID', 'ONHAND', 'ONORDER', 'AVAILABLE', 'WHENMODIFIED']
const itemsPerCall = 200

/** Warehouse details of some items. `missing`: so many more were announced and not answered. */
export interface ItemRows { rows: IntacctRow[]; missing: number }

/**
 * Reads the warehouse details that changed, 2,000 a call, and completes each item with its other warehouses. An item appears once: on the
 * page of the first of its rows that the window holds.
 */
export function stockReader(intacct: IntacctClient) {
  async function rowsOfItems(itemIds: readonly string[]): Promise<ItemRows> {
    const found: IntacctRow[] = []
    let missing = 0
    for (let start = 0; start < itemIds.length; start += itemsPerCall) {
      const filter = inList('ITEMID', itemIds.slice(start, start + itemsPerCall))
      for (let after: number | null = 0; after !== null;) {
        const page = await intacct.queryByKey({ object, select, afterRecordNo: after, filter })
        found.push(...page.rows)
        missing += page.missing
        after = page.next
      }
    }
    return { rows: found, missing }
  }

  return {
    rowsOfItems,
    mark: () => latestChangeOf(intacct, [object]),
    read: (window: Window, cursor: Cursor | null): Promise<SourcePage> => throughConnection('warehouse details', async () => {
      const since = changedSince(window)
      const after = Number(cursor?.after ?? 0)
      const page = await intacct.queryByKey({ object, select, afterRecordNo: after, ...(since ? { filter: since } : {}) })
      const itemIds = [...new Set(page.rows.map(({ ITEMID }) => ITEMID ?? ''))]
      const { rows: whole, missing } = await rowsOfItems(itemIds)
      const next = page.next === null ? null : { after: page.next }
      // Without one of its warehouses an item would have less than it has: none of them is dealt with, and the run is partial.
      if (missing > 0) return { rows: [], announced: itemIds.length, missing: itemIds.length, highWater: null, next }
      const inWindow = whole.filter((row) => isInWindow(row, window))
      const first = new Map<string, number>()
      for (const row of inWindow) first.set(row.ITEMID ?? '', Math.min(first.get(row.ITEMID ?? '') ?? Number.POSITIVE_INFINITY, Number(row.RECORDNO)))
      const rows = itemRows(whole, first).filter(({ id }) => id > after && (page.next === null || id <= page.next))
      // What the gateway counts are warehouse details; an item is counted once, on the page where it is dealt with.
      return {
        rows, announced: rows.length, missing: page.missing, highWater: latestChange(page.rows), next,
        // A page of the whole source tells which items are in no warehouse any more.
        ...(since === null ? { covers: { after, upTo: page.next } } : {}),
      }
    }),
    /** An item has several rows, so what the gateway counts is more than there are items: their names are read and counted, 2,000 a call. */
    count: (window: Window): Promise<number> => throughConnection('warehouse details', async () => {
      const since = changedSince(window)
      const items = new Set<string>()
      for (let after: number | null = 0; after !== null;) {
        const page: KeyPage = await intacct.queryByKey({ object, select: ['RECORDNO', 'ITEMID'], afterRecordNo: after, ...(since ? { filter: since } : {}) })
        for (const { ITEMID } of page.rows) items.add(ITEMID ?? '')
        after = page.next
      }
      return items.size
    }),
    cursorAfter: (row: SourceRow): Cursor => ({ after: row.id }),
    readKeys: (keys: string[]): Promise<SourceRow[]> => throughConnection('warehouse details', async () => itemRows((await rowsOfItems(keys)).rows, new Map())),
  }
}

/** Whether the window holds this row, as the gateway compares it. */
export function isInWindow({ WHENMODIFIED = '' }: IntacctRow, window: Window): boolean {
  const begin = beginOf(window)
  if (begin === null) return true
  const [changed, since] = [parseTimestamp(WHENMODIFIED), parseTimestamp(begin)]
  return changed !== null && since !== null && changed.getTime() >= since.getTime()
}

/** One record an item, ordered by `numbers` (else by its own first row). */
export function itemRows(rows: readonly IntacctRow[], numbers: ReadonlyMap<string, number>): SourceRow[] {
  const byItem = new Map<string, IntacctRow[]>()
  for (const row of rows) byItem.set(row.ITEMID ?? '', [...byItem.get(row.ITEMID ?? '') ?? [], row])
  return [...byItem].map(([key, own]): SourceRow => {
    const warehouses = own.map((row): WarehouseQuantity => ({ warehouse: row.WAREHOUSEID ?? '', onHand: row.ONHAND ?? '', onOrder: row.ONORDER ?? '', available: row.AVAILABLE ?? '' }))
      .sort((a, b) => (a.warehouse < b.warehouse ? -1 : 1))
    return {
      key, id: numbers.get(key) ?? Math.min(...own.map(({ RECORDNO }) => Number(RECORDNO))),
      source: { ITEMID: key, TOTAL_ONHAND: String(warehouses.reduce((sum, { onHand }) => sum + Number(onHand || 0), 0)), [warehousesField]: JSON.stringify(warehouses) },
    }
  }).sort((a, b) => a.id - b.id)
}
