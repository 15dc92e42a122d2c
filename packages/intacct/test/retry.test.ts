import http from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { IntacctCall } from '../src/index.ts'
import { answer, refusal, rows, startRaw, type Gateway, type Reaction } from './gateways.ts'

let raw: (Gateway & { heard: string[] }) | undefined
afterEach(async () => {
  await raw?.close()
  raw = undefined
})
const gateway = async (react: (body: string, n: number) => Reaction) => (raw = await startRaw(react))
const query = { object: 'CUSTOMER', select: ['RECORDNO'] }
const write = { name: 'create', controlId: 'w1', body: { CUSTOMER: { CUSTOMERID: 'C' } } }
const done = answer('<data listtype="objects" count="1"><customer><RECORDNO>7</RECORDNO></customer></data>', 'create')
const cut: Reaction = (response) => response.destroy()

describe('What is tried again', () => {
  test.each([500, 502, 503, 504])('HTTP %i, until it goes away', async (status) => {
    const { client } = await gateway((_body, n) => (n < 2 ? { status, text: 'Service trouble' } : rows([1], 1)))
    expect((await client().query(query)).rows).toHaveLength(1)
    expect(raw?.heard).toHaveLength(3)
  })

  test('five times, then the error', async () => {
    const { client } = await gateway(() => ({ status: 502, text: '<html>Bad gateway</html>' }))
    expect(await refusal(client().query(query))).toMatchObject({ code: 'http-502', status: 502, retryable: true })
    expect(raw?.heard).toHaveLength(6)
  })

  test('a cut connection and an answer that came broken, for reads', async () => {
    const { client } = await gateway((_body, n) => [cut, rows([1, 2], 2).slice(0, -40), rows([1, 2], 2)][n] ?? cut)
    expect((await client().query(query)).rows).toHaveLength(2)
  })

  test('never HTTP 524, a web page, or a redirect', async () => {
    for (const reaction of [{ status: 524, text: '' }, { status: 200, text: '<!DOCTYPE html><html><body>Maintenance</body></html>' }, { status: 302, headers: { location: '/x' }, text: '' }]) {
      await raw?.close()
      const { client } = await gateway(() => reaction)
      await refusal(client().query(query))
      expect(raw?.heard).toHaveLength(1)
    }
  })

  test('503 after as many seconds as Retry-After says', async () => {
    const { client } = await gateway((_body, n) => (n === 0 ? { status: 503, headers: { 'retry-after': '1' }, text: 'busy' } : rows([], 0)))
    const startedAt = Date.now()
    await client().query(query)
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(990)
  })

  test('a refused connection, since nothing was sent', async () => {
    const { client, url } = await gateway(() => rows([], 0))
    await raw?.close()
    const calls: IntacctCall[] = []
    const error = await refusal(client({ retries: 2, onCall: (call) => calls.push(call) }).query(query))
    expect(error).toMatchObject({ code: 'network', outcomeUnknown: false, retryable: true, message: 'Sage Intacct cannot be reached (ECONNREFUSED).' })
    expect(calls.map(({ transactions, status }) => ({ transactions, status }))).toEqual(Array.from({ length: 3 }, () => ({ transactions: 0, status: undefined })))
    expect(url).toContain('127.0.0.1')
  })
})

describe('Writes', () => {
  test('that may have been carried out are not sent again without a guard', async () => {
    const { client } = await gateway(() => cut)
    expect(await refusal(client().execute([write]))).toMatchObject({ code: 'network', outcomeUnknown: true })
    expect(raw?.heard).toHaveLength(1)
  })

  test('that were turned away with 503 are sent again', async () => {
    const { client } = await gateway((_body, n) => (n === 0 ? { status: 503, text: '' } : done))
    expect(await client().execute([write])).toMatchObject([{ error: null, rows: [{ RECORDNO: '7' }] }])
  })

  test('that are unique are sent again with the same control id', async () => {
    const { client } = await gateway((_body, n) => (n === 0 ? cut : done))
    await client().execute([{ name: 'create', body: write.body }], { unique: true })
    const ids = raw?.heard.map((body) => /function controlid="([^"]+)"/.exec(body)?.[1])
    expect(ids?.[0]).toBe(ids?.[1])
    expect(raw?.heard[0]).toContain('<uniqueid>true</uniqueid>')
  })

  test('whose repetition is refused have an unknown outcome', async () => {
    const refused = answer('<errormessage><error><errorno>XL03000009</errorno><description2>Already executed.</description2></error></errormessage>', 'create', 'failure')
    const { client } = await gateway((_body, n) => (n === 0 ? cut : refused))
    const [result] = await client().execute([write], { unique: true })
    expect(result?.error).toMatchObject({ level: 'function', outcomeUnknown: true })
  })
})

