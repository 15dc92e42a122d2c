import { regionWith } from '../directory/places.ts'
import type { Column } from '../tables/search.ts'
import { Problem } from '../web-api/problem.ts'
import type { Address, Customer, Customers } from './customers.ts'

const numbers = ['website_id', 'store_id', 'group_id', 'gender', 'default_billing', 'default_shipping', 'disable_auto_group_change'] as const
const times = ['created_at', 'updated_at', 'dob'] as const
const texts = ['firstname', 'lastname', 'middlename', 'prefix', 'suffix', 'taxvat', 'created_in'] as const
const ofBilling = ['postcode', 'city', 'telephone', 'company', 'country_id', 'firstname', 'lastname'] as const

/** What customers can be searched by. `id` is not among it: the shop wants `entity_id` (recorded exchanges 189 and 190). */
export function customerColumn(field: string, customers: Customers): Column<Customer> {
  const column = knownColumn(field, customers)
  if (!column) throw new Problem(400, 'The "%1" attribute name is invalid. Reset the name and try again.', [field])
  return column
}

/** The same; undefined for what customers do not have. */
export function knownColumn(field: string, customers: Customers): Column<Customer> | undefined {
  const column = columns[field]
  if (column) return column
  if (field === 'name') return { read: ({ firstname, lastname }) => `${firstname} ${lastname}` }
  const billing = /^billing_(.+)$/.exec(field)?.[1]
  const name = ofBilling.find((one) => one === billing)
  const addressOf = (row: Customer): Address | undefined => (row.default_billing ? customers.tables.address.get(row.default_billing) : undefined)
  if (name) return { read: (row) => addressOf(row)?.[name] }
  if (billing === 'region') return { read: (row) => regionWith(addressOf(row)?.region_id ?? 0)?.name ?? addressOf(row)?.region }
  return undefined
}

const columns: Record<string, Column<Customer>> = Object.fromEntries([
  ['entity_id', { read: ({ id }) => id, kind: 'number', index: 'id' }],
  ['email', { read: ({ email }) => email, index: 'email' }],
  ...numbers.map((name) => [name, { read: (row) => row[name], kind: 'number' }] as [string, Column<Customer>]),
  ...times.map((name) => [name, { read: (row) => row[name], kind: 'time' }] as [string, Column<Customer>]),
  ...texts.map((name) => [name, { read: (row) => row[name] }] as [string, Column<Customer>]),
] as [string, Column<Customer>][])
