import { describe, expect, test } from '@jest/globals'
import { and, between, equalTo, formatDate, formatTimestamp, inList, isNull, like, notInList, or, parseTimestamp } from '../src/index.ts'

describe('Times', () => {
  test('are written as the gateway takes them, in UTC', () => {
    expect(formatTimestamp(new Date('2026-01-05T03:04:09.900Z'))).toBe('01/05/2026 03:04:09')
    expect(formatDate(new Date('2026-12-31T23:59:59Z'))).toBe('12/31/2026')
    expect(() => formatTimestamp(new Date(Number.NaN))).toThrow(RangeError)
  })

  test.each([
    ['01/05/2026 03:04:09', '2026-01-05T03:04:09.000Z'],
    ['1/5/2026', '2026-01-05T00:00:00.000Z'],
    ['2026-01-05', '2026-01-05T00:00:00.000Z'],
    ['2026-01-05T03:04:09Z', '2026-01-05T03:04:09.000Z'],
    ['2026-01-05T03:04:09.250+02:00', '2026-01-05T01:04:09.250Z'],
  ])('%s is read', (text, iso) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(iso)
  })

  test.each(['', 'yesterday', '02/30/2026', '13/01/2026', '01/05/2026 25:00:00', '05.01.2026'])('%p is no time', (text) => {
    expect(parseTimestamp(text)).toBeNull()
  })
})

describe('Filters', () => {
  test('nest, with their values escaped', () => {
    expect(and(equalTo('NAME', 'Smith & Sons'), or(isNull('EMAIL1'), like('EMAIL1', '%@x'))).xml).toBe(
      '<and><equalto><field>NAME</field><value>Smith &amp; Sons</value></equalto>'
      + '<or><isnull><field>EMAIL1</field></isnull><like><field>EMAIL1</field><value>%@x</value></like></or></and>',
    )
  })

  test('a Date becomes a timestamp', () => {
    expect(between('WHENMODIFIED', new Date('2026-01-05T00:00:00Z'), '02/01/2026').xml).toContain('<value>01/05/2026 00:00:00</value><value>02/01/2026</value>')
  })

  test('one condition needs no and', () => {
    expect(and(equalTo('A', 1)).xml).toBe(equalTo('A', 1).xml)
  })

  test('lists hold 1 to 1,000 values, as the schema says', () => {
    expect(() => inList('A', [])).toThrow(RangeError)
    expect(() => notInList('A', Array.from({ length: 1001 }, String))).toThrow(RangeError)
    expect(inList('A', ['x', 'y']).xml).toBe('<in><field>A</field><value>x</value><value>y</value></in>')
  })
})
