import { describe, expect, test } from '@jest/globals'
import { applyRule, effectiveRules, fieldsRead, mapFields, type MappingRule, type MappingTarget } from '../src/mapping.ts'

const source = { NAME: '  ada LOVELACE byron ', TYPE: 'Retail', EMPTY: '', PHONE: '+1 (408) 555' }

describe('a rule', () => {
  test.each<[string, MappingRule, string | undefined]>([
    ['takes a field as it is', { from: 'field', field: 'NAME' }, '  ada LOVELACE byron '],
    ['trims', { from: 'field', field: 'NAME', transforms: ['trim'] }, 'ada LOVELACE byron'],
    ['applies its transformations in order', { from: 'field', field: 'NAME', transforms: ['trim', 'title'] }, 'Ada Lovelace Byron'],
    ['takes the first word', { from: 'field', field: 'NAME', transforms: ['first-word', 'upper'] }, 'ADA'],
    ['takes the other words', { from: 'field', field: 'NAME', transforms: ['rest-words', 'lower'] }, 'lovelace byron'],
    ['takes digits', { from: 'field', field: 'PHONE', transforms: ['digits'] }, '1408555'],
    ['has a fallback for an empty field', { from: 'field', field: 'EMPTY', fallback: 'none' }, 'none'],
    ['has a fallback for a field that is not there', { from: 'field', field: 'GONE', fallback: 'none' }, 'none'],
    ['answers empty text for an empty field', { from: 'field', field: 'EMPTY' }, ''],
    ['answers its constant', { from: 'constant', value: 'x' }, 'x'],
    ['looks a table up', { from: 'table', field: 'TYPE', table: { Retail: '3' } }, '3'],
    ['uses the table’s other value', { from: 'table', field: 'EMPTY', table: { Retail: '3' }, otherwise: '1' }, '1'],
    ['leaves the field alone', { from: 'nothing' }, undefined],
  ])('%s', (_, rule, value) => {
    expect(applyRule(rule, source).value).toBe(value)
  })

  test('tells of a value that its table does not know', () => {
    expect(applyRule({ from: 'table', field: 'TYPE', table: { Staff: '9' } }, source)).toEqual({ unmapped: { field: 'TYPE', value: 'Retail' } })
  })

  test('is not led astray by names of the language', () => {
    expect(applyRule({ from: 'table', field: 'X', table: { a: '1' } }, { X: 'constructor' })).toEqual({ unmapped: { field: 'X', value: 'constructor' } })
    expect(applyRule({ from: 'field', field: 'toString' }, {}).value).toBe('')
  })
})

describe('the rules of a process', () => {
  const targets: MappingTarget[] = [
    { field: 'company', label: '', help: '', rule: { from: 'field', field: 'NAME', transforms: ['trim'] } },
    { field: 'taxvat', label: '', help: '', rule: { from: 'field', field: 'TAXID' } },
  ]
  const rules = effectiveRules(targets, { taxvat: { from: 'nothing' }, 'custom_attributes.type': { from: 'table', field: 'TYPE', table: { Staff: '9' } } })

  test('are the entity’s, with the tenant’s on top', () => {
    expect(mapFields(rules, source)).toEqual({ values: { company: 'ada LOVELACE byron' }, unmapped: [{ target: 'custom_attributes.type', field: 'TYPE', value: 'Retail' }] })
  })

  test('name the fields that must be read', () => {
    expect(fieldsRead(rules)).toEqual(['NAME', 'TYPE'])
  })
})
