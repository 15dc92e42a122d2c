import type { FastifyInstance } from 'fastify'
import type { Host } from '../../sandbox.ts'
import { recordPage, type Section } from '../form.ts'
import { html, type Html } from '../html.ts'
import { listPage, listQuery, pageSize, state } from '../list.ts'
import { send } from '../send.ts'
import { submitted, type Submitted } from '../submitted.ts'
import { attribute, choice, fixed, noYes, text } from './fields.ts'
import { doorOf, everything, found, notThere, refusal, shopPage } from './page.ts'
import { scopeLinks, scopeOf } from './scope.ts'
import { listOf, textOf, type Data, type ShopDoor } from './shop-door.ts'

const way = 'Catalog › Categories'
const address = '/magento/categories'
/** The category under which the shop's root categories lie; no page shows it. */
const treeRoot = 1

interface Told { saved?: string; problems?: string[] }

export function registerCategories(scope: FastifyInstance, host: Host): void {
  scope.get(address, (request, reply) => send(reply, list(doorOf(host), request.query)))
  scope.get(`${address}/new`, (_request, reply) => send(reply, page(doorOf(host), { is_active: true, include_in_menu: true }, null, 'all')))
  scope.post(`${address}/new`, (request, reply) => {
    const door = doorOf(host)
    const given = submitted(request.body)
    const category = { ...categoryOf(given), parent_id: Number(given.parent_id) }
    try {
      const made = door.send('POST', 'all/V1/categories', { category }) as Data
      return reply.redirect(`${address}/${textOf(made.id)}?saved=yes`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, category, null, 'all', { problems: refusal(error) }))
    }
  })

  scope.get<{ Params: { id: string }; Querystring: { saved?: string; store?: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const store = scopeOf(door, request.query.store)
    const category = categoryAt(door, request.params.id, store)
    if (!category) return notThere(reply, door, 'categories', `There is no category ${request.params.id}.`)
    return send(reply, page(door, category, category, store, request.query.saved ? { saved: 'Saved.' } : {}))
  })
  scope.post<{ Params: { id: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const { id } = request.params
    const given = submitted(request.body)
    const store = scopeOf(door, given.store)
    const stored = categoryAt(door, id, store)
    if (!stored) return notThere(reply, door, 'categories', `There is no category ${id}.`)
    try {
      const changes = changedOnly(categoryOf(given), stored)
      if (Object.keys(changes).length) door.send('PUT', `${store}/V1/categories/${id}`, { category: changes })
      if (given.parent_id && given.parent_id !== textOf(stored.parent_id)) door.send('PUT', `V1/categories/${id}/move`, { parentId: Number(given.parent_id) })
      return reply.redirect(`${address}/${id}?saved=yes${store === 'all' ? '' : `&store=${store}`}`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, { ...stored, ...categoryOf(given) }, stored, store, { problems: refusal(error) }))
    }
  })
  scope.post<{ Params: { id: string } }>(`${address}/:id/delete`, (request, reply) => {
    const door = doorOf(host)
    const { id } = request.params
    try {
      door.send('DELETE', `V1/categories/${id}`)
      return reply.redirect(address, 303)
    } catch (error) {
      const category = categoryAt(door, id, 'all') ?? {}
      return send(reply.code(422), page(door, category, category, 'all', { problems: refusal(error) }))
    }
  })
}

const categoryAt = (door: ShopDoor, id: string, store: string) => (/^\d+$/.test(id) ? found(() => door.get(`${store}/V1/categories/${id}`)) : null)

interface Leaf { id: string; name: string; depth: number; active: boolean; products: string }

/** The tree from its top to its leaves, children behind their parents. */
function leavesOf(tree: Data, depth = 0): Leaf[] {
  const own: Leaf = { id: textOf(tree.id), name: textOf(tree.name), depth, active: tree.is_active === true, products: textOf(tree.product_count) }
  return [own, ...listOf(tree.children_data).flatMap((child) => leavesOf(child, depth + 1))]
}

const allLeaves = (door: ShopDoor) => leavesOf(door.get('all/V1/categories'))

