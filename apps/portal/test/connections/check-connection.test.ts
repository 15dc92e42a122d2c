import { describe, expect, test } from '@jest/globals'
import { connectionForms } from '@causeway/sync/connections'
import { checkConnection, type ConnectionInput, type KnownConnection } from '../../src/features/connections/check-connection.ts'

const at = '2026-03-03T09:00:00.000Z'
const books: KnownConnection = {
  name: 'Books', maxInFlight: 4, monthlyCap: null, secretSetAt: { senderPassword: at, userPassword: at },
  settings: { url: 'https://api.intacct.com/ia/xml/xmlgw.phtml', companyId: 'acme', senderId: 'sender', userId: 'ws', entityId: '' },
}
const shop: KnownConnection = {
  name: 'Shop', maxInFlight: 4, monthlyCap: null, secretSetAt: { consumerKey: at, consumerSecret: at, accessToken: at, accessTokenSecret: at },
  settings: { baseUrl: 'https://shop.example.com', authentication: 'oauth', adminUser: '' },
}
const inputOf = (known: KnownConnection, changes: Partial<ConnectionInput> = {}): ConnectionInput => ({
  name: known.name, values: known.settings, secrets: {}, maxInFlight: known.maxInFlight, monthlyCap: known.monthlyCap, ...changes,
})

describe('a new connection', () => {
  test('needs every field that applies, and says so at each', () => {
    expect(checkConnection(connectionForms.intacct, null, { ...inputOf(books), values: { url: 'api.intacct.com' } })).toEqual({ ok: false, fields: {
      url: 'Enter the web service URL as a whole address, beginning with https://.',
      companyId: 'Enter the company ID.', senderId: 'Enter the sender ID.', userId: 'Enter the user ID.',
      senderPassword: 'Enter the sender password.', userPassword: 'Enter the user password.',
    } })
  })

  test('asks for the secrets of the chosen sign-in only', () => {
    expect(checkConnection(connectionForms.magento, null, inputOf(shop, {
      values: { baseUrl: 'https://shop.example.com/', authentication: 'bearer' }, secrets: { bearerToken: 'token', adminPassword: 'left over' },
    }))).toMatchObject({ ok: true, newSecrets: { bearerToken: 'token' }, settings: { baseUrl: 'https://shop.example.com', authentication: 'bearer' } })
  })
})

describe('a stored connection', () => {
  test('without any change changes nothing', () => {
    expect(checkConnection(connectionForms.intacct, books, inputOf(books))).toMatchObject({ ok: true, changed: [], needsTest: false, keptSecrets: ['senderPassword', 'userPassword'] })
  })

  test('keeps the other secrets when one is replaced, and names the field alone', () => {
    expect(checkConnection(connectionForms.intacct, books, inputOf(books, { secrets: { userPassword: 'new', senderPassword: '' } }))).toMatchObject({
      ok: true, newSecrets: { userPassword: 'new' }, keptSecrets: ['senderPassword'], changed: ['userPassword'], needsTest: true,
    })
  })

  test.each([
    ['another host', 'https://evil.example.com/ia/xml/xmlgw.phtml'],
    ['another port', 'https://api.intacct.com:8443/ia/xml/xmlgw.phtml'],
    ['no encryption any more', 'http://api.intacct.com/ia/xml/xmlgw.phtml'],
  ])('with %s wants its secrets again', (_, url) => {
    const input = inputOf(books, { values: { ...books.settings, url } })
    expect(checkConnection(connectionForms.intacct, books, input)).toEqual({ ok: false, fields: {
      senderPassword: 'The address now points to another server. Enter the sender password again, so that it is not sent there unasked.',
      userPassword: expect.stringContaining('another server'),
    } })
    expect(checkConnection(connectionForms.intacct, books, { ...input, secrets: { senderPassword: 'a', userPassword: 'b' } })).toMatchObject({ ok: true, keptSecrets: [], movesHost: true })
  })

  test('on the same host may change its path', () => {
    expect(checkConnection(connectionForms.magento, shop, inputOf(shop, { values: { ...shop.settings, baseUrl: 'https://shop.example.com/store' } })))
      .toMatchObject({ ok: true, changed: ['baseUrl'], movesHost: false })
  })

  test('drops the secrets of a sign-in that is not used any more', () => {
    expect(checkConnection(connectionForms.magento, shop, inputOf(shop, {
      values: { baseUrl: 'https://shop.example.com', authentication: 'admin', adminUser: 'causeway' }, secrets: { adminPassword: 'pw' },
    }))).toMatchObject({ ok: true, keptSecrets: [], newSecrets: { adminPassword: 'pw' }, changed: expect.arrayContaining(['accessToken', 'adminPassword', 'authentication']) })
  })

  test('that is renamed or limited needs no new test', () => {
    expect(checkConnection(connectionForms.intacct, books, inputOf(books, { name: 'Our books', monthlyCap: 90_000 })))
      .toMatchObject({ ok: true, changed: ['name', 'monthlyCap'], needsTest: false })
  })
})
