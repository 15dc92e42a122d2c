import { describe, expect, test } from '@jest/globals'
import { compareStored, type Customer, type CustomerAddress } from '../src/index.ts'

const texas = { region_code: 'TX', region: 'Texas', region_id: 57 }
const nothing = { region_code: null, region: null, region_id: 0 }

/** As sent in recorded exchange 100, and as stored. */
const sentAddress: CustomerAddress = {
  firstname: 'Ada', lastname: 'Lovelace', company: 'Analytical Ltd', street: ['12 St James Sq', 'Floor 2'], city: 'Austin', region: texas, postcode: '78701',
  country_id: 'US', telephone: '512-555-0101', default_billing: true, default_shipping: true,
}
const storedAddress: CustomerAddress = { ...sentAddress, id: 1, customer_id: 3, region_id: 57 }
const sent: Customer = { email: 'ada@example.com', firstname: 'Ada', lastname: 'Lovelace', website_id: 1, group_id: 1, taxvat: 'US123', addresses: [sentAddress] }
const stored: Customer = { ...sent, id: 3, store_id: 1, created_at: '2026-11-24 10:22:51', default_billing: '1', default_shipping: '1', addresses: [storedAddress], extension_attributes: { is_subscribed: false } }

const differ = (changeSent: Partial<Customer>, changeStored: Partial<Customer> = {}) => compareStored({ ...sent, ...changeSent }, { ...stored, ...changeStored }).map(({ kind, field }) => `${kind} ${field}`)
const address = (changes: Partial<CustomerAddress>): Partial<Customer> => ({ addresses: [{ ...sentAddress, ...changes }] })
const kept = (changes: Partial<CustomerAddress>): Partial<Customer> => ({ addresses: [{ ...storedAddress, ...changes }] })

describe('what the shop made of a customer', () => {
  test.each<[string, Partial<Customer>, Partial<Customer>, string[]]>([
    ['all as sent (100)', {}, {}, []],
    ['a customer without addresses, as sent (101)', { addresses: [] }, { addresses: [] }, []],
    ['an unknown region code (126)', address({ region: { region_code: 'ZZ' } }), kept({ region: nothing }), ['region-lost addresses[0].region']],
    ['a region code alone (123)', address({ region: { region_code: 'TX' } }), kept({ region: nothing }), ['region-lost addresses[0].region']],
    ['a region id alone (124)', { addresses: [{ ...sentAddress, region: undefined as never, region_id: 57 }] }, {}, []],
    ['a region as free text (122)', address({ region: { region: 'Texas' } }), kept({ region: { region_code: 'Texas', region: 'Texas', region_id: 0 } }), []],
    ['another region', address({}), kept({ region: { region_code: 'UT', region: 'Utah', region_id: 58 } }), ['changed addresses[0].region']],
    ['no region sent, none stored (121)', { addresses: [{ ...sentAddress, region: undefined as never }] }, kept({ region: nothing }), []],
    ['an address without a country (130)', {}, { addresses: [] }, ['address-vanished addresses[0]']],
    ['a custom attribute that is unknown (144)', { custom_attributes: [{ attribute_code: 'erp_number', value: 'D-100' }] }, {}, ['attribute-dropped custom_attributes.erp_number']],
    ['a custom attribute that is stored', { custom_attributes: [{ attribute_code: 'erp_number', value: 100 }] }, { custom_attributes: [{ attribute_code: 'erp_number', value: '100' }] }, []],
    ['another group', {}, { group_id: 4 }, ['group-changed group_id']],
    ['null, which does not clear (174)', { taxvat: null }, {}, ['changed taxvat']],
    ['"", which does (175)', { taxvat: '' }, { taxvat: undefined as never }, []],
    ['a value that is not stored', {}, { taxvat: undefined as never }, ['lost taxvat']],
    ['a date written otherwise (148)', { dob: '31.12.1980' }, { dob: '1980-12-31' }, ['changed dob']],
    ['an e-mail in another case', { email: 'ADA@example.com' }, {}, []],
    ['outer spaces', { lastname: ' Lovelace ' }, {}, []],
    ['two addresses that both claim to be the default (139)', { addresses: [sentAddress, { ...sentAddress, street: ['2 Second St'] }] },
      { addresses: [{ ...storedAddress, default_billing: undefined as never, default_shipping: undefined as never }, { ...storedAddress, id: 2, street: ['2 Second St'] }] },
      ['changed addresses[0].default_billing', 'changed addresses[0].default_shipping']],
    ['a flag that was not set', address({ default_shipping: false }), kept({ default_shipping: undefined as never }), []],
    ['addresses answered in another order', { addresses: [{ ...sentAddress, street: ['9 New St'], city: 'Waco' }, { ...sentAddress, id: 1 }] },
      { addresses: [storedAddress, { ...storedAddress, id: 2, street: ['9 New St'], city: 'Waco' }] }, []],
    ['an address id that is gone', { addresses: [{ ...sentAddress, id: 99 }] }, {}, ['address-vanished addresses[0]']],
    ['a newsletter choice that is not kept', { extension_attributes: { is_subscribed: true } }, {}, ['changed extension_attributes.is_subscribed']],
  ])('%s', (_, changeSent, changeStored, expected) => {
    expect(differ(changeSent, changeStored)).toEqual(expected)
  })

  test('shows both sides', () => {
    expect(compareStored({ lastname: 'King' }, stored)).toEqual([{ kind: 'changed', field: 'lastname', sent: 'King', stored: 'Lovelace' }])
  })

  test('looks only at what was sent', () => {
    expect(compareStored({ lastname: 'Lovelace' }, stored)).toEqual([])
  })
})
