import { viewOf, type StoreTree } from '../stores/stores.ts'
import type { Comment } from './sales.ts'
import { grandTotalOf, isDecimal, paymentTitle, round, subtotalInvoicedOf, subtotalOf, subtotalRefundedOf, totalPaidOf, totalRefundedOf, type Order, type OrderAddress, type OrderItem } from './order.ts'

type Data = Record<string, unknown>

/** An order as the shop answers it. */
export function writeOrder(order: Order, histories: readonly Comment[], stores: StoreTree): Data {
  const { id, items, shipping, billing, shipping_amount: ship, customer_id: customerId } = order
  const [subtotal, total, paid, refunded] = [subtotalOf(order), grandTotalOf(order), totalPaidOf(order), totalRefundedOf(order)]
  const canceled = order.state === 'canceled'
  const due = canceled ? total : round(total - paid)
  const qty = items.reduce((sum, item) => sum + item.qty, 0)
  const [view, group, website] = placeOf(order.store_id, stores)
  return {
    ...(refunded ? refundedTotals(order) : {}), base_currency_code: stores.currency, base_discount_amount: 0, ...(canceled ? { base_discount_canceled: 0 } : {}), ...(order.invoiced ? { base_discount_invoiced: 0 } : {}),
    base_grand_total: total, base_discount_tax_compensation_amount: 0, ...(order.invoiced ? { base_discount_tax_compensation_invoiced: 0 } : {}), base_shipping_amount: ship,
    ...(canceled ? { base_shipping_canceled: ship } : {}), base_shipping_discount_amount: 0, base_shipping_discount_tax_compensation_amnt: 0, base_shipping_incl_tax: ship,
    ...(order.invoiced ? { base_shipping_invoiced: order.shipping_invoiced } : {}), base_shipping_tax_amount: 0, base_subtotal: subtotal, ...(canceled ? { base_subtotal_canceled: subtotal } : {}),
    base_subtotal_incl_tax: subtotal, ...(order.invoiced ? { base_subtotal_invoiced: subtotalInvoicedOf(order) } : {}), base_tax_amount: 0, ...(canceled ? { base_tax_canceled: 0 } : {}),
    ...(order.invoiced ? { base_tax_invoiced: 0 } : {}), ...(canceled ? { base_total_canceled: total } : {}), base_total_due: due,
    ...(order.invoiced ? { base_total_invoiced: paid, base_total_invoiced_cost: 0, base_total_paid: paid } : {}), base_to_global_rate: 1, base_to_order_rate: 1, billing_address_id: billing.id,
    created_at: order.created_at, customer_email: order.email, customer_firstname: order.firstname, customer_group_id: order.group_id, ...(customerId ? { customer_id: customerId } : {}),
    customer_is_guest: customerId ? 0 : 1, customer_lastname: order.lastname, customer_note_notify: 1, discount_amount: 0, ...(canceled ? { discount_canceled: 0 } : {}),
    ...(order.invoiced ? { discount_invoiced: 0 } : {}), email_sent: 1, entity_id: id, ...(order.ext_order_id ? { ext_order_id: order.ext_order_id } : {}), global_currency_code: stores.currency, grand_total: total,
    discount_tax_compensation_amount: 0, ...(order.invoiced ? { discount_tax_compensation_invoiced: 0 } : {}), ...(order.before_hold ? { hold_before_state: order.before_hold.state, hold_before_status: order.before_hold.status } : {}),
    increment_id: order.increment_id, is_virtual: 0, order_currency_code: stores.currency, protect_code: order.protect_code, quote_id: order.quote_id, remote_ip: '127.0.0.1', shipping_amount: ship,
    ...(canceled ? { shipping_canceled: ship } : {}), shipping_description: 'Flat Rate - Fixed', shipping_discount_amount: 0, shipping_discount_tax_compensation_amount: 0, shipping_incl_tax: ship,
    ...(order.invoiced ? { shipping_invoiced: order.shipping_invoiced } : {}), shipping_tax_amount: 0, state: order.state, status: order.status, store_currency_code: stores.currency, store_id: order.store_id,
    store_name: [website, group, view].join('\n'), store_to_base_rate: 0, store_to_order_rate: 0, subtotal, ...(canceled ? { subtotal_canceled: subtotal } : {}), subtotal_incl_tax: subtotal,
    ...(order.invoiced ? { subtotal_invoiced: subtotalInvoicedOf(order) } : {}), tax_amount: 0, ...(canceled ? { tax_canceled: 0 } : {}), ...(order.invoiced ? { tax_invoiced: 0 } : {}),
    ...(canceled ? { total_canceled: total } : {}), total_due: due, ...(order.invoiced ? { total_invoiced: paid } : {}), total_item_count: items.length, ...(order.invoiced ? { total_paid: paid } : {}),
    total_qty_ordered: qty, updated_at: order.updated_at, weight: items.reduce((sum, item) => sum + item.weight * item.qty, 0),
    items: items.map((item) => ({ ...writeOrderItem(item, order), extension_attributes: { itemized_taxes: [] } })), billing_address: writeAddress(billing, 'billing', id), payment: writePayment(order),
    status_histories: histories.map(writeHistory),
    extension_attributes: {
      shipping_assignments: [{ shipping: { address: writeAddress(shipping, 'shipping', id), method: 'flatrate_flatrate', total: shippingTotal(order) }, items: items.map((item) => ({ ...writeOrderItem(item, order), extension_attributes: { itemized_taxes: [] } })) }],
      payment_additional_info: [{ key: 'method_title', value: paymentTitle }], applied_taxes: [], item_applied_taxes: [], converting_from_quote: false, taxes: [], additional_itemized_taxes: [],
    },
  }
}

