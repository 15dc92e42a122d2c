import { search, searchAnswer, type Column, type Value } from '../tables/search.ts'
import type { Table } from '../tables/table.ts'
import type { Call, Services } from '../service.ts'
import { hiddenProblem } from '../web-api/hidden.ts'
import type { Arguments } from '../web-api/input.ts'
import { inputProblem, Problem, required } from '../web-api/problem.ts'
import { makeCreditmemo, makeInvoice, makeShipment, type Line } from './documents.ts'
import { byParent, existingOrder, gone } from './order-services.ts'
import type { Comment } from './sales.ts'
import { writeCreditmemo, writeInvoice, writeShipment } from './write-documents.ts'
import { writeComment } from './write-order.ts'

interface CommentInput { comment?: string | null; is_visible_on_front?: number | null; is_customer_notified?: number | null; parent_id?: number | null }

/** Invoices, shipments and credit memos of an order. */
export const documentServices: Services = {
  'POST /V1/order/:orderId/invoice': (args, call) => {
    const { state } = call
    const order = existingOrder(state, args.orderId)
    const invoice = makeInvoice(state, order, args.items as Line[] | undefined)
    comment(args, state.sales.tables.invoiceComment, invoice.id, call)
    call.wrote('invoice', invoice.id, invoice.increment_id)
    return String(invoice.id)
  },
  'POST /V1/order/:orderId/ship': (args, call) => {
    const { state } = call
    const order = existingOrder(state, args.orderId)
    const shipment = makeShipment(state, order, args.items as Line[] | undefined, (args.tracks ?? []) as { track_number?: string }[])
    comment(args, state.sales.tables.shipmentComment, shipment.id, call)
    call.wrote('shipment', shipment.id, shipment.increment_id)
    return String(shipment.id)
  },
  'POST /V1/order/:orderId/refund': (args, call) => {
    const { state } = call
    const order = existingOrder(state, args.orderId)
    const memo = makeCreditmemo(state, order, args.items as Line[] | undefined)
    comment(args, state.sales.tables.creditmemoComment, memo.id, call)
    call.wrote('creditmemo', memo.id, memo.increment_id)
    return String(memo.id)
  },
  'GET /V1/invoices/:id': ({ id }, { state }) => {
    const invoice = state.sales.tables.invoice.get(Number(id))
    if (!invoice) throw gone()
    return writeInvoice(invoice, state)
  },
  'GET /V1/invoices': ({ searchCriteria }, { state }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(state.sales.tables.invoice, searchCriteria, { column: columns((row) => writeInvoice(row, state)) })
    return searchAnswer(rows.map((row) => writeInvoice(row, state)), searchCriteria, total)
  },
  // Writes a row past the order, which can be billed as before (recorded exchanges 650-652).
  'POST /V1/invoices': ({ entity }, call) => {
    const { state: { sales, now } } = call
    const { items: sent, order_id: orderId, increment_id: number, entity_id: _id, created_at: _created, updated_at: _updated, comments: _comments, extension_attributes: _extra, ...fields } = entity as Record<string, unknown>
    if (!orderId) throw new Problem(400, 'The invoice document couldn\'t be saved.')
    const lines = (sent ?? []) as Record<string, unknown>[]
    const at = now()
    const made = sales.tables.invoice.insert({
      increment_id: typeof number === 'string' ? number : sales.nextNumber('invoice'), order_id: Number(orderId), created_at: at, updated_at: at, shipping: 0,
      items: lines.map((line) => ({ id: sales.tables.invoiceItem.takeId(), order_item_id: Number(line.order_item_id), qty: Number(line.qty ?? 0) })), raw: { fields, items: lines },
    })
    call.wrote('invoice', made.id, made.increment_id)
    return writeInvoice(made, call.state)
  },
  'POST /V1/invoices/:id/capture': ({ id }, { state }) => {
    if (!state.sales.tables.invoice.get(Number(id))) throw gone()
    // Money by cheque is taken when the invoice is made (recorded exchange 633).
    throw new Problem(400, 'The capture action is not available.')
  },
  'POST /V1/invoices/:id/void': ({ id }, { state }) => {
    if (!state.sales.tables.invoice.get(Number(id))) throw gone()
    throw new Problem(400, 'The void action is not available.')
  },
  'POST /V1/invoices/:id/emails': ({ id }, { state }) => {
    if (!state.sales.tables.invoice.get(Number(id))) throw gone()
    return true
  },
  'GET /V1/invoices/:id/comments': ({ id }, { state }) => commentsOf(state.sales.tables.invoiceComment, Number(id)),
  'POST /V1/invoices/comments': ({ entity }, call) => {
    const { comment: text, parent_id: parent, is_customer_notified: notified, is_visible_on_front: visible } = entity as CommentInput
    const { sales, now } = call.state
    if (!text || !sales.tables.invoice.get(Number(parent))) throw new Problem(400, 'Could not save the invoice comment.')
    const made = sales.tables.invoiceComment.insert({ parent_id: Number(parent), comment: text ?? '', is_customer_notified: notified ?? 0, is_visible_on_front: visible ?? 0, created_at: now() })
    call.wrote('invoice-comment', made.id, sales.tables.invoice.get(made.parent_id)?.increment_id ?? '')
    const { created_at: _created, ...written } = writeComment(made)
    return written
  },
  'GET /V1/shipments': ({ searchCriteria }, { state }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(state.sales.tables.shipment, searchCriteria, { column: columns((row) => writeShipment(row, state)) })
    return searchAnswer(rows.map((row) => writeShipment(row, state)), searchCriteria, total)
  },
  'GET /V1/shipment/:id': ({ id }, { state }) => {
    const shipment = state.sales.tables.shipment.get(Number(id))
    if (!shipment) throw gone()
    return writeShipment(shipment, state)
  },
  'GET /V1/shipment/:id/comments': ({ id }, { state }) => commentsOf(state.sales.tables.shipmentComment, Number(id)),
  'GET /V1/creditmemos': ({ searchCriteria }, { state }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    const { rows, total } = search(state.sales.tables.creditmemo, searchCriteria, { column: columns((row) => writeCreditmemo(row, state)) })
    return searchAnswer(rows.map((row) => writeCreditmemo(row, state)), searchCriteria, total)
  },
  'GET /V1/creditmemo/:id': ({ id }, { state }) => {
    const memo = state.sales.tables.creditmemo.get(Number(id))
    if (!memo) throw gone()
    return writeCreditmemo(memo, state)
  },
  'GET /V1/creditmemo/:id/comments': ({ id }, { state }) => commentsOf(state.sales.tables.creditmemoComment, Number(id)),
  'POST /V1/invoice/:invoiceId/refund': (args, call) => {
    const { state } = call
    const invoice = state.sales.tables.invoice.get(Number(args.invoiceId))
    if (!invoice) throw gone()
    const memo = makeCreditmemo(state, existingOrder(state, invoice.order_id), args.items as Line[] | undefined)
    comment(args, state.sales.tables.creditmemoComment, memo.id, call)
    call.wrote('creditmemo', memo.id, memo.increment_id)
    return String(memo.id)
  },
  'POST /V1/shipment/:id/comments': ({ id, entity }, call) => addComment('shipment', Number(id), entity as CommentInput, call),
  'POST /V1/creditmemo/:id/comments': ({ id, entity }, call) => addComment('creditmemo', Number(id), entity as CommentInput, call),
  'POST /V1/shipment/:id/emails': ({ id }, { state }) => {
    if (!state.sales.tables.shipment.get(Number(id))) throw gone()
    return true
  },
  'POST /V1/creditmemo/:id/emails': ({ id }, { state }) => {
    if (!state.sales.tables.creditmemo.get(Number(id))) throw gone()
    return true
  },
  'GET /V1/shipment/:id/label': ({ id }, { state }) => {
    if (!state.sales.tables.shipment.get(Number(id))) throw gone()
    return ''
  },
  'PUT /V1/creditmemo/:id': ({ id }, { state }) => {
    if (!state.sales.tables.creditmemo.get(Number(id))) throw gone()
    throw new Problem(400, 'You can not cancel Credit Memo')
  },
  'GET /V1/transactions/:id': () => {
    throw gone()
  },
  // Paying by cheque leaves no transactions.
  'GET /V1/transactions': ({ searchCriteria }) => {
    if (!searchCriteria) throw inputProblem([required('searchCriteria')])
    return searchAnswer([], searchCriteria, 0)
  },
}