describe('Limits', () => {
  test('a time-out is an error of its own and not repeated', async () => {
    const { client } = await gateway(() => () => undefined)
    expect(await refusal(client({ timeoutMs: 1000 }).query(query))).toMatchObject({ code: 'timeout', outcomeUnknown: true, message: 'Sage Intacct did not answer within 1 seconds.' })
    expect(raw?.heard).toHaveLength(1)
  })

  test('it runs to the last byte: an answer that drips is a time-out', async () => {
    const { client } = await gateway(() => (response: http.ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/xml' }).write('<?xml version="1.0"?>')
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect(await refusal(client({ timeoutMs: 400 }).query(query))).toMatchObject({ code: 'timeout', outcomeUnknown: true })
  })

  test('an answer longer than allowed is refused', async () => {
    const { client } = await gateway(() => rows([1], 1).padEnd(3_000_000, ' '))
    expect((await refusal(client({ maxBytes: 1_048_576 }).query(query))).code).toBe('too-large')
  })

  test('an entity bomb and absurd depth are refused at once, control characters left out', async () => {
    const texts = [
      `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(10)}">]><response>&b;</response>`,
      `<response>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</response>`,
      rows([1], 1).replace('</RECORDNO>', '</RECORDNO><NAME>a\u0007b&#1;</NAME>'),
    ]
    const { client } = await gateway((_body, n) => texts[n] ?? '')
    const one = client({ retries: 0 })
    expect((await refusal(one.query(query))).code).toBe('parse')
    expect((await refusal(one.query(query))).code).toBe('parse')
    expect((await one.query(query)).rows).toEqual([{ RECORDNO: '1', NAME: 'ab' }])
  })

  test('no more calls of one company are in flight than allowed, whichever client makes them', async () => {
    let most = 0
    const held: (() => void)[] = []
    // Answered by twos, a while after the second: a third that may not be there has time to come, and however slowly they come they meet.
    const { client } = await gateway(() => (response: http.ServerResponse) => {
      most = Math.max(most, held.push(() => response.writeHead(200, { 'content-type': 'application/xml' }).end(rows([], 0))))
      if (held.length === 2) setTimeout(() => { for (const answer of held.splice(0)) answer() }, 15)
    })
    const [one, other] = [client(), client({ companyId: 'CAUSEWAY-Demo' })]
    await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? one : other).query(query)))
    expect(most).toBe(2)
  })

  test('a page with fewer rows than announced says how many are missing, and the next one follows the last row', async () => {
    const { client } = await gateway((_body, n) => (n === 0 ? rows([3, 5], 40) : rows([], 12)))
    const one = client()
    expect(await one.queryByKey({ ...query, afterRecordNo: 0, pageSize: 10 })).toMatchObject({ announced: 40, missing: 8, next: 5 })
    expect(await one.queryByKey({ ...query, afterRecordNo: 5, pageSize: 10 })).toMatchObject({ announced: 12, missing: 10, next: null, rows: [] })
  })

  test.each([[[5, 3]], [[9, 9]], [[2, 20]]])('rows in another order than asked for (%p behind 2) would lose some: an error', async (numbers) => {
    const { client } = await gateway(() => rows(numbers, 2))
    expect((await refusal(client().queryByKey({ ...query, afterRecordNo: 2 }))).message).toContain('not in the order')
  })
})
