import { anyOf } from '../any-of.ts'
import type { Caller, SearchResult } from '../caller.ts'
import type { Condition, Criteria } from '../criteria.ts'

/**
 * Send `region_id`: a code alone is stored as nothing, right or wrong (recorded exchanges 123, 126), a name alone as free text
 * (122). Nothing stored reads `{region_code: null, region: null, region_id: 0}` (121).
 */
export interface CustomerRegion { region_code?: string | null; region?: string | null; region_id?: number }

/**
 * `country_id` in capitals and known to the shop, or the whole address vanishes in silence from a new customer (recorded
 * exchanges 128-130). Names, street, city, telephone and, in most countries, postcode are required (127, 131, 132).
 */
export interface CustomerAddress {
  id?: number; customer_id?: number; firstname?: string; lastname?: string; middlename?: string; prefix?: string; suffix?: string
  company?: string
  /** A list even for one line (recorded exchange 133); two lines at most unless the shop says otherwise (134). */
  street?: string[]
  city?: string; region?: CustomerRegion; region_id?: number; postcode?: string; country_id?: string
  telephone?: string; fax?: string; vat_id?: string
  /** Answered only when true. Of two addresses with the flag the last wins (recorded exchange 139). */
  default_billing?: boolean; default_shipping?: boolean
  custom_attributes?: CustomAttribute[]; extension_attributes?: Record<string, unknown>
}

/** Codes that the shop does not know are dropped in silence (recorded exchange 144). */
export interface CustomAttribute { attribute_code: string; value: unknown }

/** A property that is not listed here is refused (recorded exchange 143). */
export interface Customer {
  id?: number; email: string; firstname: string; lastname: string; middlename?: string; prefix?: string; suffix?: string
  website_id?: number; store_id?: number; group_id?: number
  /** Cleared by "", not by null (recorded exchanges 174, 175). */
  taxvat?: string | null
  /** "1985-12-10" */
  dob?: string
  gender?: number
  /** UTC without a zone: "2026-11-24 10:22:51". */
  created_at?: string; updated_at?: string
  created_in?: string; default_billing?: string; default_shipping?: string
  addresses?: CustomerAddress[]; custom_attributes?: CustomAttribute[]; extension_attributes?: Record<string, unknown>
}

export interface AddressAttribute {
  attribute_code: string; required: boolean; multiline_count: number; visible: boolean
  frontend_label?: string; validation_rules?: { name: string; value: string }[]
}

export interface Customers {
  search(criteria: Criteria, fields?: string): Promise<SearchResult<Customer>>
  get(id: number | string): Promise<Customer>
  /**
   * Not repeatable: after a time-out look the e-mail up before sending it again. May send a welcome mail. Compare the answer with
   * what was sent (`compareStored`). A refused create leaves nothing behind (recorded exchange 200).
   */
  create(customer: Customer): Promise<Customer>
  /**
   * Omitted scalars and omitted addresses survive (recorded exchanges 160, 202); `addresses: []` deletes all (167), and so is
   * every address that is not in the list (204, where a new one took its place). An address with its id keeps what is omitted (208), so one that moves to another
   * country must send a region too (209); one without an id is new. `updated_at` moves even when nothing changed (203).
   * An id that is not there is refused (170).
   */
  update(id: number | string, customer: Partial<Customer>): Promise<Customer>
  delete(id: number | string): Promise<boolean>
  /** Says true of a taken e-mail unless the shop lets guests ask (recorded exchange 217): `findByEmails` is the one to trust. */
  isEmailAvailable(email: string, websiteId: number): Promise<boolean>
  /** Customers with these e-mails in a website, in lower case by key: the shop compares without case. */
  findByEmails(emails: readonly string[], websiteId: number): Promise<Map<string, Customer>>
  /** By id as text; those that are not there are absent. */
  findByIds(ids: readonly (number | string)[]): Promise<Map<string, Customer>>
  /** How the shop's address form is set: street lines, what is required (recorded exchange 219). */
  addressAttribute(code: string): Promise<AddressAttribute>
  /** The whole address form. `postcode` is never required here: that depends on the country. */
  addressAttributes(): Promise<AddressAttribute[]>
}

export const customersOf = ({ get, post, put, delete: remove, search, searchAll }: Caller): Customers => {
  async function find(field: string, values: readonly string[], also: readonly (readonly Condition[])[]): Promise<Customer[]> {
    const found: Customer[] = []
    for (const group of anyOf(field, values)) {
      // The field is "entity_id" here although the answer calls it "id" (recorded exchanges 189, 190).
      found.push(...await searchAll<Customer>('customers/search', { groups: [group, ...also], sort: [{ field: 'entity_id', direction: 'ASC' }] }))
    }
    return found
  }
  return {
    search: (criteria, fields) => search('customers/search', criteria, fields),
    get: (id) => get(`customers/${id}`),
    create: (customer) => post('customers', { customer }),
    update: (id, customer) => put(`customers/${id}`, { customer: { ...customer, id: Number(id) } }),
    delete: (id) => remove(`customers/${id}`),
    isEmailAvailable: (customerEmail, websiteId) => post('customers/isEmailAvailable', { customerEmail, websiteId }, { repeatable: true }),
    async findByEmails(emails, websiteId) {
      const customers = await find('email', emails.map((email) => email.trim().toLowerCase()), [[{ field: 'website_id', value: websiteId }]])
      return new Map(customers.map((customer) => [customer.email.toLowerCase(), customer]))
    },
    async findByIds(ids) {
      const customers = await find('entity_id', ids.map(String), [])
      return new Map(customers.map((customer) => [String(customer.id), customer]))
    },
    addressAttribute: (code) => get(`attributeMetadata/customerAddress/attribute/${encodeURIComponent(code)}`),
    addressAttributes: () => get('attributeMetadata/customerAddress'),
  }
}
