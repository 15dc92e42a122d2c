import { describe, expect, test } from '@jest/globals'
import type { MappingTarget } from '../src/mapping.ts'
import { checkMapping } from '../src/mapping-schema.ts'

const targets: MappingTarget[] = [
  { field: 'taxvat', label: 'Tax/VAT number', help: '', rule: { from: 'field', field: 'TAXID', transforms: ['trim'] } },
  { field: 'prefix', label: 'Name prefix', help: '', rule: { from: 'nothing' } },
]

describe('a tenant’s rules', () => {
  test('that equal the entity’s own are not kept', () => {
    expect(checkMapping(targets, {
      taxvat: { from: 'field', field: 'TAXID', transforms: ['trim'], fallback: '' }, prefix: { from: 'constant', value: 'Dr.' },
    })).toEqual({ ok: true, overrides: { prefix: { from: 'constant', value: 'Dr.' } } })
  })

  test('may fill a custom attribute of the shop', () => {
    const rule = { from: 'field', field: 'CUSTOMFIELD1' }
    expect(checkMapping(targets, { 'custom_attributes.erp_number': rule })).toEqual({ ok: true, overrides: { 'custom_attributes.erp_number': rule } })
  })

  test.each([
    ['an unknown target', { shoe_size: { from: 'nothing' } }, { shoe_size: expect.stringContaining('There is no field “shoe_size”') }],
    ['a field that is not chosen', { taxvat: { from: 'field', field: ' ' } }, { taxvat: 'Choose a field of the source.' }],
    ['an empty table', { prefix: { from: 'table', field: 'CUSTTYPE', table: {} } }, { prefix: 'Add a row to the table, or a value for everything else.' }],
    ['an unknown transformation', { taxvat: { from: 'field', field: 'TAXID', transforms: ['shout'] } }, { taxvat: expect.any(String) }],
    ['a rule of no kind', { taxvat: { from: 'heaven' } }, { taxvat: expect.any(String) }],
    ['something else than a rule', { taxvat: 'TAXID' }, { taxvat: expect.any(String) }],
  ])('with %s are refused at their row', (_, given, fields) => {
    expect(checkMapping(targets, given)).toEqual({ ok: false, fields })
  })
})
