import { describe, expect, test } from '@jest/globals'
import type { MappingRule, MappingTarget } from '@causeway/sync/mapping'
import { mappingRows } from '../../src/features/mapping/mapping-rows.ts'
import { draftOfRule, mistakeOfDraft, ruleOfDraft } from '../../src/features/mapping/rule-draft.ts'

describe('the form of a rule', () => {
  test.each<MappingRule>([
    { from: 'field', field: 'NAME' },
    { from: 'field', field: 'NAME', transforms: ['trim', 'upper'], fallback: 'none' },
    { from: 'constant', value: '' },
    { from: 'table', field: 'CUSTTYPE', table: { Retail: '1', '': '0' } },
    { from: 'table', field: 'CUSTTYPE', table: { Retail: '1' }, otherwise: '' },
    { from: 'nothing' },
  ])('gives back what it was filled with: %j', (rule) => expect(ruleOfDraft(draftOfRule(rule))).toEqual(rule))

  test('says when a value stands twice in a table', () => {
    const draft = draftOfRule({ from: 'table', field: 'CUSTTYPE', table: { Retail: '1' } })
    expect(mistakeOfDraft(draft)).toBeNull()
    expect(mistakeOfDraft({ ...draft, rows: [...draft.rows, { value: 'Retail', result: '2' }] })).toBe('“Retail” stands twice in the table.')
  })
})

describe('the rows of a mapping', () => {
  const targets: MappingTarget[] = [{ field: 'taxvat', label: 'Tax/VAT number', help: '', rule: { from: 'field', field: 'TAXID' } }]
  test('are the entity’s fields with the tenant’s rules, then the custom attributes by their labels', () => {
    const rows = mappingRows(targets, {
      'custom_attributes.erp_number': { from: 'field', field: 'CUSTOMERID' }, taxvat: { from: 'nothing' }, 'custom_attributes.gone': { from: 'constant', value: '1' },
    }, [{ value: 'erp_number', label: 'ERP number' }])
    expect(rows.map(({ label, standard, rule }) => [label, standard?.from ?? null, rule.from])).toEqual([
      ['Tax/VAT number', 'field', 'nothing'], ['ERP number', null, 'field'], ['gone', null, 'constant'],
    ])
  })
})
