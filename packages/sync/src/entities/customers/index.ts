import type { EntityDefinition } from '../../definition.ts'
import type { SourceRecord } from '../../mapping.ts'
import { customerEdits } from './edits.ts'
import { customerFailures } from './failures.ts'
import { customerNeeds } from './needs.ts'
import { customerSettings, type CustomerSettings } from './settings.ts'

const text = (source: SourceRecord, field: string) => source[field] ?? ''

/** Intacct customers as Magento customers. */
export const customers: EntityDefinition<CustomerSettings> = {
  name: 'customers',
  title: 'Sync customers from Sage Intacct to Magento',
  gridTitle: 'Sage Intacct Customers',
  description: 'Customers of Accounts Receivable, with their contact and mailing address, become customers of the shop.',
  source: { system: 'intacct', object: 'CUSTOMER', one: 'customer', many: 'customers', keyLabel: 'Customer ID' },
  target: { system: 'magento', object: 'customer', one: 'customer', many: 'customers', keyLabel: 'Magento ID' },
  columns: [
    { key: 'email', label: 'E-mail' }, { key: 'type', label: 'Type' }, { key: 'city', label: 'City' }, { key: 'country', label: 'Country' },
  ],
  settings: customerSettings,
  mapping: [
    { field: 'company', label: 'Company', help: 'The customer’s full name is kept here, whatever becomes of first and last name.', rule: { from: 'field', field: 'NAME', transforms: ['trim'] } },
    { field: 'telephone', label: 'Telephone', help: 'In the address. The mobile number is used when this one is empty.', rule: { from: 'field', field: 'DISPLAYCONTACT.PHONE1', transforms: ['trim'] } },
    { field: 'taxvat', label: 'Tax/VAT number', help: 'On the customer’s account.', rule: { from: 'field', field: 'TAXID', transforms: ['trim'] } },
    { field: 'prefix', label: 'Name prefix', help: 'Mr., Ms., Dr. Only if the shop shows prefixes.', rule: { from: 'nothing' } },
    { field: 'middlename', label: 'Middle name', help: 'Only if the shop shows middle names.', rule: { from: 'nothing' } },
    { field: 'suffix', label: 'Name suffix', help: 'Jr., Sr. Only if the shop shows suffixes.', rule: { from: 'nothing' } },
  ],
  failures: customerFailures,
  edits: () => customerEdits,
  needs: customerNeeds,
  face: (source) => ({
    name: text(source, 'NAME').replace(/\s+/g, ' ').trim(),
    display: {
      email: text(source, 'DISPLAYCONTACT.EMAIL1'), type: text(source, 'CUSTTYPE'),
      city: text(source, 'DISPLAYCONTACT.MAILADDRESS.CITY'),
      country: text(source, 'DISPLAYCONTACT.MAILADDRESS.COUNTRYCODE') || text(source, 'DISPLAYCONTACT.MAILADDRESS.COUNTRY'),
    },
    search: [text(source, 'DISPLAYCONTACT.EMAIL1'), text(source, 'DISPLAYCONTACT.FIRSTNAME'), text(source, 'DISPLAYCONTACT.LASTNAME'), text(source, 'DISPLAYCONTACT.MAILADDRESS.CITY')],
    url: text(source, 'RECORD_URL') || null,
  }),
  targetUrl: (baseUrl, targetId) => `${baseUrl}/admin/customer/index/edit/id/${targetId}`,
}
