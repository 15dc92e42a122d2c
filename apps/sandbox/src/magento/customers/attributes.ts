import { countries, regionsOf } from '../directory/places.ts'
import type { Services } from '../service.ts'
import { fold } from '../tables/conditions.ts'
import { notFound } from '../web-api/problem.ts'

/** How a form shows one attribute; what is not written down is as in most rows. `grid`: used, visible, filterable, searchable there. */
interface Attribute { code: string; label: string; order: number; input?: string; required?: boolean; visible?: boolean; system?: boolean; lines?: number; limited?: boolean; grid?: string }

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

/** The customer form of a shop without attributes of its own. Not recorded. */
const ofCustomer: readonly Attribute[] = [
  { code: 'website_id', label: 'Associate to Website', order: 10, input: 'select', required: true },
  { code: 'store_id', label: 'Create In', order: 20, input: 'select', required: true },
  { code: 'prefix', label: 'Name Prefix', order: 30, visible: false, system: false },
  { code: 'firstname', label: 'First Name', order: 40, required: true, limited: true },
  { code: 'middlename', label: 'Middle Name/Initial', order: 50, visible: false, system: false },
  { code: 'lastname', label: 'Last Name', order: 60, required: true, limited: true },
  { code: 'suffix', label: 'Name Suffix', order: 70, visible: false, system: false },
  { code: 'email', label: 'Email', order: 80, required: true },
  { code: 'group_id', label: 'Group', order: 25, input: 'select', required: true },
  { code: 'dob', label: 'Date of Birth', order: 90, input: 'date', system: false },
  { code: 'taxvat', label: 'Tax/VAT Number', order: 100, system: false, limited: true },
  { code: 'gender', label: 'Gender', order: 110, input: 'select', system: false },
]

const limits = [{ name: 'max_text_length', value: '255' }, { name: 'min_text_length', value: '1' }]

function write({ code, label, order, input = 'text', required = false, visible = true, system = true, lines = 0, limited = false, grid = '' }: Attribute) {
  return {
    frontend_input: input, input_filter: /^(first|middle|last)name$/.test(code) ? 'trim' : '', store_label: label, validation_rules: limited ? limits : [],
    multiline_count: lines, visible, required, data_model: code === 'postcode' ? 'Magento\\Customer\\Model\\Attribute\\Data\\Postcode' : '', options: optionsOf(code),
    frontend_class: required ? 'required-entry' : '', user_defined: false, sort_order: order, frontend_label: label, note: '', system, backend_type: 'static',
    is_used_in_grid: grid.includes('u'), is_visible_in_grid: grid.includes('v'), is_filterable_in_grid: grid.includes('f'), is_searchable_in_grid: grid.includes('s'), attribute_code: code,
  }
}

/** Regions that share a name, in the order in which the recorded store's database happened to give them (recorded exchange 219). */
const namesakes = [993, 718, 488, 1133, 1138, 722, 777, 529, 730, 18, 1118, 114, 221, 535, 156, 677, 788, 987, 537, 37, 651, 1123, 539, 750, 1127, 543, 638, 1150, 745, 1059, 497]

/** What a select offers: every country, every region, what the form starts with first. */
function optionsOf(code: string): { label: string; value: string }[] {
  if (code === 'country_id') return [{ label: ' ', value: '' }, ...[...countries.values()].map(({ code: value, name }) => ({ label: name, value }))]
  if (code !== 'region_id') return []
  const regions = [...regionsOf.values()].flat().sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : fold(a.name) > fold(b.name) ? 1 : namesakes.indexOf(a.id) - namesakes.indexOf(b.id)))
  return [{ label: 'Please select a region, state or province.', value: '' }, ...regions.map(({ id, name }) => ({ label: name, value: String(id) }))]
}

function one(attributes: readonly Attribute[], entityType: string, code: unknown) {
  const found = attributes.find((attribute) => attribute.code === code)
  if (!found) throw notFound('entityType', entityType)
  return write(found)
}

export const attributeServices: Services = {
  'GET /V1/attributeMetadata/customerAddress': () => ofAddress.map(write),
  'GET /V1/attributeMetadata/customerAddress/attribute/:attributeCode': ({ attributeCode }) => one(ofAddress, 'customer_address', attributeCode),
  'GET /V1/attributeMetadata/customerAddress/custom': () => [],
  'GET /V1/attributeMetadata/customer': () => ofCustomer.map(write),
  'GET /V1/attributeMetadata/customer/attribute/:attributeCode': ({ attributeCode }) => one(ofCustomer, 'customer', attributeCode),
  'GET /V1/attributeMetadata/customer/custom': () => [],
}
