import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startAsking, type Asking } from './asking.ts'

let books: Asking
let now = new Date('2026-11-24T12:00:00Z')
beforeAll(async () => { books = await startAsking({ customers: 60 }, { clock: () => now }) })
afterAll(() => books.close())
beforeEach(() => { now = new Date(now.getTime() + 60_000) })

const customers = () => books.state.books.table('CUSTOMER')
const contactOf = (id: string) => books.state.books.table('CONTACT').get(customers().byKey(id)?.DISPLAYCONTACTKEY ?? '')
const create = (inner: string) => `<create><CUSTOMER>${inner}</CUSTOMER></create>`
const update = (inner: string) => `<update><CUSTOMER>${inner}</CUSTOMER></update>`

describe('create', () => {
  test('makes a customer and its display contact, and answers its number and ID', async () => {
    const told = await books.one(create('<CUSTOMERID>W-1</CUSTOMERID><NAME>Fine &amp; Dandy</NAME><DISPLAYCONTACT><FIRSTNAME>Ada</FIRSTNAME><EMAIL1>ada@example.com</EMAIL1><MAILADDRESS><ZIP>10001</ZIP><COUNTRYCODE>US</COUNTRYCODE></MAILADDRESS></DISPLAYCONTACT>'))
    expect(told).toMatchObject({ status: 'success', facts: { listtype: 'objects', count: '1' } })
    expect(told.rows).toEqual([{ RECORDNO: customers().byKey('W-1')?.RECORDNO, CUSTOMERID: 'W-1' }])
    expect(customers().byKey('W-1')).toMatchObject({ NAME: 'Fine & Dandy', STATUS: 'active', WHENCREATED: '11/24/2026 12:01:00', WHENMODIFIED: '11/24/2026 12:01:00' })
    expect(contactOf('W-1')).toMatchObject({ CONTACTNAME: 'Fine & Dandy(CW-1)', PRINTAS: 'Fine & Dandy', FIRSTNAME: 'Ada', EMAIL1: 'ada@example.com', 'MAILADDRESS.ZIP': '10001' })
  })

  test('gives an ID where none is given, and one higher RECORDNO each', async () => {
    const { rows } = await books.one('<create><CUSTOMER><NAME>A</NAME></CUSTOMER><CUSTOMER><NAME>B</NAME></CUSTOMER></create>')
    expect(rows.map((row) => row.CUSTOMERID)).toEqual([expect.stringMatching(/^C-\d{5}$/), expect.stringMatching(/^C-\d{5}$/)])
    expect(Number(rows[1]?.RECORDNO)).toBeGreaterThan(Number(rows[0]?.RECORDNO))
  })

  test('all records of a create or none', async () => {
    const told = await books.one('<create><CUSTOMER><CUSTOMERID>ALL-1</CUSTOMERID><NAME>A</NAME></CUSTOMER><CUSTOMER><CUSTOMERID>ALL-2</CUSTOMERID></CUSTOMER></create>')
    expect(told.status).toBe('failure')
    expect(customers().byKey('ALL-1')).toBeUndefined()
  })

  test.each([
    ['no name', '<CUSTOMERID>X</CUSTOMERID>', 'Customer Name is required.'],
    ['an ID that is taken', '<CUSTOMERID>C-00001</CUSTOMERID><NAME>x</NAME>', 'Another Customer with the given value(s) C-00001 already exists'],
    ['an unknown type', '<NAME>x</NAME><CUSTTYPE>Nonsense</CUSTTYPE>', "Invalid Customer Type 'Nonsense' specified."],
    ['an unknown term', '<NAME>x</NAME><TERMNAME>N999</TERMNAME>', "Invalid Term 'N999' specified."],
    ['an unknown parent', '<NAME>x</NAME><PARENTID>NOBODY</PARENTID>', "Invalid Parent 'NOBODY' specified."],
    ['a choice that is none', '<NAME>x</NAME><STATUS>asleep</STATUS>', "Invalid value 'asleep' for STATUS"],
    ['letters for a number', '<NAME>x</NAME><CREDITLIMIT>much</CREDITLIMIT>', "Invalid value 'much' for CREDITLIMIT"],
    ['too long an ID', `<CUSTOMERID>${'x'.repeat(21)}</CUSTOMERID><NAME>x</NAME>`, 'longer than 20'],
    ['a field that is none', '<NAME>x</NAME><SHOE_SIZE>44</SHOE_SIZE>', 'SHOE_SIZE is not a field of Customer'],
    ['a contact field that is none', '<NAME>x</NAME><DISPLAYCONTACT><SHOE>44</SHOE></DISPLAYCONTACT>', 'DISPLAYCONTACT.SHOE'],
  ])('refuses %s, and says as a second error what was not done', async (_name, inner, words) => {
    const before = customers().size
    const told = await books.one(create(inner))
    expect(told.errors[0]).toContain(words)
    expect(told.errors.at(-1)).toBe('Could not create Customer record!')
    expect([customers().size, told.numbers.every((number) => number === 'BL01001973')]).toEqual([before, true])
  })
})

