import type { FastifyInstance } from 'fastify'
import type { Host } from '../../sandbox.ts'
import { recordPage, type Section } from '../form.ts'
import type { Html } from '../html.ts'
import { listPage, listQuery, pageSize, state } from '../list.ts'
import { send } from '../send.ts'
import { submitted, type Submitted } from '../submitted.ts'
import { attribute, choice, fixed, money, noYes, text, type Option } from './fields.ts'
import { doorOf, everything, found, notThere, refusal, shopPage } from './page.ts'
import { scopeLinks, scopeOf } from './scope.ts'
import { dataOf, listOf, textOf, type Data, type ShopDoor } from './shop-door.ts'

const way = 'Catalog › Products'
const address = '/magento/products'
const defaultAttributeSet = 4
const visibilities: readonly Option[] = [{ value: '1', label: 'Not visible individually' }, { value: '2', label: 'Catalog' }, { value: '3', label: 'Search' }, { value: '4', label: 'Catalog, search' }]
const statuses: readonly Option[] = [{ value: '1', label: 'Enabled' }, { value: '2', label: 'Disabled' }]
/** Custom attributes that the form edits by name; the others are listed under all that the web API answers. */
const attributes = ['url_key', 'tax_class_id', 'special_price', 'short_description', 'description'] as const

interface Told { saved?: string; problems?: string[] }

export function registerProducts(scope: FastifyInstance, host: Host): void {
  scope.get(address, (request, reply) => send(reply, list(doorOf(host), request.query)))
  scope.get(`${address}/new`, (_request, reply) => send(reply, page(doorOf(host), { status: 1, visibility: 4 }, null, 'all')))
  scope.post(`${address}/new`, (request, reply) => {
    const door = doorOf(host)
    const given = submitted(request.body)
    const product = { sku: given.sku, attribute_set_id: defaultAttributeSet, type_id: 'simple', ...productOf(given, {}) }
    try {
      const made = door.send('POST', 'all/V1/products', { product }) as Data
      return reply.redirect(`${address}/${textOf(made.id)}?saved=yes`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, product, null, 'all', { problems: refusal(error) }))
    }
  })

  scope.get<{ Params: { id: string }; Querystring: { saved?: string; store?: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const store = scopeOf(door, request.query.store)
    const product = productAt(door, request.params.id, store)
    if (!product) return notThere(reply, door, 'products', `There is no product ${request.params.id}.`)
    return send(reply, page(door, product, product, store, request.query.saved ? { saved: 'Saved.' } : {}))
  })
  scope.post<{ Params: { id: string } }>(`${address}/:id`, (request, reply) => {
    const door = doorOf(host)
    const { id } = request.params
    const given = submitted(request.body)
    const store = scopeOf(door, given.store)
    const stored = productAt(door, id, store)
    if (!stored) return notThere(reply, door, 'products', `There is no product ${id}.`)
    const product = productOf(given, stored)
    try {
      if (Object.keys(product).length) door.send('PUT', `${store}/V1/products/${encodeURIComponent(textOf(stored.sku))}`, { product })
      return reply.redirect(`${address}/${id}?saved=yes${store === 'all' ? '' : `&store=${store}`}`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, { ...stored, ...product }, stored, store, { problems: refusal(error) }))
    }
  })
  scope.post<{ Params: { id: string } }>(`${address}/:id/delete`, (request, reply) => {
    const door = doorOf(host)
    const product = productAt(door, request.params.id, 'all')
    if (product) door.send('DELETE', `V1/products/${encodeURIComponent(textOf(product.sku))}`)
    return reply.redirect(address, 303)
  })
}

/** Administration addresses name a product by its number, the web API by its SKU. */
function productAt(door: ShopDoor, id: string, store: string): Data | null {
  if (!/^\d+$/.test(id)) return null
  const [known] = door.search('V1/products', { groups: [[['entity_id', 'eq', id]]], pageSize: 1 }).items
  return known ? found(() => door.get(`${store}/V1/products/${encodeURIComponent(textOf(known.sku))}`)) : null
}

function list(door: ShopDoor, given: unknown): Html {
  const query = listQuery(given, '-entity_id')
  const words = query.q.trim().split(/\s+/).filter(Boolean)
  const { items, total } = door.search('all/V1/products', { page: query.page, pageSize, sort: query.sort, groups: words.map((word) => ['sku', 'name'].map((field) => [field, 'like', `%${word}%`] as const)) })
  const body = listPage<Data>({
    title: 'Products', address, query, rows: items, total, searches: 'SKU or name', hrefOf: ({ id }) => `${address}/${id}`, newLabel: 'New product', empty: 'The shop has no products yet.',
    columns: [
      { label: 'ID', sort: 'entity_id', kind: 'code', cell: ({ id }) => textOf(id) }, { label: 'SKU', sort: 'sku', kind: 'code', cell: ({ sku }) => textOf(sku) }, { label: 'Name', sort: 'name', cell: ({ name }) => textOf(name) },
      { label: 'Type', cell: ({ type_id: type }) => textOf(type) }, { label: 'Price', sort: 'price', kind: 'number', cell: ({ price }) => (price === undefined ? '' : Number(price).toFixed(2)) },
      { label: 'Visibility', cell: ({ visibility }) => visibilities.find(({ value }) => value === textOf(visibility))?.label ?? '' },
      { label: 'State', kind: 'state', cell: ({ status }) => state(textOf(status) === '1' ? 'Enabled' : 'Disabled') }, { label: 'Changed (UTC)', sort: 'updated_at', kind: 'code', cell: ({ updated_at: at }) => textOf(at) },
    ],
  })
  return shopPage(door, { title: 'Products', slug: 'products', path: way, body })
}

