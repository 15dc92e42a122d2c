import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { child, children, textOf } from '../../src/intacct/xml.ts'
import { query, startAsking, where, type Asking } from './asking.ts'

let books: Asking
beforeAll(async () => { books = await startAsking({ customers: 60, productLines: 30, items: 60, invoices: 60 }) })
afterAll(() => books.close())
const invoices = (filter?: string, select = ['DOCID', 'MAGENTO_ORDER']) => books.one(query({ object: 'SODOCUMENT', docparid: 'Sales Invoice', select, ...(filter ? { filter } : {}) }))

describe('Documents and docparid', () => {
  test('docparid lists one transaction definition; without it all are listed', async () => {
    const all = await books.one(query({ object: 'SODOCUMENT', select: ['DOCPARID'] }))
    expect(new Set(all.rows.map((row) => row.DOCPARID))).toEqual(new Set(['Sales Order', 'Sales Invoice', 'Sales Credit Invoice', 'Sales Return']))
    expect((await invoices()).rows).toHaveLength(60)
  })

  test('custom fields are known with docparid only: to select, to filter, to look up', async () => {
    expect((await invoices(where('equalto', 'MAGENTO_ORDER', '000000001'))).rows).toEqual([{ DOCID: 'Sales Invoice-SI00001', MAGENTO_ORDER: '000000001' }])
    const without = await books.one(query({ object: 'SODOCUMENT', select: ['MAGENTO_ORDER'] }))
    expect(without.errors[0]).toContain('MAGENTO_ORDER')
    const fields = async (docparid: string) => {
      const { data } = await books.one(`<lookup><object>SODOCUMENT</object>${docparid}</lookup>`)
      return children(child(child(data, 'Type'), 'Fields'), 'Field').map((one) => textOf(one, 'ID'))
    }
    expect(await fields('<docparid>Sales Invoice</docparid>')).toContain('MAGENTO_ORDER')
    expect(await fields('')).not.toContain('MAGENTO_ORDER')
  })

  test('what an invoice was made from can be selected through SOURCE, as far as it exists', async () => {
    const { rows } = await invoices(where('in', 'DOCNO', 'SI00001'), ['CREATEDFROM', 'SOURCE.PONUMBER', 'CUSTOMER.NAME'])
    expect(rows).toEqual([{ CREATEDFROM: 'Sales Order-SO00001', 'SOURCE.PONUMBER': '000000001', 'CUSTOMER.NAME': 'Northwind Hardware Inc.' }])
  })

  test('lines of many documents come in one query, by the number of their document', async () => {
    const keys = (await invoices(undefined, ['RECORDNO'])).rows.slice(0, 20).map((row) => row.RECORDNO ?? '')
    const { rows } = await books.one(query({ object: 'SODOCUMENTENTRY', select: ['DOCHDRNO', 'LINE_NO', 'ITEMID', 'QUANTITY', 'PRICE', 'TRX_VALUE', 'SOURCE_DOCLINEKEY'], filter: where('in', 'DOCHDRNO', ...keys) }))
    expect(new Set(rows.map((row) => row.DOCHDRNO)).size).toBe(20)
    expect(rows[0]).toMatchObject({ ITEMID: 'CHAIR-OAK', QUANTITY: '4', PRICE: '129.00' })
  })

  test('read answers a document with its lines inside', async () => {
    const { rows: [row] } = await books.one('<readByName><object>SODOCUMENT</object><keys>Sales Invoice-SI00002</keys><fields>*</fields><docparid>Sales Invoice</docparid></readByName>')
    expect(row).toMatchObject({ DOCNO: 'SI00002', MAGENTO_ORDER: '000000002', 'SODOCUMENTENTRIES.sodocumententry.ITEMID': 'CHAIR-OAK', 'SODOCUMENTENTRIES.sodocumententry[2].ITEMID': 'LAMP-DESK' })
  })
})

