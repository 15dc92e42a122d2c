import type { SeededBooks } from '../intacct/index.ts'

/** A customer that was in the shop before the books were connected. */
export interface ShopCustomer { email: string; firstname: string; lastname: string; telephone: string; company: string }

/** Which customers of the books the shop knows already: two known cases (one written in other case) and some of the generated ones. */
const alreadyThere = ['C-00001', 'C-00060', 'C-00101', 'C-00102', 'C-00103', 'C-00104', 'C-00105', 'C-00106', 'C-00107', 'C-00108']
const otherCase = 'C-00060'

/** About ten customers of the shop who have e-mail addresses of customers in the books. */
export function demoShopCustomers(books: SeededBooks): ShopCustomer[] {
  const customers = new Map((books.CUSTOMER ?? []).map((row) => [row.CUSTOMERID, row]))
  const contacts = new Map((books.CONTACT ?? []).map((row) => [row.RECORDNO, row]))
  return alreadyThere.flatMap((id) => {
    const row = customers.get(id)
    const contact = contacts.get(row?.DISPLAYCONTACTKEY)
    const email = contact?.EMAIL1?.trim() ?? ''
    if (!row || !contact || row.STATUS !== 'active' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return []
    return [{
      email: id === otherCase ? email.replace(/^[^@]+/, (name) => name.toUpperCase()) : email, firstname: contact.FIRSTNAME || 'Shop', lastname: contact.LASTNAME || 'Visitor',
      telephone: contact.PHONE1 || '555-0100', company: row.NAME?.trim() ?? '',
    }]
  })
}
