import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bulkStatus, type MagentoClient } from '../src/index.ts'
import { recordings } from './recordings.ts'
import { startShop, type Reaction, type Shop } from './shop.ts'

let reaction: Reaction = {}
let shop: Shop
beforeAll(async () => { shop = await startShop(() => reaction) })
afterAll(() => shop.close())

/** Makes a call that the shop answers with `json`; what was asked, and what came of it. */
async function call<T>(json: unknown, work: (magento: MagentoClient) => Promise<T>, storeCode?: string) {
  reaction = { json }
  const result = await work(shop.client(storeCode === undefined ? {} : { storeCode }))
  const { method, path, query, body } = shop.heard.at(-1) as Shop['heard'][number]
  return { result, asked: { method, path, query: Object.fromEntries(query), body } }
}

const price = (sku: string, value: number) => ({ sku, price: value, store_id: 0 })
const tier = (sku: string, quantity: number, changes: object = {}) => ({ sku, price: 9, price_type: 'fixed' as const, website_id: 0, customer_group: 'ALL GROUPS', quantity, ...changes })
const rowId = 'Row ID: SKU = %SKU, Website ID: %websiteId, Customer Group: %customerGroup, Quantity: %qty.'

describe('rows that a batch door refuses', () => {
  test('recorded exchange 391 › are found again by SKU and by price', async () => {
    const { result } = await call([
      { message: 'Invalid attribute %fieldName = %fieldValue.', parameters: ['SKU', 'NOPE'] }, { message: 'Invalid attribute %fieldName = %fieldValue.', parameters: ['Price', '-5'] },
    ], (magento) => magento.prices.setBase([price('ERP-1002', 11.11), price('NOPE', 5), price('ERP-1004', -5)]))
    expect(result).toEqual([{ row: 1, message: 'Invalid attribute SKU = NOPE.' }, { row: 2, message: 'Invalid attribute Price = -5.' }])
  })

  test('recorded exchange 396 › with the values in the sentence already', async () => {
    const special = (sku: string, from: string) => ({ sku, price: 8.5, store_id: 0, price_from: from, price_to: '2030-01-01 00:00:00' })
    const { result } = await call([
      { message: "The product that was requested doesn't exist. Row ID: SKU = NOPE.", parameters: ['NOPE', '0', '2026-01-01 00:00:00', '2030-01-01 00:00:00'] },
      { message: 'Invalid attribute Price From = 2030-01-01 00:00:00.', parameters: ['Price From', 'ERP-1002', '0', '2031-01-01', '2030-01-01 00:00:00'] },
    ], (magento) => magento.prices.setSpecial([special('NOPE', '2026-01-01 00:00:00'), special('ERP-1002', '2031-01-01')]))
    expect(result.map(({ row }) => row)).toEqual([0, 1])
  })

  test('recorded exchange 401 › two rows with the same key are both named', async () => {
    const complaint = { message: `We found a duplicate: Customer Group = %customerGroup, Website ID = %websiteId, Quantity = %qty. ${rowId}`, parameters: ['ERP-1004', '0', 'ALL GROUPS', '10'] }
    const { result } = await call([complaint, complaint], (magento) => magento.prices.setTier([tier('ERP-1', 10), tier('ERP-1004', 10), tier('ERP-1004', 10, { price: 8 })]))
    expect(result.map(({ row }) => row)).toEqual([1, 2])
    expect(result[0]?.message).toBe('We found a duplicate: Customer Group = ALL GROUPS, Website ID = 0, Quantity = 10. Row ID: SKU = ERP-1004, Website ID: 0, Customer Group: ALL GROUPS, Quantity: 10.')
  })

  test.each([
    ['495', 'No such entity with Customer Group = %customerGroup.', ['ERP-1002', '0', 'Nobody', '10'], 'No such entity with Customer Group = Nobody. Row ID: SKU = ERP-1002, Website ID: 0, Customer Group: Nobody, Quantity: 10.'],
    ['496', 'Invalid attribute Website ID = %websiteId.', ['ERP-1002', '9', 'ALL GROUPS', '11'], 'Invalid attribute Website ID = 9. Row ID: SKU = ERP-1002, Website ID: 9, Customer Group: ALL GROUPS, Quantity: 11.'],
    ['498', 'Invalid attribute Price Type = %priceType.', ['rabatt', 'ERP-1002', '0', 'ALL GROUPS', '12'], 'Invalid attribute Price Type = rabatt. Row ID: SKU = ERP-1002, Website ID: 0, Customer Group: ALL GROUPS, Quantity: 12.'],
    ['499', 'Invalid attribute Price = %price.', ['120', 'ERP-1002', '0', 'ALL GROUPS', '13'], 'Invalid attribute Price = 120. Row ID: SKU = ERP-1002, Website ID: 0, Customer Group: ALL GROUPS, Quantity: 13.'],
  ])('recorded exchange %s › names are filled from a list', async (_, sentence, parameters, message) => {
    const { result } = await call([{ message: `${sentence} ${rowId}`, parameters }], (magento) => magento.prices.replaceTier([tier('ERP-1002', 1)]))
    expect(result).toEqual([{ row: 0, message }])
  })

  test('recorded exchange 494 › of a product that is not there do not keep the others out', async () => {
    const absent = "The product that was requested doesn't exist. Verify the product and try again."
    const taken: string[] = []
    const strict = await startShop(({ body }) => {
      const skus = (body as { prices: { sku: string }[] }).prices.map(({ sku }) => sku)
      if (skus.includes('NOPE')) return { status: 404, json: { message: absent } }
      taken.push(...skus)
      return { json: [] }
    })
    const problems = await strict.client().prices.setTier([tier('A', 1), tier('NOPE', 1), tier('B', 1), tier('A', 2), tier('nope', 2), tier('C', 1)])
    expect(problems).toEqual([{ row: 1, message: absent }, { row: 4, message: absent }])
    await strict.close()
    expect(taken.toSorted()).toEqual(['A', 'A', 'B', 'C'])
  })

  test('that cannot be told apart are reported without a row', async () => {
    expect((await call([{ message: 'Something is wrong.' }], (magento) => magento.prices.setBase([price('A', 1)]))).result).toEqual([{ row: null, message: 'Something is wrong.' }])
  })

  test('none means that all went in', async () => {
    expect((await call([], (magento) => magento.prices.setBase([price('A', 1)]))).result).toEqual([])
  })
})

