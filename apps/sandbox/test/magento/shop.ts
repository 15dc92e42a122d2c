import { createSandbox, type Sandbox } from '../../src/index.ts'
import { askMagento, magentoToken, type Answer } from '../ask-magento.ts'

type Body = Record<string, unknown>

/** An empty shop behind HTTP, asked as its administrator unless another token is given. */
export interface Shop {
  sandbox: Sandbox
  ask<T = Body>(method: string, path: string, body?: unknown, token?: string): Promise<Answer<T>>
  close(): Promise<void>
}

export async function openShop(): Promise<Shop> {
  const sandbox = await createSandbox({ seed: 'empty' })
  const own = await magentoToken(sandbox.url)
  return {
    sandbox,
    ask: (method, path, body, token = own) => askMagento(sandbox.url, method, `/rest/${path}`, body, token),
    close: () => sandbox.close(),
  }
}

/** The query of a search: filters in one group each. */
export const where = (...filters: [field: string, value: string, condition?: string][]): string => filters.map(([field, value, condition = 'eq'], at) => {
  const filter = `searchCriteria[filterGroups][${at}][filters][0]`
  return `${filter}[field]=${field}&${filter}[value]=${encodeURIComponent(value)}&${filter}[conditionType]=${condition}`
}).join('&')

export const customer = (email: string, more: Body = {}) => ({ customer: { email, firstname: 'Ada', lastname: 'Lovelace', ...more } })
export const home = { firstname: 'Ada', lastname: 'Lovelace', street: ['12 St James Sq'], city: 'Austin', region: { region_id: 57 }, postcode: '78701', country_id: 'US', telephone: '512-555-0101' }
export const product = (sku: string, more: Body = {}) => ({ product: { sku, name: `Product ${sku}`, attribute_set_id: 4, price: 10, weight: 1, extension_attributes: { stock_item: { qty: 100, is_in_stock: true } }, ...more } })

/** Places an order as a guest would; answers its number. */
export async function placeOrder({ ask }: Shop, lines: [sku: string, qty: number][]): Promise<number> {
  const { body: cart } = await ask<string>('POST', 'default/V1/guest-carts')
  for (const [sku, qty] of lines) await ask('POST', `default/V1/guest-carts/${cart}/items`, { cartItem: { sku, qty } })
  const place = { ...home, region: 'Texas', region_id: 57, email: 'ina@example.com' }
  await ask('POST', `default/V1/guest-carts/${cart}/shipping-information`, { addressInformation: { shipping_address: place, billing_address: place, shipping_carrier_code: 'flatrate', shipping_method_code: 'flatrate' } })
  const { body: id } = await ask<number>('POST', `default/V1/guest-carts/${cart}/payment-information`, { email: 'ina@example.com', paymentMethod: { method: 'checkmo' }, billingAddress: place })
  return id
}

