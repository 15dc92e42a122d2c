import type { Customer, CustomerAddress } from '@causeway/magento'
import type { Mapped } from '../../../src/entity.ts'
import type { Failure } from '../../../src/failure.ts'
import { mapFields, effectiveRules, type MappingOverrides, type SourceRecord } from '../../../src/mapping.ts'
import type { CustomerDraft, Draft } from '../../../src/entities/customers/draft.ts'
import { customers } from '../../../src/entities/customers/index.ts'
import { mapCustomer } from '../../../src/entities/customers/map.ts'
import { customerSettings, type CustomerSettings } from '../../../src/entities/customers/settings.ts'
import type { ShopFacts } from '../../../src/entities/customers/shop.ts'

/** Settings as a new process has them, with changes. */
export const settings = (changes: Partial<CustomerSettings> = {}): CustomerSettings => ({ ...customerSettings.parse({}), ...changes })

/** A shop with its four groups, some countries, two street lines, and a telephone number in every address. */
export const shop: ShopFacts = {
  groups: new Map([[0, 'NOT LOGGED IN'], [1, 'General'], [2, 'Wholesale'], [3, 'Retailer']]),
  countries: new Map([
    { id: 'US', names: ['United States', 'United States', 'USA'], regions: [{ id: 12, code: 'CA', name: 'California' }, { id: 43, code: 'NY', name: 'New York' }] },
    { id: 'CA', names: ['Canada', 'Canada', 'CAN'], regions: [{ id: 76, code: 'QC', name: 'Quebec' }] },
    { id: 'DE', names: ['Germany', 'Deutschland', 'DEU'], regions: [{ id: 81, code: 'BER', name: 'Berlin' }] },
    { id: 'ES', names: ['Spain', 'España', 'ESP'], regions: [{ id: 130, code: 'ES-A', name: 'A Coruña' }] },
    { id: 'IE', names: ['Ireland', 'Ireland', 'IRL'], regions: [] },
    { id: 'GB', names: ['United Kingdom', 'United Kingdom', 'GBR'], regions: [] },
  ].map((country) => [country.id, country])),
  streetLines: 2, telephoneRequired: true,
}

/** A customer of the books that lacks nothing; the short names stand for the contact's and the mailing address's fields. */
export function customer({ contact = {}, address = {}, ...fields }: Record<string, unknown> & { contact?: Record<string, string>; address?: Record<string, string> } = {}): SourceRecord {
  const part = (prefix: string, values: Record<string, string>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]))
  return {
    RECORDNO: '42', CUSTOMERID: 'C-1042', NAME: 'Northwind Hardware Inc.', STATUS: 'active', CUSTTYPE: 'Retail', ONHOLD: 'false', TAXID: 'DE123',
    RECORD_URL: 'https://books.example/C-1042',
    ...part('DISPLAYCONTACT.', { FIRSTNAME: 'Grace', LASTNAME: 'Walker', EMAIL1: 'grace@example.com', PHONE1: '408 555 0100', CELLPHONE: '', ...contact }),
    ...part('DISPLAYCONTACT.MAILADDRESS.', {
      ADDRESS1: '300 Park Ave', ADDRESS2: '', ADDRESS3: '', CITY: 'San Jose', STATE: 'CA', ZIP: '95110', COUNTRY: 'United States', COUNTRYCODE: 'US', ...address,
    }),
    ...fields as SourceRecord,
  }
}

export interface MapOptions { settings?: Partial<CustomerSettings>; shop?: Partial<ShopFacts>; mapping?: MappingOverrides }

/** What the rules make of a customer of the books. */
export function map(source: SourceRecord, options: MapOptions = {}): Mapped<Draft> {
  const { values } = mapFields(effectiveRules(customers.mapping, options.mapping ?? {}), source)
  return mapCustomer({ key: source.CUSTOMERID ?? '', id: 42, source }, values, settings(options.settings), { ...shop, ...options.shop })
}

export function draftOf(source: SourceRecord, options?: MapOptions): CustomerDraft {
  const mapped = map(source, options)
  if (mapped.kind !== 'draft' || mapped.draft.kind !== 'customer') throw new Error(`No draft: ${JSON.stringify(mapped)}`)
  return mapped.draft
}

export function failureOf(source: SourceRecord, options?: MapOptions): Failure {
  const mapped = map(source, options)
  if (mapped.kind !== 'failure') throw new Error(`No failure: ${JSON.stringify(mapped)}`)
  return mapped.failure
}

export function warningsOf(source: SourceRecord, options?: MapOptions): string[] {
  const mapped = map(source, options)
  return mapped.kind === 'draft' ? mapped.warnings ?? [] : []
}

/** The customer as the shop holds it when nothing differs from `customer()`. */
export function stored(changes: Partial<Customer> = {}, address: Partial<CustomerAddress> = {}): Customer {
  return {
    id: 7, email: 'grace@example.com', firstname: 'Grace', lastname: 'Walker', website_id: 1, store_id: 1, group_id: 1, taxvat: 'DE123',
    addresses: [{
      id: 70, firstname: 'Grace', lastname: 'Walker', company: 'Northwind Hardware Inc.', street: ['300 Park Ave'], city: 'San Jose', country_id: 'US',
      region: { region_id: 12, region: 'California', region_code: 'CA' }, region_id: 12, postcode: '95110', telephone: '408 555 0100',
      default_billing: true, default_shipping: true, ...address,
    }],
    ...changes,
  }
}
