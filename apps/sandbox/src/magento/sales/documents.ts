import type { MagentoState } from '../state.ts'
import { defaultSource } from '../stock/stock.ts'
import { fold } from '../tables/conditions.ts'
import { Problem } from '../web-api/problem.ts'
import { isDecimal, round, settle, toInvoice, toRefund, toShip, totalPaidOf, totalRefundedOf, type Order, type OrderItem } from './order.ts'
import type { Creditmemo, Invoice, Shipment } from './sales.ts'

/** Lines of an order to bill, send or give back. None named means all that is left. */
export interface Line { order_item_id?: number | null; qty?: number | null }

const refused = (what: string, why: readonly string[]) => new Problem(400, `${what} Document Validation Error(s):\n${why.join('\n')}`)
/** States in which nothing is billed. */
const noInvoice = new Set(['payment_review', 'holded', 'canceled', 'complete', 'closed'])

/**
 * Bills lines of an order, or all that is left; the first invoice takes the shipping. A line that is named twice counts as its last
 * (recorded exchange 681), a part of a piece is cut off (680), an unknown line counts as none (621).
 */
export function makeInvoice(state: MagentoState, order: Order, lines: readonly Line[] | null | undefined): Invoice {
  const wanted = quantities(order, lines, toInvoice)
  for (const [item, qty] of wanted) {
    if (qty > toInvoice(item) && !blocked(order)) throw new Problem(400, 'We found an invalid quantity to invoice item "%1".', [item.name])
  }
  const billed = [...wanted].map(([item, qty]) => [item, Math.min(qty, toInvoice(item))] as const).filter(([, qty]) => qty > 0)
  const why = [
    ...(billed.length ? [] : ["The invoice can't be created without products. Add products and try again."]),
    ...(noInvoice.has(order.state) ? [`An invoice cannot be created when an order has a status of ${order.status}`]
      : order.items.every((item) => toInvoice(item) === 0) ? ['The order does not allow an invoice to be created.'] : []),
  ]
  if (why.length) throw refused('Invoice', why)
  const { sales, now } = state
  const at = now()
  const shipping = order.invoiced ? 0 : order.shipping_amount
  const invoice = sales.tables.invoice.insert({
    increment_id: sales.nextNumber('invoice'), order_id: order.id, created_at: at, updated_at: at, shipping,
    items: billed.map(([item, qty]) => ({ id: sales.tables.invoiceItem.takeId(), order_item_id: item.id, qty })),
  })
  const counted = new Map(billed.map(([item, qty]) => [item.id, qty]))
  sales.tables.order.write(settle({
    ...order, updated_at: at, invoiced: true, shipping_invoiced: round(order.shipping_invoiced + shipping),
    items: order.items.map((item) => (counted.has(item.id) ? { ...item, invoiced: item.invoiced + (counted.get(item.id) ?? 0), touched: true, updated_at: at } : item)),
  }))
  return invoice
}

function complaintsOfRefund({ items }: Order, { order_item_id: id, qty }: Line): string[] {
  const item = items.find((one) => one.id === id)
  if (!item) return ['The creditmemo contains product item that is not part of the original order.']
  return (qty ?? 0) > toRefund(item) ? ['The quantity to refund must not be greater than the unrefunded quantity.'] : []
}

/** An order that is closed for invoices has nothing to bill, and says so rather than that the quantity is too high (recorded exchange 637). */
const blocked = (order: Order) => order.items.every((item) => toInvoice(item) === 0)

function quantities(order: Order, lines: readonly Line[] | null | undefined, left: (item: OrderItem) => number): Map<OrderItem, number> {
  if (!lines?.length) return new Map(order.items.map((item) => [item, left(item)]))
  const named = new Map(lines.map(({ order_item_id: id, qty }) => [id, Math.max(0, qty ?? 0)]))
  return new Map(order.items.filter(({ id }) => named.has(id)).map((item) => {
    const qty = named.get(item.id) ?? 0
    return [item, isDecimal(item) ? qty : Math.trunc(qty)]
  }))
}

const noShipment = new Set(['payment_review', 'holded', 'canceled'])

