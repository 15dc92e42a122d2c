import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openShop, product, where, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => { shop = await openShop() })
afterAll(() => shop.close())

interface Category { id: number; name: string; path: string; custom_attributes: { attribute_code: string; value: unknown }[] }
interface Product { id: number; sku: string; name: string; price: number; updated_at: string; extension_attributes: { stock_item: { qty: number; is_in_stock: boolean }; category_links?: unknown[] }; custom_attributes: { attribute_code: string; value: unknown }[] }
const category = async (name: string, parent = 2) => (await shop.ask<Category>('POST', 'all/V1/categories', { category: { name, parent_id: parent, is_active: true } })).body
const attribute = ({ custom_attributes: all }: { custom_attributes: { attribute_code: string; value: unknown }[] }, code: string) => all.find((one) => one.attribute_code === code)?.value
const read = async (sku: string, store = 'all') => (await shop.ask<Product>('GET', `${store}/V1/products/${encodeURIComponent(sku)}`)).body

describe('A category', () => {
  test('has a key of its own among its siblings', async () => {
    const tools = await category('Büro & Tools')
    expect(attribute(tools, 'url_key')).toBe('buro-tools')
    expect(await shop.ask('POST', 'all/V1/categories', { category: { name: 'Büro & Tools', parent_id: 2, is_active: true } })).toMatchObject({ status: 400, body: { parameters: ['URL key for specified store already exists.'] } })
    expect(attribute(await category('Büro & Tools', tools.id), 'url_path')).toBe('buro-tools/buro-tools')
  })

  test('renamed in a store view is renamed there only, and keeps its key', async () => {
    const { id } = await category('Lamps')
    await shop.ask('PUT', `V1/categories/${id}`, { category: { name: 'Lights' } })
    await shop.ask('PUT', `all/V1/categories/${id}`, { category: { name: 'Lamps and more' } })
    const names = await Promise.all(['default', 'all'].map(async (store) => (await shop.ask<Category>('GET', `${store}/V1/categories/${id}`)).body))
    expect(names.map(({ name }) => name)).toEqual(['Lights', 'Lamps and more'])
    expect(names.map((one) => attribute(one, 'url_key'))).toEqual(['lamps', 'lamps'])
  })

  test('moves by a call of its own, with all below it, and not into itself', async () => {
    const [chairs, seats] = [await category('Chairs'), await category('Seats')]
    const oak = await category('Oak', chairs.id)
    expect((await shop.ask('PUT', `V1/categories/${chairs.id}/move`, { parentId: oak.id })).status).toBe(400)
    expect((await shop.ask('PUT', `V1/categories/${chairs.id}/move`, { parentId: seats.id })).body).toBe(true)
    expect((await shop.ask<Category>('GET', `all/V1/categories/${oak.id}`)).body.path).toBe(`1/2/${seats.id}/${chairs.id}/${oak.id}`)
  })
})

describe('A product', () => {
  test('is one with any that differs in case only', async () => {
    const first = (await shop.ask<Product>('POST', 'all/V1/products', product('ERP-1'))).body
    const second = (await shop.ask<Product>('POST', 'all/V1/products', product('erp-1', { name: 'Lower' }))).body
    expect([second.id, second.sku, (await read('ERP-1')).name]).toEqual([first.id, 'erp-1', 'Lower'])
  })

  test('takes the SKU of the path, and any sign in it', async () => {
    for (const sku of ['A/1', 'B 2', 'C%3+x', 'Ä 4']) {
      await shop.ask('PUT', `all/V1/products/${encodeURIComponent(sku)}`, { product: { ...product(sku).product, sku: undefined, name: `Sign ${sku.charCodeAt(0)}` } })
      expect((await read(sku)).sku).toBe(sku)
    }
  })

  test.each([
    ['without a name', { name: undefined }, 'The "Product Name" attribute value is empty. Set the attribute and try again.'],
    ['without a price', { price: undefined }, 'The "Price" attribute value is empty. Set the attribute and try again.'],
    ['with a negative price', { price: -1 }, 'Please enter a number 0 or greater in this field.'],
    ['of no attribute set', { attribute_set_id: undefined }, 'Invalid product data: %1'],
    ['with the key of another', { name: 'Lower', custom_attributes: [{ attribute_code: 'url_key', value: 'product-erp-1' }] }, 'URL key for specified store already exists.'],
  ])('%s is refused', async (_title, more, message) => {
    expect(await shop.ask('POST', 'all/V1/products', product('REFUSED', more))).toMatchObject({ status: 400, body: { message } })
    expect((await shop.ask('GET', 'V1/products/REFUSED')).status).toBe(404)
  })

  test('drops what it does not know without a word, and turns emoji into question marks', async () => {
    await shop.ask('POST', 'all/V1/products', product('SILENT', { name: 'Lamp 🚀', custom_attributes: [{ attribute_code: 'erp', value: '1' }], extension_attributes: { category_links: [{ category_id: '9999', position: 0 }] } }))
    const silent = await read('SILENT')
    expect([silent.name, attribute(silent, 'erp'), silent.extension_attributes.category_links]).toEqual(['Lamp ????', undefined, undefined])
  })

  test('takes option numbers for a select, and refuses labels', async () => {
    await shop.ask('POST', 'V1/products/attributes', { attribute: { attribute_code: 'brand', frontend_input: 'select', default_frontend_label: 'Brand', scope: 'global', options: [{ label: 'Acme' }] } })
    await shop.ask('POST', 'V1/products/attribute-sets/attributes', { attributeSetId: 4, attributeGroupId: 7, attributeCode: 'brand', sortOrder: 50 })
    const [, acme] = (await shop.ask<{ value: string }[]>('GET', 'V1/products/attributes/brand/options')).body
    await shop.ask('PUT', 'all/V1/products/SILENT', { product: { custom_attributes: [{ attribute_code: 'brand', value: acme?.value }] } })
    expect(attribute(await read('SILENT'), 'brand')).toBe(acme?.value)
    expect((await shop.ask('PUT', 'all/V1/products/SILENT', { product: { custom_attributes: [{ attribute_code: 'brand', value: 'Acme' }] } })).status).toBe(400)
  })

  test('gets links added, and loses all of them to an empty list', async () => {
    const [one, two] = [await category('Links one'), await category('Links two')]
    const link = (id: number) => ({ product: { extension_attributes: { category_links: [{ category_id: String(id), position: 0 }] } } })
    await shop.ask('PUT', 'all/V1/products/SILENT', link(one.id))
    await shop.ask('PUT', 'all/V1/products/SILENT', link(two.id))
    expect((await read('SILENT')).extension_attributes.category_links).toHaveLength(2)
    await shop.ask('PUT', 'all/V1/products/SILENT', { product: { extension_attributes: { category_links: [] } } })
    expect((await read('SILENT')).extension_attributes.category_links).toBeUndefined()
  })
})

