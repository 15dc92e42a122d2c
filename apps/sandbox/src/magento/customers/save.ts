import { viewOf } from '../stores/stores.ts'
import { notFound, Problem } from '../web-api/problem.ts'
import { isAllowed, readAddress, type AddressInput } from './address.ts'
import { checkCustomer, readBirthday } from './check.ts'
import type { Customer, CustomerHost, Customers } from './customers.ts'

/** A customer as it is sent. Null keeps what was there, an empty text removes it (recorded exchanges 174 and 175). */
export interface CustomerInput {
  id?: number | null
  group_id?: number | null
  default_billing?: string | null
  default_shipping?: string | null
  created_at?: string | null
  dob?: string | null
  email?: string | null
  firstname?: string | null
  lastname?: string | null
  middlename?: string | null
  prefix?: string | null
  suffix?: string | null
  gender?: number | null
  store_id?: number | null
  taxvat?: string | null
  website_id?: number | null
  addresses?: AddressInput[] | null
  disable_auto_group_change?: number | null
  extension_attributes?: { is_subscribed?: boolean | null } | null
}

const taken = () => new Problem(400, 'A customer with the same email address already exists in an associated website.')
const emailMissing = () => new Problem(400, 'The customer email is missing. Enter and try again.')
const texts = ['middlename', 'prefix', 'suffix', 'taxvat'] as const

/** Creates (`before` absent) or updates a customer with its addresses. Runs inside `journal.atomically`. */
export function saveCustomer(customers: Customers, host: CustomerHost, input: CustomerInput, before: Customer | undefined): Customer {
  return before ? updateCustomer(customers, host, input, before) : createCustomer(customers, host, input)
}

function createCustomer(customers: Customers, host: CustomerHost, input: CustomerInput): Customer {
  const place = placeOf(input, host)
  checkGroup(input, host)
  if (!input.email) throw emailMissing()
  if (customers.byEmail(input.email, place.website_id)) throw taken()
  checkCustomer(input)
  const { customer: table } = customers.tables
  const now = host.now()
  // The number is taken before the addresses are looked at: a refused address leaves a gap (recorded exchange 127).
  const customer = table.insert(tidy({
    ...place, id: table.takeId(), group_id: input.group_id ?? defaultGroup(place.website_id, host), email: input.email ?? '', firstname: input.firstname ?? '', lastname: input.lastname ?? '',
    ...textsOf(input, {}), ...(input.dob ? { dob: readBirthday(input.dob) } : {}), ...(input.gender ? { gender: input.gender } : {}), created_at: now, updated_at: now,
    created_in: viewOf(host.stores, place.store_id)?.name ?? '', disable_auto_group_change: input.disable_auto_group_change ?? 0,
    is_subscribed: input.extension_attributes?.is_subscribed ?? false,
  }))
  // In a new customer an address in a country that the website does not sell to is left out without a word (exchanges 128-130).
  const allowed = (input.addresses ?? []).filter(({ country_id: country }) => isAllowed(host.stores, country))
  return allowed.reduce((row, address) => saveAddress(customers, host, { ...address, id: null }, row), customer)
}

function updateCustomer(customers: Customers, host: CustomerHost, input: CustomerInput, before: Customer): Customer {
  const id = input.id ?? before.id
  const target = customers.get(id)
  if (!target) throw notFound('customerId', id)
  const billing = input.default_billing === undefined ? before.default_billing : input.default_billing
  const shipping = input.default_shipping === undefined ? before.default_shipping : input.default_shipping
  checkDefault(billing, 'default_billing', input.addresses)
  checkDefault(shipping, 'default_shipping', input.addresses)
  if (input.website_id || input.store_id) placeOf({ website_id: input.website_id, store_id: input.store_id }, host)
  checkGroup(input, host)
  const merged = { ...before, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) } as CustomerInput
  const websiteId = input.website_id ?? before.website_id
  if (!merged.email) throw emailMissing()
  const holder = customers.byEmail(merged.email, websiteId)
  if (holder && holder.id !== id) throw taken()
  checkCustomer(merged)
  const { dob, taxvat: _taxvat, middlename: _middle, prefix: _prefix, suffix: _suffix, gender, ...kept } = before
  let customer = customers.tables.customer.write(tidy({
    ...kept, id, website_id: websiteId, store_id: input.store_id ?? before.store_id, group_id: input.group_id ?? before.group_id, email: merged.email ?? '',
    firstname: merged.firstname ?? '', lastname: merged.lastname ?? '', ...textsOf(input, before), updated_at: host.now(),
    ...dateOf(input.dob, dob), ...(input.gender ?? gender ? { gender: input.gender ?? gender } : {}),
    disable_auto_group_change: input.disable_auto_group_change ?? before.disable_auto_group_change,
    is_subscribed: input.extension_attributes?.is_subscribed ?? before.is_subscribed,
    ...pointer('default_billing', input.default_billing, before.default_billing), ...pointer('default_shipping', input.default_shipping, before.default_shipping),
  }))
  if (!input.addresses) return customer
  const existing = customers.addressesOf(id).map((address) => address.id)
  const saved: number[] = []
  for (const address of input.addresses) {
    customer = saveAddress(customers, host, address, customer)
    saved.push(address.id ?? customers.addressesOf(id).at(-1)?.id ?? 0)
  }
  for (const gone of existing.filter((one) => !saved.includes(one))) customer = removeAddress(customers, gone, customer)
  return customer
}