function comment({ appendComment, comment: sent }: Arguments, table: Table<Comment>, parent: number, { state }: Call): void {
  const { comment: text, is_visible_on_front: visible } = (sent ?? {}) as CommentInput
  if (appendComment !== true || !text) return
  table.insert({ parent_id: parent, comment: text, is_customer_notified: 0, is_visible_on_front: visible ?? 0, created_at: state.now() })
}

function addComment(what: 'shipment' | 'creditmemo', parent: number, { comment: text, is_customer_notified: notified, is_visible_on_front: visible }: CommentInput, call: Call): unknown {
  const { sales, now } = call.state
  const document = sales.tables[what].get(parent)
  if (!document || !text) throw new Problem(400, `Could not save the ${what} comment.`)
  const made = sales.tables[`${what}Comment`].insert({ parent_id: parent, comment: text, is_customer_notified: notified ?? 0, is_visible_on_front: visible ?? 0, created_at: now() })
  call.wrote(`${what}-comment`, made.id, document.increment_id)
  const { created_at: _created, ...written } = writeComment(made)
  return written
}

function commentsOf(table: Table<Comment>, id: number): unknown {
  const rows = table.with('parent', String(id))
  return searchAnswer(rows.map(writeComment), byParent(id), rows.length)
}

/** Documents can be searched by the fields of their own row, not by their comments (recorded exchange 645). */
function columns<Row extends { id: number }>(write: (row: Row) => Record<string, unknown>) {
  return (field: string): Column<Row> => {
    if (field === 'entity_id') return { read: ({ id }) => id, kind: 'number', index: 'id' }
    if (!searchable.has(field)) throw hiddenProblem()
    const index = { order_id: 'order', increment_id: 'number' }[field]
    const kind = field.endsWith('_at') ? 'time' : field === 'increment_id' || field.endsWith('currency_code') ? undefined : 'number'
    return { read: (row) => write(row)[field] as Value, ...(kind ? { kind } : {}), ...(index ? { index } : {}) }
  }
}

const searchable = new Set([
  'order_id', 'increment_id', 'created_at', 'updated_at', 'state', 'store_id', 'grand_total', 'base_grand_total', 'subtotal', 'base_subtotal', 'total_qty', 'billing_address_id', 'shipping_address_id',
  'order_currency_code', 'base_currency_code', 'shipping_amount', 'tax_amount', 'discount_amount', 'email_sent', 'transaction_id',
])
