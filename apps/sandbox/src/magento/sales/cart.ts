import { randomBytes } from 'node:crypto'
import { regionWith } from '../directory/places.ts'
import type { MagentoState } from '../state.ts'
import { inputProblem, notFound, Problem, required } from '../web-api/problem.ts'
import { round, type Order, type OrderAddress } from './order.ts'
import type { Quote, QuoteAddress, QuoteItem } from './sales.ts'

/** Flat Rate, the only way of shipping in a fresh shop: so much a piece. */
const ratePerPiece = 5
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const unsalable = 'Product that you are trying to add is not available.'

export const maskedId = () => [...randomBytes(32)].map((byte) => letters[byte % letters.length]).join('')

export function cartWith(state: MagentoState, masked: string): Quote {
  const quote = state.sales.tables.quote.first('masked', masked)
  if (!quote?.active) throw notFound('cartId', masked)
  return quote
}

export function cartById(state: MagentoState, id: number): Quote {
  const quote = state.sales.tables.quote.get(id)
  if (!quote?.active) throw notFound('cartId', id)
  return quote
}

export function addItem(state: MagentoState, quote: Quote, sku: string, qty: number): QuoteItem {
  const product = state.products.bySku(sku)
  if (!product) throw notFound('sku', sku)
  const item = state.inventory.itemOf(product.id)
  if (state.products.value(product, 'status') !== '1' || !product.website_ids.length) throw new Problem(400, unsalable)
  if (!Number.isInteger(qty) && !item?.settings.is_qty_decimal) throw new Problem(400, 'You cannot use decimal quantity for this product.')
  const managed = item?.settings.manage_stock !== false
  if (managed && state.inventory.salable(product.sku, 1) < qty) throw new Problem(400, 'The requested qty is not available')
  const same = quote.items.find(({ product_id: id }) => id === product.id)
  const made: QuoteItem = {
    id: same?.id ?? state.sales.tables.quoteItem.takeId(), product_id: product.id, sku: product.sku, name: state.products.value(product, 'name') ?? '', type: product.type_id,
    price: Number(state.products.value(product, 'price') ?? 0), weight: Number(state.products.value(product, 'weight') ?? 0), qty: (same?.qty ?? 0) + qty,
  }
  state.sales.tables.quote.write({ ...quote, items: [...quote.items.filter(({ id }) => id !== made.id), made] })
  return made
}

export const writeItem = ({ id, sku, qty, name, price, type }: QuoteItem, quote: Quote) => ({ item_id: id, sku, qty, name, price, product_type: type, quote_id: String(quote.id) })

const pieces = ({ items }: Quote) => items.reduce((sum, { qty }) => sum + qty, 0)
export const shippingOf = (quote: Quote) => pieces(quote) * ratePerPiece

export const shippingMethods = (quote: Quote) => [{
  carrier_code: 'flatrate', method_code: 'flatrate', carrier_title: 'Flat Rate', method_title: 'Fixed', amount: shippingOf(quote), base_amount: shippingOf(quote), available: true, error_message: '',
  price_excl_tax: shippingOf(quote), price_incl_tax: shippingOf(quote),
}]

/** What a cart comes to once it is known where and how it goes. */
export function paymentDetails(quote: Quote): Record<string, unknown> {
  const shipping = quote.method ? shippingOf(quote) : 0
  const subtotal = round(quote.items.reduce((sum, { price, qty }) => sum + price * qty, 0))
  const total = round(subtotal + shipping)
  return {
    payment_methods: [{ code: 'checkmo', title: 'Check / Money order' }],
    totals: {
      grand_total: total, base_grand_total: total, subtotal, base_subtotal: subtotal, discount_amount: 0, base_discount_amount: 0, subtotal_with_discount: subtotal, base_subtotal_with_discount: subtotal,
      shipping_amount: shipping, base_shipping_amount: shipping, shipping_discount_amount: 0, base_shipping_discount_amount: 0, tax_amount: 0, base_tax_amount: 0, weee_tax_applied_amount: null,
      shipping_tax_amount: 0, base_shipping_tax_amount: 0, subtotal_incl_tax: subtotal, shipping_incl_tax: shipping, base_shipping_incl_tax: shipping, base_currency_code: 'USD', quote_currency_code: 'USD',
      items_qty: pieces(quote), items: quote.items.map(writeTotalsItem),
      total_segments: [
        { code: 'subtotal', title: 'Subtotal', value: subtotal }, { code: 'shipping', title: 'Shipping & Handling (Flat Rate - Fixed)', value: shipping },
        { code: 'tax', title: 'Tax', value: 0, extension_attributes: { tax_grandtotal_details: [] } }, { code: 'grand_total', title: 'Grand Total', value: total, area: 'footer' },
      ],
    },
  }
}