describe('create_sotransaction', () => {
  const date = '<datecreated><year>2026</year><month>11</month><day>24</day></datecreated>'
  const transaction = (inner: string) => `<create_sotransaction>${inner}</create_sotransaction>`
  const item = (id: string, quantity: number, price: string) => `<sotransitem><itemid>${id}</itemid><quantity>${quantity}</quantity><unit>Each</unit><price>${price}</price></sotransitem>`
  const key = async (xml: string) => {
    const answer = await books.ask(xml)
    return { status: answer.results[0]?.status, errors: answer.results[0]?.errors ?? [], key: /<key>([^<]*)<\/key>/.exec(answer.text)?.[1] ?? '' }
  }

  test('makes a document with lines, subtotals, custom fields and totals', async () => {
    const made = await key(transaction(`<transactiontype>Sales Order</transactiontype>${date}<customerid>C-00001</customerid><referenceno>000000777</referenceno>`
      + '<customfields><customfield><customfieldname>MAGENTO_ORDER</customfieldname><customfieldvalue>000000777</customfieldvalue></customfield></customfields>'
      + `<sotransitems>${item('CHAIR-OAK', 2, '129.00')}${item('LAMP-DESK', 3, '39.90')}</sotransitems><subtotals><subtotal><description>Shipping</description><total>9.90</total></subtotal></subtotals>`))
    expect(made).toMatchObject({ status: 'success', key: expect.stringMatching(/^Sales Order-SO\d{5}$/) })
    expect(books.state.books.table('SODOCUMENT').byKey(made.key)).toMatchObject({ MAGENTO_ORDER: '000000777', WHENCREATED: '11/24/2026', TRX_SUBTOTAL: '377.70', TRX_TOTAL: '387.60', STATE: 'Pending', CUSTVENDNAME: 'Northwind Hardware Inc.' })
  })

  test('an invoice made from an order takes its references, and the order is converted as far as it was billed', async () => {
    const order = await key(transaction(`<transactiontype>Sales Order</transactiontype>${date}<customerid>C-00001</customerid><referenceno>000000778</referenceno><sotransitems>${item('CHAIR-OAK', 3, '129.00')}</sotransitems>`))
    const bill = (quantity: number) => key(transaction(`<transactiontype>Sales Invoice</transactiontype>${date}<createdfrom>${order.key}</createdfrom><customerid>C-00001</customerid><sotransitems>${item('CHAIR-OAK', quantity, '129.00')}</sotransitems>`))
    const invoice = await bill(1)
    const state = () => books.state.books.table('SODOCUMENT').byKey(order.key)?.STATE
    expect(books.state.books.table('SODOCUMENT').byKey(invoice.key)).toMatchObject({ CREATEDFROM: order.key, PONUMBER: '000000778' })
    expect(state()).toBe('Partially Converted')
    await bill(2)
    expect(state()).toBe('Converted')
  })

  test('deleting a document takes its lines with it', async () => {
    const made = await key(transaction(`<transactiontype>Sales Order</transactiontype>${date}<customerid>C-00001</customerid><sotransitems>${item('CHAIR-OAK', 1, '129.00')}</sotransitems>`))
    const { RECORDNO = '' } = books.state.books.table('SODOCUMENT').byKey(made.key) ?? {}
    const lines = () => books.state.books.table('SODOCUMENTENTRY').where('DOCHDRNO', RECORDNO).length
    expect(lines()).toBe(1)
    await books.one(`<delete><object>SODOCUMENT</object><keys>${RECORDNO}</keys></delete>`)
    expect(lines()).toBe(0)
  })

  test.each([
    ['no line', '<transactiontype>Sales Order</transactiontype><customerid>C-00001</customerid>', 'at least one line'],
    ['an unknown customer', `<transactiontype>Sales Order</transactiontype><customerid>NOBODY</customerid><sotransitems>${item('CHAIR-OAK', 1, '1')}</sotransitems>`, "Invalid Customer 'NOBODY'"],
    ['an unknown item', `<transactiontype>Sales Order</transactiontype><customerid>C-00001</customerid><sotransitems>${item('NOTHING', 1, '1')}</sotransitems>`, "Invalid Item 'NOTHING'"],
    ['an unknown definition', `<transactiontype>Barter</transactiontype><customerid>C-00001</customerid><sotransitems>${item('CHAIR-OAK', 1, '1')}</sotransitems>`, 'Barter'],
  ])('refuses %s, and keeps nothing of it', async (_name, inner, words) => {
    const before = books.state.books.table('SODOCUMENT').size
    const made = await key(transaction(date + inner))
    expect([made.status, made.errors.join(' ').includes(words)]).toEqual(['failure', true])
    expect(books.state.books.table('SODOCUMENT').size).toBe(before)
  })
})

describe('Catalogue objects can be changed', () => {
  test('items and product lines with their rules', async () => {
    expect((await books.one('<update><ITEM><ITEMID>CHAIR-OAK</ITEMID><BASEPRICE>135.00</BASEPRICE></ITEM></update>')).status).toBe('success')
    expect((await books.one('<create><ITEM><ITEMID>NEW-1</ITEMID><NAME>New</NAME><ITEMTYPE>Inventory</ITEMTYPE><PRODUCTLINEID>NONE</PRODUCTLINEID></ITEM></create>')).errors[0]).toContain("Invalid Product Line 'NONE'")
    expect((await books.one('<update><PRODUCTLINE><PRODUCTLINEID>HOME</PRODUCTLINEID><PARENTLINE>HOME</PARENTLINE></PRODUCTLINE></update>')).status).toBe('failure')
    expect((await books.one('<update><ITEM><ITEMID>CHAIR-OAK</ITEMID><ITEMTYPE>Kit</ITEMTYPE></ITEM></update>')).errors[0]).toContain('cannot be changed')
  })

  test('a quantity set in a warehouse changes what is available and WHENMODIFIED', async () => {
    const [row] = books.state.books.table('ITEMWAREHOUSEINFO').where('ITEMID', 'CHAIR-OAK')
    await books.one(`<update><ITEMWAREHOUSEINFO><RECORDNO>${row?.RECORDNO ?? ''}</RECORDNO><ONHAND>77</ONHAND><ONHOLD>7</ONHOLD></ITEMWAREHOUSEINFO></update>`)
    expect(books.state.books.table('ITEMWAREHOUSEINFO').get(row?.RECORDNO ?? '')).toMatchObject({ ONHAND: '77', AVAILABLE: '70' })
  })

  test('a price list entry is for an item or a product line', async () => {
    const entry = (inner: string) => books.one(`<create><SOPRICELISTENTRY><PRICELISTID>Retail Price List</PRICELISTID><VALUE>9.99</VALUE>${inner}</SOPRICELISTENTRY></create>`)
    expect((await entry('<ITEMID>LAMP-DESK</ITEMID>')).rows).toEqual([{ RECORDNO: expect.any(String) }])
    expect((await entry('')).status).toBe('failure')
  })
})
