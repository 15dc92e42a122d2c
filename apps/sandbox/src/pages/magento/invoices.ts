import type { FastifyInstance } from 'fastify'
import type { Host } from '../../sandbox.ts'
import { recordPage } from '../form.ts'
import { html, type Html, type Piece } from '../html.ts'
import { listPage, listQuery, pageSize, state } from '../list.ts'
import { send } from '../send.ts'
import { fixed, money } from './fields.ts'
import { doorOf, everything, found, notThere, shopPage } from './page.ts'
import { listOf, textOf, type Data, type ShopDoor } from './shop-door.ts'

const way = 'Sales › Invoices'
const address = '/magento/invoices'
const states: Record<string, string> = { 1: 'Pending', 2: 'Paid', 3: 'Canceled' }

/** Invoices are made of orders and never changed, so these pages only show them. */
export function registerInvoices(scope: FastifyInstance, host: Host): void {
  scope.get(address, (request, reply) => send(reply, list(doorOf(host), request.query)))
  scope.get<{ Params: { id: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const { id } = request.params
    const invoice = /^\d+$/.test(id) ? found(() => door.get(`V1/invoices/${id}`)) : null
    if (!invoice) return notThere(reply, door, 'invoices', `There is no invoice ${id}.`)
    return send(reply, page(door, invoice))
  })
}

const stateOf = (invoice: Data) => state(states[textOf(invoice.state)] ?? textOf(invoice.state))
const comments = (invoice: Data) => listOf(invoice.comments).map(({ comment }) => textOf(comment)).join(' · ')
const orderLink = (id: unknown, number: string): Html => html`<a href="/magento/orders/${textOf(id)}">${number}</a>`

function list(door: ShopDoor, given: unknown): Html {
  const query = listQuery(given, '-entity_id')
  const { items, total } = door.search('V1/invoices', { page: query.page, pageSize, sort: query.sort, ...(query.q ? { groups: [[['increment_id', 'like', `%${query.q.trim()}%`]]] } : {}) })
  const body = listPage<Data>({
    title: 'Invoices', address, query, rows: items, total, searches: 'Invoice number', hrefOf: ({ entity_id: id }) => `${address}/${id}`, empty: 'Nothing has been invoiced yet.',
    columns: [
      { label: 'Invoice', sort: 'increment_id', kind: 'code', cell: (invoice) => textOf(invoice.increment_id) }, { label: 'Made (UTC)', sort: 'created_at', kind: 'code', cell: (invoice) => textOf(invoice.created_at) },
      { label: 'Order', cell: (invoice) => orderLink(invoice.order_id, `ID ${textOf(invoice.order_id)}`) }, { label: 'Quantity', kind: 'number', cell: (invoice) => textOf(invoice.total_qty) },
      { label: 'Total', kind: 'number', cell: (invoice) => money(invoice.grand_total, invoice.order_currency_code) }, { label: 'State', kind: 'state', cell: stateOf }, { label: 'Comment', cell: comments },
    ],
  })
  return shopPage(door, { title: 'Invoices', slug: 'invoices', path: way, body })
}

function page(door: ShopDoor, invoice: Data): Html {
  const number = textOf(invoice.increment_id)
  const order = found(() => door.get(`V1/orders/${textOf(invoice.order_id)}`))
  const currency = invoice.order_currency_code
  const lines: Piece = html`<section class="card"><h2>Items invoiced</h2><div class="sheet"><table><thead><tr><th>SKU</th><th>Product</th><th class="of-number">Price</th><th class="of-number">Quantity</th><th class="of-number">Row total</th></tr></thead><tbody>${listOf(invoice.items).map((item) =>
    html`<tr><td class="of-code">${textOf(item.sku)}</td><td>${textOf(item.name)}</td><td class="of-number">${money(item.price, currency)}</td><td class="of-number">${textOf(item.qty)}</td><td class="of-number">${money(item.row_total, currency)}</td></tr>`)}</tbody></table></div></section>`
  const told: Piece = html`<section class="card"><h2>Comments</h2>${listOf(invoice.comments).map(({ comment, created_at: at }) => html`<p>${textOf(comment)} <small class="none">${textOf(at)}</small></p>`)}${listOf(invoice.comments).length === 0 && html`<p class="note">No comments.</p>`}</section>`
  const body = recordPage({
    title: `Invoice ${number}`, facts: [stateOf(invoice), ' ', money(invoice.grand_total, currency)], back: { href: address, label: 'Invoices' },
    sections: [{
      title: 'Invoice', fields: [
        fixed('increment_id', 'Invoice number', number), fixed('created_at', 'Made (UTC)', invoice.created_at), fixed('order_id', 'Order', order ? textOf(order.increment_id) : textOf(invoice.order_id), { href: `/magento/orders/${textOf(invoice.order_id)}` }),
        fixed('total_qty', 'Quantity', invoice.total_qty), fixed('subtotal', 'Subtotal', money(invoice.subtotal, currency)), fixed('shipping_amount', 'Shipping', money(invoice.shipping_amount, currency)),
        fixed('tax_amount', 'Tax', money(invoice.tax_amount, currency)), fixed('grand_total', 'Grand total', money(invoice.grand_total, currency)), fixed('entity_id', 'ID', invoice.entity_id),
      ],
    }],
    after: [lines, told, everything(invoice)],
  })
  return shopPage(door, { title: `Invoice ${number}`, slug: 'invoices', path: `${way} › View`, body })
}
