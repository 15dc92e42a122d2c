import { afterEach, describe, expect, test } from '@jest/globals'
import { anyOf, criteriaPairs, where, type Criteria } from '../src/index.ts'
import { startShop, thrownBy, type Heard, type Shop } from './shop.ts'

let shop: Shop | undefined
afterEach(async () => { await shop?.close() })

interface Row { id: number; email: string; website_id: number }
const rows: Row[] = Array.from({ length: 450 }, (_, index) => ({ id: index + 1, email: `Person.${index + 1}@example.com`, website_id: 1 }))
rows.push({ id: 900, email: 'a,b%c@example.com', website_id: 1 }, { id: 901, email: 'd,e+f@example.com', website_id: 1 }, { id: 902, email: 'Jörg@example.com', website_id: 1 })

/** Reads the criteria that came over the wire as the shop would: filter groups, `in` split at commas, pages. */
function answer({ query }: Heard): { items: Row[] | null; total_count: number } {
  const at = (g: number, f: number, part: string) => query.get(`searchCriteria[filterGroups][${g}][filters][${f}][${part}]`)
  const holds = (row: Row, g: number): boolean => {
    for (let f = 0; at(g, f, 'field') !== null; f++) {
      const field = at(g, f, 'field') === 'entity_id' ? 'id' : at(g, f, 'field') as keyof Row
      const value = String(at(g, f, 'value')).toLowerCase()
      const values = at(g, f, 'conditionType') === 'in' ? value.split(',') : [value]
      if (values.includes(String(row[field]).toLowerCase())) return true
    }
    return false
  }
  const groups = [0, 1, 2].filter((g) => at(g, 0, 'field') !== null)
  const found = rows.filter((row) => groups.every((g) => holds(row, g)))
  const size = Number(query.get('searchCriteria[pageSize]'))
  const page = found.slice((Number(query.get('searchCriteria[currentPage]')) - 1) * size).slice(0, size)
  return { items: page.length ? page : null, total_count: found.length }
}

describe('criteria', () => {
  test.each<[string, Criteria, [string, string][]]>([
    ['groups are AND, conditions in one are OR', { groups: [where({ field: 'email', value: 'a' }, { field: 'email', type: 'like', value: '%b%' }), [{ field: 'website_id', type: 'neq', value: 2 }]] }, [
      ['searchCriteria[filterGroups][0][filters][0][field]', 'email'], ['searchCriteria[filterGroups][0][filters][0][conditionType]', 'eq'], ['searchCriteria[filterGroups][0][filters][0][value]', 'a'],
      ['searchCriteria[filterGroups][0][filters][1][field]', 'email'], ['searchCriteria[filterGroups][0][filters][1][conditionType]', 'like'], ['searchCriteria[filterGroups][0][filters][1][value]', '%b%'],
      ['searchCriteria[filterGroups][1][filters][0][field]', 'website_id'], ['searchCriteria[filterGroups][1][filters][0][conditionType]', 'neq'], ['searchCriteria[filterGroups][1][filters][0][value]', '2'],
    ]],
    ['null sends a value for form’s sake (recorded exchange 381)', { groups: [[{ field: 'special_price', type: 'null' }]] }, [
      ['searchCriteria[filterGroups][0][filters][0][field]', 'special_price'], ['searchCriteria[filterGroups][0][filters][0][conditionType]', 'null'], ['searchCriteria[filterGroups][0][filters][0][value]', '1'],
    ]],
    ['sorts and pages', { sort: [{ field: 'entity_id', direction: 'DESC' }], pageSize: 5, currentPage: 2 }, [
      ['searchCriteria[sortOrders][0][field]', 'entity_id'], ['searchCriteria[sortOrders][0][direction]', 'DESC'], ['searchCriteria[pageSize]', '5'], ['searchCriteria[currentPage]', '2'],
    ]],
    ['none at all are still sent (recorded exchanges 194, 195)', {}, [['searchCriteria', '']]],
  ])('%s', (_, criteria, pairs) => {
    expect(criteriaPairs(criteria)).toEqual(pairs)
  })
})

