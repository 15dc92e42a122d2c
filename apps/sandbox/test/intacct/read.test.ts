import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { child, children, textOf } from '../../src/intacct/xml.ts'
import { startAsking, type Asking } from './asking.ts'

let books: Asking
beforeAll(async () => { books = await startAsking({ customers: 120 }) })
afterAll(() => books.close())
const numberOf = (id: string) => books.state.books.table('CUSTOMER').byKey(id)?.RECORDNO ?? ''
const read = (keys: string, fields = '*', name = 'read') => books.one(`<${name}><object>CUSTOMER</object><keys>${keys}</keys><fields>${fields}</fields></${name}>`)

describe('read and readByName', () => {
  test('answer whole records, the display contact in elements of its own', async () => {
    const { rows: [row], facts, data } = await read(numberOf('C-00006'))
    expect(facts).toMatchObject({ listtype: 'customer', count: '1' })
    expect(row).toMatchObject({ CUSTOMERID: 'C-00006', 'DISPLAYCONTACT.FIRSTNAME': 'Zoë', 'DISPLAYCONTACT.MAILADDRESS.CITY': 'Saint-Étienne', WEB_GROUP: '' })
    expect(textOf(child(child(child(data, 'customer'), 'DISPLAYCONTACT'), 'MAILADDRESS'), 'ZIP')).toBe('42100')
  })

  test('answer chosen fields in the order of the keys; what is not there is left out', async () => {
    const keys = [numberOf('C-00003'), '999999', numberOf('C-00001')].join(',')
    expect((await read(keys, 'CUSTOMERID,NAME')).rows).toEqual([{ CUSTOMERID: 'C-00003', NAME: 'Amazonia' }, { CUSTOMERID: 'C-00001', NAME: 'Northwind Hardware Inc.' }])
    expect((await read('C-00003,C-NONE', 'CUSTOMERID', 'readByName')).rows).toEqual([{ CUSTOMERID: 'C-00003' }])
  })

  test('take a hundred keys, refuse more, none, and unknown fields', async () => {
    const keys = (many: number) => Array.from({ length: many }, (_, at) => at + 1).join(',')
    expect((await read(keys(100))).status).toBe('success')
    expect((await read(keys(101))).errors[0]).toContain('At most 100 keys')
    expect((await read('')).status).toBe('failure')
    expect((await read('1', 'SHOE_SIZE')).errors[0]).toContain('SHOE_SIZE')
  })
})

describe('lookup', () => {
  test('lists own, shown and custom fields with their choices, and relations', async () => {
    const { data } = await books.one('<lookup><object>CUSTOMER</object></lookup>')
    const type = child(data, 'Type')
    const fields = children(child(type, 'Fields'), 'Field')
    const field = (id: string) => fields.find((one) => textOf(one, 'ID') === id)
    expect(textOf(field('CUSTOMERID'), 'ISCUSTOM')).toBe('false')
    expect(textOf(field('WEB_GROUP'), 'ISCUSTOM')).toBe('true')
    expect(children(child(field('STATUS'), 'VALIDVALUES'), 'VALIDVALUE').map((value) => textOf(value))).toEqual(['active', 'active non-posting', 'inactive'])
    expect(textOf(field('DISPLAYCONTACT.MAILADDRESS.ZIP'), 'DATATYPE')).toBe('TEXT')
    expect(textOf(field('NAME'), 'REQUIRED')).toBe('true')
    const relations = children(child(type, 'Relationships'), 'Relationship').map((one) => [textOf(one, 'OBJECTPATH'), textOf(one, 'OBJECTNAME')])
    expect(relations).toContainEqual(['DISPLAYCONTACT', 'CONTACT'])
  })

  test('every field that it lists can be selected by query', async () => {
    for (const object of books.state.books.objects.map(({ name }) => name)) {
      const { data } = await books.one(`<lookup><object>${object}</object></lookup>`)
      const ids = children(child(child(data, 'Type'), 'Fields'), 'Field').map((one) => textOf(one, 'ID'))
      const told = await books.one(`<query><object>${object}</object><select>${ids.map((id) => `<field>${id}</field>`).join('')}</select></query>`)
      expect([object, told.status, told.errors]).toEqual([object, 'success', []])
    }
  })
})

describe('readByQuery and readMore, the older way', () => {
  const older = (where: string, pagesize = 50, fields = 'CUSTOMERID') =>
    books.one(`<readByQuery><object>CUSTOMER</object><fields>${fields}</fields><query>${where}</query><pagesize>${pagesize}</pagesize></readByQuery>`)

  test('goes on page by page by its result id', async () => {
    const first = await older('')
    const seen = first.rows.length
    expect(first.facts).toMatchObject({ count: '50', totalcount: '123', numremaining: '73' })
    const second = await books.one(`<readMore><resultId>${first.facts.resultId ?? ''}</resultId></readMore>`)
    const third = await books.one('<readMore><object>CUSTOMER</object></readMore>')
    expect(seen + second.rows.length + third.rows.length).toBe(123)
    expect((await books.one('<readMore><object>CUSTOMER</object></readMore>')).status).toBe('failure')
  })

  test.each([
    ["CUSTOMERID = 'C-00005'", ['C-00005']],
    ["CUSTOMERID in ('C-00005','C-00006') and STATUS = 'T'", ['C-00005', 'C-00006']],
    ["NAME like 'Acme%' or CUSTOMERID = 'C-00003'", ['C-00003', 'C-00004']],
    ["(CUSTOMERID = 'C-00003' or CUSTOMERID = 'C-00034') AND NOT STATUS = 'inactive'", ['C-00003']],
    ["NAME = 'O\\'Brien\\'s &amp; D’Angelo’s'", ['C-00051']],
    ["CUSTTYPE is null and CUSTOMERID = 'C-00047'", ['C-00047']],
  ])('%s', async (where, ids) => {
    expect((await older(where.replace(/</g, '&lt;'))).rows.map((row) => row.CUSTOMERID)).toEqual(ids)
  })

  test('refuses what it cannot read', async () => {
    for (const where of ['NAME =', "NAME 'x'", "(NAME = 'x'", "SHOE = '1'", "DISPLAYCONTACT.EMAIL1 = 'x'"]) expect([where, (await older(where)).status]).toEqual([where, 'failure'])
  })
})
