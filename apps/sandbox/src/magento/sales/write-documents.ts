import type { MagentoState } from '../state.ts'
import { round, type Order } from './order.ts'
import type { Creditmemo, Invoice, Sales, Shipment } from './sales.ts'
import { writeComment } from './write-order.ts'

type Data = Record<string, unknown>
const rates = { base_to_global_rate: 1, base_to_order_rate: 1 }
const paid = 2

const lineOf = (order: Order | undefined, id: number) => order?.items.find((item) => item.id === id)

function amounts(lines: readonly { order_item_id: number; qty: number }[], order: Order | undefined, shipping: number): { subtotal: number; total: number } {
  const subtotal = round(lines.reduce((sum, { order_item_id: id, qty }) => sum + (lineOf(order, id)?.price ?? 0) * qty, 0))
  return { subtotal, total: round(subtotal + shipping) }
}

const comments = (sales: Sales, kind: 'invoiceComment' | 'shipmentComment' | 'creditmemoComment', id: number) => sales.tables[kind].with('parent', String(id)).map(writeComment)

/** An invoice as the shop answers it. */
export function writeInvoice(invoice: Invoice, { sales, stores: { currency } }: MagentoState): Data {
  const { id, order_id: orderId, shipping, raw } = invoice
  if (raw) {
    return {
      ...raw.fields, created_at: invoice.created_at, entity_id: id, increment_id: invoice.increment_id, order_id: orderId, updated_at: invoice.updated_at,
      items: raw.items.map((item, at) => ({ entity_id: invoice.items[at]?.id, parent_id: id, ...item })), comments: comments(sales, 'invoiceComment', id),
    }
  }
  const order = sales.get(orderId)
  const { subtotal, total } = amounts(invoice.items, order, shipping)
  const shipped = (names: readonly string[]) => (shipping ? Object.fromEntries(names.map((name) => [name, /incl_tax$|shipping_amount$/.test(name) ? shipping : 0])) : {})
  return {
    base_currency_code: currency, base_discount_amount: 0, base_grand_total: total, base_discount_tax_compensation_amount: 0,
    ...shipped(['base_shipping_amount', 'base_shipping_discount_tax_compensation_amnt', 'base_shipping_incl_tax', 'base_shipping_tax_amount']), base_subtotal: subtotal, base_subtotal_incl_tax: subtotal,
    base_tax_amount: 0, ...rates, billing_address_id: order?.billing.id, can_void_flag: 0, created_at: invoice.created_at, discount_amount: 0, entity_id: id, global_currency_code: currency, grand_total: total,
    discount_tax_compensation_amount: 0, increment_id: invoice.increment_id, order_currency_code: currency, order_id: orderId, shipping_address_id: order?.shipping.id,
    ...shipped(['shipping_amount', 'shipping_discount_tax_compensation_amount', 'shipping_incl_tax', 'shipping_tax_amount']), state: paid, store_currency_code: currency, store_id: order?.store_id,
    store_to_base_rate: 0, store_to_order_rate: 0, subtotal, subtotal_incl_tax: subtotal, tax_amount: 0, total_qty: invoice.items.reduce((sum, { qty }) => sum + qty, 0), updated_at: invoice.updated_at,
    items: invoice.items.map((line) => writeLine(line, lineOf(order, line.order_item_id), id)), comments: comments(sales, 'invoiceComment', id),
  }
}

function writeLine({ id, order_item_id: itemId, qty }: { id: number; order_item_id: number; qty: number }, item: Order['items'][number] | undefined, parent: number): Data {
  const price = item?.price ?? 0
  const row = round(price * qty)
  return {
    base_discount_tax_compensation_amount: 0, base_price: price, base_price_incl_tax: price, base_row_total: row, base_row_total_incl_tax: row, base_tax_amount: 0, entity_id: id,
    discount_tax_compensation_amount: 0, name: item?.name, parent_id: parent, price, price_incl_tax: price, product_id: item?.product_id, row_total: row, row_total_incl_tax: row, sku: item?.sku, tax_amount: 0,
    order_item_id: itemId, qty,
  }
}

/** A credit memo as the shop answers it. */
export function writeCreditmemo(memo: Creditmemo, { sales, stores: { currency } }: MagentoState): Data {
  const { id, order_id: orderId, shipping } = memo
  const order = sales.get(orderId)
  const { subtotal, total } = amounts(memo.items, order, shipping)
  return {
    adjustment: 0, base_adjustment: 0, base_currency_code: currency, base_discount_amount: 0, base_grand_total: total, base_discount_tax_compensation_amount: 0, base_shipping_amount: shipping,
    base_shipping_incl_tax: shipping, base_shipping_tax_amount: 0, base_subtotal: subtotal, base_subtotal_incl_tax: subtotal, base_tax_amount: 0, ...rates, billing_address_id: order?.billing.id,
    created_at: memo.created_at, discount_amount: 0, entity_id: id, global_currency_code: currency, grand_total: total, discount_tax_compensation_amount: 0, increment_id: memo.increment_id,
    order_currency_code: currency, order_id: orderId, shipping_address_id: order?.shipping.id, shipping_amount: shipping, shipping_incl_tax: shipping, shipping_tax_amount: 0, state: paid,
    store_currency_code: currency, store_id: order?.store_id, store_to_base_rate: 0, store_to_order_rate: 0, subtotal, subtotal_incl_tax: subtotal, tax_amount: 0, updated_at: memo.created_at,
    items: memo.items.map((line) => ({
      base_cost: null, ...writeLine(line, lineOf(order, line.order_item_id), id), base_weee_tax_row_disposition: 0, weee_tax_applied: '[]', weee_tax_applied_row_amount: 0, weee_tax_row_disposition: 0,
    })),
    comments: comments(sales, 'creditmemoComment', id),
  }
}

/** A shipment as the shop answers it. */
export function writeShipment(shipment: Shipment, { sales }: MagentoState): Data {
  const { id, order_id: orderId, created_at: at } = shipment
  const order = sales.get(orderId)
  return {
    billing_address_id: order?.billing.id, created_at: at, entity_id: id, increment_id: shipment.increment_id, order_id: orderId, packages: [], shipping_address_id: order?.shipping.id,
    store_id: order?.store_id, total_qty: shipment.items.reduce((sum, { qty }) => sum + qty, 0), updated_at: at,
    items: shipment.items.map(({ id: lineId, order_item_id: itemId, qty }) => {
      const item = lineOf(order, itemId)
      return { entity_id: lineId, name: item?.name, parent_id: id, price: item?.price, product_id: item?.product_id, sku: item?.sku, weight: item?.weight, order_item_id: itemId, qty }
    }),
    tracks: shipment.tracks.map(({ id: trackId, ...track }) => ({ order_id: orderId, created_at: at, entity_id: trackId, parent_id: id, updated_at: at, weight: null, qty: null, description: null, ...track })),
    comments: comments(sales, 'shipmentComment', id), extension_attributes: { source_code: 'default' },
  }
}
