import { describe, expect, test } from '@jest/globals'
import { canBeOrderNumber, orderNumber } from '../../src/entities/sales-invoices/order-number.ts'

describe('the order number in a field of the books', () => {
  test.each([
    ['000000005', '000000005'], ['  000000005 ', '000000005'], ['\u00a0000000005\u00a0', '000000005'], ['\u200b000000005', '000000005'], ['#000000005', '000000005'], ['# 000000005', '000000005'],
    ['PO\u00a0 17', 'PO 17'], ['web-5a', 'web-5a'], ['   ', ''], ['#', ''],
  ])('%j is the order %j', (text, number) => {
    expect(orderNumber(text, 'increment_id')).toBe(number)
  })

  test('keeps its “#” as an external order ID: other shops number so', () => {
    expect(orderNumber(' #1001 ', 'ext_order_id')).toBe('#1001')
  })

  test.each([
    ['000000005', true], ['web-5ä', true], ['9'.repeat(50), true], ['9'.repeat(51), false], ['9'.repeat(300), false], ['order 🛒 5', false], ['5\u0007', false],
  ])('%j can be one: %s', (number, can) => {
    expect(canBeOrderNumber(number, 'increment_id')).toBe(can)
  })
  test('is shorter as an external order ID', () => {
    expect(canBeOrderNumber('9'.repeat(41), 'ext_order_id')).toBe(false)
  })
})
