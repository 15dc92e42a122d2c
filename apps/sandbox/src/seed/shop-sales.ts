import type { MagentoState } from '../magento/index.ts'
import type { Order, OrderAddress, OrderItem } from '../magento/sales/order.ts'
import type { ShopOrder } from './order-case.ts'

const stamp = (time: Date) => time.toISOString().slice(0, 19).replace('T', ' ')
const place = { street: ['1 Old Account Road'], city: 'San Jose', region: 'California', region_id: 12, region_code: 'CA', postcode: '95110', country_id: 'US', telephone: '(408) 555-0100' }
/** A seeded item's product is not in the shop, as if it had been taken out and made anew since. */
const noProduct = 0

/** Puts orders into the shop as they are by now: billed, sent and given back as far as their state says. */
export function addOrders(shop: MagentoState, orders: readonly ShopOrder[]): void {
  for (const order of orders) addOrder(shop, order)
}

function addOrder({ sales, customers }: MagentoState, order: ShopOrder): void {
  const { tables } = sales
  const at = stamp(order.createdAt)
  const billed = order.state === 'complete' || order.state === 'closed'
  const sent = billed || order.state === 'processing'
  const who = { email: order.email, firstname: order.firstName, lastname: order.lastName }
  const customer = customers.byEmail(order.email)
  const address = (): OrderAddress => ({ id: tables.orderAddress.takeId(), ...who, ...place })
  const items = order.lines.map((line): OrderItem => ({
    id: tables.orderItem.takeId(), product_id: noProduct, quote_item_id: tables.quoteItem.takeId(), sku: line.sku, name: line.name, type: 'simple', price: Number(line.price), weight: 1, qty: line.quantity,
    invoiced: billed ? line.quantity : 0, shipped: sent ? line.quantity : 0, refunded: order.state === 'closed' ? line.quantity : 0, canceled: order.state === 'canceled' ? line.quantity : 0,
    created_at: at, updated_at: at, touched: billed,
  }))
  const shipping = Number(order.shipping)
  const placed = tables.order.insert({
    increment_id: sales.nextNumber('order'), quote_id: tables.quote.takeId(), store_id: 1, ...(customer ? { customer_id: customer.id } : {}), group_id: customer?.group_id ?? 0, ...stateOf(order.state),
    created_at: at, updated_at: at, ...who, items, shipping: address(), billing: address(), shipping_amount: shipping, shipping_invoiced: billed ? shipping : 0, shipping_refunded: order.state === 'closed' ? shipping : 0,
    invoiced: billed, payment_id: Number(order.incrementId), protect_code: Number(order.incrementId).toString(16).padStart(32, '0'),
  })
  const lines = (ids: { takeId(): number }) => items.map(({ id, qty }) => ({ id: ids.takeId(), order_item_id: id, qty }))
  const made = { order_id: placed.id, created_at: at }
  if (sent) tables.shipment.insert({ ...made, increment_id: sales.nextNumber('shipment'), items: lines(tables.shipmentItem), tracks: [] })
  if (billed) tables.invoice.insert({ ...made, increment_id: sales.nextNumber('invoice'), updated_at: at, shipping, items: lines(tables.invoiceItem) })
  if (order.state === 'closed') tables.creditmemo.insert({ ...made, increment_id: sales.nextNumber('creditmemo'), shipping, items: lines(tables.creditmemoItem) })
}

function stateOf(state: ShopOrder['state']): Pick<Order, 'state' | 'status' | 'before_hold'> {
  if (state === 'new') return { state, status: 'pending' }
  return { state, status: state, ...(state === 'holded' ? { before_hold: { state: 'new', status: 'pending' } } : {}) }
}
