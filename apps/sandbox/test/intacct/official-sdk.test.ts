import dns from 'node:dns'
import http from 'node:http'
import type { LookupFunction } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import sdk from '@intacct/intacct-sdk'
import { demoCompanyId, demoSender, demoUser } from '../../src/seed/index.ts'
import { startAsking, type Asking } from './asking.ts'

const { ClientConfig, OnlineClient, SessionProvider, Functions } = sdk
const { NewQuery } = Functions.Common
/** The SDK insists on a name below intacct.com. It leads to this machine in this test process only. */
const host = 'sandbox.intacct.com'
/** The SDK leaves the choice of an agent to Node; the types of Node do not show its options. */
const agent = http.globalAgent as http.Agent & { options: { lookup?: LookupFunction } }

let books: Asking
beforeAll(async () => {
  books = await startAsking({ customers: 70 })
  agent.options.lookup = (name, options, done) => dns.lookup(name === host ? '127.0.0.1' : name, options, done)
})
afterAll(async () => {
  delete agent.options.lookup
  agent.destroy()
  await books.close()
})

function config(changes: { senderPassword?: string; userPassword?: string } = {}) {
  return Object.assign(new ClientConfig(), {
    endpointUrl: books.url.replace('127.0.0.1', host), senderId: demoSender.senderId, senderPassword: demoSender.password,
    companyId: demoCompanyId, userId: demoUser.userId, userPassword: demoUser.password, ...changes,
  })
}

describe('The vendor\'s own SDK', () => {
  test('signs in and goes on at the endpoint of its session', async () => {
    const session = await SessionProvider.factory(config())
    expect(session.endpointUrl).toBe(books.url.replace('127.0.0.1', host))
    expect(session.sessionId).toMatch(/^\S{20,}$/)
    expect(session.companyId).toBe(demoCompanyId)
  })

  test('queries customers with filter, order and page', async () => {
    const client = new OnlineClient(await SessionProvider.factory(config()))
    const query = new NewQuery.Query()
    query.fromObject = 'CUSTOMER'
    query.selectFields = new NewQuery.QuerySelect.SelectBuilder().addFields(['CUSTOMERID', 'NAME']).selects
    query.filter = new NewQuery.QueryFilter.Filter('CUSTOMERID').in(['C-00005', 'C-00001'])
    query.orderBy = new NewQuery.QueryOrderBy.OrderBuilder().addDescending('CUSTOMERID').orders
    query.pageSize = 10
    const { results: [result] } = await client.execute(query)
    expect(result?.totalCount).toBe(2)
    expect(result?.data.map((row: Record<string, string>) => [row.CUSTOMERID, row.NAME])).toEqual([['C-00005', 'Smith & Sons / Hardware'], ['C-00001', 'Northwind Hardware Inc.']])
  })

  test('reads a customer with its display contact', async () => {
    const client = new OnlineClient(await SessionProvider.factory(config()))
    const read = new Functions.Common.ReadByName()
    read.objectName = 'CUSTOMER'
    read.names = ['C-00006']
    const { results: [result] } = await client.execute(read)
    expect(result?.data[0]).toMatchObject({ CUSTOMERID: 'C-00006', DISPLAYCONTACT: { FIRSTNAME: 'Zoë', MAILADDRESS: { CITY: 'Saint-Étienne' } } })
  })

  test('creates a customer', async () => {
    const client = new OnlineClient(await SessionProvider.factory(config()))
    const create = new Functions.AccountsReceivable.CustomerCreate()
    Object.assign(create, { customerId: 'SDK-1', customerName: 'Made by the SDK', active: true, primaryEmailAddress: 'sdk@example.com', zipPostalCode: '10001', isoCountryCode: 'US' })
    await client.execute(create)
    expect(books.state.books.table('CUSTOMER').byKey('SDK-1')).toMatchObject({ NAME: 'Made by the SDK', STATUS: 'active' })
  })

  test('lists the fields of an object', async () => {
    const client = new OnlineClient(await SessionProvider.factory(config()))
    const lookup = new Functions.Common.Lookup()
    lookup.objectName = 'CUSTOMER'
    const { results: [result] } = await client.execute(lookup)
    expect(JSON.stringify(result?.data)).toContain('WEB_GROUP')
  })

  test('understands the refusals at each level', async () => {
    await expect(SessionProvider.factory(config({ senderPassword: 'wrong' }))).rejects.toThrow('Incorrect Intacct XML Partner ID or password')
    await expect(SessionProvider.factory(config({ userPassword: 'wrong' }))).rejects.toThrow('Sign-in information is incorrect')
    const client = new OnlineClient(await SessionProvider.factory(config()))
    const read = new Functions.Common.Read()
    read.objectName = 'UNICORN'
    read.keys = [1]
    await expect(client.execute(read)).rejects.toThrow('Object definition UNICORN not found')
  })
})
