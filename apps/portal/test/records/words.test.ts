import type { UserId } from '@causeway/db'
import { describe, expect, test } from '@jest/globals'
import { csvLines } from '#features/records/csv.ts'
import { fieldWords } from '#features/records/field-words.ts'
import { usualColumns } from '#features/records/grid/use-shown-columns.ts'
import { filterOf, parametersOf, sortOf, wordsOf } from '#features/records/record-words.ts'
import { retryMessage } from '#features/records/server/clear-records.ts'
import { inWords } from '#features/failures/server/failure-help.ts'

const me = '33333333-3333-4333-8333-333333333333' as UserId
const now = new Date('2026-11-24T12:00:00Z')

describe('the words of a grid’s address', () => {
  test('are kept where they mean something, and left out where not', () => {
    expect(wordsOf({ state: 'failed,waiting', code: 'drop table', q: 'ada', sort: '-name', again: '2', since: '7d', other: 'x' }))
      .toEqual({ state: 'failed,waiting', q: 'ada', sort: '-name', since: '7d' })
  })

  test('come back from an address as they went in', () => {
    const words = { state: 'failed', code: 'A_B,C_D', q: 'a & b = c', sort: '-tried' }
    expect(wordsOf(Object.fromEntries(parametersOf(words)))).toEqual(words)
  })

  test('mean a filter for the one who asks, now', () => {
    expect(filterOf({ assignee: 'me', since: '24h', state: 'ignored' }, { me, now }))
      .toEqual({ assignee: me, changedSince: new Date('2026-11-23T12:00:00Z'), ignored: true })
    expect(filterOf({ assignee: 'nobody', q: '  ' }, { me, now })).toEqual({ assignee: null })
    expect(sortOf('-tried')).toEqual({ by: 'tried', descending: true })
  })
})

describe('a CSV line', () => {
  test.each([
    ['=1+1', "'=1+1"], ['+49 30 1234', "'+49 30 1234"], ['-5', "'-5"], ['@SUM(A1)', "'@SUM(A1)"], ['plain', 'plain'], ['a;b', '"a;b"'], ['a,b', '"a,b"'], ['say "so"', '"say ""so"""'],
  ])('writes %s as %s', (cell, written) => expect(csvLines([[cell]])).toBe(`${written}\r\n`))
})

describe('what a person is told about a retry', () => {
  test.each([
    [1, false, 'queued', 'Retrying 1 record.'],
    [1204, false, 'queued', 'Retrying 1,204 records.'],
    [1, true, 'running', 'A run is going on already. It is tried at its end, or right after it.'],
    [2, true, 'paused', 'A run of this process is paused. They are tried when it goes on.'],
  ] as const)('%d records, joined %s, %s', (count, joined, state, message) => expect(retryMessage(count, { joined, run: { state } })).toBe(message))
})

describe('the columns that are shown unasked', () => {
  const column = (key: string, width: number, more = {}) => ({ key, label: key, width, cell: () => null, ...more })
  const columns = [column('key', 100), column('a', 100, { ifRoom: 2 }), column('b', 100, { ifRoom: 1 }), column('reason', 200), column('next', 100, { extra: true })]

  test('are those that fit beside what is always shown, the most wanted first', () => {
    expect([...usualColumns(columns, 420)]).toEqual(['key', 'reason', 'b'])
    expect([...usualColumns(columns, 200)]).toEqual(['key', 'reason'])
    expect([...usualColumns(columns, 2_000)]).toEqual(['key', 'reason', 'b', 'a'])
  })
})

describe('a kind of failure without an occurrence', () => {
  test('names its details, and survives sentences that compute with them', () => {
    const kind = { class: 'value', title: 'T', fixedBy: 'books' } as const
    expect(inWords({ ...kind, explain: (subject, { email }) => `${subject} has ${email}.`, remedy: ({ names }) => (names as string[]).map(String).join() }, 'Thing'))
      .toMatchObject({ explanation: 'Thing ‹ID› has ‹email›.', remedy: 'It depends on the record: its own page in the grid says it.' })
  })
})

describe('a field of the shop', () => {
  test.each([
    ['group_id', 'Group'], ['email', 'E-mail'], ['address.street', 'Address › street'], ['address.postcode', 'Address › postal code'], ['custom_attributes.url_key', 'URL key'],
    ['custom_attributes.short_description', 'Short description'], ['taxvat', 'Tax/VAT number'], ['items.CHAIR-OAK.qty', 'Line › CHAIR-OAK › quantity'], ['east-2.quantity', 'east-2 › quantity'],
  ])('%s is called %s', (field, words) => expect(fieldWords(field)).toBe(words))
})
