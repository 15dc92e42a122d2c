import { inList, type IntacctClient, type IntacctRow } from '@causeway/intacct'
import type { Cursor, SourcePage, SourceRow, Window } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { changedSince, latestChange, latestChangeOf } from '../changed-since.ts'
import { listPriceField } from './list-price.ts'

const baseFields = ['RECORDNO', 'ITEMID', 'NAME', 'STATUS', 'ITEMTYPE', 'PRODUCTLINEID', 'BASEPRICE', 'TAXABLE', 'TAXGROUP.NAME', 'WHENMODIFIED', 'RECORD_URL']
const keysPerCall = 200

/**
 * Reads items by key, 2,000 a call. `prices`, of a price list, are put into the records; the window then is always everything, since an entry begins
 * and ends by its dates, without a change of the item.
 */
export function itemReader(intacct: IntacctClient, moreFields: readonly string[], prices: ReadonlyMap<string, string> | null) {
  const select = [...new Set([...baseFields, ...moreFields])]
  const rowOf = (row: IntacctRow): SourceRow => {
    const { WHENMODIFIED: _, ...source } = row
    const key = row.ITEMID ?? ''
    return { key, id: Number(row.RECORDNO), source: prices ? { ...source, [listPriceField]: prices.get(key) ?? '' } : source }
  }
  return {
    mark: () => latestChangeOf(intacct, ['ITEM']),
    read: (window: Window, cursor: Cursor | null): Promise<SourcePage> => throughConnection('items', async () => {
      const since = prices ? null : changedSince(window)
      const after = Number(cursor?.after ?? 0)
      const page = await intacct.queryByKey({ object: 'ITEM', select, afterRecordNo: after, ...(since ? { filter: since } : {}) })
      return {
        rows: page.rows.map(rowOf), announced: page.announced, missing: page.missing, highWater: latestChange(page.rows), next: page.next === null ? null : { after: page.next },
        // A page of the whole source tells which of ours are gone.
        ...(since === null ? { covers: { after, upTo: page.next } } : {}),
      }
    }),
    cursorAfter: (row: SourceRow): Cursor => ({ after: row.id }),
    readKeys: (keys: string[]): Promise<SourceRow[]> => throughConnection('items', async () => {
      const rows: SourceRow[] = []
      for (let start = 0; start < keys.length; start += keysPerCall) {
        rows.push(...(await intacct.query({ object: 'ITEM', select, filter: inList('ITEMID', keys.slice(start, start + keysPerCall)), pageSize: 2000 })).rows.map(rowOf))
      }
      return rows
    }),
  }
}
