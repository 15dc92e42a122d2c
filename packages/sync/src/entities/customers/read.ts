import { and, greaterThanOrEqualTo, inList, lessThan, lessThanOrEqualTo, maxPageSize, type IntacctClient, type IntacctRow, type KeyPage } from '@causeway/intacct'
import type { Cursor, SourcePage, SourceRow, Window } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { beginOf, latestChange, latestChangeOf } from '../changed-since.ts'

/** Everything of a customer that the rules look at; the mapping and the filters may add more. */
export const customerFields = [
  'RECORDNO', 'CUSTOMERID', 'NAME', 'STATUS', 'CUSTTYPE', 'ONHOLD', 'PARENTID', 'TAXID', 'WHENMODIFIED', 'RECORD_URL', 'DISPLAYCONTACT.CONTACTNAME',
  'DISPLAYCONTACT.FIRSTNAME', 'DISPLAYCONTACT.LASTNAME', 'DISPLAYCONTACT.EMAIL1', 'DISPLAYCONTACT.PHONE1', 'DISPLAYCONTACT.CELLPHONE',
  ...['ADDRESS1', 'ADDRESS2', 'ADDRESS3', 'CITY', 'STATE', 'ZIP', 'COUNTRY', 'COUNTRYCODE'].map((part) => `DISPLAYCONTACT.MAILADDRESS.${part}`),
]

interface ContactsCursor { after: number; /** The last contact of the page; null when it is looked at for the first time. */ upTo: number | null; /** Customers of the page behind this RECORDNO. */ customers: number }

const contactsCursor = ({ after, upTo, customers }: Cursor): ContactsCursor => ({ after: Number(after ?? 0), upTo: upTo === undefined || upTo === null ? null : Number(upTo), customers: Number(customers ?? 0) })

/**
 * Reads customers in two streams: those changed in the window, then those whose display contact changed in it, since a
 * change of the contact need not touch the customer. Both by key, 2,000 customers a call.
 */
export function customerReader(intacct: IntacctClient, moreFields: readonly string[], { contactsPerPage = 500, customersPerPage = maxPageSize } = {}) {
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
      object: 'CUSTOMER', select, afterRecordNo: after, ...(from ? { filter: greaterThanOrEqualTo('WHENMODIFIED', from) } : {}), pageSize: customersPerPage,
    }))
    return {
      rows: page.rows.map(rowOf), announced: page.announced, missing: page.missing, highWater: latestChange(page.rows),
      next: page.next !== null ? { stream: 'customers', after: page.next } : from ? { stream: 'contacts', after: 0 } : null,
      // A page of all customers tells which of ours are gone.
      ...(from === null ? { covers: { after, upTo: page.next } } : {}),
    }
  }

  const contactsChanged = (begin: string, after: number, upTo: number | null) => throughConnection('contacts', () => intacct.queryByKey({
    object: 'CONTACT', select: ['RECORDNO', 'CONTACTNAME', 'WHENMODIFIED'], afterRecordNo: after, pageSize: contactsPerPage,
    filter: upTo === null ? greaterThanOrEqualTo('WHENMODIFIED', begin) : and(greaterThanOrEqualTo('WHENMODIFIED', begin), lessThanOrEqualTo('RECORDNO', upTo)),
  }))

  async function customersShowing(contacts: readonly IntacctRow[], begin: string, page: { select: string[]; afterRecordNo: number; pageSize: number }): Promise<KeyPage> {
    const names = contacts.map((row) => row.CONTACTNAME ?? '').filter(Boolean)
    if (!names.length) return { rows: [], announced: 0, missing: 0, next: null }
    return throughConnection('customers', () => intacct.queryByKey({
      object: 'CUSTOMER', ...page,
      // Those that changed themselves were read in the first stream.
      filter: and(inList('DISPLAYCONTACT.CONTACTNAME', names), lessThan('WHENMODIFIED', begin)),
    }))
  }

  /** A page of contacts, and of the customers that show one of them a page behind `customers`: they are more than one page where many share a contact. */
  async function changedContacts(window: Window, { after, upTo, customers }: ContactsCursor): Promise<SourcePage> {
    const begin = beginOf(window) ?? ''
    const page = await contactsChanged(begin, after, upTo)
    const shown = await customersShowing(page.rows, begin, { select, afterRecordNo: customers, pageSize: customersPerPage })
    const behind = upTo ?? page.next
    return {
      rows: shown.rows.map(rowOf),
      // Contacts were announced, customers are read: a contact that is no customer's display contact is none of ours.
      announced: shown.announced, missing: (customers === 0 ? page.missing : 0) + shown.missing, highWater: latestChange(page.rows),
      // For a further page of their customers the contacts must be the same ones: should one be gone by then, no other moves up.
      next: shown.next !== null ? { stream: 'contacts', after, upTo: upTo ?? Number(page.rows.at(-1)?.RECORDNO), customers: shown.next }
        : behind !== null ? { stream: 'contacts', after: behind } : null,
    }
  }

  return {
    /** Customers that changed, and those of which the contact alone did: two calls for 500 changed contacts. */
    async count(window: Window): Promise<number> {
      const begin = beginOf(window)
      const counting = { select: ['RECORDNO'], afterRecordNo: 0, pageSize: 1 }
      let { announced: count } = await throughConnection('customers', () => intacct.queryByKey({ object: 'CUSTOMER', ...counting, ...(begin ? { filter: greaterThanOrEqualTo('WHENMODIFIED', begin) } : {}) }))
      for (let after: number | null = begin ? 0 : null; after !== null;) {
        const page: KeyPage = await contactsChanged(begin ?? '', after, null)
        count += (await customersShowing(page.rows, begin ?? '', counting)).announced
        after = page.next
      }
      return count
    },
    /** Both streams are read from one mark. */
    mark: () => latestChangeOf(intacct, ['CUSTOMER', 'CONTACT']),
    read: (window: Window, cursor: Cursor | null): Promise<SourcePage> => {
      const after = Number(cursor?.after ?? 0)
      return cursor?.stream === 'contacts' ? changedContacts(window, contactsCursor(cursor)) : changedCustomers(window, after)
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
