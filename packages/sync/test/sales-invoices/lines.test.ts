import { describe, expect, test } from '@jest/globals'
import { leftOf, matchLines } from '../../src/entities/sales-invoices/lines.ts'
import { line, orderItem } from './shop-order.ts'

const billed = (matched: ReturnType<typeof matchLines>) => ('items' in matched ? matched.items.map(({ orderItemId, quantity }) => [orderItemId, quantity]) : matched.unknown.itemId)
const warnings = (matched: ReturnType<typeof matchLines>) => ('items' in matched ? matched.warnings : [])

describe('lines of an invoice and lines of an order', () => {
  test('are matched by SKU, without regard to case', () => {
    expect(billed(matchLines([line('hammer', 1)], [orderItem(11, 'HAMMER', 3)], leftOf))).toEqual([[11, 1]])
  })

  test('a line that the order does not have is named', () => {
    expect(billed(matchLines([line('HAMMER', 1), line('DRILL', 1)], [orderItem(11, 'HAMMER', 3)], leftOf))).toBe('DRILL')
  })

  test('never bills more than is left, and tells what was left out', () => {
    const matched = matchLines([line('HAMMER', 3)], [orderItem(11, 'HAMMER', 3, { qty_invoiced: 1, qty_canceled: 1 })], leftOf)
    expect(billed(matched)).toEqual([[11, 1]])
    expect(warnings(matched)).toEqual(['Sage Intacct bills 3 of HAMMER; the order had 1 left to bill.'])
  })

  test('two lines of one SKU in the order: the one of the same price goes first', () => {
    const items = [orderItem(11, 'HAMMER', 2, { price: 10 }), orderItem(12, 'HAMMER', 2, { price: 8 })]
    expect(billed(matchLines([line('HAMMER', 1, 8)], items, leftOf))).toEqual([[12, 1]])
    expect(billed(matchLines([line('HAMMER', 3, 8)], items, leftOf))).toEqual([[11, 1], [12, 2]])
  })

  test('two lines of one SKU in the invoice add up', () => {
    expect(billed(matchLines([line('HAMMER', 1), line('HAMMER', 1, 10, '2')], [orderItem(11, 'HAMMER', 3)], leftOf))).toEqual([[11, 2]])
  })

  test('fractions do not drift', () => {
    const matched = matchLines([line('ROPE', '0.1'), line('ROPE', '0.2', 10, '2')], [orderItem(11, 'ROPE', 0.3)], leftOf)
    expect(billed(matched)).toEqual([[11, 0.3]])
    expect(warnings(matched)).toEqual([])
  })

  test('a configurable product is billed by its own line, not by the child below it', () => {
    const items = [orderItem(11, 'SHIRT-M', 2, { product_type: 'configurable' }), orderItem(12, 'SHIRT-M', 2, { parent_item_id: 11 })]
    expect(billed(matchLines([line('SHIRT-M', 2)], items, leftOf))).toEqual([[11, 2]])
  })
})
