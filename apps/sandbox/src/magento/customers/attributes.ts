import { countries, regionsOf } from '../directory/places.ts'
import type { Call, Services } from '../service.ts'
import type { MagentoState } from '../state.ts'
import type { StoreTree } from '../stores/stores.ts'
import { fold } from '../tables/conditions.ts'
import { Problem } from '../web-api/problem.ts'

/** How a form shows one attribute; what is not written down is as in most rows. `grid`: used, visible, filterable, searchable there. */
interface Attribute { code: string; label: string; order: number; input?: string; required?: boolean; visible?: boolean; system?: boolean; lines?: number; limited?: boolean | 'above'; rule?: string; grid?: string }

/** The address form of the recorded store (recorded exchange 219), in its order. */
const ofAddress: readonly Attribute[] = [
  { code: 'prefix', label: 'Name Prefix', order: 10, visible: false, system: false },
  { code: 'firstname', label: 'First Name', order: 20, required: true, limited: true, grid: 'us' },
  { code: 'middlename', label: 'Middle Name/Initial', order: 30, visible: false, system: false },
  { code: 'lastname', label: 'Last Name', order: 40, required: true, limited: true, grid: 'us' },
  { code: 'suffix', label: 'Name Suffix', order: 50, visible: false, system: false },
  { code: 'company', label: 'Company', order: 60, limited: true, grid: 'us' },
  { code: 'street', label: 'Street Address', order: 70, input: 'multiline', required: true, lines: 2, limited: true, grid: 'us' },
  { code: 'country_id', label: 'Country', order: 80, input: 'select', required: true, grid: 'uvf' },
  { code: 'region', label: 'State/Province', order: 90, grid: 'uvs' },
  { code: 'region_id', label: 'State/Province', order: 90, input: 'hidden' },
  { code: 'city', label: 'City', order: 100, required: true, limited: true, grid: 'us' },
  { code: 'postcode', label: 'Zip/Postal Code', order: 110, grid: 'uvfs' },
  { code: 'telephone', label: 'Phone Number', order: 120, required: true, limited: true, grid: 'uvfs' },
  { code: 'fax', label: 'Fax', order: 130, visible: false, system: false, limited: true, grid: 'us' },
  { code: 'vat_is_valid', label: 'VAT number validity', order: 0, visible: false },
  { code: 'vat_request_id', label: 'VAT number validation request ID', order: 0, visible: false },
  { code: 'vat_request_date', label: 'VAT number validation request date', order: 0, visible: false },
  { code: 'vat_request_success', label: 'VAT number validation request success', order: 0, visible: false },
  { code: 'vat_id', label: 'VAT Number', order: 140 },
]

