import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { query, startAsking, where, type Asked, type Asking } from './asking.ts'

let books: Asking
beforeAll(async () => { books = await startAsking({ customers: 300 }) })
afterAll(() => books.close())

const all = () => books.state.books.table('CUSTOMER').byNumber.all.filter((row) => row.MEGAENTITYID === '')
const find = async (asked: Asked) => {
  const told = await books.one(query(asked))
  if (told.status !== 'success') throw new Error(told.errors.join(' '))
  return told
}
const ids = async (filter: string, more: Asked = {}) => (await find({ filter, select: ['CUSTOMERID'], ...more })).rows.map((row) => row.CUSTOMERID)
const count = async (filter: string, options?: string) => (await find({ filter, ...(options ? { options } : {}) })).rows.length
const refused = async (asked: Asked) => {
  const told = await books.one(query(asked))
  expect(told.status).toBe('failure')
  return told.errors.join(' ')
}

describe('Every operator of query', () => {
  test('equalto and notequalto; nothing is unequal to nothing', async () => {
    expect(await ids(where('equalto', 'CUSTOMERID', 'C-00005'))).toEqual(['C-00005'])
    const typed = all().filter((row) => row.CUSTTYPE)
    expect(await count(where('notequalto', 'CUSTTYPE', 'Retail'))).toBe(typed.filter((row) => row.CUSTTYPE !== 'Retail').length)
  })

  test('isnull and isnotnull', async () => {
    const empty = all().filter((row) => row.CUSTTYPE === '').length
    expect(empty).toBeGreaterThan(0)
    expect(await count(where('isnull', 'CUSTTYPE'))).toBe(empty)
    expect(await count(where('isnotnull', 'CUSTTYPE'))).toBe(all().length - empty)
  })

  test('less, greater and between on numbers compare numbers, not letters', async () => {
    const numbers = all().map((row) => Number(row.RECORDNO))
    const [low = 0, high = 0] = [numbers[90], numbers[120]]
    expect(await count(where('lessthan', 'RECORDNO', low))).toBe(90)
    expect(await count(where('lessthanorequalto', 'RECORDNO', low))).toBe(91)
    expect(await count(where('greaterthan', 'RECORDNO', high))).toBe(all().length - 121)
    expect(await count(where('greaterthanorequalto', 'RECORDNO', high))).toBe(all().length - 120)
    expect(await count(where('between', 'RECORDNO', low, high))).toBe(31)
    expect(await count(where('greaterthan', 'CREDITLIMIT', '9000'))).toBe(all().filter((row) => Number(row.CREDITLIMIT) > 9000).length)
  })

  test('times compare as times, with or without a time of day', async () => {
    const cut = Date.UTC(2025, 0, 1)
    const later = all().filter((row) => Date.parse(`${row.WHENMODIFIED ?? ''} UTC`) >= cut).length
    expect(later).toBeGreaterThan(0)
    expect(await count(where('greaterthanorequalto', 'WHENMODIFIED', '01/01/2025'))).toBe(later)
    expect(await count(where('greaterthanorequalto', 'WHENMODIFIED', '01/01/2025 00:00:00'))).toBe(later)
    expect(await count(where('lessthan', 'WHENMODIFIED', '01/01/2025'))).toBe(all().length - later)
  })

  test('in and notin, up to a thousand values', async () => {
    expect(await ids(where('in', 'CUSTOMERID', 'C-00003', 'C-00001', 'C-NONE'))).toEqual(['C-00001', 'C-00003'])
    expect(await count(where('notin', 'CUSTOMERID', 'C-00003', 'C-00001'))).toBe(all().length - 2)
    expect(await refused({ filter: where('in', 'CUSTOMERID', ...Array.from({ length: 1001 }, String)) })).toContain('takes 1 to 1000 values')
  })

  test('like and notlike: % is any text, _ one character, other signs stand for themselves', async () => {
    expect(await ids(where('like', 'NAME', 'Acme, Inc. (%'))).toEqual(['C-00004'])
    expect(await ids(where('like', 'CUSTOMERID', 'C-0000_'))).toHaveLength(9)
    expect(await count(where('notlike', 'CUSTOMERID', 'C-0000_'))).toBe(all().length - 9)
    expect(await count(where('like', 'NAME', 'acme%'))).toBe(0)
    expect(await count(where('like', 'NAME', 'acme%'), '<caseinsensitive>true</caseinsensitive>')).toBeGreaterThanOrEqual(1)
  })

  test('and, or, nested', async () => {
    const filter = `<and>${where('equalto', 'STATUS', 'active')}<or>${where('equalto', 'CUSTOMERID', 'C-00005')}<and>${where('equalto', 'CUSTOMERID', 'C-00034')}${where('isnotnull', 'NAME')}</and></or></and>`
    expect(await ids(filter)).toEqual(['C-00005'])
  })

  test('fields of the display contact, of the parent, of the type, custom fields', async () => {
    expect(await ids(where('equalto', 'DISPLAYCONTACT.EMAIL1', 'shared@example.com'))).toEqual(['C-00015', 'C-00016'])
    expect(await ids(where('equalto', 'DISPLAYCONTACT.MAILADDRESS.ZIP', 'D02 X285'))).toEqual(['C-00022'])
    expect(await ids(where('equalto', 'PARENT.NAME', 'Orchard Group'))).toEqual(['C-00038', 'C-00039'])
    expect(await count(where('equalto', 'WEB_GROUP', 'VIP'))).toBe(all().filter((row) => row.WEB_GROUP === 'VIP').length)
    const names = ['C-00006', 'C-00022'].map((id) => books.state.books.table('CONTACT').get(books.state.books.table('CUSTOMER').byKey(id)?.DISPLAYCONTACTKEY ?? '')?.CONTACTNAME ?? '')
    expect(await ids(where('in', 'DISPLAYCONTACT.CONTACTNAME', ...names))).toEqual(['C-00006', 'C-00022'])
  })

  test('an index answers what a scan answers', async () => {
    const scan = all().filter((row) => row.CUSTTYPE === 'Wholesale' && Number(row.RECORDNO) > 100 && row.STATUS === 'active').length
    expect(await count(`<and>${where('greaterthan', 'RECORDNO', 100)}${where('equalto', 'CUSTTYPE', 'Wholesale')}${where('equalto', 'STATUS', 'active')}</and>`)).toBe(scan)
    expect(await count(`<and>${where('greaterthan', 'RECORDNO', 100)}${where('lessthanorequalto', 'RECORDNO', 100)}</and>`)).toBe(0)
  })
})

