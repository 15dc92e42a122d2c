import type { FastifyInstance } from 'fastify'
import type { Host } from '../../sandbox.ts'
import { recordPage, type Section } from '../form.ts'
import type { Html } from '../html.ts'
import { listPage, listQuery, pageSize } from '../list.ts'
import { send } from '../send.ts'
import { submitted } from '../submitted.ts'
import { doorOf, everything, found, notThere, refusal, shopPage } from './page.ts'
import { textOf, type Data, type ShopDoor } from './shop-door.ts'

const way = 'Customers › Customer Groups'
const address = '/magento/groups'

export function registerGroups(scope: FastifyInstance, host: Host): void {
  scope.get(address, (request, reply) => {
    const door = doorOf(host)
    const query = listQuery(request.query, 'id')
    const { items, total } = door.search('V1/customerGroups/search', { page: query.page, pageSize, sort: query.sort, ...(query.q ? { groups: [[['code', 'like', `%${query.q}%`]]] } : {}) })
    const body = listPage<Data>({
      title: 'Customer groups', address, query, rows: items, total, searches: 'Group name', hrefOf: ({ id }) => `${address}/${id}`, newLabel: 'New group',
      columns: [
        { label: 'ID', sort: 'id', kind: 'code', cell: ({ id }) => textOf(id) }, { label: 'Group', sort: 'code', cell: ({ code }) => textOf(code) },
        { label: 'Tax class', cell: ({ tax_class_name: name }) => textOf(name) },
      ],
    })
    return send(reply, shopPage(door, { title: 'Customer groups', slug: 'groups', path: way, body }))
  })

  scope.get(`${address}/new`, (_request, reply) => send(reply, page(doorOf(host), {}, null)))
  scope.post(`${address}/new`, (request, reply) => {
    const door = doorOf(host)
    const given = submitted(request.body)
    try {
      const made = door.send('POST', 'V1/customerGroups', { group: groupOf(given) }) as Data
      return reply.redirect(`${address}/${textOf(made.id)}?saved=yes`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, given, null, { problems: refusal(error) }))
    }
  })

  scope.get<{ Params: { id: string }; Querystring: { saved?: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const group = found(() => door.get(`V1/customerGroups/${request.params.id}`))
    if (!group) return notThere(reply, door, 'groups', `There is no group ${request.params.id}.`)
    return send(reply, page(door, group, group, request.query.saved ? { saved: 'Saved.' } : {}))
  })
  scope.post<{ Params: { id: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const { id } = request.params
    const given = submitted(request.body)
    try {
      door.send('PUT', `V1/customerGroups/${id}`, { group: { ...groupOf(given), id: Number(id) } })
      return reply.redirect(`${address}/${id}?saved=yes`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, given, { ...given, id }, { problems: refusal(error) }))
    }
  })
  scope.post<{ Params: { id: string } }>(`${address}/:id/delete`, (request, reply) => {
    const door = doorOf(host)
    const { id } = request.params
    try {
      door.send('DELETE', `V1/customerGroups/${id}`)
      return reply.redirect(address, 303)
    } catch (error) {
      const group = found(() => door.get(`V1/customerGroups/${id}`)) ?? {}
      return send(reply.code(422), page(door, group, group, { problems: refusal(error) }))
    }
  })
}

const groupOf = ({ code, tax_class_id: taxClass }: Record<string, string>) => ({ code, tax_class_id: Number(taxClass) })

function page(door: ShopDoor, values: Data, stored: Data | null, told: { saved?: string; problems?: string[] } = {}): Html {
  const title = stored ? textOf(stored.code) : 'New customer group'
  const classes = door.search('V1/taxClasses/search', { groups: [[['class_type', 'eq', 'CUSTOMER']]] }).items
  const sections: Section[] = [{
    title: 'Group information', fields: [
      { name: 'code', label: 'Group name', code: 'code', kind: 'text', value: textOf(values.code), required: true, help: 'Letters beyond the 32nd are cut off without a word.' },
      { name: 'tax_class_id', label: 'Tax class', code: 'tax_class_id', kind: 'choice', value: textOf(values.tax_class_id), options: classes.map(({ class_id: id, class_name: name }) => ({ value: textOf(id), label: textOf(name) })) },
      ...(stored ? [{ name: 'id', label: 'ID', code: 'id', kind: 'fixed' as const, value: textOf(stored.id) }] : []),
    ],
  }]
  const body = recordPage({
    title, back: { href: address, label: 'Customer groups' }, sections, action: stored ? `${address}/${textOf(stored.id)}` : `${address}/new`, submit: stored ? 'Save' : 'Create', ...told,
    ...(stored ? { deleteAction: `${address}/${textOf(stored.id)}/delete`, deleteLabel: `Delete ${title}`, after: everything(stored) } : {}),
  })
  return shopPage(door, { title, slug: 'groups', path: `${way} › ${stored ? title : 'Add New Customer Group'}`, body })
}
