const json = { 'content-type': 'application/json' }
const carts = '/rest/default/V1/guest-carts'

/** Carries out one request, or one order, that was made between the recorded exchanges without being kept. */
export async function performSetup({ method, path, body, order, note = '' }, shop) {
  if (order) await placeOrder(order, shop)
  if (method) await shop.call(method, path, { ...json, authorization: `Bearer ${await shop.signIn()}` }, body)
  // Two invoices of order 5 at the same moment: one was taken.
  if (note.includes('order 5')) await shop.call('POST', `/rest/V1/order/${lastOrder(shop)}/invoice`, { ...json, authorization: `Bearer ${await shop.signIn()}` }, { capture: true })
}

const lastOrder = ({ state }) => state.sales.list().at(-1).id

/** The first cart's first line: sent before the one that was kept, into the cart of exchange 600. */
export async function addFirstLine(path, shop) {
  await shop.call('POST', path, json, { cartItem: { sku: 'ORD-A', qty: 3 } })
}

/** As exchanges 600-604 did. */
async function placeOrder(lines, shop) {
  const address = {
    firstname: 'Ina', lastname: 'Voice', street: ['1 Main St'], city: 'Austin', region: 'Texas', region_code: 'TX', region_id: 57, postcode: '78701', country_id: 'US', telephone: '512-555-0100',
    email: 'ina@example.com',
  }
  const { body: cart } = await shop.call('POST', carts)
  const at = `${carts}/${cart}`
  for (const [sku, qty] of lines) await shop.call('POST', `${at}/items`, json, { cartItem: { quote_id: cart, sku, qty } })
  await shop.call('POST', `${at}/shipping-information`, json, { addressInformation: { shipping_address: address, billing_address: address, shipping_method_code: 'flatrate', shipping_carrier_code: 'flatrate' } })
  await shop.call('POST', `${at}/payment-information`, json, { email: address.email, paymentMethod: { method: 'checkmo' }, billingAddress: address })
}