/** Writes one address; its flags move the customer's defaults, `false` only takes them from the address that had them. */
function saveAddress(customers: Customers, { stores }: CustomerHost, sent: AddressInput, customer: Customer): Customer {
  const { address: table } = customers.tables
  const before = sent.id ? table.get(sent.id) : undefined
  if (sent.id && !before) throw notFound('addressId', sent.id)
  const draft = readAddress(sent, before, customer.id, stores)
  if (before && before.customer_id !== customer.id) throw new Problem(400, 'Provided customer ID "%customer_id" isn\'t related to current customer address.', { customer_id: customer.id })
  const { id } = before ? table.write({ ...draft, id: before.id }) : table.insert(draft)
  const changed = { ...customer }
  for (const [flag, field] of [[sent.default_billing, 'default_billing'], [sent.default_shipping, 'default_shipping']] as const) {
    if (flag) changed[field] = id
    else if (flag === false && customer[field] === id) changed[field] = undefined
  }
  return customers.tables.customer.write(changed)
}

/** Takes an address away, and the defaults that were it. */
export function removeAddress(customers: Customers, id: number, customer: Customer): Customer {
  customers.tables.address.remove(id)
  const { default_billing: billing, default_shipping: shipping } = customer
  return customers.tables.customer.write(tidy({ ...customer, default_billing: billing === id ? undefined : billing, default_shipping: shipping === id ? undefined : shipping }))
}

function placeOf({ website_id: websiteId, store_id: storeId }: CustomerInput, { stores }: CustomerHost): { website_id: number; store_id: number } {
  const website = websiteId ? stores.websites.find(({ id }) => id === websiteId) : undefined
  if (websiteId && !website) throw new Problem(404, `The website with id ${websiteId} that was requested wasn't found. Verify the website and try again.`)
  const view = storeId ? viewOf(stores, storeId) : stores.views.find((one) => one.id !== 0 && (!website || one.website_id === website.id))
  if (website && storeId && view?.website_id !== website.id) throw new Problem(400, 'The store view is not in the associated website.')
  if (!view) throw new Problem(404, "The store that was requested wasn't found. Verify the store and try again.")
  return { website_id: website?.id ?? view.website_id, store_id: view.id }
}

const defaultGroup = (websiteId: number, { stores }: CustomerHost) => stores.websites.find(({ id }) => id === websiteId)?.default_group_id ?? 1

function checkGroup({ group_id: group }: CustomerInput, { groups }: CustomerHost): void {
  if (group !== undefined && group !== null && !groups.get(group)) throw new Problem(400, 'The specified customer group id does not exist.')
}

/** A default that is kept must be among the addresses that are sent. */
function checkDefault(id: number | string | null | undefined, fieldName: string, addresses: AddressInput[] | null | undefined): void {
  if (!Number(id) || !addresses?.length || addresses.some((address) => address.id === Number(id))) return
  throw new Problem(400, 'The %fieldName value is invalid. Set the correct value and try again.', { fieldName })
}

const dateOf = (sent: string | null | undefined, before: string | undefined) => {
  const date = sent === undefined || sent === null ? before : sent && readBirthday(sent)
  return date ? { dob: date } : {}
}

function pointer(field: 'default_billing' | 'default_shipping', sent: string | null | undefined, before: number | undefined): Partial<Customer> {
  const id = sent === undefined || sent === null ? before : Number(sent)
  return { [field]: id || undefined }
}

function textsOf(input: CustomerInput, before: Partial<Customer>): Partial<Customer> {
  return Object.fromEntries(texts.flatMap((name) => {
    const value = input[name] ?? before[name]
    return value ? [[name, value]] : []
  }))
}

/** Every row with the same fields in the same order: a hundred thousand of them are searched quickly then. */
const tidy = (row: Customer): Customer => ({
  id: row.id, website_id: row.website_id, store_id: row.store_id, group_id: row.group_id, email: row.email, firstname: row.firstname, lastname: row.lastname, middlename: row.middlename,
  prefix: row.prefix, suffix: row.suffix, dob: row.dob, gender: row.gender, taxvat: row.taxvat, created_at: row.created_at, updated_at: row.updated_at, created_in: row.created_in,
  default_billing: row.default_billing, default_shipping: row.default_shipping, disable_auto_group_change: row.disable_auto_group_change, is_subscribed: row.is_subscribed,
})
