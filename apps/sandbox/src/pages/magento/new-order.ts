import type { FastifyInstance } from 'fastify'
import type { Host } from '../../sandbox.ts'
import { recordPage, type FormField } from '../form.ts'
import type { Html } from '../html.ts'
import { send } from '../send.ts'
import { submitted, type Submitted } from '../submitted.ts'
import { choice, text } from './fields.ts'
import { doorOf, refusal, shopPage } from './page.ts'
import { listOf, Refused, textOf, type Data, type ShopDoor } from './shop-door.ts'

const address = '/magento/orders'
const lines = 5
const filledIn: Submitted = { firstname: 'Ina', lastname: 'Voice', 'street': '1 Main St', city: 'Austin', region_id: '57', postcode: '78701', country_id: 'US', telephone: '512-555-0100' }

/** An order by a guest or a customer, placed through a cart as the storefront does it: flat rate, check or money order. */
export function registerNewOrder(scope: FastifyInstance, host: Host): void {
  scope.get<{ Querystring: Submitted }>(`${address}/new`, (request, reply) => send(reply, page(doorOf(host), { ...filledIn, ...request.query })))
  scope.post(`${address}/new`, (request, reply) => {
    const door = doorOf(host)
    const given = submitted(request.body)
    try {
      return reply.redirect(`${address}/${placeOrder(door, given)}?done=placed`, 303)
    } catch (error) {
      return send(reply.code(422), page(door, given, refusal(error)))
    }
  })
}

/** Answers the order's id. Throws a Refused. */
function placeOrder(door: ShopDoor, given: Submitted): string {
  const wanted = Array.from({ length: lines }, (_, at) => ({ sku: given[`sku.${at}`]?.trim() ?? '', qty: Number(given[`qty.${at}`] || 1) })).filter(({ sku }) => sku)
  if (wanted.length === 0) throw new Refused(422, ['Enter at least one SKU.'])
  if (!given.email) throw new Refused(422, ['Enter the e-mail address of the person who orders.'])
  const { firstname, lastname, street = '', city, region_id: region, postcode, country_id: country, telephone, company, email } = given
  const place = { firstname, lastname, company, street: [street], city, region_id: Number(region || 0), postcode, country_id: country, telephone, email }
  const customer = customerWith(door, email)
  const cart = textOf(customer ? door.send('POST', `V1/customers/${textOf(customer.id)}/carts`) : door.send('POST', 'default/V1/guest-carts'))
  const at = customer ? `V1/carts/${cart}` : `default/V1/guest-carts/${cart}`
  for (const { sku, qty } of wanted) door.send('POST', `${at}/items`, { cartItem: { quote_id: cart, sku, qty } })
  door.send('POST', `${at}/shipping-information`, { addressInformation: { shipping_address: place, billing_address: place, shipping_carrier_code: 'flatrate', shipping_method_code: 'flatrate' } })
  const placed = textOf(customer ? door.send('PUT', `${at}/order`, { paymentMethod: { method: 'checkmo' } }) : door.send('POST', `${at}/payment-information`, { email, paymentMethod: { method: 'checkmo' }, billingAddress: place }))
  if (given.ext_order_id) door.send('POST', 'V1/orders', { entity: { entity_id: Number(placed), ext_order_id: given.ext_order_id } })
  return placed
}

/** Whoever has an account with that address is taken for that customer, as after signing in. */
const customerWith = (door: ShopDoor, email: string): Data | undefined => door.search('V1/customers/search', { groups: [[['email', 'eq', email]]], pageSize: 1 }).items[0]

function page(door: ShopDoor, values: Submitted, problems?: string[]): Html {
  const products = door.search('V1/products', { pageSize: 200, sort: 'sku', groups: [[['status', 'eq', '1']], [['type_id', 'eq', 'simple']]] })
  const items = Array.from({ length: lines }, (_, at): FormField[] => [
    products.total <= 200
      ? choice(`sku.${at}`, `Product ${at + 1}`, values[`sku.${at}`], [{ value: '', label: '(none)' }, ...products.items.map(({ sku, name, price }) => ({ value: textOf(sku), label: `${textOf(sku)} · ${textOf(name)} · ${Number(price).toFixed(2)}` }))], { code: '' })
      : text(`sku.${at}`, `SKU ${at + 1}`, values[`sku.${at}`], { code: '' }),
    text(`qty.${at}`, 'Quantity', values[`qty.${at}`] ?? '1', { inputType: 'number', code: '' }),
  ]).flat()
  const countries = door.list('V1/directory/countries').map(({ id, full_name_locale: name }) => ({ value: textOf(id), label: textOf(name) || textOf(id) }))
  const regions = values.country_id ? listOf(door.get(`V1/directory/countries/${encodeURIComponent(values.country_id)}`).available_regions) : []
  const body = recordPage({
    title: 'Place an order', back: { href: address, label: 'Orders' }, action: `${address}/new`, submit: 'Place the order', ...(problems ? { problems } : {}),
    sections: [
      { title: 'Items', lines: 2, fields: items },
      {
        title: 'Who orders', note: 'An address that belongs to a customer of the shop orders as that customer, any other as a guest.', fields: [
          text('email', 'Email', values.email, { required: true }), text('firstname', 'First name', values.firstname), text('lastname', 'Last name', values.lastname), text('company', 'Company', values.company),
          text('ext_order_id', 'External number', values.ext_order_id, { help: 'For instance the number of the sales order in Sage Intacct.' }),
        ],
      },
      {
        title: 'Billing and shipping address', fields: [
          text('street', 'Street', values.street), text('city', 'City', values.city), text('postcode', 'Postcode', values.postcode), choice('country_id', 'Country', values.country_id, countries),
          choice('region_id', 'State or province', values.region_id, [{ value: '', label: '(none)' }, ...regions.map(({ id, name }) => ({ value: textOf(id), label: textOf(name) }))]), text('telephone', 'Telephone', values.telephone, { inputType: 'tel' }),
        ],
      },
    ],
  })
  return shopPage(door, { title: 'Place an order', slug: 'orders', path: 'Storefront › Cart › Checkout, or Sales › Orders › Create New Order', body })
}