function writeTotalsItem({ id, price, qty, name }: QuoteItem): Record<string, unknown> {
  const row = round(price * qty)
  return {
    item_id: id, price, base_price: price, qty, row_total: row, base_row_total: row, row_total_with_discount: 0, tax_amount: 0, base_tax_amount: 0, tax_percent: 0, discount_amount: 0,
    base_discount_amount: 0, discount_percent: 0, price_incl_tax: price, base_price_incl_tax: price, row_total_incl_tax: row, base_row_total_incl_tax: row, options: '[]', weee_tax_applied_amount: null,
    weee_tax_applied: null, name,
  }
}

/** Makes the cart an order. Answers the order. */
export function placeOrder(state: MagentoState, quote: Quote, method: string | null | undefined, email: string | undefined): Order {
  const { sales, inventory, customers, now } = state
  if (!quote.items.length || !quote.shipping) throw new Problem(400, 'Some addresses can\'t be used due to the configurations for specific countries.')
  if (!method) throw inputProblem([required('method')])
  if (method !== 'checkmo') throw new Problem(400, 'The requested Payment Method is not available.')
  const customer = quote.customer_id ? customers.get(quote.customer_id) : undefined
  const who = customer?.email ?? email ?? quote.shipping.email ?? ''
  const at = now()
  // The shipping address is numbered before the billing address (recorded exchange 605).
  const shipping = addressOf(state, quote.shipping, who)
  const billing = addressOf(state, quote.billing ?? quote.shipping, who)
  const id = sales.tables.order.takeId()
  const order: Order = {
    id, increment_id: sales.nextNumber('order'), quote_id: quote.id, store_id: quote.store_id, ...(customer ? { customer_id: customer.id } : {}), group_id: customer?.group_id ?? 0, state: 'new',
    status: 'pending', created_at: at, updated_at: at, email: who, firstname: customer?.firstname ?? billing.firstname, lastname: customer?.lastname ?? billing.lastname,
    items: quote.items.map(({ id: quoteItem, product_id: product, sku, name, type, price, weight, qty }) => ({
      id: sales.tables.orderItem.takeId(), product_id: product, quote_item_id: quoteItem, sku, name, type, price, weight, qty, invoiced: 0, shipped: 0, refunded: 0, canceled: 0,
      created_at: at, updated_at: at, touched: false,
    })),
    shipping, billing, shipping_amount: shippingOf(quote), shipping_invoiced: 0, shipping_refunded: 0, invoiced: false, payment_id: id, protect_code: randomBytes(16).toString('hex'),
  }
  for (const { sku, qty } of order.items) inventory.tables.reservation.insert({ sku, quantity: -qty })
  sales.tables.quote.write({ ...quote, active: false })
  return sales.tables.order.write(order)
}

function addressOf({ sales }: MagentoState, sent: QuoteAddress, email: string): OrderAddress {
  const region = sent.region_id ? regionWith(sent.region_id) : undefined
  return {
    id: sales.tables.orderAddress.takeId(), email, firstname: sent.firstname ?? '', lastname: sent.lastname ?? '', ...(sent.company ? { company: sent.company } : {}), street: sent.street ?? [],
    city: sent.city ?? '', region: region?.name ?? sent.region ?? null, region_id: region?.id ?? null, region_code: region?.code ?? sent.region ?? null, postcode: sent.postcode ?? '',
    country_id: sent.country_id ?? '', telephone: sent.telephone ?? '',
  }
}
