import { describe, expect, test } from '@jest/globals'
import type { Customer } from '@causeway/magento'
import type { Item, Plan } from '../../../src/entity.ts'
import type { Draft } from '../../../src/entities/customers/draft.ts'
import { differenceOf, newCustomer, planCustomer } from '../../../src/entities/customers/plan.ts'
import type { CustomerSettings } from '../../../src/entities/customers/settings.ts'
import { customer, draftOf, map, settings, stored, type MapOptions } from './fixtures.ts'

function plan(target: Customer | null, { source = customer(), targetId = null, ours = false, changes = {}, options = {} }: {
  source?: ReturnType<typeof customer>; targetId?: string | null; ours?: boolean; changes?: Partial<CustomerSettings>; options?: MapOptions
} = {}): Plan {
  const mapped = map(source, { ...options, settings: changes })
  if (mapped.kind !== 'draft') throw new Error('no draft')
  const item: Item<Draft, Customer> = { row: { key: 'C-1042', id: 42, source }, draft: mapped.draft, targetId, target, ours }
  return planCustomer(item, settings(changes))
}
const difference = (target: Customer, source = customer(), options?: MapOptions) => differenceOf(draftOf(source, options), target)
const fieldsOf = (changes: { field: string }[]) => changes.map((change) => change.field)

describe('a customer that is not in the shop', () => {
  test('is created, and the plan tells every field', () => {
    const made = plan(null)
    expect(made).toMatchObject({ action: 'create' })
    expect('changes' in made && fieldsOf(made.changes)).toEqual([
      'email', 'firstname', 'lastname', 'taxvat', 'group_id', 'address.firstname', 'address.lastname', 'address.company', 'address.street', 'address.city', 'address.region', 'address.postcode',
      'address.country', 'address.telephone',
    ])
  })

  test('gets its address as default for billing and shipping, with the region by its id', () => {
    expect(newCustomer(draftOf(customer()))).toMatchObject({
      website_id: 1, store_id: 1, group_id: 1, taxvat: 'DE123',
      addresses: [{ default_billing: true, default_shipping: true, country_id: 'US', region: { region_id: 12 }, street: ['300 Park Ave'] }],
    })
  })

  test('is sent without what is empty', () => {
    expect(newCustomer(draftOf(customer({ TAXID: '' })))).not.toHaveProperty('taxvat')
  })

  test('and is inactive in the books, is never created', () => {
    expect(plan(null, { source: customer({ STATUS: 'inactive' }) })).toEqual({ action: 'skip', reason: 'It is inactive in Sage Intacct.' })
    expect(plan(null, { source: customer({ STATUS: 'active non-posting' }) })).toEqual({ action: 'skip', reason: 'It is active non-posting in Sage Intacct.' })
  })

  test('but was there before, is created again, or fails by setting', () => {
    expect(plan(null, { targetId: '7' })).toMatchObject({ action: 'create' })
    expect(plan(null, { targetId: '7', changes: { deletedInShop: 'fail' } })).toMatchObject({ action: 'fail', failure: { code: 'DELETED_IN_SHOP' } })
  })
})

