import { addFirstLine } from './setup.mjs'
import { recordedHost } from './shop.mjs'

/** What was changed in the shop between the exchanges, from their titles: it holds from exchange `before` on, whether that one is there or not. */
export const changesBetween = [
  { before: 16, make: ({ state }) => void (state.switches.integrationTokenAsBearer = true) },
  { before: 17, make: ({ state }) => void (state.switches.integrationTokenAsBearer = false) },
  // The shop's attribute cache was cleaned.
  { before: 472, make: ({ state }) => state.attributes.cleanCache() },
]

/**
 * What was different about the web server before the shop, or about the request, when an exchange was made: from the titles and notes of
 * the recordings. A function gets the shop and the recorded request, and answers the headers to add.
 */
export const circumstances = {
  // Its nonce was spent by the exchange before it, which may be kept back.
  26: async ({ call }, { method, path, headers }) => {
    await call(method, path, { authorization: headers.Authorization })
    return {}
  },
  // Sent twice: first for another product, which was not kept (setup.json).
  601: async (shop, { path }) => {
    await addFirstLine(path, shop)
    return {}
  },
  // The web server passed the host without its port.
  19: () => ({ host: recordedHost.split(':')[0] }),
}

/** What was in the store before the first exchange. */
export async function beforeAll(shop) {
  shop.setClock(new Date('2026-11-24T10:19:35Z'))
  const customer = { email: 'oauth1@example.com', firstname: 'O', lastname: 'Auth' }
  await shop.call('POST', '/rest/V1/customers', { 'content-type': 'application/json' }, { customer })
}
