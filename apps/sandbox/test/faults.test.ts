import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createSandbox, type Sandbox } from '../src/index.ts'
import { askIntacct, createCustomer, queryCustomers } from './ask-intacct.ts'
import { askMagento, magentoToken } from './ask-magento.ts'

let sandbox: Sandbox
beforeAll(async () => { sandbox = await createSandbox({ sizes: { customers: 80 } }) })
afterAll(() => sandbox.close())
afterEach(() => sandbox.faults.reset())

const ask = (inner: string, session?: string) => askIntacct(sandbox.url, inner, session ? { session } : {})
const sessionOf = (text: string) => /<sessionid>([^<]+)/.exec(text)?.[1] ?? ''

describe('Faults', () => {
  test('too many requests: HTTP 429 with Retry-After, for the next two only', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'rate-limit', times: 2, retryAfterS: 7 })
    const first = await ask(queryCustomers())
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7'])
    expect(first.text).toContain('GW-0010')
    expect((await ask(queryCustomers())).status).toBe(429)
    expect((await ask(queryCustomers())).status).toBe(200)
    expect(sandbox.faults.active).toHaveLength(0)
    expect(sandbox.faults.hits.intacct).toEqual({ 'rate-limit': 2 })
  })

  test('503 without Retry-After when it is set to null', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'unavailable', retryAfterS: null })
    const { status, headers, text } = await ask(queryCustomers())
    expect([status, headers.get('retry-after')]).toEqual([503, null])
    expect(text).toContain('<html>')
  })

  test('an error page is HTML with the status that was asked for', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'html-error', status: 500 })
    const { status, headers } = await ask(queryCustomers())
    expect([status, headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8'])
  })

  test('cut before the commit: no answer, and nothing was written', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'cut-before', times: 1 })
    await expect(ask(createCustomer('CUT-BEFORE'))).rejects.toThrow('fetch failed')
    expect(sandbox.intacct.books.table('CUSTOMER').byKey('CUT-BEFORE')).toBeUndefined()
  })

  test('cut after the commit: no answer, but it was written', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'cut-after', times: 1 })
    await expect(ask(createCustomer('CUT-AFTER'))).rejects.toThrow('fetch failed')
    expect(sandbox.intacct.books.table('CUSTOMER').byKey('CUT-AFTER')).toBeDefined()
  })

  test('cut connections hit writes only, unless told otherwise', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'cut-before' })
    expect((await ask(queryCustomers())).status).toBe(200)
    sandbox.faults.add({ system: 'intacct', kind: 'cut-before', requests: 'reads' })
    await expect(ask(queryCustomers())).rejects.toThrow('fetch failed')
  })

  test('sessions end in the middle of the work, and a new one helps', async () => {
    const session = sessionOf((await ask('<getAPISession/>')).text)
    sandbox.faults.add({ system: 'intacct', kind: 'expire-sessions', after: 1, times: 1 })
    expect((await ask(queryCustomers(), session)).text).toContain('<CUSTOMERID>')
    expect((await ask(queryCustomers(), session)).text).toContain('XL03000006')
    const next = sessionOf((await ask('<getAPISession/>')).text)
    expect((await ask(queryCustomers(), next)).text).toContain('<CUSTOMERID>')
  })

  test('fewer rows than announced: the numbers stay, a row in the middle is missing', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'fewer-rows', rows: 2, pattern: 'query CUSTOMER' })
    const { text } = await ask(queryCustomers(50))
    expect(text).toContain('count="50" numremaining=')
    expect(text.match(/<CUSTOMER>/g)).toHaveLength(48)
    const numbers = [...text.matchAll(/<RECORDNO>(\d+)/g)].map(([, number]) => Number(number))
    const all = sandbox.intacct.books.table('CUSTOMER').byNumber.all.slice(0, 50).map((row) => Number(row.RECORDNO))
    expect([numbers[0], numbers.at(-1)]).toEqual([all[0], all.at(-1)])
  })

  test('latency delays the answer', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'latency', latencyMs: 120 })
    const start = performance.now()
    await ask(queryCustomers())
    expect(performance.now() - start).toBeGreaterThan(110)
  })

  test('a pattern limits a fault to what is asked', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'html-error', pattern: 'create customer' })
    expect((await ask(queryCustomers())).status).toBe(200)
    expect((await ask(createCustomer('PATTERN'))).status).toBe(502)
  })

  test('a probability hits about so many', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'unavailable', probability: 0.5 })
    let hit = 0
    for (let call = 0; call < 60; call++) if ((await ask('<getAPISession/>')).status === 503) hit += 1
    expect(hit).toBeGreaterThan(10)
    expect(hit).toBeLessThan(50)
  })

  test('pages, health and control are never hit', async () => {
    sandbox.faults.add({ system: 'intacct', kind: 'html-error' })
    for (const path of ['/health', '/control/state', '/intacct/customers', '/']) expect((await fetch(sandbox.url + path)).status).toBe(200)
  })
})

