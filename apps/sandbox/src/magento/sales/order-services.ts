import { looseRows, search, searchAnswer, type Column, type Value } from '../tables/search.ts'
import type { Call, Services } from '../service.ts'
import type { SearchCriteria } from '../web-api/criteria.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import { inputProblem, Problem, required } from '../web-api/problem.ts'
import type { MagentoState } from '../state.ts'
import { grandTotalOf, round, subtotalOf, toInvoice, totalPaidOf, type Order } from './order.ts'
import { writeAddress, writeHistory, writeOrder, writeOrderItem, writePayment } from './write-order.ts'

export const gone = () => new Problem(404, "The entity that was requested doesn't exist. Verify the entity and try again.")

export function existingOrder({ sales }: MagentoState, id: unknown): Order {
  const order = sales.get(Number(id))
  if (!order) throw gone()
  return order
}

const historiesOf = ({ sales }: MagentoState, id: number) => sales.tables.orderComment.with('parent', String(id))
const write = (order: Order, state: MagentoState) => writeOrder(order, historiesOf(state, order.id), state.stores)

/** The criteria that the shop says it used for the comments of one thing. */
export const byParent = (id: number): SearchCriteria => ({ groups: [[{ field: 'parent_id', value: String(id), conditionType: 'eq' }]], sortOrders: undefined, pageSize: undefined, currentPage: undefined })

function change(order: Order, changes: Partial<Order>, { state, wrote }: Call, entity = 'order'): Order {
  const saved = state.sales.tables.order.write({ ...order, ...changes, updated_at: state.now() })
  wrote(entity, saved.id, saved.increment_id)
  return saved
}

export const orderServices: Services = {
  'GET /V1/orders/:id': ({ id }, { state }) => write(existingOrder(state, id), state),
  'GET /V1/orders': ({ searchCriteria }, { state }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(state.sales.tables.order, searchCriteria, { column: orderColumn })
    return searchAnswer(rows.map((row) => write(row, state)), searchCriteria, total)
  },
  'GET /V1/orders/items': ({ searchCriteria }, { state }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const items = state.sales.list().flatMap((order) => order.items.map((item) => ({ id: item.id, written: writeOrderItem(item, order) as Record<string, Value> })))
    const { rows, total } = search(looseRows(items), searchCriteria, { column: itemColumn })
    return searchAnswer(rows.map(({ written }) => written), searchCriteria, total)
  },
  'GET /V1/orders/items/:id': ({ id }, { state }) => {
    for (const order of state.sales.list()) {
      const item = order.items.find((one) => one.id === Number(id))
      if (item) return writeOrderItem(item, order)
    }
    throw gone()
  },
  'GET /V1/orders/:id/statuses': ({ id }, { state }) => existingOrder(state, id).status,
  'POST /V1/orders': ({ entity }, call) => save(entity as Record<string, unknown>, call),
  'PUT /V1/orders/create': ({ entity }, call) => save(entity as Record<string, unknown>, call),
  'POST /V1/orders/:id/hold': ({ id }, call) => {
    const order = existingOrder(call.state, id)
    if (['canceled', 'payment_review', 'complete', 'closed', 'holded'].includes(order.state)) throw new Problem(400, 'A hold action is not available.')
    change(order, { state: 'holded', status: 'holded', before_hold: { state: order.state, status: order.status } }, call)
    return true
  },
  'POST /V1/orders/:id/unhold': ({ id }, call) => {
    const { before_hold: before, ...order } = existingOrder(call.state, id)
    if (order.state !== 'holded' || !before) throw new Problem(400, 'You cannot remove the hold.')
    change(order, before, call)
    return true
  },
  'POST /V1/orders/:id/cancel': ({ id }, call) => {
    const order = existingOrder(call.state, id)
    if (['canceled', 'complete', 'closed', 'holded', 'payment_review'].includes(order.state) || order.items.every((item) => toInvoice(item) === 0)) return false
    for (const item of order.items) call.state.inventory.tables.reservation.insert({ sku: item.sku, quantity: toInvoice(item) })
    change(order, { state: 'canceled', status: 'canceled', items: order.items.map((item) => ({ ...item, canceled: toInvoice(item), updated_at: call.state.now() })) }, call)
    return true
  },
  'POST /V1/orders/:id/emails': ({ id }, { state }) => {
    existingOrder(state, id)
    return true
  },
  'POST /V1/orders/:id/comments': ({ id, statusHistory }, call) => {
    const order = existingOrder(call.state, id)
    const { comment, is_customer_notified: notified, is_visible_on_front: visible, status } = statusHistory as { comment?: string; is_customer_notified?: number; is_visible_on_front?: number; status?: string }
    if (status && !statusesOf[order.state]?.includes(status)) throw new Problem(400, 'Unable to add comment: The status "%1" is not part of the order status history.', [status])
    call.state.sales.tables.orderComment.insert({
      parent_id: order.id, comment: comment ?? '', is_customer_notified: notified ?? 0, is_visible_on_front: visible ?? 0, created_at: call.state.now(), status: status ?? order.status,
    })
    call.wrote('order-comment', order.id, order.increment_id)
    return true
  },
  'GET /V1/orders/:id/comments': ({ id }, { state }) => {
    const rows = historiesOf(state, Number(id))
    return searchAnswer(rows.map(writeHistory), byParent(Number(id)), rows.length)
  },
}