describe('what the shop answers in its own form', () => {
  test.each<[string, unknown, (magento: MagentoClient) => Promise<unknown>, unknown]>([
    ['an invoice’s id as text (627)', '1', ({ invoices }) => invoices.create(1, {}), 1],
    ['an option’s id as text (437)', '6', ({ products }) => products.addAttributeOption('erp_brand', 'Cobra'), '6'],
    ['an option’s id with a prefix', 'id_6', ({ products }) => products.addAttributeOption('erp_brand', 'Cobra'), '6'],
    ['no comments', { items: null }, ({ invoices }) => invoices.comments(1), []],
    ['no categories', { items: null, total_count: 0 }, ({ categories }) => categories.search({}), { items: [], totalCount: 0 }],
  ])('%s', async (_, json, work, expected) => {
    expect((await call(json, work)).result).toEqual(expected)
  })

  test('operations of a bulk (503)', async () => {
    const { result } = await call({ operations_list: [{ id: 0, status: 1, result_message: 'ok', error_code: null }, { id: 2, status: 3, result_message: 'no', error_code: 0 }] }, ({ bulk }) => bulk.operations('2a035e9c'))
    expect(result.filter(({ status }) => status === bulkStatus.failed)).toEqual([{ id: 2, status: 3, result_message: 'no', error_code: 0 }])
  })
})

describe('scope', () => {
  test.each([
    [undefined, undefined, '/rest/V1/products/A%2F1'], ['all', undefined, '/rest/all/V1/products/A%2F1'],
    ['all', 'de', '/rest/de/V1/products/A%2F1'], ['all', '', '/rest/V1/products/A%2F1'],
  ])('client %s, call %s', async (client, one, path) => {
    expect((await call({}, ({ products }) => products.get('A/1', one), client)).asked.path).toBe(path)
  })
})

