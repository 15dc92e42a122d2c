import { formatTimestamp } from '../intacct/dates.ts'
import { customer } from '../intacct/objects/customer.ts'
import { contact } from '../intacct/objects/contact.ts'
import type { ObjectDefinition, Row } from '../intacct/books/definition.ts'

/** The moment of the books: nothing in the seed is newer, so that an edit in the demo is the newest change. */
export const booksAsOf = new Date('2026-11-20T18:00:00Z')

const blanks = new Map<ObjectDefinition, Record<string, string>>()

/** A row with every field of the object; those that are not given are empty. */
export function rowOf(definition: ObjectDefinition, recordNo: number, values: Record<string, string>, times: { created?: Date; modified?: Date } = {}): Row {
  let blank = blanks.get(definition)
  if (!blank) blanks.set(definition, (blank = Object.fromEntries(definition.fields.map(({ id }) => [id, '']))))
  const created = formatTimestamp(times.created ?? new Date(booksAsOf.getTime() - 4 * 365 * 86_400_000))
  return {
    ...blank, STATUS: 'active', CREATEDBY: '1', MODIFIEDBY: '1', WHENCREATED: created,
    WHENMODIFIED: times.modified ? formatTimestamp(times.modified) : created, ...values, RECORDNO: String(recordNo),
  }
}

/** A customer as the seed thinks of one; what is absent is empty in the books. */
export interface CustomerSketch {
  id: string
  name: string
  first?: string
  last?: string
  prefix?: string
  email?: string
  phone?: string
  cell?: string
  street?: readonly string[]
  city?: string
  state?: string
  zip?: string
  country?: string
  countryCode?: string
  status?: 'active' | 'inactive'
  onHold?: boolean
  type?: string
  term?: string
  parent?: string
  taxId?: string
  currency?: string
  comments?: string
  creditLimit?: string
  webGroup?: string
  nickname?: string
  entity?: string
}

interface Numbered { recordNo: number; contactNo: number; parentNo: number | undefined; parentName: string | undefined; typeNo: number | undefined; created: Date; modified: Date; contactModified: Date }

/** The customer's row and its display contact's. */
export function bookRows(sketch: CustomerSketch, at: Numbered): { customer: Row; contact: Row } {
  const { id, name, street = [] } = sketch
  const number = (value: number | undefined) => (value === undefined ? '' : String(value))
  return {
    customer: rowOf(customer, at.recordNo, {
      CUSTOMERID: id, NAME: name, ENTITY: `C${id}`, STATUS: sketch.status ?? 'active', ONETIME: 'false', ONHOLD: String(sketch.onHold ?? false),
      CUSTTYPE: sketch.type ?? '', CUSTTYPEKEY: number(at.typeNo), PARENTID: sketch.parent ?? '', PARENTKEY: number(at.parentNo), PARENTNAME: at.parentName ?? '',
      TERMNAME: sketch.term ?? 'N30', TAXID: sketch.taxId ?? '', CREDITLIMIT: sketch.creditLimit ?? '', TOTALDUE: '0', CURRENCY: sketch.currency ?? 'USD',
      COMMENTS: sketch.comments ?? '', HIDEDISPLAYCONTACT: 'false', DISPLAYCONTACTKEY: String(at.contactNo), WEB_GROUP: sketch.webGroup ?? '',
      SHOP_NICKNAME: sketch.nickname ?? '', MEGAENTITYID: sketch.entity ?? '', MEGAENTITYNAME: sketch.entity ?? '',
    }, at),
    contact: rowOf(contact, at.contactNo, {
      CONTACTNAME: `${name}(C${id})`.slice(0, 200), PRINTAS: name.slice(0, 200), COMPANYNAME: name.slice(0, 200), TAXABLE: 'true', PREFIX: sketch.prefix ?? '',
      FIRSTNAME: sketch.first ?? '', LASTNAME: sketch.last ?? '', EMAIL1: sketch.email ?? '', PHONE1: sketch.phone ?? '', CELLPHONE: sketch.cell ?? '',
      'MAILADDRESS.ADDRESS1': street[0] ?? '', 'MAILADDRESS.ADDRESS2': street[1] ?? '', 'MAILADDRESS.ADDRESS3': street[2] ?? '',
      'MAILADDRESS.CITY': sketch.city ?? '', 'MAILADDRESS.STATE': sketch.state ?? '', 'MAILADDRESS.ZIP': sketch.zip ?? '',
      'MAILADDRESS.COUNTRY': sketch.country ?? '', 'MAILADDRESS.COUNTRYCODE': sketch.countryCode ?? '', MEGAENTITYID: sketch.entity ?? '',
    }, { created: at.created, modified: at.contactModified }),
  }
}
