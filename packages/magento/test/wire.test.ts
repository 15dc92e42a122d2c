import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startShop, thrownBy, type Heard, type Reaction, type Shop } from './shop.ts'

let shop: Shop | undefined
afterEach(async () => { await shop?.close() })

const open = async (react: (request: Heard, n: number) => Reaction) => (shop = await startShop(react))
const json = JSON.stringify({ id: 3, lastname: 'Müller', note: 'x'.repeat(5_000) })
const packed = (encoding: string, bytes: Buffer): Reaction => (response) => { response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }); response.end(bytes) }

describe('on the wire', () => {
  test.each([['gzip', gzipSync(json)], ['br', brotliCompressSync(json)]])('an answer packed with %s is unpacked', async (encoding, bytes) => {
    const { client, heard } = await open(() => packed(encoding, bytes))
    expect(await client().customers.get(3)).toEqual(JSON.parse(json))
    expect(heard[0]?.headers['accept-encoding']).toBe('gzip, br')
  })

  test('a packed answer that breaks off is none', async () => {
    const { client } = await open(() => packed('gzip', gzipSync(json).subarray(0, 40)))
    expect(await thrownBy(() => client({ retries: 0 }).customers.get(3))).toMatchObject({ kind: 'network', transient: true })
  })

  test('the limit of an answer holds for what is unpacked', async () => {
    const { client } = await open(() => packed('gzip', gzipSync(json)))
    expect(await thrownBy(() => client({ maxBytes: 1_000, retries: 0 }).customers.get(3))).toMatchObject({ kind: 'too-large' })
  })

  test('characters of several bytes that are cut between two packets come whole', async () => {
    const bytes = Buffer.from('{"lastname":"Müller"}')
    const { client } = await open(() => (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write(bytes.subarray(0, 15))
      setTimeout(() => response.end(bytes.subarray(15)), 20)
    })
    expect(await client().customers.get(3)).toEqual({ lastname: 'Müller' })
  })

  test('one connection serves call after call', async () => {
    const ports = new Set<number | undefined>()
    const { client } = await open(() => (response) => { ports.add(response.socket?.remotePort); response.end('{}') })
    const calls = client()
    for (let id = 0; id < 5; id++) await calls.customers.get(id)
    expect(ports.size).toBe(1)
  })
})
