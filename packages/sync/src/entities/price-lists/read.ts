import { inList, type IntacctClient, type IntacctRow } from '@causeway/intacct'
import type { Cursor, SourcePage, SourceRow } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { latestChange } from '../changed-since.ts'
import { entryOf } from '../price-entries.ts'

const select = ['RECORDNO', 'PRICELISTID', 'ITEMID', 'ITEMNAME', 'PRODUCTLINEID', 'DATEFROM', 'DATETO', 'QTYLIMITMIN', 'VALUE', 'VALUETYPE', 'CURRENCY', 'STATUS', 'WHENMODIFIED']
const day = 86_400_000

/**
 * Reads the entries of the chosen lists, all of them in every run, 2,000 a call: an entry begins and ends by its dates, without being changed. How it stands on
 * the day of `now` is written into the record (HOLDS: now, later, over), so that the hash tells when that changes.
 */
export function entryReader(intacct: IntacctClient, lists: readonly string[], now: Date) {
  const rowOf = (row: IntacctRow): SourceRow => {
    const { WHENMODIFIED: _, ...source } = row
    return { key: `${row.PRICELISTID} / ${row.ITEMID || row.PRODUCTLINEID} / ${row.RECORDNO}`, id: Number(row.RECORDNO), source: { ...source, HOLDS: standing(row, now) } }
  }
  return {
    read: (cursor: Cursor | null): Promise<SourcePage> => throughConnection('price lists', async () => {
      if (!lists.length) return { rows: [], announced: 0, missing: 0, highWater: null, next: null, covers: { after: 0, upTo: null } }
      const page = await intacct.queryByKey({ object: 'SOPRICELISTENTRY', select, afterRecordNo: Number(cursor?.after ?? 0), filter: inList('PRICELISTID', lists) })
      return {
        rows: page.rows.map(rowOf), announced: page.announced, missing: page.missing, highWater: latestChange(page.rows), next: page.next === null ? null : { after: page.next },
        covers: { after: Number(cursor?.after ?? 0), upTo: page.next },
      }
    }),
    cursorAfter: (row: SourceRow): Cursor => ({ after: row.id }),
    readKeys: (keys: string[]): Promise<SourceRow[]> => throughConnection('price lists', async () => {
      const numbers = keys.map((key) => key.slice(key.lastIndexOf('/') + 1).trim())
      const rows: SourceRow[] = []
      for (let start = 0; start < numbers.length; start += 200) {
        rows.push(...(await intacct.query({ object: 'SOPRICELISTENTRY', select, filter: inList('RECORDNO', numbers.slice(start, start + 200)), pageSize: 2000 })).rows.map(rowOf))
      }
      return rows
    }),
  }
}

function standing(row: IntacctRow, now: Date): 'now' | 'later' | 'over' {
  const { isActive, from, until } = entryOf(row)
  if (!isActive || (until !== null && now.getTime() >= until.getTime() + day)) return 'over'
  return from !== null && from.getTime() > now.getTime() ? 'later' : 'now'
}
