import type { FastifyInstance } from 'fastify'
import type { Host } from '../../sandbox.ts'
import { html, type Html, type Piece } from '../html.ts'
import { listPage, listQuery, pageSize, state } from '../list.ts'
import { recordPage } from '../form.ts'
import { send } from '../send.ts'
import { submitted } from '../submitted.ts'
import { fixed, money, text } from './fields.ts'
import { registerNewOrder } from './new-order.ts'
import { doorOf, everything, found, notThere, refusal, shopPage } from './page.ts'
import { dataOf, listOf, textOf, type Data, type ShopDoor } from './shop-door.ts'

const way = 'Sales › Orders'
const address = '/magento/orders'

interface Told { saved?: string; problems?: string[] }

/** What one can do with an order: a button each. */
const deeds: Readonly<Record<string, { label: string; done: string; path(id: string): string; body?: unknown }>> = {
  invoice: { label: 'Invoice all that is left', done: 'Invoiced.', path: (id) => `V1/order/${id}/invoice`, body: { capture: true } },
  ship: { label: 'Ship all that is left', done: 'Shipped.', path: (id) => `V1/order/${id}/ship`, body: {} },
  hold: { label: 'Hold', done: 'On hold.', path: (id) => `V1/orders/${id}/hold` },
  unhold: { label: 'Unhold', done: 'No longer on hold.', path: (id) => `V1/orders/${id}/unhold` },
  cancel: { label: 'Cancel', done: 'Cancelled.', path: (id) => `V1/orders/${id}/cancel` },
}

export function registerOrders(scope: FastifyInstance, host: Host): void {
  scope.get(address, (request, reply) => send(reply, list(doorOf(host), request.query)))
  registerNewOrder(scope, host)

  scope.get<{ Params: { id: string }; Querystring: { done?: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const order = orderAt(door, request.params.id)
    if (!order) return notThere(reply, door, 'orders', `There is no order ${request.params.id}.`)
    const { done = '' } = request.query
    const saved = done === 'placed' ? `Placed: order ${textOf(order.increment_id)}.` : done === 'saved' ? 'Saved.' : deeds[done]?.done
    return send(reply, page(door, order, saved ? { saved } : {}))
  })
  // The order's own number elsewhere: what an integration keeps to find it again.
  scope.post<{ Params: { id: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const order = orderAt(door, request.params.id)
    if (!order) return notThere(reply, door, 'orders', `There is no order ${request.params.id}.`)
    try {
      door.send('POST', 'V1/orders', { entity: { entity_id: order.entity_id, ext_order_id: submitted(request.body).ext_order_id ?? '' } })
      return reply.redirect(`${address}/${textOf(order.entity_id)}?done=saved`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, order, { problems: refusal(error) }))
    }
  })
  scope.post<{ Params: { id: string; deed: string } }>(`${address}/:id/:deed`, (request, reply) => {
    const door = doorOf(host)
    const { id, deed } = request.params
    const order = orderAt(door, id)
    const does = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined
    if (!order || !does) return notThere(reply, door, 'orders', `There is no order ${id}, or nothing that is called ${deed}.`)
    try {
      door.send('POST', does.path(id), does.body)
      return reply.redirect(`${address}/${id}?done=${deed}`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, order, { problems: refusal(error) }))
    }
  })
}

const orderAt = (door: ShopDoor, id: string) => (/^\d+$/.test(id) ? found(() => door.get(`V1/orders/${id}`)) : null)

function list(door: ShopDoor, given: unknown): Html {
  const query = listQuery(given, '-entity_id')
  const words = query.q.trim().split(/\s+/).filter(Boolean)
  const { items, total } = door.search('V1/orders', {
    page: query.page, pageSize, sort: query.sort, groups: words.map((word) => ['increment_id', 'ext_order_id', 'customer_email', 'customer_lastname'].map((field) => [field, 'like', `%${word}%`] as const)),
  })
  const body = listPage<Data>({
    title: 'Orders', address, query, rows: items, total, searches: 'Number, email or last name', hrefOf: ({ entity_id: id }) => `${address}/${id}`, newLabel: 'Place an order', empty: 'Nobody has ordered anything yet.',
    columns: [
      { label: 'Order', sort: 'increment_id', kind: 'code', cell: (order) => textOf(order.increment_id) }, { label: 'Placed (UTC)', sort: 'created_at', kind: 'code', cell: (order) => textOf(order.created_at) },
      { label: 'Customer', sort: 'customer_lastname', cell: nameOf }, { label: 'Email', cell: (order) => textOf(order.customer_email) }, { label: 'External number', cell: (order) => textOf(order.ext_order_id) },
      { label: 'Total', sort: 'grand_total', kind: 'number', cell: (order) => money(order.grand_total, order.order_currency_code) }, { label: 'Invoiced', kind: 'number', cell: (order) => money(order.total_invoiced, order.order_currency_code) },
      { label: 'State', kind: 'state', cell: (order) => state(textOf(order.status)) },
    ],
  })
  return shopPage(door, { title: 'Orders', slug: 'orders', path: way, body })
}

const nameOf = (order: Data) => `${textOf(order.customer_firstname)} ${textOf(order.customer_lastname)}`.trim() || 'Guest'

