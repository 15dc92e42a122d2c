import { afterEach, describe, expect, test } from '@jest/globals'
import type { MagentoCall } from '../src/index.ts'
import { startShop, thrownBy, type Heard, type Reaction, type Shop } from './shop.ts'

let shop: Shop | undefined
afterEach(async () => { await shop?.close() })

const open = async (react: (request: Heard, n: number) => Reaction) => (shop = await startShop(react))

/** Ends the connection without an answer, as after a crash: what the shop did before, nobody hears. */
const cut: Reaction = (response) => { response.destroy() }
/** Begins an answer and breaks off. */
const breakOff: Reaction = (response) => { response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }); response.write('{"id":'); setTimeout(() => response.destroy(), 20) }
const silence: Reaction = () => {}
const gatewayDown: Reaction = { status: 502, text: '<html><title>Bad Gateway</title></html>' }
const deadlock: Reaction = { status: 400, json: { message: 'SQLSTATE[40001]: Serialization failure: 1213 Deadlock found' } }
const later: Reaction = { status: 503, headers: { 'retry-after': '0' }, json: { message: 'Service unavailable' } }
const tooMany: Reaction = { status: 429, headers: { 'retry-after': '0' }, json: {} }

describe('a read', () => {
  test.each([['a cut connection', cut], ['an answer that breaks off', breakOff], ['a gateway that gives up', gatewayDown], ['a deadlock', deadlock], ['maintenance', later], ['a limit on calls', tooMany]])(
    'is tried again after %s', async (_, fault) => {
      const { heard, client } = await open((__, n) => (n === 0 ? fault : { json: { id: 3 } }))
      expect(await client().customers.get(3)).toEqual({ id: 3 })
      expect(heard).toHaveLength(2)
    })

  test('is given up after as many retries as are allowed, and its outcome is never in doubt', async () => {
    const { heard, client } = await open(() => cut)
    expect(await thrownBy(() => client({ retries: 1 }).customers.get(3))).toMatchObject({ kind: 'network', transient: true, outcomeUnknown: false })
    expect(heard).toHaveLength(2)
  })

  test('that is refused for its content is not tried again', async () => {
    const { heard, client } = await open(() => ({ status: 404, json: { message: 'No such entity' } }))
    await thrownBy(() => client().customers.get(3))
    expect(heard).toHaveLength(1)
  })
})

describe('a create', () => {
  test.each([['a cut connection', cut, 'network'], ['an answer that breaks off', breakOff, 'network'], ['a gateway that gives up', gatewayDown, 'html'], ['a 500', { status: 500, json: { message: 'Internal Error. Report ID: webapi-1' } }, 'server'], ['a 503 that names no time', { status: 503, text: '' }, 'unavailable']] as const)(
    'is not sent again after %s: its outcome is unknown', async (_, fault, kind) => {
      const { heard, client } = await open(() => fault)
      expect(await thrownBy(() => client().customers.create({ email: 'a@example.com', firstname: 'A', lastname: 'B' }))).toMatchObject({ kind, outcomeUnknown: true })
      expect(heard).toHaveLength(1)
    })

  test('is not sent again after a time-out', async () => {
    const { heard, client } = await open(() => silence)
    expect(await thrownBy(() => client({ timeoutMs: 150 }).post('customers', {}))).toMatchObject({ kind: 'timeout', transient: true, outcomeUnknown: true, message: 'The shop did not answer within 0.2 seconds.' })
    expect(heard).toHaveLength(1)
  })

  test.each([['a deadlock, which was undone', deadlock], ['a clear "later"', later], ['a limit on calls', tooMany]])('is sent again after %s', async (_, fault) => {
    const { heard, client } = await open((__, n) => (n === 0 ? fault : { json: { id: 3 } }))
    expect(await client().post('customers', {})).toEqual({ id: 3 })
    expect(heard).toHaveLength(2)
  })

  test('that its caller calls repeatable is sent again', async () => {
    const { heard, client } = await open((_, n) => (n === 0 ? cut : { json: [] }))
    await client().inventory.setSourceItems([{ sku: 'A', source_code: 'default', quantity: 1, status: 1 }])
    expect(heard).toHaveLength(2)
  })
})

describe('an update', () => {
  test('is sent again after a cut connection; given up, its outcome is unknown', async () => {
    const { heard, client } = await open(() => cut)
    expect(await thrownBy(() => client({ retries: 2 }).customers.update(3, { lastname: 'B' }))).toMatchObject({ outcomeUnknown: true })
    expect(heard).toHaveLength(3)
  })
})