describe('Faults of the shop', () => {
  const customer = (email: string) => ({ customer: { email, firstname: 'Ada', lastname: 'Lovelace' } })

  test('a write that is cut after its commit is in the shop and in its ledger, once', async () => {
    const token = await magentoToken(sandbox.url)
    sandbox.faults.add({ system: 'magento', kind: 'cut-after', times: 1, pattern: '/customers' })
    await expect(askMagento(sandbox.url, 'POST', '/rest/V1/customers', customer('cut@example.com'), token)).rejects.toThrow('fetch failed')
    const again = await askMagento(sandbox.url, 'POST', '/rest/V1/customers', customer('cut@example.com'), token)
    expect(again).toMatchObject({ status: 400, body: { message: expect.stringContaining('already exists') } })
    expect(sandbox.magento.ledger.filter(({ key }) => key === 'cut@example.com')).toHaveLength(1)
  })

  test('signing in counts as a read: a cut of writes does not hit it', async () => {
    sandbox.faults.add({ system: 'magento', kind: 'cut-before' })
    expect(await magentoToken(sandbox.url)).toContain('.')
  })

  test('tokens end, and a new one helps', async () => {
    const token = await magentoToken(sandbox.url)
    await fetch(`${sandbox.url}/control/expire/magento`, { method: 'POST' })
    expect((await askMagento(sandbox.url, 'GET', '/rest/V1/store/storeViews', undefined, token)).status).toBe(401)
    expect((await askMagento(sandbox.url, 'GET', '/rest/V1/store/storeViews', undefined, await magentoToken(sandbox.url))).status).toBe(200)
  })

  test('429 is JSON, 503 is a page, and only what matches is hit', async () => {
    sandbox.faults.add({ system: 'magento', kind: 'rate-limit', pattern: 'customers/*/permissions' })
    sandbox.faults.add({ system: 'magento', kind: 'unavailable', pattern: '/store/', method: 'get' })
    const token = await magentoToken(sandbox.url)
    expect((await askMagento(sandbox.url, 'GET', '/rest/V1/customers/1/permissions/readonly', undefined, token))).toMatchObject({ status: 429, body: { message: 'Too Many Requests' } })
    expect((await askMagento(sandbox.url, 'GET', '/rest/V1/store/websites', undefined, token)).status).toBe(503)
    expect((await askMagento(sandbox.url, 'GET', '/rest/V1/customers/1', undefined, token)).status).toBe(200)
  })

  test('the bulk consumers stand still while the fault is set, and go on after it', async () => {
    const { id } = sandbox.faults.add({ system: 'magento', kind: 'bulk-stopped' })
    const token = await magentoToken(sandbox.url)
    const { body } = await askMagento<{ bulk_uuid: string }>(sandbox.url, 'POST', '/rest/async/bulk/V1/customers', [{ ...customer('bulk@example.com') }], token)
    const statusOf = async () => (await askMagento<{ operations_list: { status: number }[] }>(sandbox.url, 'GET', `/rest/V1/bulk/${body.bulk_uuid}/status`, undefined, token)).body.operations_list[0]?.status
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect(await statusOf()).toBe(4)
    sandbox.faults.remove(id)
    for (let look = 0; look < 400 && await statusOf() === 4; look++) await new Promise((resolve) => setTimeout(resolve, 25))
    expect(await statusOf()).toBe(1)
    expect(sandbox.magento.customers.byEmail('bulk@example.com')).toBeDefined()
  })
})

describe('The switchboard over HTTP', () => {
  const post = (body: unknown) => fetch(`${sandbox.url}/control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  test('sets, lists, removes and resets', async () => {
    const { id } = await (await post({ system: 'intacct', kind: 'latency', latencyMs: 0 })).json() as { id: string }
    await ask(queryCustomers())
    const listed = await (await fetch(`${sandbox.url}/control/faults`)).json()
    expect(listed).toMatchObject({ faults: [{ id, kind: 'latency', hits: 1 }], hits: { intacct: { latency: 1 } } })
    expect((await fetch(`${sandbox.url}/control/faults/${id}`, { method: 'DELETE' })).status).toBe(200)
    expect((await fetch(`${sandbox.url}/control/faults/${id}`, { method: 'DELETE' })).status).toBe(404)
    expect(await (await fetch(`${sandbox.url}/control/faults`, { method: 'DELETE' })).json()).toEqual({ faults: [], hits: { intacct: {}, magento: {} } })
  })

  test('refuses what cannot be, in words', async () => {
    const answer = await post({ system: 'magento', kind: 'fewer-rows' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('This system cannot have that fault.')
    expect((await post({ system: 'intacct', kind: 'latency', probability: 2 })).status).toBe(422)
  })

  test('the meter counts what the network saw, cut connections too', async () => {
    sandbox.meter.reset()
    sandbox.faults.add({ system: 'intacct', kind: 'cut-after', times: 1 })
    await ask(createCustomer('METER-1')).catch(() => {})
    await ask(queryCustomers())
    sandbox.faults.add({ system: 'intacct', kind: 'unavailable' })
    await ask(queryCustomers())
    for (let look = 0; look < 400 && sandbox.meter.read('intacct').requests < 3; look++) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(sandbox.meter.read('intacct')).toMatchObject({ requests: 3, reads: 2, writes: 1, answers: { 'cut': 1, '2xx': 1, '5xx': 1 } })
  })

  test('a reset makes both systems as the seed made them', async () => {
    await ask(createCustomer('RESET-1'))
    sandbox.faults.add({ system: 'intacct', kind: 'latency' })
    await fetch(`${sandbox.url}/control/reset`, { method: 'POST' })
    expect(sandbox.intacct.books.table('CUSTOMER').byKey('RESET-1')).toBeUndefined()
    expect(sandbox.faults.active).toEqual([])
  })
})