function page(door: ShopDoor, order: Data, told: Told): Html {
  const id = textOf(order.entity_id)
  const number = textOf(order.increment_id)
  const currency = order.order_currency_code
  const customer = order.customer_id ? `/magento/customers/${textOf(order.customer_id)}` : undefined
  const body = recordPage({
    title: `Order ${number}`, facts: [state(textOf(order.status)), ' ', money(order.grand_total, currency)], back: { href: address, label: 'Orders' }, ...told,
    sections: [{
      title: 'Order and account', fields: [
        fixed('increment_id', 'Order number', number), fixed('created_at', 'Placed (UTC)', order.created_at), fixed('status', 'Status', order.status), fixed('state', 'State', order.state),
        fixed('customer', 'Customer', nameOf(order), { code: '', href: customer }), fixed('customer_email', 'Email', order.customer_email), fixed('store_name', 'Placed in', order.store_name), fixed('entity_id', 'ID', id),
        text('ext_order_id', 'External number', order.ext_order_id, { help: 'Where an integration keeps the number of the order in another system.' }),
      ],
    }],
    action: `${address}/${id}`, submit: 'Save the external number', actions: buttons(order), after: [linesOf(order), moneyOf(order), addressesOf(order), invoicesOf(door, id), everything(order)],
  })
  return shopPage(door, { title: `Order ${number}`, slug: 'orders', path: `${way} › View`, body })
}

function buttons(order: Data): Html {
  const held = order.state === 'holded'
  const over = ['canceled', 'closed', 'complete'].includes(textOf(order.state))
  const offered = over ? [] : held ? ['unhold'] : ['invoice', 'ship', 'hold', 'cancel']
  return html`<div class="quick after">${offered.map((deed) => html`<form method="post" action="${address}/${textOf(order.entity_id)}/${deed}"><button>${deeds[deed]?.label}</button></form>`)}</div>`
}

const linesOf = (order: Data): Piece => html`<section class="card"><h2>Items ordered</h2><div class="sheet"><table><thead><tr><th>SKU</th><th>Product</th><th class="of-number">Price</th><th class="of-number">Ordered</th><th class="of-number">Invoiced</th><th class="of-number">Shipped</th><th class="of-number">Row total</th></tr></thead><tbody>${listOf(order.items).map((item) =>
  html`<tr><td class="of-code">${item.product_id ? html`<a href="/magento/products/${textOf(item.product_id)}">${textOf(item.sku)}</a>` : textOf(item.sku)}</td><td>${textOf(item.name)}</td><td class="of-number">${money(item.price, order.order_currency_code)}</td><td class="of-number">${textOf(item.qty_ordered)}</td><td class="of-number">${textOf(item.qty_invoiced)}</td><td class="of-number">${textOf(item.qty_shipped)}</td><td class="of-number">${money(item.row_total, order.order_currency_code)}</td></tr>`)}</tbody></table></div></section>`

function moneyOf(order: Data): Piece {
  const rows = [['Subtotal', order.subtotal], ['Shipping', order.shipping_amount], ['Discount', order.discount_amount], ['Tax', order.tax_amount], ['Grand total', order.grand_total], ['Invoiced', order.total_invoiced], ['Paid', order.total_paid], ['Due', order.total_due]] as const
  return html`<section class="card"><h2>Totals</h2><dl class="pairs">${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${money(value ?? 0, order.order_currency_code)}</dd>`)}</dl></section>`
}

function addressesOf(order: Data): Piece {
  const shipping = dataOf(dataOf(dataOf(listOf(dataOf(order.extension_attributes).shipping_assignments)[0]).shipping).address)
  return html`<section class="card"><h2>Addresses</h2><dl class="pairs"><dt>Billing</dt><dd>${oneLine(dataOf(order.billing_address))}</dd><dt>Shipping</dt><dd>${oneLine(shipping)}</dd></dl></section>`
}

function oneLine({ firstname, lastname, company, street, city, region, postcode, country_id: country, telephone }: Data): string {
  const lines = [[firstname, lastname].filter(Boolean).join(' '), company, Array.isArray(street) ? street.join(', ') : street, city, [region, postcode].filter(Boolean).join(' '), country, telephone]
  return lines.map(textOf).filter(Boolean).join(' · ') || '–'
}

function invoicesOf(door: ShopDoor, id: string): Piece {
  const { items } = door.search('V1/invoices', { groups: [[['order_id', 'eq', id]]], pageSize: 100 })
  return html`<section class="card"><h2>Invoices</h2><div class="sheet"><table><thead><tr><th>Invoice</th><th>Made (UTC)</th><th class="of-number">Total</th><th>Comment</th></tr></thead><tbody>${items.map((invoice) =>
    html`<tr><td class="of-code"><a href="/magento/invoices/${textOf(invoice.entity_id)}">${textOf(invoice.increment_id)}</a></td><td class="of-code">${textOf(invoice.created_at)}</td><td class="of-number">${money(invoice.grand_total, invoice.order_currency_code)}</td><td>${listOf(invoice.comments).map(({ comment }) => textOf(comment)).join(' · ')}</td></tr>`)}</tbody></table>${items.length === 0 && html`<p class="empty">Not invoiced yet.</p>`}</div></section>`
}
