import { and, greaterThanOrEqualTo, inList, lessThan, type IntacctClient, type IntacctRow, type KeyPage } from '@causeway/intacct'
import type { Cursor, SourcePage, SourceRow, Window } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { beginOf, latestChange, latestChangeOf } from '../changed-since.ts'

/** Everything of a customer that the rules look at; the mapping and the filters may add more. */
export const customerFields = [
  'RECORDNO', 'CUSTOMERID', 'NAME', 'STATUS', 'CUSTTYPE', 'ONHOLD', 'PARENTID', 'TAXID', 'WHENMODIFIED', 'RECORD_URL', 'DISPLAYCONTACT.CONTACTNAME',
  'DISPLAYCONTACT.FIRSTNAME', 'DISPLAYCONTACT.LASTNAME', 'DISPLAYCONTACT.EMAIL1', 'DISPLAYCONTACT.PHONE1', 'DISPLAYCONTACT.CELLPHONE',
  ...['ADDRESS1', 'ADDRESS2', 'ADDRESS3', 'CITY', 'STATE', 'ZIP', 'COUNTRY', 'COUNTRYCODE'].map((part) => `DISPLAYCONTACT.MAILADDRESS.${part}`),
]

/**
 * Reads customers in two streams: those changed in the window, then those whose display contact changed in it, since a
 * change of the contact need not touch the customer. Both by key, 2,000 a call.
 */
export function customerReader(intacct: IntacctClient, moreFields: readonly string[]) {
  const select = [...new Set([...customerFields, ...moreFields])]
  const rowOf = (row: IntacctRow): SourceRow => {
    // What changes by being looked at, or says only when, is no content.
    const { WHENMODIFIED: _, ...source } = row
    return { key: row.CUSTOMERID ?? '', id: Number(row.RECORDNO), source }
  }
  const byKeys = (keys: readonly string[]) => throughConnection('customers', async () =>
    (await intacct.query({ object: 'CUSTOMER', select, filter: inList('CUSTOMERID', keys), pageSize: 2000 })).rows)

  async function changedCustomers(window: Window, after: number): Promise<SourcePage> {
    const from = beginOf(window)
    const page: KeyPage = await throughConnection('customers', () => intacct.queryByKey({
      object: 'CUSTOMER', select, afterRecordNo: after, ...(from ? { filter: greaterThanOrEqualTo('WHENMODIFIED', from) } : {}),
    }))
    return {
      rows: page.rows.map(rowOf), announced: page.announced, missing: page.missing, highWater: latestChange(page.rows),
      next: page.next !== null ? { stream: 'customers', after: page.next } : from ? { stream: 'contacts', after: 0 } : null,
      // A page of all customers tells which of ours are gone.
      ...(from === null ? { covers: { after, upTo: page.next } } : {}),
    }
  }

  async function changedContacts(window: Window, after: number): Promise<SourcePage> {
    const page = await throughConnection('contacts', () => intacct.queryByKey({
      object: 'CONTACT', select: ['RECORDNO', 'CONTACTNAME', 'WHENMODIFIED'], afterRecordNo: after, pageSize: 500,
      filter: greaterThanOrEqualTo('WHENMODIFIED', beginOf(window) ?? ''),
    }))
    const names = page.rows.map((row) => row.CONTACTNAME ?? '').filter(Boolean)
    const customers = names.length
      ? await throughConnection('customers', () => intacct.query({
          object: 'CUSTOMER', select, pageSize: 2000,
          // Those that changed themselves were read in the first stream.
          filter: and(inList('DISPLAYCONTACT.CONTACTNAME', names), lessThan('WHENMODIFIED', beginOf(window) ?? '')),
        }))
      : { rows: [], totalCount: 0 }
    return {
      rows: customers.rows.map(rowOf).sort((a, b) => a.id - b.id),
      // Contacts were announced, customers are read: a contact that is no customer's display contact is none of ours.
      announced: customers.totalCount, missing: page.missing + Math.max(0, customers.totalCount - customers.rows.length), highWater: latestChange(page.rows),
      next: page.next !== null ? { stream: 'contacts', after: page.next } : null,
    }
  }

  return {
    /** Both streams are read from one mark. */
    mark: () => latestChangeOf(intacct, ['CUSTOMER', 'CONTACT']),
    read: (window: Window, cursor: Cursor | null): Promise<SourcePage> => {
      const after = Number(cursor?.after ?? 0)
      return cursor?.stream === 'contacts' ? changedContacts(window, after) : changedCustomers(window, after)
    },
    /** Within the contacts' stream a page is small and read again from its start: what was done shows as unchanged. */
    cursorAfter: (row: SourceRow, _window: Window, cursor: Cursor | null): Cursor =>
      (cursor?.stream === 'contacts' ? cursor : { stream: 'customers', after: row.id }),
    async readKeys(keys: string[]): Promise<SourceRow[]> {
      const rows: SourceRow[] = []
      for (let start = 0; start < keys.length; start += 200) rows.push(...(await byKeys(keys.slice(start, start + 200))).map(rowOf))
      return rows
    },
  }
}