/** Calls that must go over the wire as they were recorded. `storeCode` as the recording has it. */
const asRecorded: [string, (magento: MagentoClient) => Promise<unknown>, string?][] = [
  ['047', ({ directory }) => directory.currency()], ['046', ({ directory }) => directory.country('US')],
  ['042', ({ store }) => store.views()], ['043', ({ store }) => store.configs()], ['044', ({ store }) => store.modules()],
  ['155', ({ customers }) => customers.get(3)], ['215', ({ customers }) => customers.delete(32)],
  ['160', ({ customers }) => customers.update(3, { email: 'ada@example.com', firstname: 'Ada', lastname: 'Partial' })],
  ['101', ({ customers }) => customers.create({ email: 'min@example.com', firstname: 'Min', lastname: 'Imal' })],
  ['217', ({ customers }) => customers.isEmailAvailable('bob@example.com', 1)], ['219', ({ customers }) => customers.addressAttributes()],
  ['231', ({ customerGroups }) => customerGroups.create({ code: 'Distributor', tax_class_id: 3 })], ['238', ({ customerGroups }) => customerGroups.get(999)],
  ['230', ({ customerGroups }) => customerGroups.search({ pageSize: 10 })], ['245', ({ taxClasses }) => taxClasses.search({ pageSize: 20 })],
  ['250', ({ categories }) => categories.tree()], ['264', ({ categories }) => categories.get(4)], ['268', ({ categories }) => categories.get(4, 'all')],
  ['251', ({ categories }) => categories.create({ name: 'Tools', is_active: true })], ['269', ({ categories }) => categories.update(4, { name: 'Hand tools global' }, 'all')],
  ['290', ({ categories }) => categories.move(4, 2, 3)], ['286', ({ categories }) => categories.delete(6)],
  ['303', ({ products }) => products.save({ sku: 'ERP-1002', name: 'Minimal product', price: 5, attribute_set_id: 4 })],
  ['351', ({ products }) => products.update('ERP-1001', { price: 26 })], ['342', ({ products }) => products.get('ERP/11')], ['347', ({ products }) => products.get('ERP%12+A')],
  ['349', ({ products }) => products.get('ÄRTIKEL-1 é')], ['384', ({ products }) => products.delete('ERP/11')], ['436', ({ products }) => products.attributeOptions('erp_brand')],
  ['392', ({ prices }) => prices.setBase([price('ERP-1002', 12.12)])], ['394', ({ prices }) => prices.base(['ERP-1002', 'NOPE'])], ['397', ({ prices }) => prices.special(['ERP-1002'])],
  ['404', ({ prices }) => prices.tier(['ERP-1002'])],
  ['403', ({ prices }) => prices.replaceTier([{ price: 7.77, price_type: 'fixed', website_id: 0, sku: 'ERP-1002', customer_group: 'Retailer', quantity: 3 }])],
  ['490', ({ inventory }) => inventory.setSourceItems([{ sku: 'ERP-1002', source_code: 'default', quantity: 43, status: 1 }])],
  ['423', ({ inventory }) => inventory.salableQuantity('ERP-1002', 1)],
  ['605', ({ orders }) => orders.get(1)], ['647', ({ orders }) => orders.comments(1)],
  ['646', ({ orders }) => orders.addComment(1, 'Invoiced in Sage Intacct as SI-1001', 'processing')],
  ['627', ({ invoices }) => invoices.create(1, { capture: true, comment: 'Sage Intacct invoice SI-1001', items: [{ order_item_id: 1, qty: 1 }] })],
  ['628', ({ invoices }) => invoices.get(1)], ['642', ({ invoices }) => invoices.comments(1)], ['643', ({ invoices }) => invoices.addComment(1, 'ERP ref SI-1001')],
  ['518', ({ bulk }) => bulk.submit('PUT', 'customers/byCustomerId', [
    { customerId: 3, customer: { email: 'ada@example.com', firstname: 'Ada', lastname: 'Bulk', website_id: 1 } },
    { customer: { id: 4, email: 'min.new@example.com', firstname: 'Min', lastname: 'Bulk', website_id: 1 } },
  ])],
  ['522', ({ bulk }) => bulk.submit('POST', 'products', [{ product: { sku: 'BLK-ALL', name: 'Bulk BLK-ALL', attribute_set_id: 4, price: 10, status: 1, visibility: 4, type_id: 'simple', weight: 1 } }], 'all')],
  ['503', ({ bulk }) => bulk.operations('2a035e9c-0ff4-4f48-8e1b-dea47978df23')],
]

const recorded = recordings()
if (recorded) {
  describe('a call goes over the wire as it was recorded', () => {
    test.each(asRecorded)('%s', async (number, work) => {
      const { request, response } = recorded.find((recording) => recording.number === number) ?? (() => { throw new Error(`No exchange ${number}.`) })()
      const [path = '', query = ''] = request.path.split('?')
      reaction = { status: response.status, json: response.body }
      await work(shop.client({ retries: 0 })).catch((error: { status?: number }) => { if (error.status !== response.status) throw error })
      const heard = shop.heard.at(-1)
      expect({ method: heard?.method, path: heard?.path, query: Object.fromEntries(heard?.query ?? []), body: heard?.body })
        .toEqual({ method: request.method, path, query: Object.fromEntries(new URLSearchParams(query)), body: request.body ?? undefined })
    })
  })
}