/** Sends lines of an order from the default source, or all that is left. */
export function makeShipment(state: MagentoState, order: Order, lines: readonly Line[] | null | undefined, tracks: readonly { track_number?: string | null; title?: string | null; carrier_code?: string | null }[]): Shipment {
  const sent = [...quantities(order, lines, toShip)].filter(([item, qty]) => qty > 0 && toShip(item) > 0)
  const tooMany = sent.filter(([item, qty]) => qty > toShip(item))
  // Of the order first, unlike with invoices.
  const why = [
    ...(noShipment.has(order.state) ? [`A shipment cannot be created when an order has a status of ${order.status}`] : order.items.every((item) => toShip(item) === 0) ? ['The order does not allow a shipment to be created.'] : []),
    ...tooMany.map(([{ sku }]) => `The quantity to ship must not be greater than the unshipped quantity for product SKU "${sku}".`), ...(sent.length > tooMany.length ? [] : ["You can't create a shipment without products."]),
    ...tracks.filter(({ track_number: number }) => !number).map(() => 'Please enter a tracking number.'),
  ]
  if (why.length) throw refused('Shipment', why)
  const { sales, inventory, now } = state
  const at = now()
  const shipment = sales.tables.shipment.insert({
    increment_id: sales.nextNumber('shipment'), order_id: order.id, created_at: at, items: sent.map(([item, qty]) => ({ id: sales.tables.shipmentItem.takeId(), order_item_id: item.id, qty })),
    tracks: tracks.map(({ track_number: number, title, carrier_code: carrier }, index) => ({ id: index + 1, track_number: number ?? '', title: title ?? '', carrier_code: carrier ?? '' })),
  })
  for (const [item, qty] of sent) {
    inventory.tables.reservation.insert({ sku: item.sku, quantity: qty })
    const row = inventory.tables.sourceItem.with('sku', fold(item.sku)).find((one) => one.source_code === defaultSource)
    if (row) inventory.saveSourceItem({ ...row, quantity: row.quantity - qty })
  }
  const counted = new Map(sent.map(([item, qty]) => [item.id, qty]))
  sales.tables.order.write(settle({ ...order, updated_at: at, items: order.items.map((item) => (counted.has(item.id) ? { ...item, shipped: item.shipped + (counted.get(item.id) ?? 0), updated_at: at } : item)) }))
  return shipment
}

const noCreditmemo = new Set(['payment_review', 'holded', 'canceled', 'closed'])

/** Gives money back for lines of an order, or for all that was billed; the first credit memo takes the shipping. */
export function makeCreditmemo(state: MagentoState, order: Order, lines: readonly Line[] | null | undefined): Creditmemo {
  const back = [...quantities(order, lines, toRefund)].filter(([item, qty]) => qty > 0 && toRefund(item) > 0)
  const shippingLeft = round(order.shipping_amount - order.shipping_refunded)
  const asked = round(back.reduce((sum, [item, qty]) => sum + item.price * qty, 0) + shippingLeft)
  const available = round(totalPaidOf(order) - totalRefundedOf(order))
  const why = [
    ...(noCreditmemo.has(order.state) ? [`A creditmemo can not be created when an order has a status of ${order.status}`] : []),
    ...back.filter(([item, qty]) => qty > toRefund(item)).map(([{ sku }]) => `The quantity to creditmemo must not be greater than the unrefunded quantity for product SKU "${sku}".`),
    ...(asked > available ? [`The most money available to refund is ${available}.`] : []),
    ...(lines ?? []).flatMap((line) => complaintsOfRefund(order, line)),
  ]
  if (why.length) throw refused('Creditmemo', why)
  const { sales, now } = state
  const at = now()
  const shipping = round(order.shipping_invoiced - order.shipping_refunded)
  const creditmemo = sales.tables.creditmemo.insert({
    increment_id: sales.nextNumber('creditmemo'), order_id: order.id, created_at: at, shipping, items: back.map(([item, qty]) => ({ id: sales.tables.creditmemoItem.takeId(), order_item_id: item.id, qty })),
  })
  const counted = new Map(back.map(([item, qty]) => [item.id, qty]))
  sales.tables.order.write(settle({
    ...order, updated_at: at, shipping_refunded: round(order.shipping_refunded + shipping),
    items: order.items.map((item) => (counted.has(item.id) ? { ...item, refunded: item.refunded + (counted.get(item.id) ?? 0), updated_at: at } : item)),
  }))
  return creditmemo
}