/** What the form changes: a value that is sent in a store view hides the general one for good, so nothing else is sent. */
function productOf(given: Submitted, stored: Data): Data {
  const numbers = ['price', 'weight', 'status', 'visibility']
  const own = ['name', ...numbers].filter((name) => given[name] !== undefined && given[name] !== textOf(stored[name]))
  const custom = attributes.filter((code) => given[code] !== undefined && given[code] !== attribute(stored, code))
  const links = given.categories === undefined || given.categories === categoriesOf(stored) ? {} : { category_links: given.categories.split(/[\s,]+/).filter(Boolean).map((id) => ({ category_id: id, position: 0 })) }
  const stock = dataOf(dataOf(stored.extension_attributes).stock_item)
  const moved = given.qty !== undefined && (given.qty !== textOf(stock.qty) || (given.is_in_stock === '1') !== Boolean(stock.is_in_stock))
  const extension = { ...links, ...(moved ? { stock_item: { qty: Number(given.qty || 0), is_in_stock: given.is_in_stock === '1' } } : {}) }
  return {
    ...Object.fromEntries(own.map((name) => [name, numbers.includes(name) ? Number(given[name] || 0) : given[name]])),
    ...(custom.length ? { custom_attributes: custom.map((code) => ({ attribute_code: code, value: given[code] })) } : {}),
    ...(Object.keys(extension).length ? { extension_attributes: extension } : {}),
  }
}

const categoriesOf = (product: Data) => listOf(dataOf(product.extension_attributes).category_links).map(({ category_id: id }) => textOf(id)).join(', ')

function page(door: ShopDoor, values: Data, stored: Data | null, store: string, told: Told = {}): Html {
  const title = stored ? textOf(stored.name) : 'New product'
  const own = `${address}/${textOf(stored?.id)}`
  const stock = dataOf(dataOf(values.extension_attributes).stock_item)
  const classes = door.search('V1/taxClasses/search', { groups: [[['class_type', 'eq', 'PRODUCT']]] }).items.map(({ class_id: id, class_name: name }) => ({ value: textOf(id), label: textOf(name) }))
  const sections: Section[] = [
    {
      title: 'Product', fields: [
        stored ? fixed('sku', 'SKU', stored.sku) : text('sku', 'SKU', values.sku, { required: true, maxLength: 64 }), text('name', 'Name', values.name, { required: true }), text('price', 'Price', values.price, { inputType: 'number', required: true }),
        choice('status', 'State', values.status, statuses), choice('visibility', 'Visibility', values.visibility, visibilities), text('weight', 'Weight', values.weight, { inputType: 'number' }),
        choice('tax_class_id', 'Tax class', attribute(values, 'tax_class_id'), [{ value: '', label: '(not set)' }, { value: '0', label: 'None' }, ...classes]),
        text('special_price', 'Special price', attribute(values, 'special_price'), { inputType: 'number' }), text('url_key', 'URL key', attribute(values, 'url_key')),
        text('categories', 'Categories', categoriesOf(values), { code: 'category_links', help: 'IDs, separated by commas.' }),
        text('short_description', 'Short description', attribute(values, 'short_description'), { kind: 'long' }), text('description', 'Description', attribute(values, 'description'), { kind: 'long' }),
      ],
    },
    { title: 'Stock', fields: [text('qty', 'Quantity', stock.qty, { inputType: 'number' }), choice('is_in_stock', 'In stock', stock.is_in_stock ? '1' : '', noYes)] },
    ...(stored ? [{ title: 'Set by the shop', fields: [fixed('id', 'ID', stored.id), fixed('type_id', 'Type', stored.type_id), fixed('attribute_set_id', 'Attribute set', stored.attribute_set_id), fixed('created_at', 'Created (UTC)', stored.created_at), fixed('updated_at', 'Changed (UTC)', stored.updated_at)] }] : []),
  ]
  const body = recordPage({
    title, facts: stored ? [textOf(stored.sku), ' ', money(stored.price)] : undefined, back: { href: address, label: 'Products' }, sections, action: stored ? own : `${address}/new`, submit: stored ? 'Save' : 'Create', hidden: { store }, ...told,
    ...(stored ? { actions: scopeLinks(door, own, store), deleteAction: `${own}/delete`, deleteLabel: 'Delete this product', after: everything(stored) } : {}),
  })
  return shopPage(door, { title, slug: 'products', path: `${way} › ${stored ? 'Edit' : 'Add Product'}`, body })
}
