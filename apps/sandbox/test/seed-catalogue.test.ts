import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Row, SeededBooks } from '../src/intacct/index.ts'
import { knownItems, knownOrders, knownProductLines, seedBooks, seedShopOrders, type ShopOrder } from '../src/seed/index.ts'

const sizes = { productLines: 300, items: 3000, invoices: 600 }
let books: SeededBooks
let orders: ShopOrder[]
beforeAll(() => {
  books = seedBooks(sizes)
  orders = seedShopOrders(sizes)
})
const rows = (object: string): readonly Row[] => books[object] ?? []
const of = (definition: string) => rows('SODOCUMENT').filter((row) => row.DOCPARID === definition)
const linesOf = (document: Row) => rows('SODOCUMENTENTRY').filter((line) => line.DOCHDRNO === document.RECORDNO)

describe('Sizes', () => {
  test('are what was asked for; what is left out beside a given one is nothing', () => {
    expect([rows('CUSTOMER'), rows('PRODUCTLINE'), rows('ITEM'), of('Sales Invoice')].map(({ length }) => length)).toEqual([0, 300, 3000, 600])
    expect(orders).toHaveLength(400)
    expect(seedBooks({ customers: 3 }).ITEM).toEqual([])
  })

  test('the same seed gives the same catalogue, orders and documents', () => {
    const small = { productLines: 40, items: 80, invoices: 60, seed: 3 }
    expect(seedBooks(small)).toEqual(seedBooks(small))
    expect(seedShopOrders(small)).toEqual(seedShopOrders(small))
  })

  test('every object has unique numbers', () => {
    for (const [object, list] of Object.entries(books)) expect([object, new Set(list.map((row) => row.RECORDNO)).size]).toEqual([object, list.length])
  })
})

describe('Product lines', () => {
  const line = (id: string) => rows('PRODUCTLINE').find((row) => row.PRODUCTLINEID === id)
  test('form a tree with a cycle, an orphan, two of one name under one parent, and one whose name makes no url key', () => {
    expect([line('CYCLE-A')?.PARENTLINE, line('CYCLE-B')?.PARENTLINE]).toEqual(['CYCLE-B', 'CYCLE-A'])
    expect(line(line('ORPHAN')?.PARENTLINE ?? '')).toBeUndefined()
    expect([line('HOME-LIGHT'), line('HOME-LIGHT-2')].map((row) => [row?.DESCRIPTION, row?.PARENTLINE])).toEqual([['Lighting', 'HOME'], ['Lighting', 'HOME']])
    expect(line('SIGNS')?.DESCRIPTION).not.toMatch(/[a-z\d]/i)
    expect(Number(line('LATE-CHILD')?.RECORDNO)).toBeLessThan(Number(line('LATE-PARENT')?.RECORDNO))
  })

  test('apart from the known ones, names are unique below a parent and parents exist', () => {
    const generated = rows('PRODUCTLINE').slice(knownProductLines.length)
    expect(new Set(generated.map((row) => `${row.PARENTLINE ?? ''}/${row.DESCRIPTION ?? ''}`)).size).toBe(generated.length)
    expect(generated.every((row) => row.PARENTLINE === '' || line(row.PARENTLINE ?? '') !== undefined)).toBe(true)
  })
})

describe('Items, stock and prices', () => {
  const count = (test: (row: Row) => boolean) => rows('ITEM').filter(test).length
  test('every kind of item is there, and each known one under its ID', () => {
    for (const type of ['Inventory', 'Non-Inventory', 'Non-Inventory (Purchase only)', 'Non-Inventory (Sales only)', 'Kit', 'Stockable Kit']) expect([type, count((row) => row.ITEMTYPE === type) > 5]).toEqual([type, true])
    expect(count((row) => row.STATUS === 'inactive')).toBeGreaterThan(50)
    expect(count((row) => row.PRODUCTLINEID === '')).toBeGreaterThan(50)
    expect(count((row) => (row.ITEMID ?? '').length > 64)).toBe(1)
    for (const known of knownItems) expect(rows('ITEM').find((row) => row.ITEMID === known.id)?.NAME).toBe(known.name)
  })

  test('quantities lie in three warehouses, of stocked items only, one row each', () => {
    const stock = rows('ITEMWAREHOUSEINFO')
    expect(new Set(stock.map((row) => row.WAREHOUSEID)).size).toBe(3)
    expect(new Set(stock.map((row) => `${row.ITEMID ?? ''}|${row.WAREHOUSEID ?? ''}`)).size).toBe(stock.length)
    const types = new Map(rows('ITEM').map((row) => [row.ITEMID, row.ITEMTYPE]))
    expect(stock.every((row) => ['Inventory', 'Stockable Kit'].includes(types.get(row.ITEMID) ?? ''))).toBe(true)
    expect(stock.every((row) => Number(row.AVAILABLE) === Number(row.ONHAND) - Number(row.ONHOLD))).toBe(true)
  })

  test('two price lists hold prices, quantity breaks, discounts, past and future prices', () => {
    const entries = rows('SOPRICELISTENTRY')
    expect(new Set(entries.map((row) => row.PRICELISTID))).toEqual(new Set(rows('SOPRICELIST').map((row) => row.NAME)))
    expect(rows('SOPRICELIST')).toHaveLength(2)
    expect(new Set(entries.map((row) => row.VALUETYPE))).toEqual(new Set(['Actual', '% Discount', 'Dollar Discount']))
    expect(entries.some((row) => Number(row.QTYLIMITMIN) >= 10)).toBe(true)
  })
})

