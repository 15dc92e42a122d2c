import { describe, expect, test } from '@jest/globals'
import { naturalCompare, oauthHeader, signatureBase, type OAuthKeys } from '../src/index.ts'
import { fixture } from './recordings.ts'
import { startShop } from './shop.ts'

interface Vector { exchange: string; method: string; address: string; query: [string, string][]; timestamp: number; nonce: string; signature: string; status: number }
const { keys, vectors } = fixture<{ keys: OAuthKeys; vectors: Vector[] }>('signatures')

const signatureIn = (header: string) => decodeURIComponent(/oauth_signature="([^"]+)"/.exec(header)?.[1] ?? '')
const sign = ({ method, address, query, timestamp, nonce }: Vector) => signatureIn(oauthHeader(keys, method, address, query, timestamp * 1000, nonce))

describe('signatures', () => {
  test.each(vectors.filter(({ status }) => status === 200))('recorded exchange $exchange › is signed as the shop took it', (vector) => {
    expect(sign(vector)).toBe(vector.signature)
  })

  test.each(vectors.filter(({ status }) => status !== 200))('recorded exchange $exchange › sorted bytewise, as the shop refused it, is not what we sign', (vector) => {
    expect(sign(vector)).not.toBe(vector.signature)
  })

  test('do not depend on the order in which the query is written', () => {
    const vector = vectors.find(({ exchange }) => exchange === '036') as Vector
    expect(sign({ ...vector, query: vector.query.toReversed() })).toBe(vector.signature)
  })

  test('sort groups by number', () => {
    const names = Array.from({ length: 12 }, (_, index) => [`g[${index}]`, 'x'] as const)
    const base = decodeURIComponent(signatureBase('GET', 'http://shop/rest', names.toReversed()).split('&')[2] ?? '')
    expect(base.split('&').map((pair) => decodeURIComponent(pair))).toEqual(names.map(([name, value]) => `${name}=${value}`))
  })

  test('encode what RFC 3986 reserves', () => {
    expect(signatureBase('get', 'http://shop/rest', [["a!'()*", '~é & %']])).toBe("GET&http%3A%2F%2Fshop%2Frest&a%2521%2527%2528%2529%252A%3D~%25C3%25A9%2520%2526%2520%2525")
  })
})

describe('natural order', () => {
  test.each([
    ['a2', 'a10', -1], ['a10', 'a2', 1], ['a02', 'a10', -1], ['a0', 'a10', -1], ['%5B9%5D', '%5B10%5D', -1], ['%2B', '%25', -1],
    ['abc', 'abcd', -1], ['abc', 'abc', 0], ['Z', 'a', -1], ['a01', 'a1', -1],
  ])('%s against %s', (a, b, order) => {
    expect(Math.sign(naturalCompare(a, b))).toBe(order)
  })
})

describe('a signed call', () => {
  test('signs exactly the query that goes over the wire, anew for every try', async () => {
    const shop = await startShop((_, n) => (n === 0 ? { status: 502, text: '<html></html>' } : { json: { items: [], total_count: 0 } }))
    const client = shop.client({ auth: { kind: 'oauth', ...keys } })
    await client.search('products', { groups: [[{ field: 'name', type: 'like', value: "%café & co% (it's)*!+" }]], pageSize: 1 })
    await shop.close()
    expect(shop.heard).toHaveLength(2)
    for (const { url, headers } of shop.heard) {
      const header = String(headers.authorization)
      const sent = (url.split('?')[1] ?? '').split('&').map((pair) => pair.split('=').map(decodeURIComponent) as [string, string])
      const [, nonce = ''] = /oauth_nonce="(\w+)"/.exec(header) ?? []
      const [, timestamp = ''] = /oauth_timestamp="(\d+)"/.exec(header) ?? []
      expect(signatureIn(header)).toBe(signatureIn(oauthHeader(keys, 'GET', `${shop.baseUrl}/rest/V1/products`, sent, Number(timestamp) * 1000, nonce)))
    }
    expect(shop.heard[0]?.headers.authorization).not.toBe(shop.heard[1]?.headers.authorization)
  })

  test('signs over the address as it is sent: small letters, no default port, no second slash', async () => {
    const shop = await startShop(() => ({ json: [] }))
    const client = shop.client({ baseUrl: `${shop.baseUrl.replace('http', 'HTTP')}//rest/V1/`, auth: { kind: 'oauth', ...keys } })
    await client.store.websites()
    await shop.close()
    expect(shop.heard[0]?.path).toBe('/rest/V1/store/websites')
  })
})
