import type { FormField, Section } from '../form.ts'
import type { Submitted } from '../submitted.ts'
import { choice, fixed, noYes, text, type Option } from './fields.ts'
import { dataOf, listOf, textOf, type Data, type ShopDoor } from './shop-door.ts'

/** The customer's own fields, then a section for each address, then an empty one for a new address. */
export function customerSections(door: ShopDoor, customer: Data, isNew: boolean): Section[] {
  const groups = door.search('V1/customerGroups/search', { pageSize: 200 }).items.filter(({ id }) => id !== 0)
  const countries = door.list('V1/directory/countries').map(({ id, full_name_locale: name }) => ({ value: textOf(id), label: textOf(name) || textOf(id) }))
    .sort((a, b) => a.label.localeCompare(b.label))
  const addresses = listOf(customer.addresses)
  const account: FormField[] = [
    text('firstname', 'First name', customer.firstname, { required: true }), text('lastname', 'Last name', customer.lastname, { required: true }),
    text('email', 'Email', customer.email, { required: true }), choice('group_id', 'Group', customer.group_id ?? 1, groups.map(({ id, code }) => ({ value: textOf(id), label: textOf(code) }))),
    text('prefix', 'Name prefix', customer.prefix), text('middlename', 'Middle name', customer.middlename), text('suffix', 'Name suffix', customer.suffix),
    text('dob', 'Date of birth', customer.dob), text('taxvat', 'Tax/VAT number', customer.taxvat),
    choice('gender', 'Gender', customer.gender, [{ value: '', label: '(none)' }, { value: '1', label: 'Male' }, { value: '2', label: 'Female' }, { value: '3', label: 'Not specified' }]),
  ]
  if (!isNew) account.push(...['id', 'website_id', 'store_id', 'created_in', 'created_at', 'updated_at'].map((name) => fixed(name, fixedLabels[name] ?? name, customer[name])))
  return [
    { title: 'Account information', fields: account },
    ...addresses.map((address, at): Section => ({ title: `Address ${at + 1}${defaults(address)}`, fields: addressFields(door, `address.${textOf(address.id)}`, address, countries) })),
    { title: addresses.length ? 'Add an address' : 'Address', folded: addresses.length > 0, note: 'Left out while street, city and telephone are empty.', fields: addressFields(door, 'address.new', { country_id: 'US' }, countries) },
  ]
}

const fixedLabels: Record<string, string> = { id: 'ID', website_id: 'Website', store_id: 'Store view', created_in: 'Created in', created_at: 'Customer since (UTC)', updated_at: 'Changed (UTC)' }

const defaults = ({ default_billing: billing, default_shipping: shipping }: Data) =>
  (billing && shipping ? ', default for billing and shipping' : billing ? ', default for billing' : shipping ? ', default for shipping' : '')

function addressFields(door: ShopDoor, prefix: string, address: Data, countries: Option[]): FormField[] {
  const name = (field: string) => `${prefix}.${field}`
  const street = Array.isArray(address.street) ? address.street as unknown[] : []
  const regions = regionsOf(door, textOf(address.country_id))
  const region = dataOf(address.region)
  return [
    text(name('firstname'), 'First name', address.firstname), text(name('lastname'), 'Last name', address.lastname), text(name('company'), 'Company', address.company),
    text(name('street.0'), 'Street, line 1', street[0], { code: 'street[0]' }), text(name('street.1'), 'Street, line 2', street[1], { code: 'street[1]' }), text(name('city'), 'City', address.city),
    choice(name('country_id'), 'Country', address.country_id, countries),
    regions.length ? choice(name('region_id'), 'State or province', region.region_id ?? address.region_id, [{ value: '', label: '(none)' }, ...regions]) : text(name('region'), 'State or province', region.region),
    text(name('postcode'), 'Postcode', address.postcode), text(name('telephone'), 'Telephone', address.telephone, { inputType: 'tel' }), text(name('vat_id'), 'VAT number', address.vat_id),
    choice(name('default_billing'), 'Default for billing', address.default_billing ? '1' : '', noYes), choice(name('default_shipping'), 'Default for shipping', address.default_shipping ? '1' : '', noYes),
    ...(prefix === 'address.new' ? [] : [choice(name('remove'), 'Remove this address', '', noYes, { code: '' })]),
  ]
}

function regionsOf(door: ShopDoor, country: string): Option[] {
  if (!country) return []
  return listOf(door.get(`V1/directory/countries/${encodeURIComponent(country)}`).available_regions).map(({ id, name }) => ({ value: textOf(id), label: textOf(name) }))
}

/** The customer as a form was sent, on top of what is stored: addresses that the form does not name stay. */
export function customerOf(given: Submitted, stored: Data): Data {
  const own = Object.fromEntries(['firstname', 'lastname', 'email', 'prefix', 'middlename', 'suffix', 'dob', 'taxvat'].flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])))
  const addresses = listOf(stored.addresses).flatMap((address) => {
    const of = partOf(given, `address.${textOf(address.id)}.`)
    return of.remove === '1' ? [] : [Object.keys(of).length ? addressOf(of, address) : address]
  })
  const added = partOf(given, 'address.new.')
  if (added['street.0'] || added.city || added.telephone) addresses.push(addressOf({ ...added, firstname: added.firstname || given.firstname || '', lastname: added.lastname || given.lastname || '' }, {}))
  return {
    ...(stored.id ? { id: stored.id, website_id: stored.website_id } : {}), ...own, ...(given.group_id ? { group_id: Number(given.group_id) } : {}),
    ...(given.gender === undefined ? {} : { gender: Number(given.gender || 0) }), addresses,
  }
}

const partOf = (given: Submitted, prefix: string): Submitted =>
  Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])))

function addressOf(given: Submitted, stored: Data): Data {
  const { 'street.0': first = '', 'street.1': second = '', region, region_id: regionId, default_billing: billing, default_shipping: shipping, remove: _remove, ...plain } = given
  const moved = stored.id !== undefined && given.country_id !== undefined && given.country_id !== textOf(stored.country_id)
  return {
    ...(stored.id ? { id: stored.id, customer_id: stored.customer_id } : {}), ...plain, street: [first, second].filter(Boolean),
    // A region of the country before would be refused or, worse, swallowed.
    region: moved ? {} : region === undefined ? { region_id: Number(regionId || 0) } : { region, region_id: 0 },
    default_billing: billing === '1', default_shipping: shipping === '1',
  }
}
