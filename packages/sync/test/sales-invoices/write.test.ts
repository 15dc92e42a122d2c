import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Order } from '@causeway/magento'
import { knownOrders } from '../../../../apps/sandbox/src/seed/index.ts'
import type { Draft, InvoiceDraft } from '../../src/entities/sales-invoices/draft.ts'
import { mapInvoice } from '../../src/entities/sales-invoices/map.ts'
import { invoiceSettings } from '../../src/entities/sales-invoices/settings.ts'
import { writeInvoice } from '../../src/entities/sales-invoices/write.ts'
import { WriteFailure, type Written } from '../../src/entity.ts'
import { createWorld, openShop, type World } from '../engine/world.ts'
import { document, line } from './shop-order.ts'

const settings = invoiceSettings.parse({})

// One shop of many orders: each test takes one of four chairs that nobody has billed.
describe('an order that changes between the look-up of an invoice and its writing', () => {
  let world: World
  let shop: Awaited<ReturnType<typeof openShop>>
  const numbers = knownOrders.filter(({ inShop, order }) => inShop && order.state === 'processing' && order.lines.length === 1 && order.lines[0]?.sku === 'CHAIR-OAK' && order.lines[0].quantity === 4)
    .map(({ order }) => order.incrementId)
  beforeAll(async () => {
    world = await createWorld({ entity: 'sales-invoices', sandbox: { sizes: { customers: 3, productLines: 25, items: 60, invoices: 60 } } })
    shop = await openShop(world)
  }, 60_000)
  afterAll(async () => {
    await shop.close()
    await world.close()
  })

  const nextOrder = async (): Promise<Order> => {
    const [order] = await shop.magento.orders.findByIncrementIds([numbers.shift() ?? ''])
    if (!order) throw new Error('No order is left for this test.')
    return order
  }
  const itemOf = (order: Order, quantity: number) => {
    const row = document([line('CHAIR-OAK', quantity, '129.00')], { PONUMBER: order.increment_id })
    const mapped = mapInvoice(row, settings, { reference: order.increment_id, orders: [order], invoices: [], goesFirst: null })
    if (mapped.kind !== 'draft' || mapped.draft.kind !== 'invoice') throw new Error('no draft')
    return { row, draft: mapped.draft as Draft, target: null, targetId: null, ours: false }
  }
  const write = async (item: ReturnType<typeof itemOf>): Promise<Written | WriteFailure> => {
    try {
      return await writeInvoice(shop.magento, item, settings)
    } catch (error) {
      if (error instanceof WriteFailure) return error
      throw error
    }
  }
  const billByHand = (order: Order, quantity: number) => shop.magento.invoices.create(order.entity_id, { items: [{ order_item_id: order.items[0]?.item_id ?? 0, qty: quantity }] })

  test('and of which a part is left has that part billed, and says so', async () => {
    const order = await nextOrder()
    const item = itemOf(order, 3)
    await billByHand(order, 2)
    expect(await write(item)).toMatchObject({ request: { body: { items: [{ qty: 2 }] } }, warnings: ['When it was written: Sage Intacct bills 3 of CHAIR-OAK; the order had 2 left to bill.', expect.stringContaining('a difference of')] })
    // Should the answer get lost, the shop's invoice is compared with what was sent last.
    expect((item.draft as InvoiceDraft).items).toEqual([expect.objectContaining({ quantity: 2 })])
  })

  test.each<[string, (order: Order) => Promise<unknown>, object]>([
    ['was cancelled', (order) => shop.magento.post(`orders/${order.entity_id}/cancel`, {}), { code: 'ORDER_CANCELLED', retryable: false }],
    ['was put on hold', (order) => shop.magento.post(`orders/${order.entity_id}/hold`, {}), { code: 'ORDER_ON_HOLD', retryable: true }],
    ['was billed in full by an invoice of the same quantities', (order) => billByHand(order, 4), { code: 'ORDER_CHANGES', retryable: true }],
    ['was billed in full by two others', async (order) => { await billByHand(order, 1); await billByHand(order, 3) }, { code: 'ORDER_BILLED_ALREADY', explanation: expect.stringMatching(/nothing is left to bill \(invoices \d+, \d+\)/) }],
  ])('and that %s is refused for that reason', async (_, change, failure) => {
    const order = await nextOrder()
    const item = itemOf(order, 4)
    await change(order)
    expect(await write(item)).toMatchObject({ outcomeUnknown: false, failure })
  })

  test('and has an invoice of this very document now is looked up, not billed again', async () => {
    const order = await nextOrder()
    const item = itemOf(order, 4)
    expect(await write(item)).toMatchObject({ targetId: expect.any(String) })
    expect(await write(itemOf(order, 4))).toMatchObject({ outcomeUnknown: true })
  })

  test('an order that Magento does not let anybody bill, although something is left, is named with the shop’s reason', async () => {
    const order = await nextOrder()
    const item = itemOf(order, 4)
    const table = world.sandbox.magento.sales.tables.order
    const stored = table.get(order.entity_id)
    if (stored) table.write({ ...stored, state: 'complete', status: 'complete' })
    expect(await write(item)).toMatchObject({ failure: { code: 'ORDER_TAKES_NO_INVOICE', retryable: false, explanation: expect.stringContaining('has a status of complete') } })
  })

  test('less than a whole piece of a product that is sold by the piece is refused, and says so', async () => {
    expect(await write(itemOf(await nextOrder(), 0.5))).toMatchObject({ failure: { code: 'LESS_THAN_A_PIECE', explanation: expect.stringContaining('0.5 of CHAIR-OAK') } })
  })
})