describe('a customer that is linked', () => {
  test('is left when nothing differs', () => {
    expect(plan(stored(), { targetId: '7' })).toEqual({ action: 'leave', targetId: '7', adopts: false })
  })

  test.each<[string, Partial<Customer>, string, Partial<Customer>]>([
    ['its first name', { firstname: 'Gracia' }, 'firstname', { firstname: 'Grace' }], ['its e-mail, changed in the books', { email: 'old@example.com' }, 'email', { email: 'grace@example.com' }],
    ['its group', { group_id: 2 }, 'group_id', { group_id: 1 }], ['its tax number', { taxvat: null }, 'taxvat', { taxvat: 'DE123' }],
  ])('is sent only %s when that differs', (_, target, field, update) => {
    expect(difference(stored(target))).toMatchObject({ changes: [{ field }], update })
    expect(Object.keys(difference(stored(target)).update)).toEqual(Object.keys(update))
  })

  test('is not sent its e-mail when only the case differs', () => {
    expect(difference(stored({ email: 'GRACE@example.com' })).changes).toEqual([])
  })

  test('has its tax number cleared when the books have none', () => {
    expect(difference(stored(), customer({ TAXID: '' })).update).toEqual({ taxvat: '' })
  })

  test('keeps fields that the mapping leaves alone', () => {
    expect(difference(stored({ taxvat: 'other', prefix: 'Dr.' }), customer(), { mapping: { taxvat: { from: 'nothing' } } }).changes).toEqual([])
  })

  test('has its address changed in place by its id, others kept', () => {
    const other = { id: 71, firstname: 'X', lastname: 'Y', street: ['Elsewhere'] }
    const target = stored({}, { city: 'Oakland' })
    target.addresses?.push(other)
    const { changes, update } = difference(target)
    expect(changes).toEqual([{ field: 'address.city', before: 'Oakland', after: 'San Jose' }])
    expect(update.addresses).toMatchObject([{ id: 70, city: 'San Jose', default_billing: true, default_shipping: true }, { id: 71 }])
    expect(update.addresses?.[1]).toEqual({ id: 71 })
  })

  test('is given a region when it moves to another country', () => {
    const { update } = difference(stored({}, { country_id: 'DE' }))
    expect(update.addresses?.[0]).toMatchObject({ country_id: 'US', region: { region_id: 12 }, region_id: 12 })
  })

  test('without an address gets one', () => {
    const { update } = difference(stored({ addresses: [] }))
    expect(update.addresses).toMatchObject([{ street: ['300 Park Ave'], default_billing: true }])
    expect(update.addresses?.[0]).not.toHaveProperty('id')
  })

  test('whose address is default for one purpose only has it made default for both', () => {
    const target = stored()
    delete target.addresses?.[0]?.default_shipping
    expect(fieldsOf(difference(target).changes)).toEqual(['address.default'])
  })

  test('has custom attributes of the mapping compared and sent, and only those that differ', () => {
    const mapping = { 'custom_attributes.erp': { from: 'field' as const, field: 'CUSTOMERID' }, 'custom_attributes.tier': { from: 'constant' as const, value: 'gold' } }
    const target = stored({ custom_attributes: [{ attribute_code: 'tier', value: 'gold' }, { attribute_code: 'foreign', value: 'x' }] })
    expect(difference(target, customer(), { mapping })).toMatchObject({ changes: [{ field: 'custom_attributes.erp', before: null, after: 'C-1042' }], update: { custom_attributes: [{ attribute_code: 'erp', value: 'C-1042' }] } })
  })
})

describe('a customer that the shop has, not linked', () => {
  test('is linked and updated, by default', () => {
    expect(plan(stored({ firstname: 'G' }))).toMatchObject({ action: 'update', targetId: '7', adopts: true })
    expect(plan(stored())).toEqual({ action: 'leave', targetId: '7', adopts: true })
  })

  test('is only linked, by setting', () => {
    expect(plan(stored({ firstname: 'G' }), { changes: { existing: 'link-only' } })).toEqual({ action: 'leave', targetId: '7', adopts: true })
  })

  test('fails, by setting, and names the other', () => {
    expect(plan(stored(), { changes: { existing: 'fail' } })).toMatchObject({ action: 'fail', failure: { code: 'EMAIL_TAKEN_IN_SHOP', details: { targetId: '7' } } })
  })

  test('is our own when an earlier attempt was about to create it: no setting keeps us from it', () => {
    expect(plan(stored(), { ours: true, changes: { existing: 'fail' } })).toEqual({ action: 'leave', targetId: '7', adopts: false })
  })
})

describe('a customer that became inactive', () => {
  const source = customer({ STATUS: 'inactive' })
  test('is left as it is, by default', () => {
    expect(plan(stored(), { source, targetId: '7' })).toMatchObject({ action: 'skip', targetId: '7' })
  })
  test('is moved to the group of the settings, once', () => {
    const changes = { inactive: 'move-to-group' as const, inactiveGroupId: 3 }
    expect(plan(stored(), { source, targetId: '7', changes })).toMatchObject({ action: 'update', changes: [{ field: 'group_id', before: '1', after: '3' }] })
    expect(plan(stored({ group_id: 3 }), { source, targetId: '7', changes })).toMatchObject({ action: 'skip', targetId: '7' })
  })
})
