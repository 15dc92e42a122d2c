import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { entities } from '../src/entities/registry.ts'
import { checkSettings, isInForce, settingsForm } from '../src/settings-form.ts'

const meta = (facts: Record<string, unknown>) => ({ section: 'One', description: 'What it does.', ...facts })
const schema = z.object({
  groupId: z.coerce.number().int().min(1, 'Choose a group.').default(1).meta(meta({ title: 'Group', widget: 'select', optionsFrom: 'magento.customerGroups' })),
  when: z.enum(['now', 'later']).default('now').meta(meta({ title: 'When', labels: { now: 'At once', later: 'Later' } })),
  days: z.coerce.number().int().min(1, 'At least one day.').max(30).default(3).meta(meta({ title: 'Days', section: 'Two', showWhen: { field: 'when', is: ['later'] } })),
  types: z.array(z.string()).default([]).meta(meta({ title: 'Types', optionsFrom: 'intacct.customerTypes' })),
  table: z.record(z.string(), z.coerce.number().int()).default({}).meta(meta({ title: 'Table', keysFrom: 'intacct.customerTypes', optionsFrom: 'magento.customerGroups' })),
  note: z.string().trim().max(60).default('').meta(meta({ title: 'Note', section: 'Two' })),
  country: z.string().regex(/^[A-Z]{2}$/, 'Two letters.').or(z.literal('')).default('').meta(meta({ title: 'Country', section: 'Two' })),
  taxClass: z.coerce.number().int().default(0).meta(meta({ title: 'Tax class', section: 'Two', optionsFrom: 'magento.taxClasses', labels: { 0: 'None' } })),
  active: z.boolean().default(true).meta(meta({ title: 'Active', section: 'Two' })),
  filters: z.array(z.object({ field: z.string().min(1, 'Choose a field.'), is: z.string(), value: z.string().default('') })).default([])
    .meta(meta({ title: 'Filters', widget: 'filters', optionsFrom: 'intacct.fields.CUSTOMER' })),
})
const form = settingsForm(schema)
const field = (name: string) => form.flatMap(({ fields }) => fields).find((one) => one.name === name)

describe('the form of a settings schema', () => {
  test('has the sections in the order in which the schema first names them', () => {
    expect(form.map(({ title, fields }) => [title, fields.map(({ name }) => name)])).toEqual([
      ['One', ['groupId', 'when', 'types', 'table', 'filters']],
      ['Two', ['days', 'note', 'country', 'taxClass', 'active']],
    ])
  })

  test.each([
    ['groupId', 'select'], ['when', 'select'], ['days', 'number'], ['types', 'multi-select'], ['table', 'key-value'],
    ['note', 'text'], ['country', 'text'], ['active', 'switch'], ['filters', 'filters'],
  ])('shows %s as %s', (name, widget) => expect(field(name)?.widget).toBe(widget))

  test('labels the values of an enum', () => {
    expect(field('when')?.choices).toEqual([{ value: 'now', label: 'At once' }, { value: 'later', label: 'Later' }])
  })

  test('offers values that a list lacks beside it', () => {
    expect(field('taxClass')).toMatchObject({ widget: 'select', choices: [{ value: '0', label: 'None' }], choicesFrom: { system: 'magento', list: 'taxClasses' } })
  })

  test('names the lists of the connections that choices and keys come from', () => {
    expect(field('table')).toMatchObject({
      numeric: true, keysFrom: { system: 'intacct', list: 'customerTypes' }, choicesFrom: { system: 'magento', list: 'customerGroups' },
    })
    expect(field('filters')?.choicesFrom).toEqual({ system: 'intacct', list: 'fields.CUSTOMER' })
  })

  test('carries standards and bounds, but not those of every integer', () => {
    expect(field('days')).toMatchObject({ standard: 3, min: 1, max: 30, numeric: true })
    expect(field('note')).toMatchObject({ standard: '', maxLength: 60 })
    expect(field('groupId')).not.toHaveProperty('max')
  })

  test('shows a field only when another one has the value it depends on', () => {
    const days = field('days')!
    expect(isInForce(days, { when: 'later' })).toBe(true)
    expect(isInForce(days, { when: 'now' })).toBe(false)
  })

  test('is plain data', () => expect(JSON.parse(JSON.stringify(form))).toEqual(form))

  test('refuses a field without a title, and a list of no system', () => {
    expect(() => settingsForm(z.object({ x: z.string() }))).toThrow('"x" needs a title and a section')
    expect(() => settingsForm(z.object({ x: z.string().meta({ title: 'X', section: 'S', optionsFrom: 'groups' }) }))).toThrow('names no list')
  })
})

describe('checking settings', () => {
  test('reads text as numbers and fills in standards', () => {
    expect(checkSettings(schema, { groupId: '4', table: { retail: '2' } })).toEqual({
      ok: true,
      settings: { groupId: 4, when: 'now', days: 3, types: [], table: { retail: 2 }, note: '', country: '', taxClass: 0, active: true, filters: [] },
    })
  })

  test('tells each mistake at the path of its field', () => {
    expect(checkSettings(schema, { groupId: 0, filters: [{ field: '', is: 'equal' }] })).toEqual({
      ok: false, fields: { groupId: 'Choose a group.', 'filters.0.field': 'Choose a field.' },
    })
  })

  test('does not read a row without a value as 0', () => {
    expect(checkSettings(schema, { table: { Retail: '2', Wholesale: '' } })).toEqual({ ok: false, fields: { 'table.Wholesale': 'Choose what “Wholesale” becomes, or remove the row.' } })
  })

  test('does not read an emptied number as 0', () => {
    expect(checkSettings(schema, { groupId: '', days: '' })).toEqual({
      ok: false, fields: { groupId: 'Choose one for “Group”.', days: 'Enter a number for “Days”.' },
    })
  })
})

describe.each(entities.map((entity) => [entity.name, entity] as const))('the settings of %s', (_, entity) => {
  test('can be drawn, and their standards are valid', () => {
    const fields = settingsForm(entity.settings).flatMap((section) => section.fields)
    expect(fields.filter(({ label, help }) => !label || !help)).toEqual([])
    const names = new Set(fields.map(({ name }) => name))
    expect(fields.filter(({ showWhen }) => showWhen && !names.has(showWhen.field))).toEqual([])
    expect(checkSettings(entity.settings, {})).toMatchObject({ ok: true })
  })
})
