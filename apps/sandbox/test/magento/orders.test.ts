import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openShop, placeOrder, product, where, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  for (const [sku, price] of [['CHAIR', 10], ['TABLE', 25.5]] as const) await shop.ask('POST', 'all/V1/products', product(sku, { price }))
})
afterAll(() => shop.close())

interface Order { increment_id: string; state: string; status: string; grand_total: number; total_paid?: number; items: { item_id: number; qty_invoiced: number; qty_shipped: number }[] }
const order = async (id: number) => (await shop.ask<Order>('GET', `V1/orders/${id}`)).body
const bill = (id: number, body: unknown = { capture: true }) => shop.ask<string>('POST', `V1/order/${id}/invoice`, body)
const message = async (answer: Promise<{ body: unknown }>) => (await answer).body as unknown as { message: string }

describe('An order', () => {
  test('comes from a cart, has a number, and holds back what it will take', async () => {
    const id = await placeOrder(shop, [['CHAIR', 3], ['TABLE', 2]])
    expect(await order(id)).toMatchObject({ increment_id: '000000001', state: 'new', status: 'pending', grand_total: 106 })
    expect((await shop.ask<number>('GET', 'V1/inventory/get-product-salable-quantity/CHAIR/1')).body).toBe(97)
    expect((await shop.ask<{ total_count: number }>('GET', `V1/orders?${where(['increment_id', '000000001'])}`)).body.total_count).toBe(1)
  })

  test('can be put on hold and cancelled, and is not billed then', async () => {
    const id = await placeOrder(shop, [['CHAIR', 1]])
    await shop.ask('POST', `V1/orders/${id}/hold`)
    expect((await message(bill(id))).message).toContain('An invoice cannot be created when an order has a status of holded')
    await shop.ask('POST', `V1/orders/${id}/unhold`)
    expect((await order(id)).state).toBe('new')
    await shop.ask('POST', `V1/orders/${id}/cancel`)
    expect((await message(bill(id))).message).toContain('status of canceled')
    expect((await shop.ask('POST', `V1/orders/${id}/hold`)).status).toBe(400)
  })

  test('takes an external number that it can be found by', async () => {
    await shop.ask('POST', 'V1/orders', { entity: { entity_id: 1, ext_order_id: 'SO-1' } })
    expect((await shop.ask<{ items: Order[] }>('GET', `V1/orders?${where(['ext_order_id', 'SO-1'])}`)).body.items).toMatchObject([{ increment_id: '000000001', grand_total: 106 }])
  })
})

describe('An invoice', () => {
  test('bills some lines, then the rest; the first takes the shipping', async () => {
    const id = await placeOrder(shop, [['CHAIR', 3], ['TABLE', 1]])
    const [chairs] = (await order(id)).items
    const { body: first } = await bill(id, { capture: true, items: [{ order_item_id: chairs?.item_id, qty: 1 }] })
    expect((await shop.ask('GET', `V1/invoices/${first}`)).body).toMatchObject({ grand_total: 30, shipping_amount: 20, state: 2 })
    expect((await message(bill(id, { items: [{ order_item_id: chairs?.item_id, qty: 3 }] }))).message).toBe('We found an invalid quantity to invoice item "%1".')
    const { body: second } = await bill(id)
    expect((await shop.ask('GET', `V1/invoices/${second}`)).body).toMatchObject({ grand_total: 45.5, total_qty: 3 })
    expect(await order(id)).toMatchObject({ state: 'processing', total_paid: 75.5 })
    expect((await message(bill(id))).message).toContain('The order does not allow an invoice to be created.')
  })

  test('carries the number of the books in a comment', async () => {
    const id = await placeOrder(shop, [['CHAIR', 1]])
    const { body: invoice } = await bill(id, { capture: true, appendComment: true, comment: { comment: 'Sage Intacct invoice SI-1', is_visible_on_front: 0 } })
    expect((await shop.ask('GET', `V1/invoices/${invoice}/comments`)).body).toMatchObject({ items: [{ comment: 'Sage Intacct invoice SI-1' }], total_count: 1 })
    expect(shop.sandbox.magento.ledger.at(-1)).toMatchObject({ entity: 'invoice', id: Number(invoice) })
  })

  test.each([
    ['of a foreign line', [{ order_item_id: 9999, qty: 1 }]], ['of nothing', [{ order_item_id: 1, qty: 0 }]], ['of less than nothing', [{ order_item_id: 1, qty: -1 }]],
  ])('%s is refused', async (_title, items) => {
    expect((await message(bill(1, { items }))).message).toContain("The invoice can't be created without products.")
  })

  test('with everything sent completes the order; giving it all back closes it', async () => {
    const id = await placeOrder(shop, [['TABLE', 1]])
    await bill(id)
    await shop.ask('POST', `V1/order/${id}/ship`, {})
    expect((await order(id)).state).toBe('complete')
    expect((await shop.ask('GET', 'V1/products/TABLE')).body).toMatchObject({ extension_attributes: { stock_item: { qty: 99 } } })
    await shop.ask('POST', `V1/order/${id}/refund`, {})
    expect((await order(id)).state).toBe('closed')
  })
})