function placeOf(storeId: number, stores: StoreTree): [string, string, string] {
  const view = viewOf(stores, storeId)
  const group = stores.groups.find(({ id }) => id === view?.store_group_id)
  return [view?.name ?? '', group?.name ?? '', stores.websites.find(({ id }) => id === view?.website_id)?.name ?? '']
}

function refundedTotals(order: Order): Data {
  const [total, sub, ship] = [totalRefundedOf(order), subtotalRefundedOf(order), order.shipping_refunded]
  const pairs = [['total_refunded', total], ['total_offline_refunded', total], ['subtotal_refunded', sub], ['shipping_refunded', ship], ['tax_refunded', 0], ['discount_refunded', 0], ['discount_tax_compensation_refunded', 0], ['shipping_tax_refunded', 0], ['adjustment_negative', 0], ['adjustment_positive', 0]] as const
  return Object.fromEntries(pairs.flatMap(([name, value]) => [[name, value], [`base_${name}`, value]]))
}

function shippingTotal({ shipping_amount: ship, shipping_invoiced: invoiced, invoiced: touched }: Order): Data {
  return {
    base_shipping_amount: ship, base_shipping_discount_amount: 0, base_shipping_discount_tax_compensation_amnt: 0, base_shipping_incl_tax: ship, ...(touched ? { base_shipping_invoiced: invoiced } : {}),
    base_shipping_tax_amount: 0, shipping_amount: ship, shipping_discount_amount: 0, shipping_discount_tax_compensation_amount: 0, shipping_incl_tax: ship, ...(touched ? { shipping_invoiced: invoiced } : {}),
    shipping_tax_amount: 0,
  }
}

/** What the shop tells of an item besides, once some of it was given back. */
const givenBack = {
  base_discount_refunded: 0, base_discount_tax_compensation_refunded: 0, base_tax_refunded: 0, discount_refunded: 0, discount_tax_compensation_refunded: 0, tax_refunded: 0,
}