describe('pauses', () => {
  test('last as long as Retry-After says', async () => {
    const { heard, client } = await open((_, n) => (n === 0 ? { status: 429, headers: { 'retry-after': '1' }, json: {} } : { json: [] }))
    await client().store.websites()
    expect((heard[1]?.at ?? 0) - (heard[0]?.at ?? 0)).toBeGreaterThanOrEqual(990)
  })

  test('that would be too long are left to the caller', async () => {
    const { heard, client } = await open(() => ({ status: 503, headers: { 'retry-after': '3600' }, text: 'maintenance' }))
    expect(await thrownBy(() => client().store.websites())).toMatchObject({ kind: 'unavailable', retryAfterMs: 3_600_000 })
    expect(heard).toHaveLength(1)
  })

  test('grow', async () => {
    const { heard, client } = await open(() => gatewayDown)
    await thrownBy(() => client({ retries: 2 }).store.websites())
    const [first = 0, second = 0, third = 0] = heard.map(({ at }) => at)
    // Least pauses only: what a busy machine adds to either says nothing.
    expect(second - first).toBeGreaterThanOrEqual(290)
    expect(third - second).toBeGreaterThanOrEqual(590)
  })
})

describe('calling off', () => {
  test('stops a call under way', async () => {
    const controller = new AbortController()
    const { client } = await open(() => { setTimeout(() => controller.abort(), 30); return silence })
    expect(await thrownBy(() => client({ signal: controller.signal }).post('customers', {}))).toMatchObject({ kind: 'aborted', outcomeUnknown: true })
  })

  test('stops a pause at once', async () => {
    const controller = new AbortController()
    const { heard, client } = await open(() => { setTimeout(() => controller.abort(), 30); return { status: 429, headers: { 'retry-after': '20' }, json: {} } })
    expect(await thrownBy(() => client({ signal: controller.signal }).store.websites())).toMatchObject({ kind: 'aborted', outcomeUnknown: false })
    expect(heard).toHaveLength(1)
  })

  test('lets no further call begin', async () => {
    const { heard, client } = await open(() => ({ json: [] }))
    expect(await thrownBy(() => client({ signal: AbortSignal.abort() }).post('customers', {}))).toMatchObject({ kind: 'aborted', outcomeUnknown: false })
    expect(await thrownBy(() => client({ signal: AbortSignal.abort(), maxConcurrency: 1 }).post('customers', {}))).toMatchObject({ kind: 'aborted', outcomeUnknown: false })
    expect(heard).toHaveLength(0)
  })

  test('reaches calls that wait for their turn', async () => {
    const controller = new AbortController()
    const { heard, client } = await open(() => { setTimeout(() => controller.abort(), 30); return silence })
    const calls = client({ signal: controller.signal, maxConcurrency: 1 })
    const errors = await Promise.all([1, 2, 3].map((id) => thrownBy(() => calls.customers.get(id))))
    expect(errors).toMatchObject([{ kind: 'aborted' }, { kind: 'aborted' }, { kind: 'aborted' }])
    expect(heard).toHaveLength(1)
  })
})

describe('time', () => {
  test('runs to the last byte: an answer that drips is a time-out', async () => {
    const { client } = await open(() => (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect(await thrownBy(() => client({ timeoutMs: 200, retries: 0 }).store.websites())).toMatchObject({ kind: 'timeout' })
  })
})

describe('many calls', () => {
  test('go no more at a time than allowed, and all are made', async () => {
    let most = 0
    const held: (() => void)[] = []
    // Answered by threes, a while after the third: a fourth that may not be there has time to come, and however slowly they come they meet.
    const { heard, client } = await open(() => (response) => {
      most = Math.max(most, held.push(() => response.end('{}')))
      if (held.length === 3) setTimeout(() => { for (const answer of held.splice(0)) answer() }, 15)
    })
    const calls = client({ maxConcurrency: 3 })
    await Promise.all(Array.from({ length: 12 }, (_, id) => calls.customers.get(id)))
    expect([most, heard.length]).toEqual([3, 12])
  })

  test('are each counted, without their queries', async () => {
    const seen: MagentoCall[] = []
    const { client } = await open((_, n) => (n === 0 ? gatewayDown : { json: { items: [], total_count: 0 } }))
    await client({ onCall: (call) => seen.push(call) }).customers.search({ groups: [[{ field: 'email', value: 'ada@example.com' }]] })
    expect(seen).toMatchObject([{ method: 'GET', path: 'customers/search', status: 502, ok: false }, { path: 'customers/search', status: 200, ok: true }])
  })

  test('use connections again', async () => {
    const ports = new Set<number | undefined>()
    const { client } = await open(() => (response) => { ports.add(response.socket?.remotePort); response.end('[]') })
    const calls = client()
    for (let i = 0; i < 5; i++) await calls.store.websites()
    expect(ports.size).toBe(1)
  })
})

describe('options that cannot work', () => {
  test.each([
    [{ baseUrl: 'shop.example.com' }, 'baseUrl must be a whole address such as https://shop.example.com'],
    [{ baseUrl: 'https://user:pw@shop.example.com' }, 'without sign-in'],
    [{ timeoutMs: 0 }, 'timeoutMs must be above 0'], [{ maxConcurrency: 0 }, 'maxConcurrency must be above 0'],
  ])('%j', async (options, message) => {
    const { client } = await open(() => ({}))
    expect(() => client(options)).toThrow(message)
  })
})
