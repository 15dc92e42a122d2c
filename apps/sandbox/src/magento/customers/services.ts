import type { Services } from '../service.ts'
import { search, searchAnswer } from '../tables/search.ts'
import { inputProblem, notFound, Problem, required } from '../web-api/problem.ts'
import { writeAddress } from './address.ts'
import { checkCustomer, checkPassword } from './check.ts'
import { customerColumn, knownColumn } from './columns.ts'
import type { Address, Customer, Customers } from './customers.ts'
import { removeAddress, type CustomerInput } from './save.ts'

export const customerServices: Services = {
  'POST /V1/customers': ({ customer: sent, password }, call) => {
    const { state: { customers }, wrote } = call
    const input = sent as CustomerInput
    if (input.id) refuseKnown(input, customers)
    if (typeof password === 'string') checkPassword(password, input.email ?? '')
    const customer = customers.create(input)
    wrote('customer', customer.id, customer.email)
    return writeCustomer(customer, customers)
  },
  'PUT /V1/customers/:customerId': ({ customer: sent, customerId }, { state: { customers }, bulk, wrote }) => {
    const input = sent as CustomerInput
    // In bulk the key beside the customer is not looked at, only the customer's own (recorded exchange 518).
    // A path that names no number is passed over too, and what was sent is saved by itself.
    const id = (bulk ? 0 : Number.parseInt(String(customerId), 10)) || (input.id ?? 0)
    if (id && !customers.get(id)) throw notFound('customerId', id)
    const customer = id ? customers.update(id, input) : customers.create(input)
    wrote('customer', customer.id, customer.email)
    return writeCustomer(customer, customers)
  },
  'GET /V1/customers/search': ({ searchCriteria }, { state: { customers } }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(customers.tables.customer, searchCriteria, { column: (field) => customerColumn(field, customers), sortColumn: (field) => knownColumn(field, customers) })
    return searchAnswer(rows.map((row) => writeCustomer(row, customers)), searchCriteria, total)
  },
  'GET /V1/customers/:customerId': ({ customerId }, { state: { customers } }) => writeCustomer(existing(customers, Number(customerId)), customers),
  'DELETE /V1/customers/:customerId': ({ customerId }, { state: { customers }, wrote }) => {
    const { id, email } = existing(customers, Number(customerId))
    customers.delete(id)
    wrote('customer', id, email)
    return true
  },
  'GET /V1/customers/:customerId/confirm': ({ customerId }, { state: { customers } }) => {
    existing(customers, Number(customerId))
    return 'account_confirmation_not_required'
  },
  'GET /V1/customers/:customerId/permissions/readonly': ({ customerId }, { state: { customers } }) => {
    existing(customers, Number(customerId))
    return false
  },
  // Says true for every address unless the shop asks guests to sign in (recorded exchange 217).
  'POST /V1/customers/isEmailAvailable': () => true,
  // Says what is wrong instead of refusing it.
  'PUT /V1/customers/validate': ({ customer: sent }) => {
    try {
      checkCustomer(sent as CustomerInput)
      return { valid: true, messages: [] }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { valid: false, messages: error.message.split('\n') }
    }
  },
  'GET /V1/customers/:customerId/billingAddress': ({ customerId }, { state: { customers } }) => defaultAddress(existing(customers, Number(customerId)), 'default_billing', customers),
  'GET /V1/customers/:customerId/shippingAddress': ({ customerId }, { state: { customers } }) => defaultAddress(existing(customers, Number(customerId)), 'default_shipping', customers),
  'GET /V1/customers/addresses/:addressId': ({ addressId }, { state: { customers } }) => {
    const { address, owner } = existingAddress(customers, Number(addressId))
    return writeAddress(address, owner)
  },
  'DELETE /V1/addresses/:addressId': ({ addressId }, { state: { customers }, wrote }) => {
    const { address, owner } = existingAddress(customers, Number(addressId))
    removeAddress(customers, address.id, owner)
    wrote('customer-address', address.id, owner.email)
    return true
  },
}

/** A customer with a number can only be one that exists: looked up by its e-mail (recorded exchanges 154 and 221). */
function refuseKnown({ email, website_id: website }: CustomerInput, customers: Customers): never {
  if (!customers.byEmail(email ?? '', website ?? 1)) {
    throw new Problem(404, 'No such entity with %fieldName = %fieldValue, %field2Name = %field2Value', { fieldName: 'email', fieldValue: email ?? null, field2Name: 'websiteId', field2Value: String(website ?? 1) })
  }
  throw new Problem(400, 'This customer already exists in this store.')
}

function existing(customers: Customers, id: number): Customer {
  const customer = customers.get(id)
  if (!customer) throw notFound('customerId', id)
  return customer
}

function existingAddress(customers: Customers, id: number): { address: Address; owner: Customer } {
  const address = customers.tables.address.get(id)
  const owner = address && customers.get(address.customer_id)
  if (!address || !owner) throw notFound('addressId', id)
  return { address, owner }
}

function defaultAddress(customer: Customer, field: 'default_billing' | 'default_shipping', customers: Customers): unknown {
  const address = customers.tables.address.get(customer[field] ?? 0)
  return address ? writeAddress(address, customer) : null
}

/** A customer as the shop answers it. */
export function writeCustomer(row: Customer, customers: Customers): Record<string, unknown> {
  const { id, default_billing: billing, default_shipping: shipping } = row
  const written: Record<string, unknown> = { id, group_id: row.group_id }
  if (billing) written.default_billing = String(billing)
  if (shipping) written.default_shipping = String(shipping)
  for (const name of ['created_at', 'updated_at', 'created_in', 'dob', 'email', 'firstname', 'lastname', 'middlename', 'prefix', 'suffix', 'gender', 'store_id', 'taxvat', 'website_id'] as const) {
    if (row[name] !== undefined) written[name] = row[name]
  }
  written.addresses = customers.addressesOf(id).map((address) => writeAddress(address, row))
  written.disable_auto_group_change = row.disable_auto_group_change
  written.extension_attributes = { is_subscribed: row.is_subscribed }
  return written
}