describe('Orders and invoices', () => {
  test('order numbers of the shop run without a gap from 000000001', () => {
    expect(orders.map(({ incrementId }) => Number(incrementId))).toEqual(orders.map((_, at) => at + 1))
  })

  test('each order has a sales order in the books; most invoices name an order of the shop, some one that it does not have, a few none', () => {
    const have = new Set(orders.map(({ incrementId }) => incrementId))
    const invoices = of('Sales Invoice')
    const numbers = (row: Row) => [row.PONUMBER, row.MAGENTO_ORDER].find(Boolean) ?? rows('SODOCUMENT').find(({ DOCID }) => DOCID === row.CREATEDFROM && row.CREATEDFROM !== '')?.MAGENTO_ORDER ?? ''
    const named = invoices.map(numbers)
    expect(named.filter((number) => have.has(number)).length).toBeGreaterThan(400)
    expect(named.filter((number) => number && !have.has(number)).length).toBeGreaterThan(60)
    expect(named.filter((number) => !number).length).toBeGreaterThan(0)
    expect(of('Sales Order').filter((row) => have.has(row.MAGENTO_ORDER ?? ''))).toHaveLength(orders.length)
    expect(of('Sales Credit Invoice').length).toBeGreaterThan(3)
  })

  test('several invoices for one order, partial ones, one SKU twice, a line the order does not have, another currency', () => {
    const perOrder = new Map<string, number>()
    for (const row of of('Sales Invoice')) if (row.CREATEDFROM) perOrder.set(row.CREATEDFROM, (perOrder.get(row.CREATEDFROM) ?? 0) + 1)
    expect([...perOrder.values()].filter((count) => count > 1).length).toBeGreaterThan(20)
    expect(of('Sales Order').filter((row) => row.STATE === 'Partially Converted').length).toBeGreaterThan(20)
    expect(orders.filter(({ lines }) => new Set(lines.map(({ sku }) => sku)).size < lines.length).length).toBeGreaterThan(5)
    const skus = new Map(orders.map(({ incrementId, lines }) => [incrementId, new Set(lines.map(({ sku }) => sku))]))
    expect(of('Sales Invoice').filter((row) => linesOf(row).some(({ ITEMID = '' }) => skus.get(row.PONUMBER ?? '')?.has(ITEMID) === false)).length).toBeGreaterThan(1)
    expect(of('Sales Invoice').filter((row) => row.CURRENCY === 'EUR').length).toBeGreaterThan(1)
  })

  test('totals add up: lines, shipping and tax, in both currencies', () => {
    for (const document of rows('SODOCUMENT').slice(0, 300)) {
      const sum = (list: readonly Row[], name: string) => list.reduce((total, row) => total + Number(row[name]), 0)
      const subtotals = rows('SODOCUMENTSUBTOTALS').filter((row) => row.DOCHDRNO === document.RECORDNO)
      expect(Number(document.TRX_TOTAL)).toBeCloseTo(sum(linesOf(document), 'TRX_VALUE') + sum(subtotals, 'TRX_TOTAL'), 2)
      expect(Number(document.TOTAL)).toBeCloseTo(Number(document.TRX_TOTAL) * Number(document.EXCHRATE), 1)
    }
  })

  test('the first orders are the known ones, whatever the size', () => {
    const known = knownOrders.filter(({ inShop }) => inShop).map(({ order }) => order)
    expect(orders.slice(0, known.length)).toEqual(known)
    expect(seedShopOrders({ items: 50, invoices: 20 })).toEqual(known.slice(0, seedShopOrders({ items: 50, invoices: 20 }).length))
  })
})