describe('a list of values', () => {
  test('is joined by commas; values with a comma stand apart; empty and repeated ones are left out', () => {
    expect(anyOf('sku', ['A', 'B,1', 'C%', '', 'A', 'D,2'])).toEqual([[
      { field: 'sku', type: 'in', value: 'A,C%' }, { field: 'sku', type: 'eq', value: 'B,1' }, { field: 'sku', type: 'eq', value: 'D,2' },
    ]])
  })

  test.each([
    ['many values', Array.from({ length: 1000 }, (_, index) => `S-${index}`)],
    ['long values', Array.from({ length: 300 }, (_, index) => `${'ü'.repeat(60)}${index}`)],
    ['values with commas', Array.from({ length: 200 }, (_, index) => `${index},x`)],
    ['one value that is too long by itself', ['x'.repeat(9_000), 'y']],
  ])('%s › is split into addresses that web servers take, and nothing gets lost', (_, values) => {
    const groups = anyOf('sku', values)
    const lengths = groups.filter((group) => group.every(({ value }) => String(value).length < 5_600))
      .map((group) => criteriaPairs({ groups: [group] }).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&').length)
    expect(Math.max(...lengths)).toBeLessThan(5_600)
    expect(groups.flat().flatMap(({ type, value }) => (type === 'in' ? String(value).split(',') : [String(value)])).toSorted()).toEqual(values.toSorted())
  })

  test('without values asks nothing', async () => {
    shop = await startShop(() => ({ status: 500 }))
    const { customers, products } = shop.client()
    expect([(await customers.findByEmails([], 1)).size, (await customers.findByIds([])).size, (await products.findBySkus([''])).size]).toEqual([0, 0, 0])
    expect(shop.heard).toHaveLength(0)
  })
})

describe('customers', () => {
  test('are found by e-mail in any case, with commas and percent signs, in requests below 6 kB', async () => {
    shop = await startShop((request) => ({ json: answer(request) }))
    const emails = [...rows.map(({ email }) => email.toUpperCase()), 'nobody@example.com']
    const found = await shop.client().customers.findByEmails(emails, 1)
    expect(found.size).toBe(rows.length)
    expect(found.get('a,b%c@example.com')?.id).toBe(900)
    expect(found.get('jörg@example.com')?.id).toBe(902)
    expect(shop.heard.length).toBeGreaterThan(4)
    for (const { url } of shop.heard) expect(url.length).toBeLessThan(6_000)
  })

  test('are found by id', async () => {
    shop = await startShop((request) => ({ json: answer(request) }))
    expect([...(await shop.client().customers.findByIds([3, '5', 77_777])).keys()]).toEqual(['3', '5'])
  })

  test('no one found is an empty map, though the shop answers null (recorded exchange 187)', async () => {
    shop = await startShop(() => ({ json: { items: null, total_count: 0 } }))
    expect((await shop.client().customers.findByEmails(['x@example.com'], 1)).size).toBe(0)
  })
})

describe('a whole list', () => {
  test('is read page by page until the count is reached', async () => {
    shop = await startShop((request) => ({ json: answer(request) }))
    expect(await shop.client().searchAll('customers/search', { pageSize: 100 })).toHaveLength(rows.length)
    expect(shop.heard).toHaveLength(5)
  })

  test.each([
    ['fewer rows than announced', { items: [{ id: 1 }], total_count: 2 }], ['none of those announced', { items: null, total_count: 2 }],
    ['more rows than announced', { items: [{ id: 1 }, { id: 2 }], total_count: 1 }],
  ])('with %s is an error that is worth another try', async (_, json) => {
    shop = await startShop(() => ({ json }))
    expect(await thrownBy(() => (shop as Shop).client().customerGroups.all())).toMatchObject({ kind: 'server', transient: true, message: expect.stringContaining('announced') })
  })

  test('without its count is an error', async () => {
    shop = await startShop(() => ({ json: { items: [] } }))
    expect(await thrownBy(() => (shop as Shop).client().customers.search({}))).toMatchObject({ kind: 'parse' })
  })

  test('asks for the count when only some fields are wanted', async () => {
    shop = await startShop(() => ({ json: { items: [], total_count: 0 } }))
    await shop.client().customers.search({}, 'items[id,email]')
    expect(shop.heard[0]?.query.get('fields')).toBe('items[id,email],total_count')
  })
})