/** Saves what was sent of an order that exists; the answer holds little else (recorded exchange 675). Orders are made by carts here. */
function save(sent: Record<string, unknown>, call: Call): unknown {
  const { state } = call
  if (!sent.entity_id) throw new Problem(501, 'This sandbox makes orders of carts only.')
  const order = existingOrder(state, sent.entity_id)
  const text = (name: string) => (typeof sent[name] === 'string' ? { [name]: sent[name] } : {})
  const saved = change(order, { ...text('ext_order_id'), ...text('state'), ...text('status'), ...text('increment_id') }, call)
  const due = round(grandTotalOf(saved) - totalPaidOf(saved))
  return {
    base_grand_total: null, base_total_due: due, billing_address_id: saved.billing.id, created_at: saved.created_at, customer_email: null, grand_total: null, total_due: due,
    ...Object.fromEntries(Object.entries(sent).filter(([, value]) => typeof value !== 'object')), updated_at: saved.updated_at, items: saved.items.map((item) => writeOrderItem(item, saved)),
    billing_address: writeAddress(saved.billing, 'billing', saved.id), payment: writePayment(saved), status_histories: historiesOf(state, saved.id).map(writeHistory),
  }
}

/** The statuses that an order may have in a state, in a shop without any of its own. */
const statusesOf: Readonly<Record<string, readonly string[]>> = {
  new: ['pending'], processing: ['processing', 'fraud'], complete: ['complete'], closed: ['closed'], canceled: ['canceled'], holded: ['holded'], payment_review: ['payment_review', 'fraud'],
}

/** Items can be searched by the fields of their own row. */
function itemColumn(field: string): Column<{ id: number; written: Record<string, Value> }> {
  if (field === 'item_id') return { read: ({ id }) => id, kind: 'number' }
  if (!itemFields.has(field)) throw hiddenProblem()
  const kind = field.endsWith('_at') ? 'time' : ['sku', 'name', 'product_type'].includes(field) ? undefined : 'number'
  return { read: ({ written }) => written[field], ...(kind ? { kind } : {}) }
}
const itemFields = new Set([
  'order_id', 'product_id', 'sku', 'name', 'product_type', 'store_id', 'quote_item_id', 'created_at', 'updated_at', 'price', 'row_total', 'qty_ordered', 'qty_invoiced', 'qty_shipped', 'qty_refunded', 'qty_canceled',
])

const numbers: Record<string, (order: Order) => Value> = {
  entity_id: ({ id }) => id, store_id: (row) => row.store_id, customer_id: (row) => row.customer_id, customer_group_id: (row) => row.group_id, quote_id: (row) => row.quote_id, grand_total: grandTotalOf,
  base_grand_total: grandTotalOf, subtotal: subtotalOf, base_subtotal: subtotalOf, total_paid: (row) => (row.invoiced ? totalPaidOf(row) : null), total_due: (row) => round(grandTotalOf(row) - totalPaidOf(row)),
  total_item_count: ({ items }) => items.length, customer_is_guest: (row) => (row.customer_id ? 0 : 1),
}
const texts: Record<string, (order: Order) => Value> = {
  increment_id: (row) => row.increment_id, state: ({ state }) => state, status: ({ status }) => status, customer_email: ({ email }) => email, customer_firstname: ({ firstname }) => firstname,
  customer_lastname: ({ lastname }) => lastname, ext_order_id: (row) => row.ext_order_id, order_currency_code: () => 'USD', protect_code: (row) => row.protect_code,
}
const times: Record<string, (order: Order) => Value> = { created_at: (row) => row.created_at, updated_at: (row) => row.updated_at }
const indexes: Record<string, string> = { entity_id: 'id', increment_id: 'number', ext_order_id: 'external' }

/** What orders can be searched by; any other field is an error that the shop hides (recorded exchange 612). */
function orderColumn(field: string): Column<Order> {
  const read = numbers[field] ?? texts[field] ?? times[field]
  if (!read) throw hiddenProblem()
  return { read, ...(numbers[field] ? { kind: 'number' as const } : times[field] ? { kind: 'time' as const } : {}), ...(indexes[field] ? { index: indexes[field] } : {}) }
}