describe('A search for products', () => {
  test('of a category finds those of the categories below it too', async () => {
    const above = await category('Above')
    const below = await category('Below', above.id)
    await shop.ask('POST', 'all/V1/products', product('DEEP', { extension_attributes: { category_links: [{ category_id: String(below.id), position: 0 }] } }))
    const found = async (id: number) => (await shop.ask<{ items: { sku: string }[] }>('GET', `V1/products?${where(['category_id', String(id)])}`)).body.items.map(({ sku }) => sku)
    expect([await found(above.id), await found(below.id)]).toEqual([['DEEP'], ['DEEP']])
  })

  test('of a store view finds those of its website', async () => {
    await shop.ask('POST', 'all/V1/products', product('NOWHERE', { extension_attributes: { website_ids: [] } }))
    const { body } = await shop.ask<{ items: { sku: string }[] }>('GET', `V1/products?${where(['store_id', '1'], ['sku', 'DEEP,NOWHERE', 'in'])}`)
    expect(body.items.map(({ sku }) => sku)).toEqual(['DEEP'])
  })
})

describe('The batch doors', () => {
  test('write prices, and answer what was wrong without the row', async () => {
    const before = await read('erp-1')
    const { status, body } = await shop.ask('POST', 'V1/products/base-prices', { prices: [{ sku: 'ERP-1', price: 11.11, store_id: 0 }, { sku: 'NOPE', price: 1, store_id: 0 }] })
    expect([status, body]).toEqual([200, [{ message: 'Invalid attribute %fieldName = %fieldValue.', parameters: ['SKU', 'NOPE'] }]])
    expect(await read('ERP-1')).toMatchObject({ price: 11.11, updated_at: before.updated_at })
  })

  test('write stock, for products that do not exist too', async () => {
    expect((await shop.ask('POST', 'V1/inventory/source-items', { sourceItems: [{ sku: 'ERP-1', source_code: 'default', quantity: 7, status: 1 }, { sku: 'NOPE', source_code: 'default', quantity: 1, status: 1 }] })).status).toBe(200)
    expect((await read('ERP-1')).extension_attributes.stock_item).toMatchObject({ qty: 7, is_in_stock: true })
    expect(await shop.ask('POST', 'V1/inventory/source-items', { sourceItems: [{ sku: 'ERP-1', source_code: 'wh9', quantity: 1, status: 1 }] })).toMatchObject({ status: 400, body: { message: 'Could not save Source Item' } })
    expect((await shop.ask<{ items: unknown[] }>('GET', `V1/inventory/source-items?${where(['sku', 'ERP-1,NOPE', 'in'])}`)).body.items).toHaveLength(2)
  })
})

test.each([
  ['status', [['Enabled', '1'], ['Disabled', '2']]],
  ['visibility', [['Not Visible Individually', '1'], ['Catalog', '2'], ['Search', '3'], ['Catalog, Search', '4']]],
  ['tax_class_id', [['None', '0'], ['Taxable Goods', '2']]],
  ['color', [[' ', '']]],
])('The options of %s are those of a fresh shop', async (code, options) => {
  const { body } = await shop.ask<{ label: string; value: string }[]>('GET', `V1/products/attributes/${code}/options`)
  expect(body.map(({ label, value }) => [label, value])).toEqual(options)
  expect((await shop.ask<{ options: unknown }>('GET', `V1/products/attributes/${code}`)).body.options).toEqual(body)
})
