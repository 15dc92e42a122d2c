import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { customer, openShop, where, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  for (const name of ['ada', 'bea', 'cid', 'dot', 'eve']) await shop.ask('POST', 'V1/customers', customer(`${name}@example.com`))
})
afterAll(() => shop.close())

const emails = async (query: string) => {
  const { body } = await shop.ask<{ items: { email: string }[] | null; total_count: number }>('GET', `V1/customers/search?${query}&fields=items[email],total_count`)
  return [body.items?.map(({ email }) => email.split('@')[0]).join(' ') ?? null, body.total_count]
}

describe('The web API', () => {
  test.each([
    ['an unknown path', 'GET', 'V1/nosuch', undefined, 404, 'Request does not match any route.'],
    ['an unknown store view', 'GET', 'nosuch/V1/store/websites', undefined, 400, 'Specified request cannot be processed.'],
    ['a body that is no JSON', 'POST', 'V1/customers', '{', 400, 'Decoding error.'],
    ['an unknown property', 'POST', 'V1/customers', customer('x@example.com', { erp_number: '1' }), 400, '"%fieldName" is not supported. Correct the field name and try again.'],
    ['text for a number', 'POST', 'V1/products', { product: { sku: 'X', price: '12,50' } }, 400, 'Error occurred during "price" processing. The "12,50" value\'s type is invalid. The "float" type was expected. Verify and try again.'],
    ['a missing argument', 'POST', 'V1/products', {}, 400, '"%fieldName" is required. Enter and try again.'],
  ])('refuses %s', async (_title, method, path, body, status, message) => {
    const answer = typeof body === 'string'
      ? await fetch(`${shop.sandbox.url}/rest/${path}`, { method, body, headers: { 'content-type': 'application/json' } }).then(async (sent) => ({ status: sent.status, body: await sent.json() as unknown }))
      : await shop.ask(method, path, body)
    expect(answer).toMatchObject({ status, body: { message } })
  })

  test('says so when it does not have a route that a real shop has', async () => {
    expect((await shop.ask('GET', 'V1/cmsPage/search?searchCriteria[pageSize]=1')).status).toBe(501)
    expect((await shop.ask('GET', 'V1/cmsPage/search', undefined, 'no token')).status).toBe(401)
  })
})

describe('A search', () => {
  test.each([
    ['eq, without regard to case', where(['email', 'ADA@example.com']), 'ada', 1],
    ['in', where(['email', 'ada@example.com,eve@example.com,none@example.com', 'in']), 'ada eve', 2],
    ['like', where(['email', '%e@%', 'like']), 'eve', 1],
    ['gt and lteq', where(['entity_id', '1', 'gt'], ['entity_id', '3', 'lteq']), 'bea cid', 2],
    ['nin', where(['entity_id', '1,2,3,4', 'nin']), 'eve', 1],
    ['null', where(['taxvat', '1', 'null'], ['entity_id', '2', 'lt']), 'ada', 1],
    ['times with and without a zone', where(['created_at', '2020-01-01T00:00:00Z', 'gt']), 'ada bea cid dot eve', 5],
    ['a page', `${where(['entity_id', '0', 'gt'])}&searchCriteria[pageSize]=2&searchCriteria[currentPage]=2`, 'cid dot', 5],
    ['an order', 'searchCriteria[sortOrders][0][field]=email&searchCriteria[sortOrders][0][direction]=DESC&searchCriteria[pageSize]=2', 'eve dot', 5],
    ['alternatives in one group', `${where(['email', 'ada@example.com'])}&searchCriteria[filterGroups][0][filters][1][field]=email&searchCriteria[filterGroups][0][filters][1][value]=cid@example.com`, 'ada cid', 2],
    ['names in snake case', 'search_criteria[filter_groups][0][filters][0][field]=email&search_criteria[filter_groups][0][filters][0][value]=ada@example.com', 'ada', 1],
  ])('by %s', async (_title, query, names, total) => {
    expect(await emails(query)).toEqual([names, total])
  })

  test('past the end answers null where fields are named', async () => {
    expect(await emails('searchCriteria[pageSize]=2&searchCriteria[currentPage]=9')).toEqual([null, 5])
  })

  test('of which no field is wanted is a list of empty lists', async () => {
    expect((await shop.ask('GET', 'V1/customers/search?searchCriteria[pageSize]=2&fields=items[nosuch]')).body).toEqual({ items: [[], []] })
    expect((await shop.ask('GET', 'V1/customers/1?fields=nosuch')).body).toEqual([])
  })

  test('by an unknown field, or without criteria, is refused', async () => {
    expect(await shop.ask('GET', `V1/customers/search?${where(['nosuch', '1'])}`)).toMatchObject({ status: 400, body: { parameters: ['nosuch'] } })
    expect(await shop.ask('GET', 'V1/customers/search')).toMatchObject({ status: 400, body: { parameters: { fieldName: 'searchCriteria' } } })
    expect((await shop.ask('GET', `V1/orders?${where(['nosuch', '1'])}`)).status).toBe(500)
  })

  test('by an unknown order ignores it where things have attributes, and fails where they are rows', async () => {
    const order = 'searchCriteria[sortOrders][0][field]=nosuch&searchCriteria[sortOrders][0][direction]=ASC'
    expect(await emails(order)).toEqual(['ada bea cid dot eve', 5])
    for (const [path, status] of [['V1/products', 200], ['V1/categories/list', 200], ['V1/orders', 500], ['V1/customerGroups/search', 500]] as const) {
      expect([path, (await shop.ask('GET', `${path}?${order}`)).status]).toEqual([path, status])
    }
  })
})