/** What a shop without attributes of its own keeps of customers, in the order of its form. Not recorded: from Magento's installation. */
const ofCustomer: readonly Attribute[] = [
  { code: 'website_id', label: 'Associate to Website', order: 10, input: 'select', required: true, grid: 'uvf' },
  { code: 'store_id', label: 'Create In', order: 20, input: 'select', required: true, visible: false },
  { code: 'created_in', label: 'Created From', order: 20, grid: 'uvf' },
  { code: 'group_id', label: 'Group', order: 25, input: 'select', required: true, grid: 'uvf' },
  { code: 'disable_auto_group_change', label: 'Disable Automatic Group Change Based on VAT ID', order: 28, input: 'boolean' },
  { code: 'prefix', label: 'Name Prefix', order: 30, visible: false, system: false },
  { code: 'firstname', label: 'First Name', order: 40, required: true, limited: true, grid: 'us' },
  { code: 'middlename', label: 'Middle Name/Initial', order: 50, visible: false, system: false },
  { code: 'lastname', label: 'Last Name', order: 60, required: true, limited: true, grid: 'us' },
  { code: 'suffix', label: 'Name Suffix', order: 70, visible: false, system: false },
  { code: 'email', label: 'Email', order: 80, required: true, rule: 'email', grid: 'uvfs' },
  { code: 'password_hash', label: '', order: 81, input: 'hidden', visible: false },
  { code: 'default_billing', label: 'Default Billing Address', order: 82, visible: false },
  { code: 'default_shipping', label: 'Default Shipping Address', order: 83, visible: false },
  { code: 'confirmation', label: 'Is Confirmed', order: 85, visible: false },
  { code: 'created_at', label: 'Created At', order: 86, input: 'date', visible: false, system: false, grid: 'uvf' },
  { code: 'updated_at', label: 'Updated At', order: 87, input: 'date', visible: false, system: false },
  { code: 'dob', label: 'Date of Birth', order: 90, input: 'date', visible: false, system: false, rule: 'date', grid: 'uvf' },
  { code: 'taxvat', label: 'Tax/VAT Number', order: 100, visible: false, system: false, limited: 'above', grid: 'us' },
  { code: 'failures_num', label: 'Failures Number', order: 100, input: 'hidden', visible: false },
  { code: 'gender', label: 'Gender', order: 110, input: 'select', visible: false, system: false, grid: 'uvf' },
  { code: 'first_failure', label: 'First Failure Date', order: 110, input: 'date', visible: false, rule: 'date' },
  { code: 'rp_token', label: '', order: 115, input: 'hidden', visible: false },
  { code: 'rp_token_created_at', label: '', order: 120, input: 'date', visible: false, rule: 'date' },
  { code: 'lock_expires', label: 'Failures Number', order: 120, input: 'date', visible: false, rule: 'date' },
]

/** Which of them are on which form. */
const customerForms: Readonly<Record<string, readonly string[]>> = {
  adminhtml_customer: ['website_id', 'store_id', 'created_in', 'prefix', 'firstname', 'middlename', 'lastname', 'suffix', 'email', 'group_id', 'dob', 'taxvat', 'gender', 'disable_auto_group_change'],
  adminhtml_checkout: ['prefix', 'firstname', 'middlename', 'lastname', 'suffix', 'email', 'group_id', 'dob', 'taxvat', 'gender'],
  customer_account_create: ['prefix', 'firstname', 'middlename', 'lastname', 'suffix', 'email', 'dob', 'taxvat', 'gender'],
  customer_account_edit: ['prefix', 'firstname', 'middlename', 'lastname', 'suffix', 'email', 'dob', 'taxvat', 'gender'],
  checkout_register: ['firstname', 'lastname', 'email', 'dob', 'taxvat', 'gender'],
}
const addressForms = new Set(['adminhtml_customer_address', 'customer_address_edit', 'customer_register_address'])
const ofNoForm = new Set(['vat_is_valid', 'vat_request_id', 'vat_request_date', 'vat_request_success'])

const limits = [{ name: 'max_text_length', value: '255' }, { name: 'min_text_length', value: '1' }]

function write({ code, label, order, input = 'text', required = false, visible = true, system = true, lines = 0, limited = false, rule, grid = '' }: Attribute, state: MagentoState) {
  return {
    frontend_input: input, input_filter: /^(first|middle|last)name$/.test(code) ? 'trim' : rule === 'date' ? 'date' : '', store_label: label,
    validation_rules: limited ? limits.slice(0, limited === 'above' ? 1 : 2) : rule ? [{ name: 'input_validation', value: rule }] : [],
    multiline_count: lines, visible, required, data_model: code === 'postcode' ? 'Magento\\Customer\\Model\\Attribute\\Data\\Postcode' : '', options: optionsOf(code, state),
    frontend_class: required ? 'required-entry' : '', user_defined: false, sort_order: order, frontend_label: label, note: '', system, backend_type: 'static',
    is_used_in_grid: grid.includes('u'), is_visible_in_grid: grid.includes('v'), is_filterable_in_grid: grid.includes('f'), is_searchable_in_grid: grid.includes('s'), attribute_code: code,
  }
}