export function writeOrderItem(item: OrderItem, { id: orderId, store_id: storeId }: Order): Data {
  const row = round(item.price * item.qty)
  const invoiced = round(item.price * item.invoiced)
  const refunded = round(item.price * item.refunded)
  const more = item.touched
  return {
    amount_refunded: refunded, base_amount_refunded: refunded, base_discount_amount: 0, base_discount_invoiced: 0, base_discount_tax_compensation_amount: 0,
    ...(more ? { base_discount_tax_compensation_invoiced: 0 } : {}), base_original_price: item.price, base_price: item.price, base_price_incl_tax: item.price, base_row_invoiced: invoiced, base_row_total: row,
    base_row_total_incl_tax: row, base_tax_amount: 0, base_tax_invoiced: 0, created_at: item.created_at, discount_amount: 0, discount_invoiced: 0, discount_percent: 0, free_shipping: 0,
    discount_tax_compensation_amount: 0, ...(more ? { discount_tax_compensation_invoiced: 0 } : {}), is_qty_decimal: isDecimal(item) ? 1 : 0, is_virtual: 0, item_id: item.id, name: item.name, no_discount: 0, order_id: orderId,
    original_price: item.price, price: item.price, price_incl_tax: item.price, product_id: item.product_id, product_type: item.type, qty_canceled: item.canceled, qty_invoiced: item.invoiced, qty_ordered: item.qty,
    qty_refunded: item.refunded, qty_shipped: item.shipped, quote_item_id: item.quote_item_id, row_invoiced: invoiced, row_total: row, row_total_incl_tax: row, row_weight: round(item.weight * item.qty), sku: item.sku,
    store_id: storeId, tax_amount: 0, tax_invoiced: 0, tax_percent: 0, updated_at: item.updated_at, ...(item.refunded ? givenBack : {}), ...(item.canceled ? { discount_tax_compensation_canceled: 0, tax_canceled: 0 } : {}), ...(more ? { weee_tax_applied: '[]' } : {}), weight: item.weight,
  }
}

export function writeAddress({ id, street, email, company, region, region_id: regionId, region_code: regionCode, ...rest }: OrderAddress, type: 'billing' | 'shipping', orderId: number): Data {
  return {
    address_type: type, city: rest.city, ...(company ? { company } : {}), country_id: rest.country_id, email, entity_id: id, firstname: rest.firstname, lastname: rest.lastname, parent_id: orderId,
    postcode: rest.postcode, ...(region ? { region } : {}), ...(regionCode ? { region_code: regionCode } : {}), ...(regionId ? { region_id: regionId } : {}), street, telephone: rest.telephone,
  }
}

export function writePayment(order: Order): Data {
  const [total, paid, refunded] = [grandTotalOf(order), totalPaidOf(order), totalRefundedOf(order)]
  return {
    account_status: null, additional_information: [paymentTitle], amount_ordered: total, ...(order.invoiced ? { amount_paid: paid } : {}), ...(refunded ? { amount_refunded: refunded } : {}),
    base_amount_ordered: total, ...(order.invoiced ? { base_amount_paid: paid } : {}), ...(refunded ? { base_amount_refunded: refunded } : {}), base_shipping_amount: order.shipping_amount,
    ...(order.invoiced ? { base_shipping_captured: order.shipping_invoiced } : {}), ...(refunded ? { base_shipping_refunded: order.shipping_refunded } : {}), cc_last4: null, entity_id: order.payment_id,
    method: 'checkmo', parent_id: order.id, shipping_amount: order.shipping_amount, ...(order.invoiced ? { shipping_captured: order.shipping_invoiced } : {}), ...(refunded ? { shipping_refunded: order.shipping_refunded } : {}),
  }
}

export const writeHistory = ({ id, parent_id: parent, comment, created_at: created, is_customer_notified: notified, is_visible_on_front: visible, status }: Comment): Data => (
  { comment, created_at: created, entity_id: id, is_customer_notified: notified, is_visible_on_front: visible, parent_id: parent, status: status ?? null })

/** A comment on an invoice, a shipment or a credit memo. */
export const writeComment = ({ id, parent_id: parent, comment, created_at: created, is_customer_notified: notified, is_visible_on_front: visible }: Comment): Data => (
  { is_customer_notified: notified, parent_id: parent, comment, is_visible_on_front: visible, created_at: created, entity_id: id })