describe('update', () => {
  test('changes what is given only, by number or by ID, and moves WHENMODIFIED', async () => {
    const before = customers().byKey('C-00001')
    await books.one(update(`<RECORDNO>${before?.RECORDNO ?? ''}</RECORDNO><COMMENTS>hello</COMMENTS>`))
    await books.one(update('<CUSTOMERID>C-00001</CUSTOMERID><ONHOLD>true</ONHOLD>'))
    expect(customers().byKey('C-00001')).toEqual({ ...before, COMMENTS: 'hello', ONHOLD: 'true', WHENMODIFIED: customers().byKey('C-00001')?.WHENMODIFIED, MODIFIEDBY: '1' })
    expect(customers().byKey('C-00001')?.WHENMODIFIED).not.toBe(before?.WHENMODIFIED)
  })

  test('of the e-mail changes the display contact, whose own time moves; a contact\'s own update need not touch the customer', async () => {
    await books.one(update('<CUSTOMERID>C-00010</CUSTOMERID><DISPLAYCONTACT><EMAIL1>found@example.com</EMAIL1></DISPLAYCONTACT>'))
    expect(contactOf('C-00010')?.EMAIL1).toBe('found@example.com')
    const customer = customers().byKey('C-00011')
    await books.one(`<update><CONTACT><CONTACTNAME>${(contactOf('C-00011')?.CONTACTNAME ?? '').replace(/&/g, '&amp;')}</CONTACTNAME><EMAIL1>own@example.com</EMAIL1></CONTACT></update>`)
    expect(contactOf('C-00011')?.EMAIL1).toBe('own@example.com')
    expect(customers().byKey('C-00011')?.WHENMODIFIED).toBe(customer?.WHENMODIFIED)
    books.state.books.switches.contactTouchesCustomer = true
    await books.one(`<update><CONTACT><RECORDNO>${contactOf('C-00011')?.RECORDNO ?? ''}</RECORDNO><EMAIL1>own2@example.com</EMAIL1></CONTACT></update>`)
    expect(customers().byKey('C-00011')?.WHENMODIFIED).not.toBe(customer?.WHENMODIFIED)
  })

  test('refuses what does not exist, and itself as its parent', async () => {
    expect((await books.one(update('<CUSTOMERID>NOBODY</CUSTOMERID><NAME>x</NAME>'))).errors).toEqual(['The Customer NOBODY was not found', 'Could not update Customer record!'])
    expect((await books.one(update('<CUSTOMERID>C-00001</CUSTOMERID><PARENTID>C-00001</PARENTID>'))).status).toBe('failure')
  })

  test('what is read only is left as it is', async () => {
    await books.one(update('<CUSTOMERID>C-00002</CUSTOMERID><TOTALDUE>999</TOTALDUE><WHENCREATED>01/01/2000</WHENCREATED>'))
    expect(customers().byKey('C-00002')).toMatchObject({ TOTALDUE: '0' })
    expect(customers().byKey('C-00002')?.WHENCREATED).not.toContain('2000')
  })
})

describe('delete', () => {
  const remove = (keys: string) => `<delete><object>CUSTOMER</object><keys>${keys}</keys></delete>`
  test('takes records away by number, and refuses a parent', async () => {
    const number = (id: string) => customers().byKey(id)?.RECORDNO ?? ''
    expect((await books.one(remove(number('C-00012')))).status).toBe('success')
    expect(customers().byKey('C-00012')).toBeUndefined()
    expect((await books.one(remove(number('C-00037')))).status).toBe('failure')
    const both = await books.one(remove(`${number('C-00013')},999999`))
    expect([both.status, customers().byKey('C-00013') !== undefined]).toEqual(['failure', true])
  })
})

describe('Several functions', () => {
  const good = (id: string) => create(`<CUSTOMERID>${id}</CUSTOMERID><NAME>Good</NAME>`)
  const bad = create('<CUSTOMERID>BAD</CUSTOMERID>')

  test('stand alone', async () => {
    const { results } = await books.ask([good('S-1'), bad, good('S-2')])
    expect(results.map(({ status }) => status)).toEqual(['success', 'failure', 'success'])
  })

  test('in a transaction: the first failure takes all back, and what comes after it does not run', async () => {
    const before = customers().byKey('C-00001')
    const { results } = await books.ask([good('T-1'), update('<CUSTOMERID>C-00001</CUSTOMERID><NAME>Changed</NAME>'), bad, good('T-2')], { transaction: true })
    expect(results.map(({ status }) => status)).toEqual(['aborted', 'aborted', 'aborted'])
    expect(results[0]?.errors.at(-1)).toContain('rolled back')
    expect([customers().byKey('T-1'), customers().byKey('T-2'), customers().byKey('C-00001')]).toEqual([undefined, undefined, before])
  })

  test('with uniqueid a control id is carried out once; a failed one may be tried again', async () => {
    const how = { uniqueId: true, controlIds: ['once'] }
    expect((await books.one(good('U-1'), how)).status).toBe('success')
    expect((await books.one(good('U-2'), how)).errors[0]).toContain("'once' was already executed")
    expect(customers().byKey('U-2')).toBeUndefined()
    expect((await books.one(bad, { uniqueId: true, controlIds: ['again'] })).status).toBe('failure')
    expect((await books.one(good('U-3'), { uniqueId: true, controlIds: ['again'] })).status).toBe('success')
    expect((await books.one(good('U-4'), { uniqueId: false, controlIds: ['once'] })).status).toBe('success')
  })

  test('what a transaction took back may be sent again under the same control ids', async () => {
    const how = { uniqueId: true, transaction: true, controlIds: ['t1', 't2'] }
    await books.ask([good('V-1'), bad], how)
    const { results } = await books.ask([good('V-1'), good('V-2')], how)
    expect(results.map(({ status }) => status)).toEqual(['success', 'success'])
  })
})
