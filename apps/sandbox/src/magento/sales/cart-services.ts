import type { Call, Services } from '../service.ts'
import { inputProblem, notFound, Problem, required } from '../web-api/problem.ts'
import { addItem, cartById, cartWith, maskedId, paymentDetails, placeOrder, shippingMethods, writeItem } from './cart.ts'
import type { Quote, QuoteAddress } from './sales.ts'

interface CartItemInput { sku?: string | null; qty?: number | null }
interface ShippingInput { shipping_address?: QuoteAddress | null; billing_address?: QuoteAddress | null; shipping_method_code?: string | null; shipping_carrier_code?: string | null }

function add(quote: Quote, sent: CartItemInput, { state }: Call): unknown {
  if (!sent.qty || sent.qty < 0) throw new Problem(400, 'Invalid value of "%value" provided for the %fieldName field.', { fieldName: 'qty', value: sent.qty ?? null })
  return writeItem(addItem(state, quote, sent.sku ?? '', sent.qty), quote)
}

function ship(quote: Quote, sent: ShippingInput, { state }: Call): unknown {
  const { shipping_address: shipping, billing_address: billing, shipping_method_code: method, shipping_carrier_code: carrier } = sent
  if (!quote.items.length) throw new Problem(400, "The shipping method can't be set for an empty cart. Add an item to cart and try again.")
  if (!shipping?.country_id) throw new Problem(400, 'The shipping address is missing. Set the address and try again.')
  if (method !== 'flatrate' || carrier !== 'flatrate') throw new Problem(404, 'Carrier with such method not found: %1, %2', [carrier ?? null, method ?? null])
  return paymentDetails(state.sales.tables.quote.write({ ...quote, shipping, ...(billing ? { billing } : {}), method: 'flatrate_flatrate' }))
}

function order(quote: Quote, payment: { method?: string | null } | undefined, email: string | undefined, { state, wrote }: Call): number {
  const placed = placeOrder(state, quote, payment?.method, email)
  wrote('order', placed.id, placed.increment_id)
  return placed.id
}

/** Carts of guests, and of customers by an administrator: how the sandbox comes to its orders. */
export const cartServices: Services = {
  'POST /V1/guest-carts': (_args, { state: { sales }, scope: { storeId } }) => sales.tables.quote.insert({ masked: maskedId(), store_id: storeId || 1, items: [], active: true }).masked,
  'GET /V1/guest-carts/:cartId/items': ({ cartId }, { state }) => {
    const quote = cartWith(state, String(cartId))
    return quote.items.map((item) => writeItem(item, quote))
  },
  'POST /V1/guest-carts/:cartId/items': ({ cartId, cartItem }, call) => add(cartWith(call.state, String(cartId)), cartItem as CartItemInput, call),
  'POST /V1/guest-carts/:cartId/estimate-shipping-methods': ({ cartId }, { state }) => shippingMethods(cartWith(state, String(cartId))),
  'POST /V1/guest-carts/:cartId/shipping-information': ({ cartId, addressInformation }, call) => ship(cartWith(call.state, String(cartId)), addressInformation as ShippingInput, call),
  'GET /V1/guest-carts/:cartId/payment-information': ({ cartId }, { state }) => paymentDetails(cartWith(state, String(cartId))),
  'GET /V1/guest-carts/:cartId/totals': ({ cartId }, { state }) => paymentDetails(cartWith(state, String(cartId))).totals,
  'POST /V1/guest-carts/:cartId/payment-information': ({ cartId, email, paymentMethod, billingAddress }, call) => {
    const quote = cartWith(call.state, String(cartId))
    const billed = billingAddress ? call.state.sales.tables.quote.write({ ...quote, billing: billingAddress as QuoteAddress }) : quote
    return order(billed, paymentMethod as { method?: string }, String(email), call)
  },
  'PUT /V1/guest-carts/:cartId/order': ({ cartId, paymentMethod }, call) => order(cartWith(call.state, String(cartId)), paymentMethod as { method?: string } | undefined, undefined, call),
  'POST /V1/customers/:customerId/carts': ({ customerId }, { state: { customers, sales }, scope: { storeId } }) => {
    if (!customers.get(Number(customerId))) throw notFound('customerId', customerId)
    const open = [...sales.tables.quote.all()].find((quote) => quote.active && quote.customer_id === Number(customerId))
    return (open ?? sales.tables.quote.insert({ masked: maskedId(), store_id: storeId || 1, customer_id: Number(customerId), items: [], active: true })).id
  },
  'POST /V1/carts/:cartId/items': ({ cartItem, cartId }, call) => add(cartById(call.state, Number(cartId)), cartItem as CartItemInput, call),
  'GET /V1/carts/:cartId/items': ({ cartId }, { state }) => {
    const quote = cartById(state, Number(cartId))
    return quote.items.map((item) => writeItem(item, quote))
  },
  'POST /V1/carts/:cartId/estimate-shipping-methods': ({ cartId }, { state }) => shippingMethods(cartById(state, Number(cartId))),
  'POST /V1/carts/:cartId/shipping-information': ({ cartId, addressInformation }, call) => ship(cartById(call.state, Number(cartId)), addressInformation as ShippingInput, call),
  'PUT /V1/carts/:cartId/order': ({ cartId, paymentMethod }, call) => {
    if (!paymentMethod) throw inputProblem([required('paymentMethod')])
    return order(cartById(call.state, Number(cartId)), paymentMethod as { method?: string }, undefined, call)
  },
}