describe('What the schema forbids is refused with its reason', () => {
  test.each<[string, Asked, string]>([
    ['two operators at the top', { filter: where('isnull', 'NAME') + where('isnull', 'STATUS') }, 'one operator at the top'],
    ['and with one condition', { filter: `<and>${where('isnull', 'NAME')}</and>` }, 'at least two conditions'],
    ['an unknown operator', { filter: where('startswith', 'NAME', 'A') }, "'startswith' is not known"],
    ['between with one value', { filter: where('between', 'RECORDNO', 1) }, 'takes 2 values'],
    ['isnull with a value', { filter: where('isnull', 'NAME', 'x') }, 'takes 0 values'],
    ['an unknown field in the filter', { filter: where('isnull', 'SHOE_SIZE') }, 'SHOE_SIZE'],
    ['unknown fields in the select, all named', { select: ['NAME', 'SHOE_SIZE', 'HAIR'] }, 'SHOE_SIZE, HAIR'],
    ['two parents in a row', { select: ['PARENT.PARENT.NAME'] }, 'PARENT.PARENT.NAME'],
    ['an ISO date', { filter: where('greaterthan', 'WHENMODIFIED', '2026-01-01') }, 'is not valid'],
    ['letters for a number', { filter: where('greaterthan', 'RECORDNO', 'abc') }, 'is not valid'],
    ['a page of more than 2,000', { pagesize: 2001 }, 'at most 2000'],
    ['a page of none', { pagesize: 0 }, 'pagesize'],
    ['a negative offset', { offset: -1 }, 'offset'],
    ['an unknown object', { object: 'UNICORN' }, 'Object definition UNICORN not found'],
    ['no field at all', { select: [] }, 'at least one field'],
  ])('%s', async (_name, asked, words) => {
    expect(await refused(asked)).toContain(words)
  })
})