/** Regions that share a name, in the order in which the recorded store's database happened to give them (recorded exchange 219). */
const namesakes = [993, 718, 488, 1133, 1138, 722, 777, 529, 730, 18, 1118, 114, 221, 535, 156, 677, 788, 987, 537, 37, 651, 1123, 539, 750, 1127, 543, 638, 1150, 745, 1059, 497]

interface Option { label: string; value?: string; options?: Option[] }

/** A website's stores with their views, further in the deeper they are. */
const storesOf = (websiteId: number, { groups, views }: StoreTree): Option[] => groups.filter((group) => group.website_id === websiteId).map((group) => ({
  label: `    ${group.name}`, options: views.filter((view) => view.store_group_id === group.id).map(({ id, name }) => ({ label: `    ${name}`, value: String(id) })),
}))

/** What a select offers: every country, every region, what the form starts with first. */
function optionsOf(code: string, { stores, groups }: MagentoState): Option[] {
  if (code === 'website_id') return stores.websites.filter(({ id }) => id !== 0).map(({ id, name }) => ({ label: name, value: String(id) }))
  if (code === 'store_id') return stores.websites.filter(({ id }) => id !== 0).flatMap((website) => [{ label: website.name, options: [] }, ...storesOf(website.id, stores)])
  if (code === 'group_id') return groups.list().filter(({ id }) => id !== 0).map(({ id, code: label }) => ({ label, value: String(id) }))
  if (code === 'gender') return [[' ', ''], ['Male', '1'], ['Female', '2'], ['Not Specified', '3']].map(([label = '', value = '']) => ({ label, value }))
  if (code === 'country_id') return [{ label: ' ', value: '' }, ...[...countries.values()].map(({ code: value, name }) => ({ label: name, value }))]
  if (code !== 'region_id') return []
  const regions = [...regionsOf.values()].flat().sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : fold(a.name) > fold(b.name) ? 1 : namesakes.indexOf(a.id) - namesakes.indexOf(b.id)))
  return [{ label: 'Please select a region, state or province.', value: '' }, ...regions.map(({ id, name }) => ({ label: name, value: String(id) }))]
}

const absent = (entityType: string, fieldName: string, value: unknown) => new Problem(404, 'No such entity with %fieldName = %fieldValue, %field2Name = %field2Value', {
  fieldName: 'entityType', fieldValue: entityType, field2Name: fieldName, field2Value: value,
})

function one(attributes: readonly Attribute[], entityType: string, code: unknown, { state }: Call) {
  const found = attributes.find((attribute) => attribute.code === code)
  if (!found) throw absent(entityType, 'attributeCode', code)
  return write(found, state)
}

export const attributeServices: Services = {
  'GET /V1/attributeMetadata/customerAddress': (_args, { state }) => ofAddress.map((attribute) => write(attribute, state)),
  'GET /V1/attributeMetadata/customerAddress/attribute/:attributeCode': ({ attributeCode }, call) => one(ofAddress, 'customer_address', attributeCode, call),
  'GET /V1/attributeMetadata/customerAddress/form/:formCode': ({ formCode }, { state }) => {
    if (!addressForms.has(String(formCode))) throw absent('customer_address', 'formCode', formCode)
    return ofAddress.filter(({ code }) => !ofNoForm.has(code)).map((attribute) => write(attribute, state))
  },
  'GET /V1/attributeMetadata/customerAddress/custom': () => [],
  'GET /V1/attributeMetadata/customer': (_args, { state }) => ofCustomer.map((attribute) => write(attribute, state)),
  'GET /V1/attributeMetadata/customer/attribute/:attributeCode': ({ attributeCode }, call) => one(ofCustomer, 'customer', attributeCode, call),
  'GET /V1/attributeMetadata/customer/form/:formCode': ({ formCode }, { state }) => {
    const codes = customerForms[String(formCode)]
    if (!codes) throw absent('customer', 'formCode', formCode)
    return ofCustomer.filter(({ code }) => codes.includes(code)).map((attribute) => write(attribute, state))
  },
  'GET /V1/attributeMetadata/customer/custom': () => [],
}