function list(door: ShopDoor, given: unknown): Html {
  const query = listQuery(given, '')
  const wanted = query.q.trim().toLowerCase()
  const rows = allLeaves(door).filter(({ name, id }) => name.toLowerCase().includes(wanted) || id === wanted)
  const body = listPage<Leaf>({
    title: 'Categories', address, query, rows: rows.slice((query.page - 1) * pageSize, query.page * pageSize), total: rows.length, searches: 'Name or ID', hrefOf: ({ id }) => `${address}/${id}`, newLabel: 'New category',
    columns: [
      { label: 'Name', cell: ({ name, depth }) => html`<span class="depth d${Math.min(depth, 8)}">${name}</span>` }, { label: 'ID', kind: 'code', cell: ({ id }) => id },
      { label: 'Products', kind: 'number', cell: ({ products }) => products }, { label: 'State', kind: 'state', cell: ({ active }) => state(active ? 'Enabled' : 'Disabled') },
    ],
  })
  return shopPage(door, { title: 'Categories', slug: 'categories', path: way, body })
}

function categoryOf(given: Submitted): Data {
  return {
    name: given.name, is_active: given.is_active === '1', include_in_menu: given.include_in_menu === '1', ...(given.position ? { position: Number(given.position) } : {}),
    custom_attributes: ['url_key', 'description', 'meta_title'].flatMap((code) => (given[code] === undefined || (given[code] === '' && code === 'url_key') ? [] : [{ attribute_code: code, value: given[code] }])),
  }
}

/** A value that is sent in a store view hides the general one for good, so only what was changed is sent. */
function changedOnly({ custom_attributes: attributes, ...own }: Data, stored: Data): Data {
  const changed = Object.fromEntries(Object.entries(own).filter(([name, value]) => textOf(stored[name]) !== textOf(value)))
  const custom = listOf(attributes).filter(({ attribute_code: code, value }) => attribute(stored, textOf(code)) !== textOf(value))
  return { ...changed, ...(custom.length ? { custom_attributes: custom } : {}) }
}

function page(door: ShopDoor, values: Data, stored: Data | null, store: string, told: Told = {}): Html {
  const title = stored ? textOf(stored.name) : 'New category'
  const own = `${address}/${textOf(stored?.id)}`
  const parents = [{ value: String(treeRoot), label: 'Root of all' }, ...allLeaves(door).map(({ id, name, depth }) => ({ value: id, label: `${' '.repeat(depth)}${name} (${id})` }))]
  const sections: Section[] = [{
    title: 'Category', fields: [
      text('name', 'Name', values.name, { required: true }), choice('parent_id', 'Parent', values.parent_id ?? parents[1]?.value, parents.filter(({ value }) => value !== textOf(stored?.id))),
      choice('is_active', 'Enabled', values.is_active ? '1' : '', noYes), choice('include_in_menu', 'Include in menu', values.include_in_menu ? '1' : '', noYes), text('position', 'Position', values.position, { inputType: 'number' }),
      text('url_key', 'URL key', attribute(values, 'url_key'), { help: 'Empty: made of the name.' }), text('meta_title', 'Meta title', attribute(values, 'meta_title')), text('description', 'Description', attribute(values, 'description'), { kind: 'long' }),
      ...(stored ? [fixed('id', 'ID', stored.id), fixed('path', 'Path', stored.path), fixed('level', 'Level', stored.level), fixed('created_at', 'Created (UTC)', stored.created_at), fixed('updated_at', 'Changed (UTC)', stored.updated_at)] : []),
    ],
  }]
  const body = recordPage({
    title, back: { href: address, label: 'Categories' }, sections, action: stored ? own : `${address}/new`, submit: stored ? 'Save' : 'Create', hidden: { store }, ...told,
    ...(stored ? { actions: scopeLinks(door, own, store), deleteAction: `${own}/delete`, deleteLabel: `Delete ${title}`, after: everything(stored) } : {}),
  })
  return shopPage(door, { title, slug: 'categories', path: `${way} › ${stored ? title : 'Add Subcategory'}`, body })
}
