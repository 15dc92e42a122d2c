import { describe, expect, test } from '@jest/globals'
import { attributeValue, isSameValue, kindOfInput, type AttributeKind, type AttributeVerdict } from '../../src/entities/products/attribute-values.ts'

const options = new Map([['oak', '4'], ['steel', '5'], ['glass, clear', '6']])

describe('a value of the books as the shop keeps it', () => {
  test.each<[AttributeKind, string, AttributeVerdict]>([
    ['text', ' as it is ', { value: ' as it is ' }],
    ['select', 'Oak', { value: '4' }], ['select', ' STEEL ', { value: '5' }], ['select', '5', { value: '5' }], ['select', 'Zinc', { unknownOption: 'Zinc' }],
    ['multiselect', 'Oak', { value: '4' }], ['multiselect', 'Oak; Steel', { value: '4,5' }], ['multiselect', 'Oak, Steel', { value: '4,5' }], ['multiselect', 'Oak|Steel|', { value: '4,5' }],
    ['multiselect', 'Oak\nSteel', { value: '4,5' }], ['multiselect', 'Oak;oak', { value: '4' }], ['multiselect', '5,4', { value: '5,4' }],
    ['multiselect', 'Glass, clear', { value: '6' }], ['multiselect', 'Oak; Glass, clear', { value: '4,6' }],
    ['multiselect', 'Oak, Zinc', { unknownOption: 'Zinc' }],
    ['boolean', 'true', { value: '1' }], ['boolean', 'No', { value: '0' }], ['boolean', 'T', { value: '1' }], ['boolean', '0', { value: '0' }], ['boolean', 'perhaps', { not: 'yes or no' }],
    ['date', '11/05/2026', { value: '2026-11-05 00:00:00' }], ['date', '2026-11-05', { value: '2026-11-05 00:00:00' }], ['date', '11/05/2026 13:45:00', { value: '2026-11-05 00:00:00' }],
    ['date', '31/12/2026', { not: 'a date' }], ['date', 'soon', { not: 'a date' }],
    ['datetime', '11/05/2026 13:45:00', { value: '2026-11-05 13:45:00' }],
    ['number', '1,299.50', { value: '1299.50' }], ['number', 'heavy', { not: 'a number' }],
    ['multiselect', ' ', { value: '' }], ['boolean', '', { value: '' }], ['date', '', { value: '' }],
  ])('%s “%s” is %j', (kind, text, wanted) => {
    expect(attributeValue(text, { kind, options })).toEqual(wanted)
  })
})

describe('what the shop holds is the same', () => {
  test.each<[AttributeKind, string | null, string, boolean]>([
    ['multiselect', '5,4', '4,5', true], ['multiselect', '4,5,6', '4,5', false], ['multiselect', null, '4', false], ['multiselect', null, '', true],
    ['boolean', 'true', '1', true], ['boolean', '1', '1', true], ['boolean', 'false', '0', true], ['boolean', '0', '1', false], ['boolean', null, '0', false],
    ['date', '2026-11-05', '2026-11-05 00:00:00', true], ['date', '2026-11-05 00:00:00', '2026-11-05 00:00:00', true], ['date', '2026-11-06 00:00:00', '2026-11-05 00:00:00', false],
    ['datetime', '2026-11-05T13:45:00Z', '2026-11-05 13:45:00', true], ['datetime', '2026-11-05 13:46:00', '2026-11-05 13:45:00', false],
    ['number', '12.500000', '12.5', true], ['number', '12.51', '12.5', false],
    ['text', '12.500000', '12.50', true], ['text', '7.0', '7', false], ['text', 'Oak', 'oak', false], ['text', null, '', true],
  ])('%s “%s” for “%s”: %s', (kind, stored, wanted, same) => {
    expect(isSameValue(kind, stored, wanted)).toBe(same)
  })
})

test.each([['swatch_text', 'select'], ['multiselect', 'multiselect'], ['boolean', 'boolean'], ['date', 'date'], ['textarea', 'text'], [undefined, 'text'], ['price', 'number']] as const)('an input of %s holds %s', (input, kind) => {
  expect(kindOfInput(input)).toBe(kind)
})
