import { and, equalTo, parseTimestamp, type Filter, type IntacctClient, type IntacctRow } from '@causeway/intacct'
import { throughConnection } from '../failures/of-clients.ts'

/** An entry of an Order Entry price list. Amounts and quantities are Intacct's own decimal text; dates are days in UTC. */
export interface PriceEntry {
  recordNo: number
  list: string
  itemId: string
  from: Date | null
  until: Date | null
  /** The smallest quantity that the price is for. */
  minimum: number
  value: string
  /** Whether `value` is the price itself; else it is a markup or a discount, which only Intacct can work out. */
  isPrice: boolean
  isActive: boolean
  /** '' where the list is in the company's own. */
  currency: string
}

export const entryFields = ['RECORDNO', 'PRICELISTID', 'ITEMID', 'DATEFROM', 'DATETO', 'QTYLIMITMIN', 'VALUE', 'VALUETYPE', 'CURRENCY', 'STATUS', 'WHENMODIFIED']

/** A row of SOPRICELISTENTRY, read. */
export const entryOf = (row: IntacctRow): PriceEntry => ({
  recordNo: Number(row.RECORDNO), list: row.PRICELISTID ?? '', itemId: (row.ITEMID ?? '').trim(), from: parseTimestamp(row.DATEFROM ?? ''), until: parseTimestamp(row.DATETO ?? ''),
  minimum: Math.max(1, Number(row.QTYLIMITMIN || 1)), value: (row.VALUE ?? '').trim(), isPrice: !row.VALUETYPE || /^actual$/i.test(row.VALUETYPE), isActive: (row.STATUS || 'active') === 'active', currency: row.CURRENCY ?? '',
})

/** Whether an entry is in another currency than the one that is wanted. One without any is in the company's own, and passes. */
export const isForeign = (currency: string, wanted: string): boolean => wanted !== '' && currency !== '' && currency.toUpperCase() !== wanted.toUpperCase()

/** Whether an entry holds on a day. Both its days belong to it. */
export const isValidOn = ({ from, until, isActive }: PriceEntry, day: Date): boolean =>
  isActive && (from === null || from.getTime() <= day.getTime()) && (until === null || day.getTime() < until.getTime() + 86_400_000)

/** Every entry of a list, 2,000 a call. */
export function readEntries(intacct: IntacctClient, list: string, more?: Filter): Promise<PriceEntry[]> {
  return throughConnection('price lists', async () => {
    const found: PriceEntry[] = []
    const filter = more ? and(equalTo('PRICELISTID', list), more) : equalTo('PRICELISTID', list)
    for (let after: number | null = 0; after !== null;) {
      const page = await intacct.queryByKey({ object: 'SOPRICELISTENTRY', select: entryFields, afterRecordNo: after, filter })
      found.push(...page.rows.map(entryOf))
      after = page.next
    }
    return found
  })
}

/**
 * The price of one piece by item, as Intacct writes it, of the entries that hold on `day`. Where several do, the one that began last
 * counts. `currency`: only entries in this one; '' takes all. Pure.
 */
export function singlePrices(entries: readonly PriceEntry[], day: Date, currency = ''): Map<string, string> {
  const chosen = new Map<string, PriceEntry>()
  for (const entry of entries) {
    if (!entry.itemId || !entry.isPrice || entry.minimum > 1 || !isValidOn(entry, day) || isForeign(entry.currency, currency)) continue
    const before = chosen.get(entry.itemId)
    if (!before || (entry.from?.getTime() ?? 0) >= (before.from?.getTime() ?? 0)) chosen.set(entry.itemId, entry)
  }
  return new Map([...chosen].map(([itemId, { value }]) => [itemId, value]))
}
