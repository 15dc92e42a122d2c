import { afterEach, describe, expect, test } from '@jest/globals'
import { refusal, session, startBooks, startRaw, rows, type Gateway } from './gateways.ts'

const running: Gateway[] = []
afterEach(async () => { await Promise.all(running.splice(0).map((one) => one.close())) })
const opened = <T extends Gateway>(gateway: T): T => {
  running.push(gateway)
  return gateway
}

const page = { object: 'CUSTOMER', select: ['CUSTOMERID'], pageSize: 20 } as const

describe('Sessions', () => {
  test('one sign-in serves many calls, also when they begin at the same time', async () => {
    const books = opened(await startBooks(10))
    const client = books.client({ maxConcurrency: 4 })
    await Promise.all(Array.from({ length: 8 }, () => client.query(page)))
    expect(books.state.calls.snapshot().functions).toEqual({ getAPISession: 1, query: 8 })
  })

  test('a session that ends in the middle of paging is renewed, and the page goes on where it stood', async () => {
    const books = opened(await startBooks(100))
    const client = books.client()
    const seen: string[] = []
    for (let after: number | null = 0; after !== null;) {
      const answer = await client.queryByKey({ ...page, afterRecordNo: after })
      seen.push(...answer.rows.map((row) => row.CUSTOMERID ?? ''))
      after = answer.next
      books.state.sessions.endAll()
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(100)
    expect(books.state.calls.snapshot().functions.getAPISession).toBeGreaterThan(4)
  })

  test('a session is renewed before the time that the gateway named for its end', async () => {
    const books = opened(await startBooks(5, { sessionTimeoutMs: 20_000 }))
    const client = books.client()
    await client.query(page)
    await client.query(page)
    expect(books.state.calls.snapshot().functions.getAPISession).toBe(2)
  })

  test('a write that meets a dead session is carried out once', async () => {
    const books = opened(await startBooks(5))
    const client = books.client()
    await client.signIn()
    books.state.sessions.endAll()
    const [result] = await client.execute([{ name: 'create', body: { CUSTOMER: { CUSTOMERID: 'N-1', NAME: 'New' } } }], { unique: true })
    expect(result?.error).toBeNull()
    expect(books.state.books.table('CUSTOMER').byKey('N-1')).toBeDefined()
  })

  test('a session that is refused again right after its renewal is an error', async () => {
    const dead = '<response><control><status>success</status></control><operation><authentication><status>failure</status></authentication>'
      + '<errormessage><error><errorno>XL03000006</errorno><description2>The session is invalid</description2></error></errormessage></operation></response>'
    const raw = opened(await startRaw(() => dead))
    expect(await refusal(raw.client().query(page))).toMatchObject({ level: 'authentication', signedBySession: true })
    expect(raw.heard).toHaveLength(2)
  })

  test('calls go to the endpoint that the session names', async () => {
    const elsewhere = opened(await startRaw(() => rows([1], 1), { everything: true }))
    const door = opened(await startRaw(() => session(elsewhere.url), { everything: true }))
    const { rows: found } = await door.client().query(page)
    expect(found).toEqual([{ RECORDNO: '1' }])
    expect([door.heard.length, elsewhere.heard.length]).toEqual([1, 1])
    expect(elsewhere.heard[0]).not.toContain('<login>')
  })

  test.each(['ftp://127.0.0.1/', 'not an address', 'https://127.0.0.1/'])('an endpoint %s, less safe or of another kind than the address, is refused', async (endpoint) => {
    const door = opened(await startRaw(() => session(endpoint), { everything: true }))
    expect((await refusal(door.client().signIn())).code).toBe('bad-url')
  })

  test('an address that is none is said before anything is sent', async () => {
    const books = opened(await startBooks(1))
    expect((await refusal(books.client({ url: 'api.intacct.com' }).signIn())).code).toBe('bad-url')
  })

  test('after close nothing is sent, and what was under way is called off', async () => {
    const raw = opened(await startRaw(() => () => undefined))
    const client = raw.client()
    await client.signIn()
    const waiting = refusal(client.query(page))
    await new Promise((resolve) => { setTimeout(resolve, 20) })
    client.close()
    expect((await waiting).code).toBe('aborted')
    expect((await refusal(client.query(page))).code).toBe('closed')
  })
})
