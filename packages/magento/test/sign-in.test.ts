import { afterEach, describe, expect, test } from '@jest/globals'
import { jwt, startShop, thrownBy, type Heard, type Reaction, type Shop } from './shop.ts'

let shop: Shop | undefined
afterEach(async () => { await shop?.close() })

const auth = { kind: 'admin', username: 'admin', password: 'my-password' } as const
const isSignIn = ({ path }: Heard) => path === '/rest/V1/integration/admin/token'
const notAuthorized = (resources: string): Reaction => ({ status: 401, json: { message: "The consumer isn't authorized to access %resources.", parameters: { resources } } })
const signIns = () => shop?.heard.filter(isSignIn).length

/** A shop that gives out tokens; `react` sees the other calls and the number of the token that they bear. */
async function open(react: (request: Heard, token: number) => Reaction, lifetimeSeconds = 3600, skewSeconds = 0, afterMs = 0) {
  const tokens: string[] = []
  shop = await startShop((request) => {
    if (isSignIn(request)) {
      tokens.push(jwt(lifetimeSeconds, String(tokens.length), Math.floor(Date.now() / 1000) + skewSeconds))
      return { json: tokens.at(-1), afterMs }
    }
    return react(request, tokens.indexOf(String(request.headers.authorization).replace('Bearer ', '')))
  })
  return shop
}

describe('an administrator', () => {
  test('signs in once for many calls at the same moment', async () => {
    const { client } = await open(() => ({ json: [] }), 3600, 0, 30)
    const magento = client({ auth })
    await Promise.all(Array.from({ length: 6 }, () => magento.store.websites()))
    await magento.store.websites()
    expect(signIns()).toBe(1)
    expect(shop?.heard[0]?.body).toEqual({ username: 'admin', password: 'my-password' })
  })

  test('signs in anew before the token runs out', async () => {
    const { client } = await open(() => ({ json: [] }), 1)
    const magento = client({ auth })
    await magento.store.websites()
    await new Promise((resolve) => { setTimeout(resolve, 800) })
    await Promise.all([magento.store.websites(), magento.store.websites()])
    expect(signIns()).toBe(2)
  })

  test('keeps a token that lives a minute only (recorded exchange 018)', async () => {
    const { client } = await open(() => ({ json: [] }), 60)
    const magento = client({ auth })
    for (let i = 0; i < 3; i++) await magento.store.websites()
    expect(signIns()).toBe(1)
  })

  test.each([-7200, 7200])('keeps a token of a shop whose clock is wrong by %i seconds', async (skew) => {
    const { client } = await open(() => ({ json: [] }), 3600, skew)
    const magento = client({ auth })
    for (let i = 0; i < 3; i++) await magento.store.websites()
    expect(signIns()).toBe(1)
  })

  test('whose token is refused signs in once more and repeats the call, also for calls at the same moment', async () => {
    const { client } = await open((_, token) => (token === 0 ? notAuthorized('Magento_Backend::store') : { json: { id: 1 } }))
    const magento = client({ auth })
    const answers = await Promise.all([magento.post('customers', {}), magento.get('customers/1'), magento.get('customers/2')])
    expect(answers).toEqual([{ id: 1 }, { id: 1 }, { id: 1 }])
    expect(signIns()).toBe(2)
  })

  test('whose role lacks a right hears which, and does not sign in for every call', async () => {
    const { client } = await open(() => notAuthorized('Magento_Customer::customer'))
    const magento = client({ auth })
    for (let i = 0; i < 3; i++) {
      expect(await thrownBy(() => magento.customers.get(1))).toMatchObject({ kind: 'forbidden', resource: 'Magento_Customer::customer' })
    }
    expect(signIns()).toBe(2)
  })

  test('with a wrong password hears so, without a second try', async () => {
    shop = await startShop(() => ({ status: 401, json: { message: 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.' } }))
    expect(await thrownBy(() => (shop as Shop).client({ auth }).store.websites())).toMatchObject({ kind: 'unauthorized', path: 'integration/admin/token', resource: undefined })
    expect(signIns()).toBe(1)
  })

  test('can sign in after a failed sign-in', async () => {
    let broken = true
    shop = await startShop((request) => (isSignIn(request) ? (broken ? { status: 401, json: { message: 'no' } } : { json: jwt(3600) }) : { json: [] }))
    const magento = shop.client({ auth })
    await thrownBy(() => magento.store.websites())
    broken = false
    expect(await magento.store.websites()).toEqual([])
  })

  test('signs in although all places are taken', async () => {
    const { client } = await open(() => ({ json: [] }))
    expect(await client({ auth, maxConcurrency: 1 }).store.websites()).toEqual([])
  })

  test('whose shop answers a sign-in with something else hears so', async () => {
    shop = await startShop(() => ({ json: { ok: true } }))
    expect(await thrownBy(() => (shop as Shop).client({ auth }).store.websites())).toMatchObject({ kind: 'parse', message: 'The shop answered a sign-in without a token.' })
  })
})

describe('a bearer token', () => {
  const refusal = notAuthorized('Magento_Backend::store')

  test('that never worked is called in question, not the right', async () => {
    shop = await startShop(({ path }) => (path.includes('/directory/') ? { json: [] } : refusal))
    const magento = shop.client()
    await magento.directory.countries()
    expect(await thrownBy(() => magento.store.websites())).toMatchObject({ kind: 'unauthorized', resource: 'Magento_Backend::store', message: expect.stringContaining('use OAuth') })
  })

  test('that worked before lacks a right', async () => {
    shop = await startShop((_, n) => (n === 0 ? { json: [] } : refusal))
    const magento = shop.client()
    await magento.store.websites()
    expect(await thrownBy(() => magento.store.configs())).toMatchObject({ kind: 'forbidden', resource: 'Magento_Backend::store' })
  })
})
