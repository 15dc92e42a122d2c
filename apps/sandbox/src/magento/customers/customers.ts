import type { Group } from '../groups/groups.ts'
import type { StoreTree } from '../stores/stores.ts'
import { fold } from '../tables/conditions.ts'
import { Table, type Journal } from '../tables/table.ts'
import { saveCustomer, type CustomerInput } from './save.ts'

export interface Address {
  id: number
  customer_id: number
  firstname: string
  lastname: string
  middlename?: string
  prefix?: string
  suffix?: string
  company?: string
  street: string[]
  city: string
  country_id: string
  /** The region's name as text, where it has no number. */
  region: string | null
  region_id: number | null
  postcode?: string
  telephone: string
  fax?: string
  vat_id?: string
}

export interface Customer {
  id: number
  website_id: number
  store_id: number
  group_id: number
  email: string
  firstname: string
  lastname: string
  middlename?: string
  prefix?: string
  suffix?: string
  dob?: string
  gender?: number
  taxvat?: string
  created_at: string
  updated_at: string
  created_in: string
  default_billing?: number
  default_shipping?: number
  disable_auto_group_change: number
  is_subscribed: boolean
}

/** The shop's customers. What the web API refuses is refused here with the same Problem. */
export interface Customers {
  tables: { customer: Table<Customer>; address: Table<Address> }
  /** All customers, oldest first. */
  list(): Customer[]
  get(id: number): Customer | undefined
  /** E-mails are unique per website, without regard to case (recorded exchanges 104 and 105). */
  byEmail(email: string, websiteId?: number): Customer | undefined
  addressesOf(id: number): Address[]
  /** Makes a customer, checked as the web API checks. Throws a Problem. */
  create(input: CustomerInput): Customer
  /** Changes what `input` names and keeps the rest. Throws a Problem. */
  update(id: number, input: CustomerInput): Customer
  /** False when there is no such customer. */
  delete(id: number): boolean
  moveGroup(from: number, to: number): void
}

export interface CustomerHost { journal: Journal; changed: () => void; now: () => string; stores: StoreTree; groups: { get(id: number): Group | undefined } }

export function createCustomers(host: CustomerHost): Customers {
  const customer = new Table<Customer>(host.journal, host.changed, {
    email: ({ email }) => fold(email), group: (row) => String(row.group_id),
  })
  const address = new Table<Address>(host.journal, host.changed, { customer: (row) => String(row.customer_id) })
  const customers: Customers = {
    tables: { customer, address },
    list: () => [...customer.all()],
    get: (id) => customer.get(id),
    byEmail: (email, websiteId = 1) => customer.with('email', fold(email)).find((row) => row.website_id === websiteId),
    addressesOf: (id) => address.with('customer', String(id)),
    create: (input) => host.journal.atomically(() => saveCustomer(customers, host, input, undefined)),
    update: (id, input) => host.journal.atomically(() => saveCustomer(customers, host, input, customer.get(id))),
    delete(id) {
      for (const { id: addressId } of customers.addressesOf(id)) address.remove(addressId)
      return customer.remove(id)
    },
    moveGroup(from, to) {
      for (const row of customer.with('group', String(from))) customer.write({ ...row, group_id: to })
    },
  }
  return customers
}
