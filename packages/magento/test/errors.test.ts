import http from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MagentoError } from '../src/index.ts'
import { fixture, recordings } from './recordings.ts'
import { startShop, thrownBy, type Reaction, type Shop } from './shop.ts'

interface ErrorAnswer { exchange: string; method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; status: number; body: string }
const answers = fixture<ErrorAnswer[]>('errors')

let reaction: Reaction = {}
let shop: Shop
beforeAll(async () => { shop = await startShop(() => reaction) })
afterAll(() => shop.close())

async function errorOf(answer: Reaction, method: ErrorAnswer['method'] = 'GET', path = 'customers/1'): Promise<MagentoError> {
  reaction = answer
  const error = await thrownBy(() => shop.client({ retries: 0, auth: { kind: 'oauth', consumerKey: 'k', consumerSecret: 'a-secret', accessToken: 't', accessTokenSecret: 'a-secret' } }).request({ method, path }))
  expect(error).toBeInstanceOf(MagentoError)
  return error as MagentoError
}

describe('an error of the shop', () => {
  test.each<[string, Partial<MagentoError>]>([
    ['002', { kind: 'unauthorized', message: 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.' }],
    ['004', { kind: 'invalid', message: '"password" is required. Enter and try again.', parameters: { fieldName: 'password' } }],
    ['012', { kind: 'forbidden', resource: 'Magento_Customer::customer', message: "The consumer isn't authorized to access Magento_Customer::customer." }],
    ['024', { kind: 'unauthorized', resource: undefined, message: 'The signature is invalid. Verify and try again.' }],
    ['026', { kind: 'unauthorized', message: 'The nonce is already being used by the consumer with ID 1' }],
    ['029', { kind: 'invalid', message: 'Signature method HMAC-SHA1 is not supported' }],
    ['108', { kind: 'invalid', details: ['"First Name" is a required value.', '"Last Name" is a required value.'] }],
    ['127', { kind: 'invalid', fieldErrors: ['firstname', 'lastname', 'street', 'city', 'telephone', 'postcode'].map((field) => ({ field, message: `"${field}" is required. Enter and try again.` })) }],
    ['134', { kind: 'invalid', message: '"Street Address" cannot contain more than 2 lines.' }],
    ['141', { kind: 'not-found', status: 404 }],
    ['143', { kind: 'invalid', fieldErrors: [{ field: 'ErpNumber', message: '"ErpNumber" is not supported. Correct the field name and try again.' }] }],
    ['154', { kind: 'not-found', message: 'No such entity with email = createdat@example.com, websiteId = 1' }],
    ['156', { kind: 'not-found', message: 'No such entity with customerId = 9999999' }],
    ['193', { kind: 'invalid', message: 'The sort order has to be specified as ASC for ascending order or DESC for descending order.' }],
    ['209', { kind: 'invalid', message: 'Invalid value of "57" provided for the regionId field.' }],
    ['253', { kind: 'invalid', message: 'Could not save category: URL key for specified store already exists.' }],
    ['314', { kind: 'server', transient: true, message: 'The shop answers with something that is not JSON (HTTP 500): An error has happened during application run. See exception log for details.' }],
    ['417', { kind: 'invalid', fieldErrors: [{ field: 'status', message: '"status" should be numeric.' }] }],
    ['612', { kind: 'server', transient: true, reportId: 'webapi-6b05775f36891' }],
    ['636', { kind: 'invalid', details: ['Invoice Document Validation Error(s):', "The invoice can't be created without products. Add products and try again.", 'The order does not allow an invoice to be created.'] }],
  ])('recorded exchange %s › says what is wrong as data', async (exchange, expected) => {
    const { method, path, status, body } = answers.find((answer) => answer.exchange === exchange) as ErrorAnswer
    expect(await errorOf({ status, text: body }, method, path)).toMatchObject({ method, path, status, ...expected })
  })

  test.each(answers)('recorded exchange $exchange › leaves no placeholder open', async ({ method, path, status, body }) => {
    const error = await errorOf({ status, text: body }, method, path)
    expect(error.message).not.toMatch(/%\w/)
    expect(error.transient).toBe(status >= 500)
    expect(error.outcomeUnknown).toBe(status >= 500 && method !== 'GET')
  })

  test.each([
    [500, 'SQLSTATE[40001]: Serialization failure: 1213 Deadlock found when trying to get lock; try restarting transaction'],
    [400, 'Could not save Source Item Configuration'],
    [400, 'SQLSTATE[HY000]: General error: 1205 Lock wait timeout exceeded; try restarting transaction'],
  ])('HTTP %i “%s” › was undone by the database: transient, and its outcome is known', async (status, message) => {
    expect(await errorOf({ status, json: { message } }, 'POST')).toMatchObject({ transient: true, outcomeUnknown: false })
  })

  test('a value that does not fit its column comes again every time', async () => {
    expect(await errorOf({ status: 400, json: { message: 'SQLSTATE[HY000]: General error: 1366 Incorrect string value' } }, 'POST')).toMatchObject({ transient: false })
  })
})

describe('an answer from in between', () => {
  const page = (title: string) => `<!DOCTYPE html>\n<html><head><title> ${title} </title></head><body>…</body></html>`

  test.each<[string, Reaction, Partial<MagentoError>]>([
    ['a gateway that gives up', { status: 502, text: page('502 Bad Gateway') }, { kind: 'html', transient: true, message: 'The web server before the shop answers with a page instead of data (HTTP 502, “502 Bad Gateway”).' }],
    ['a firewall', { status: 403, text: page('Attention Required!') }, { kind: 'html', transient: false }],
    ['a base URL that is none', { status: 404, text: page('404 Not Found') }, { kind: 'html', transient: false, message: expect.stringContaining('Check the base URL') as never }],
    ['a page that says 200', { status: 200, text: page('Home page') }, { kind: 'html', status: 200 }],
    ['JSON that is cut', { status: 200, text: '{"items":[' }, { kind: 'parse' }],
    ['a redirect', { status: 301, headers: { location: 'https://www.shop.example/rest/V1/x?token=1' } }, { kind: 'redirect', message: 'The shop redirects to another address (HTTP 301, https://www.shop.example). Enter its final base URL.' }],
    ['too many calls', { status: 429, headers: { 'retry-after': '7' }, json: { message: 'slow down' } }, { kind: 'rate-limited', transient: true, retryAfterMs: 7000, outcomeUnknown: false }],
    ['maintenance', { status: 503, text: page('Service Temporarily Unavailable') }, { kind: 'unavailable', transient: true }],
    ['an address that is too long', { status: 414, text: page('414') }, { kind: 'too-large', transient: false }],
  ])('%s', async (_, answer, expected) => {
    expect(await errorOf(answer)).toMatchObject(expected)
  })

  test('an answer above the limit is not read to its end', async () => {
    reaction = { json: 'x'.repeat(50_000) }
    const error = await thrownBy(() => shop.client({ maxBytes: 10_000, retries: 0 }).get('modules'))
    expect(error).toMatchObject({ kind: 'too-large' })
  })

  test('nobody at the address', async () => {
    const empty = await startShop(() => ({}))
    const client = empty.client({ retries: 0 })
    await empty.close()
    expect(await thrownBy(() => client.post('customers', {}))).toMatchObject({ kind: 'network', transient: true, outcomeUnknown: false, message: 'The shop cannot be reached (ECONNREFUSED).' })
  })
})

describe('an agent that does not let a call out', () => {
  /** As a guard against calls into one's own network does. */
  class Guard extends http.Agent {
    createConnection = ((_: unknown, done: (error: Error) => void) => {
      done(Object.assign(new Error('The address 10.0.0.1 lies inside the network.'), { code: 'EPRIVATEADDRESS' }))
    }) as never
  }

  test('is heard in its own words, once, and nothing was sent', async () => {
    const tries: unknown[] = []
    const error = await thrownBy(() => shop.client({ agents: { http: new Guard() }, onCall: (one) => tries.push(one) }).post('customers', {}, { repeatable: true }))
    expect(error).toMatchObject({ kind: 'network', transient: false, outcomeUnknown: false, message: 'The address 10.0.0.1 lies inside the network.' })
    expect(tries).toHaveLength(1)
  })
})

describe('secrets', () => {
  test('stand nowhere in what is thrown', async () => {
    const secret = /a-secret|my-password/
    const cut = await startShop(() => (response) => { response.destroy() })
    const errors = [
      await errorOf({ status: 401, json: { message: 'no' } }),
      await thrownBy(() => cut.client({ retries: 0 }).post('customers', { password: 'my-password' })),
      await thrownBy(() => cut.client({ retries: 0, auth: { kind: 'admin', username: 'u', password: 'my-password' } }).get('modules')),
    ]
    await cut.close()
    for (const error of errors) expect(everythingIn(error)).not.toMatch(secret)
  })
})

/** All text that hangs on a value, however deep. */
function everythingIn(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null || seen.has(value)) return String(value)
  seen.add(value)
  return Reflect.ownKeys(value).map((key) => `${String(key)} ${everythingIn((value as Record<PropertyKey, unknown>)[key], seen)}`).join('\n')
}

const recorded = recordings()?.filter(({ response, request }) => response.status >= 400 && request.path.startsWith('/rest/'))
if (recorded) {
  describe('every recorded refusal', () => {
    test.each(recorded)('$number › $title', async ({ request, response }) => {
      const error = await errorOf({ status: response.status, text: response.bodyRaw ?? JSON.stringify(response.body) }, request.method as ErrorAnswer['method'])
      expect(error.message).not.toMatch(/%[A-Za-z]\w*|%\d/)
      expect(['html', 'parse']).not.toContain(error.kind)
    })
  })
}