describe('Order and pages', () => {
  test('orderby, ascending where nothing is said, descending, by numbers and times', async () => {
    const names = (await find({ select: ['NAME'], order: '<field>NAME</field>' })).rows.map((row) => row.NAME ?? '')
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
    const limits = (await find({ select: ['CREDITLIMIT'], filter: where('isnotnull', 'CREDITLIMIT'), order: '<field>CREDITLIMIT</field><descending/>' })).rows.map((row) => Number(row.CREDITLIMIT))
    expect(limits).toEqual([...limits].sort((a, b) => b - a))
    const times = (await find({ select: ['WHENMODIFIED'], order: '<field>WHENMODIFIED</field><ascending/>' })).rows.map((row) => Date.parse(row.WHENMODIFIED ?? ''))
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  test('pages by offset and their counts', async () => {
    const total = all().length
    const first = await find({ pagesize: 100, select: ['RECORDNO'] })
    expect(first.facts).toEqual({ listtype: 'CUSTOMER', totalcount: String(total), offset: '0', count: '100', numremaining: String(total - 100), resultId: '' })
    const last = await find({ pagesize: 100, offset: 200 })
    expect(last.facts).toMatchObject({ offset: '200', count: String(total - 200), numremaining: '0' })
    expect((await find({ offset: 5000 })).rows).toEqual([])
    const bare = await books.one('<query><object>CUSTOMER</object><select><field>RECORDNO</field></select></query>')
    expect(bare.rows).toHaveLength(100)
  })

  test('pages by key reach all rows once', async () => {
    const seen: string[] = []
    for (let after = 0; ;) {
      const { rows } = await find({ filter: where('greaterthan', 'RECORDNO', after), order: '<field>RECORDNO</field>', pagesize: 64 })
      if (rows.length === 0) break
      seen.push(...rows.map((row) => row.RECORDNO ?? ''))
      after = Number(rows.at(-1)?.RECORDNO)
    }
    expect(seen).toEqual(all().map((row) => row.RECORDNO))
  })

  test('count, sum, min, max and avg, grouped by the fields', async () => {
    const { rows } = await books.one('<query><object>CUSTOMER</object><select><field>CUSTTYPE</field><count>RECORDNO</count><sum>CREDITLIMIT</sum><max>CREDITLIMIT</max></select></query>')
    const retail = all().filter((row) => row.CUSTTYPE === 'Retail')
    expect(rows.find((row) => row.CUSTTYPE === 'Retail')).toEqual({
      CUSTTYPE: 'Retail', 'COUNT.RECORDNO': String(retail.length), CREDITLIMIT: String(retail.reduce((sum, row) => sum + Number(row.CREDITLIMIT), 0)),
      'MAX.CREDITLIMIT': String(Math.max(...retail.map((row) => Number(row.CREDITLIMIT)))),
    })
  })
})

describe('Entities', () => {
  test('the top level sees private records with showprivate only; an entity sees its own', async () => {
    const priv = where('like', 'CUSTOMERID', 'C-UK-%')
    expect(await ids(priv)).toEqual([])
    expect(await ids(priv, { options: '<showprivate>true</showprivate>' })).toHaveLength(3)
    const inUk = await books.one(query({ filter: priv }), { locationId: 'UK' })
    expect(inUk.rows).toHaveLength(3)
    expect((await books.one(query({ filter: priv }), { locationId: 'US' })).rows).toHaveLength(0)
    expect((await books.one(query({}), { locationId: 'US' })).rows).toHaveLength(all().length)
  })

  test('RECORD_URL leads to the sandbox\'s own page of the record', async () => {
    const [row] = (await find({ filter: where('equalto', 'CUSTOMERID', 'C-00001'), select: ['RECORDNO', 'RECORD_URL'] })).rows
    expect(row?.RECORD_URL).toBe(`${new URL(books.url).origin}/intacct/customers/${row?.RECORDNO ?? ''}`)
  })
})
