import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { demoAdministrator, demoIntegration, limitedAdministrator, limitedIntegration } from '../../src/index.ts'
import type { Integration } from '../../src/magento/index.ts'
import { openShop, where, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => { shop = await openShop() })
afterAll(() => shop.close())

const websites = 'V1/store/websites'
const refused = (resources: string) => ({ message: "The consumer isn't authorized to access %resources.", parameters: { resources } })

const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
let count = 0
interface Faults { keys?: Integration; sort?: 'natural' | 'bytewise'; secret?: string; method?: string; nonce?: string; age?: number; version?: string; leave?: string }
/** A signed GET, with what a caller could get wrong. */
async function signed(path: string, { keys = demoIntegration, sort = 'natural', secret = keys.accessTokenSecret, method = 'HMAC-SHA256', nonce = `nonce-${++count}`, age = 0, version = '1.0', leave = '' }: Faults = {}) {
  const url = new URL(`${shop.sandbox.url}/rest/${path}`)
  const header: [string, string][] = [
    ['oauth_consumer_key', keys.consumerKey], ['oauth_nonce', nonce], ['oauth_signature_method', method], ['oauth_timestamp', String(Math.floor(Date.now() / 1000) - age)],
    ['oauth_token', keys.accessToken], ['oauth_version', version],
  ].filter(([name]) => name !== leave) as [string, string][]
  const natural = new Intl.Collator('en', { numeric: true })
  const pairs = [...header, ...url.searchParams].map(([name, value]) => [encode(name), encode(value)] as const)
  pairs.sort((a, b) => (sort === 'natural' ? natural.compare(a[0], b[0]) : a[0] < b[0] ? -1 : 1))
  const text = ['GET', encode(url.origin + url.pathname), encode(pairs.map(([name, value]) => `${name}=${value}`).join('&'))].join('&')
  const signature = createHmac('sha256', `${encode(keys.consumerSecret)}&${encode(secret)}`).update(text).digest('base64')
  const answer = await fetch(url, { headers: { authorization: `OAuth ${[...header, ['oauth_signature', signature]].map(([name, value]) => `${name}="${encode(value ?? '')}"`).join(', ')}` } })
  return { status: answer.status, body: await answer.json() as Record<string, unknown> }
}

describe('An administrator', () => {
  test('gets a token for user name and password that opens everything', async () => {
    const { username, password } = demoAdministrator
    const { status, body } = await shop.ask<string>('POST', 'V1/integration/admin/token', { username, password })
    expect([status, body.split('.').length]).toEqual([200, 3])
    expect((await shop.ask('GET', websites, undefined, body)).status).toBe(200)
  })

  test('is refused with a wrong password, and told which field is missing', async () => {
    expect(await shop.ask('POST', 'V1/integration/admin/token', { username: 'admin', password: 'wrong' })).toMatchObject({ status: 401, body: { message: expect.stringContaining('sign-in was incorrect') } })
    expect(await shop.ask('POST', 'V1/integration/admin/token', { username: 'admin' })).toMatchObject({ status: 400, body: { parameters: { fieldName: 'password' } } })
  })

  test('whose role lacks a permission is told the name of the resource', async () => {
    const { username, password } = limitedAdministrator
    const { body: token } = await shop.ask<string>('POST', 'V1/integration/admin/token', { username, password })
    expect(await shop.ask('GET', 'V1/customers/search?searchCriteria=', undefined, token)).toMatchObject({ status: 401, body: refused('Magento_Customer::customer') })
    expect((await shop.ask('GET', 'V1/products?searchCriteria=', undefined, token)).status).toBe(200)
  })

  test('whose token ran out, or was changed, is a stranger', async () => {
    const { switches } = shop.sandbox.magento
    const minutes = switches.adminTokenMinutes
    switches.adminTokenMinutes = 0
    const { username, password } = demoAdministrator
    const { body: token } = await shop.ask<string>('POST', 'V1/integration/admin/token', { username, password })
    switches.adminTokenMinutes = minutes
    expect(await shop.ask('GET', websites, undefined, token)).toMatchObject({ status: 401, body: refused('Magento_Backend::store') })
    expect((await shop.ask('GET', websites, undefined, `${token.slice(0, -2)}xx`)).status).toBe(401)
  })
})

describe("An integration's access token", () => {
  test('is no Bearer token until the shop says so', async () => {
    const { switches } = shop.sandbox.magento
    expect((await shop.ask('GET', websites, undefined, demoIntegration.accessToken)).status).toBe(401)
    switches.integrationTokenAsBearer = true
    expect((await shop.ask('GET', websites, undefined, demoIntegration.accessToken)).status).toBe(200)
    switches.integrationTokenAsBearer = false
  })
})

describe('A signed request', () => {
  test('is taken', async () => {
    expect((await signed(websites)).status).toBe(200)
    expect((await signed(`V1/products?${where(['name', '%café & co%', 'like'])}`)).status).toBe(200)
  })

  test('sorts its parameters as the shop does, not as the standard does', async () => {
    const twelve = where(...Array.from({ length: 12 }, (_, at) => ['name', `n${at}`] as [string, string]))
    expect((await signed(`V1/products?${twelve}`)).status).toBe(200)
    expect(await signed(`V1/products?${twelve}`, { sort: 'bytewise' })).toMatchObject({ status: 401, body: { message: 'The signature is invalid. Verify and try again.' } })
  })

  test('may be old, but not from the future, and its nonce is good once', async () => {
    expect((await signed(websites, { age: 86_400 })).status).toBe(200)
    expect(await signed(websites, { age: -1200 })).toMatchObject({ status: 401, body: { message: 'An error occurred validating the nonce' } })
    await signed(websites, { nonce: 'once' })
    expect(await signed(websites, { nonce: 'once' })).toMatchObject({ status: 401, body: { parameters: ['1'] } })
  })

  test.each([
    ['with a wrong secret', { secret: 'wrong' }, 401, 'The signature is invalid. Verify and try again.'],
    ['with another method', { method: 'HMAC-SHA1' }, 400, 'Signature method %1 is not supported'],
    ['of another version', { version: '2.0' }, 400, 'The "%1" Oauth version isn\'t supported.'],
    ['without a nonce', { leave: 'oauth_nonce' }, 400, '"%fieldName" is required. Enter and try again.'],
    ['with an unknown token', { keys: { ...demoIntegration, accessToken: 'x'.repeat(32) } }, 401, 'Specified token does not exist'],
    ['of an unknown consumer', { keys: { ...demoIntegration, consumerKey: 'x'.repeat(32) } }, 401, 'A consumer having the specified key does not exist'],
  ])('%s is refused', async (_title, fault, status, message) => {
    expect(await signed(websites, fault)).toMatchObject({ status, body: { message } })
  })

  test('of an integration without the permission is told the name of the resource', async () => {
    expect(await signed('V1/customerGroups/search?searchCriteria=', { keys: limitedIntegration })).toMatchObject({ status: 401, body: refused('Magento_Customer::group') })
  })
})
