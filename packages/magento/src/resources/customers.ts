import type { Caller } from '../client.ts'
import type { Condition } from '../criteria.ts'

export interface CustomerRegion { region_code?: string | null; region?: string | null; region_id?: number }

export interface CustomerAddress {
  id?: number; customer_id?: number; firstname?: string; lastname?: string; middlename?: string; prefix?: string; suffix?: string
  company?: string; street?: string[]; city?: string; region?: CustomerRegion; region_id?: number; postcode?: string; country_id?: string
  telephone?: string; fax?: string; vat_id?: string; default_billing?: boolean; default_shipping?: boolean
}

export interface CustomAttribute { attribute_code: string; value: unknown }

export interface Customer {
  id?: number; email: string; firstname: string; lastname: string; middlename?: string; prefix?: string; suffix?: string
  website_id?: number; store_id?: number; group_id?: number; taxvat?: string; dob?: string; gender?: number
  created_at?: string; updated_at?: string; default_billing?: string; default_shipping?: string
  addresses?: CustomerAddress[]; custom_attributes?: CustomAttribute[]; extension_attributes?: Record<string, unknown>
}

export interface AddressAttribute { attribute_code: string; required: boolean; multiline_count: number; visible: boolean }

export interface Customers {
  get(id: number | string): Promise<Customer>
  /** Not repeatable: after a time-out look the e-mail up before sending it again. */
  create(customer: Customer): Promise<Customer>
  /** Omitted scalars and omitted addresses survive; an address without its id becomes a new one (recorded exchanges 159-167, 202). */
  update(id: number | string, customer: Partial<Customer>): Promise<Customer>
  delete(id: number | string): Promise<boolean>
  /** Customers with these e-mails in a website, in lower case by key; the shop compares without case. */
  findByEmails(emails: readonly string[], websiteId: number): Promise<Map<string, Customer>>
  findByIds(ids: readonly (number | string)[]): Promise<Map<string, Customer>>
  /** How the shop's address form is set: street lines, what is required (recorded exchange 219). */
  addressAttribute(code: string): Promise<AddressAttribute>
}

/** The path of a request stays well under the 8 kB that web servers take. */
const maxValueLength = 3_000
const maxValues = 100

export const customersOf = ({ request, search }: Caller): Customers => {
  async function find(field: string, values: readonly string[], also: readonly (readonly Condition[])[]): Promise<Customer[]> {
    const found: Customer[] = []
    for (const batch of batches(values)) {
      // A comma or a percent sign would split or widen the list: those are asked for one by one.
      const [first] = batch
      const condition: Condition = batch.length === 1 ? { field, type: 'eq', value: first ?? '' } : { field, type: 'in', value: batch.join(',') }
      const page = await search<Customer>('customers/search', { groups: [[condition], ...also], pageSize: 300, currentPage: 1 })
      found.push(...page.items)
    }
    return found
  }
  return {
    get: (id) => request({ method: 'GET', path: `customers/${id}` }),
    create: (customer) => request({ method: 'POST', path: 'customers', body: { customer } }),
    update: (id, customer) => request({ method: 'PUT', path: `customers/${id}`, body: { customer: { ...customer, id: Number(id) } } }),
    delete: (id) => request({ method: 'DELETE', path: `customers/${id}` }),
    async findByEmails(emails, websiteId) {
      const wanted = [...new Set(emails.map((email) => email.toLowerCase()))]
      const customers = await find('email', wanted, [[{ field: 'website_id', value: websiteId }]])
      return new Map(customers.map((customer) => [customer.email.toLowerCase(), customer]))
    },
    async findByIds(ids) {
      const customers = await find('entity_id', [...new Set(ids.map(String))], [])
      return new Map(customers.map((customer) => [String(customer.id), customer]))
    },
    addressAttribute: (code) => request({ method: 'GET', path: `attributeMetadata/customerAddress/attribute/${encodeURIComponent(code)}` }),
  }
}

function batches(values: readonly string[]): string[][] {
  const alone = values.filter((value) => /[,%]/.test(value)).map((value) => [value])
  const together: string[][] = []
  let batch: string[] = []
  let length = 0
  for (const value of values) {
    if (/[,%]/.test(value)) continue
    const size = encodeURIComponent(value).length + 3
    if (batch.length >= maxValues || (batch.length && length + size > maxValueLength)) {
      together.push(batch)
      batch = []
      length = 0
    }
    batch.push(value)
    length += size
  }
  return [...together, ...(batch.length ? [batch] : []), ...alone]
}
