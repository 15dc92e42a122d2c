import type { FastifyInstance } from 'fastify'
import type { Host } from '../../sandbox.ts'
import { recordPage } from '../form.ts'
import type { Html } from '../html.ts'
import { listPage, listQuery, pageSize } from '../list.ts'
import { send } from '../send.ts'
import { submitted } from '../submitted.ts'
import { customerOf, customerSections } from './customer-form.ts'
import { doorOf, everything, found, notThere, refusal, shopPage } from './page.ts'
import { dataOf, listOf, textOf, type Data, type ShopDoor } from './shop-door.ts'

const way = 'Customers › All Customers'
const address = '/magento/customers'

export function registerCustomers(scope: FastifyInstance, host: Host): void {
  scope.get<{ Querystring: { deleted?: string } }>(address, (request, reply) => send(reply, list(doorOf(host), request.query)))

  scope.get(`${address}/new`, (_request, reply) => send(reply, page(doorOf(host), {}, null)))
  scope.post(`${address}/new`, (request, reply) => {
    const door = doorOf(host)
    const customer = customerOf(submitted(request.body), {})
    try {
      const made = door.send('POST', 'default/V1/customers', { customer }) as Data
      return reply.redirect(`${address}/${textOf(made.id)}?saved=new`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, customer, null, { problems: refusal(error) }))
    }
  })

  scope.get<{ Params: { id: string }; Querystring: { saved?: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const customer = customerAt(door, request.params.id)
    if (!customer) return notThere(reply, door, 'customers', `There is no customer ${request.params.id}.`)
    const { saved } = request.query
    return send(reply, page(door, customer, customer, saved ? { saved: saved === 'new' ? 'Created.' : 'Saved.' } : {}))
  })
  scope.post<{ Params: { id: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const { id } = request.params
    const stored = customerAt(door, id)
    if (!stored) return notThere(reply, door, 'customers', `There is no customer ${id}.`)
    const customer = customerOf(submitted(request.body), stored)
    try {
      door.send('PUT', `default/V1/customers/${id}`, { customer })
      return reply.redirect(`${address}/${id}?saved=yes`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, { ...stored, ...customer }, stored, { problems: refusal(error) }))
    }
  })
  scope.post<{ Params: { id: string } }>(`${address}/:id/delete`, (request, reply) => {
    doorOf(host).send('DELETE', `V1/customers/${request.params.id}`)
    return reply.redirect(address, 303)
  })
}

const customerAt = (door: ShopDoor, id: string) => (/^\d+$/.test(id) ? found(() => door.get(`V1/customers/${id}`)) : null)

function list(door: ShopDoor, given: unknown): Html {
  const query = listQuery(given, '-entity_id')
  const words = query.q.trim().split(/\s+/).filter(Boolean)
  const { items, total } = door.search('V1/customers/search', {
    page: query.page, pageSize, sort: query.sort, groups: words.map((word) => ['email', 'firstname', 'lastname'].map((field) => [field, 'like', `%${word}%`] as const)),
  })
  const groups = new Map(door.search('V1/customerGroups/search', { pageSize: 200 }).items.map(({ id, code }) => [textOf(id), textOf(code)]))
  const addressOf = ({ addresses }: Data) => listOf(addresses).find((one) => one.default_billing) ?? listOf(addresses)[0] ?? {}
  const body = listPage<Data>({
    title: 'Customers', address, query, rows: items, total, searches: 'Name or email', hrefOf: ({ id }) => `${address}/${id}`, newLabel: 'New customer', empty: 'The shop has no customers yet.',
    columns: [
      { label: 'ID', sort: 'entity_id', kind: 'code', cell: ({ id }) => textOf(id) }, { label: 'Name', sort: 'lastname', cell: ({ firstname, lastname }) => `${textOf(firstname)} ${textOf(lastname)}` },
      { label: 'Email', sort: 'email', cell: ({ email }) => textOf(email) }, { label: 'Group', sort: 'group_id', cell: ({ group_id: group }) => groups.get(textOf(group)) ?? textOf(group) },
      { label: 'Company', cell: (customer) => textOf(addressOf(customer).company) }, { label: 'Postcode', cell: (customer) => textOf(addressOf(customer).postcode) },
      { label: 'Country', cell: (customer) => textOf(addressOf(customer).country_id) }, { label: 'State', cell: (customer) => textOf(dataOf(addressOf(customer).region).region) },
      { label: 'Customer since', sort: 'created_at', kind: 'code', cell: ({ created_at: since }) => textOf(since) },
    ],
  })
  return shopPage(door, { title: 'Customers', slug: 'customers', path: way, body })
}

function page(door: ShopDoor, values: Data, stored: Data | null, told: { saved?: string; problems?: string[] } = {}): Html {
  const title = stored ? `${textOf(stored.firstname)} ${textOf(stored.lastname)}` : 'New customer'
  const body = recordPage({
    title, facts: stored ? [textOf(stored.email)] : undefined, back: { href: address, label: 'Customers' }, sections: customerSections(door, values, !stored),
    action: stored ? `${address}/${textOf(stored.id)}` : `${address}/new`, submit: stored ? 'Save' : 'Create', ...told,
    ...(stored ? { deleteAction: `${address}/${textOf(stored.id)}/delete`, deleteLabel: 'Delete this customer', after: everything(stored) } : {}),
  })
  return shopPage(door, { title, slug: 'customers', path: `${way} › ${stored ? `Edit` : 'Add New Customer'}`, body })
}
