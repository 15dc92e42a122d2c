export interface OrderItem {
  id: number
  product_id: number
  quote_item_id: number
  sku: string
  name: string
  type: string
  price: number
  weight: number
  qty: number
  invoiced: number
  shipped: number
  refunded: number
  canceled: number
  created_at: string
  updated_at: string
  /** Whether an invoice was ever made of it: the shop tells more of such an item. */
  touched: boolean
}

export interface OrderAddress {
  id: number
  email: string
  firstname: string
  lastname: string
  company?: string
  street: readonly string[]
  city: string
  region: string | null
  region_id: number | null
  region_code: string | null
  postcode: string
  country_id: string
  telephone: string
}

export interface Order {
  id: number
  increment_id: string
  quote_id: number
  store_id: number
  customer_id?: number
  group_id: number
  state: string
  status: string
  /** What it was before it was put on hold. */
  before_hold?: { state: string; status: string }
  created_at: string
  updated_at: string
  email: string
  firstname: string
  lastname: string
  items: readonly OrderItem[]
  shipping: OrderAddress
  billing: OrderAddress
  shipping_amount: number
  shipping_invoiced: number
  shipping_refunded: number
  invoiced: boolean
  payment_id: number
  protect_code: string
  ext_order_id?: string
}

export const paymentTitle = 'Check / Money order'
export const round = (value: number) => Math.round(value * 10_000) / 10_000

export const subtotalOf = ({ items }: Order) => round(items.reduce((sum, { price, qty }) => sum + price * qty, 0))
export const grandTotalOf = (order: Order) => round(subtotalOf(order) + order.shipping_amount)
export const subtotalInvoicedOf = ({ items }: Order) => round(items.reduce((sum, { price, invoiced }) => sum + price * invoiced, 0))
export const totalPaidOf = (order: Order) => round(subtotalInvoicedOf(order) + order.shipping_invoiced)
export const subtotalRefundedOf = ({ items }: Order) => round(items.reduce((sum, { price, refunded }) => sum + price * refunded, 0))
export const totalRefundedOf = (order: Order) => round(subtotalRefundedOf(order) + order.shipping_refunded)
export const toInvoice = ({ qty, invoiced, canceled }: OrderItem) => Math.max(0, qty - invoiced - canceled)
export const toShip = ({ qty, shipped, canceled, refunded }: OrderItem) => Math.max(0, qty - shipped - Math.max(refunded, canceled))
export const toRefund = ({ invoiced, refunded }: OrderItem) => Math.max(0, invoiced - refunded)

/** Whether it is sold in parts of a piece. */
export const isDecimal = ({ qty }: OrderItem) => !Number.isInteger(qty)

/** What state an order comes to by what was billed, sent and given back. */
export function settle(order: Order): Order {
  if (['canceled', 'holded', 'closed'].includes(order.state)) return order
  if (order.invoiced && order.items.every((item) => toInvoice(item) === 0 && toShip(item) === 0)) {
    const closed = totalRefundedOf(order) > 0 && totalRefundedOf(order) >= totalPaidOf(order)
    return { ...order, ...(closed ? { state: 'closed', status: 'closed' } : { state: 'complete', status: 'complete' }) }
  }
  const begun = order.invoiced || order.items.some(({ shipped }) => shipped > 0)
  return begun ? { ...order, state: 'processing', status: 'processing' } : order
}
