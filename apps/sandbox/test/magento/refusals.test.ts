import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { customer, home, openShop, placeOrder, product, where, type Shop } from './shop.ts'

/**
 * What the shop refuses, as Magento 2.4.7 words it. Sentences and statuses that are not in a recorded exchange are from its source and
 * its own tests.
 */

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  await shop.ask('POST', 'V1/customers', customer('ada@example.com', { addresses: [{ ...home, default_billing: true }] }))
  await shop.ask('POST', 'V1/customers', customer('grace@example.com'))
  await shop.ask('POST', 'all/V1/products', product('LAMP'))
  await shop.ask('POST', 'V1/products/attributes', { attribute: { attribute_code: 'brand', frontend_input: 'select', default_frontend_label: 'Brand', scope: 'global', options: [{ label: 'Acme' }] } })
  await shop.ask('POST', 'V1/products/attributes', { attribute: { attribute_code: 'erp', frontend_input: 'text', default_frontend_label: 'ERP', scope: 'global' } })
  await placeOrder(shop, [['LAMP', 2]])
})
afterAll(() => shop.close())

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const picture = (type: string, name: string) => ({ entry: { media_type: 'image', label: 'x', position: 1, disabled: false, types: [], content: { base64_encoded_data: png, type, name } } })
const attributes = (value: unknown) => ({ product: { custom_attributes: value } })
const wrongInt = (shown: string) => `The "${shown}" value's type is invalid. The "int" type was expected. Verify and try again.`
const missingProduct = "The product that was requested doesn't exist. Verify the product and try again."
const missingEntity = "The entity that was requested doesn't exist. Verify the entity and try again."
const missing = 'No such entity with %fieldName = %fieldValue'
const unknown = '"%fieldName" is not supported. Correct the field name and try again.'
const required = '"%fieldName" is required. Enter and try again.'

type Row = [what: string, method: string, path: string, body: unknown, status: number, message: string, parameters?: unknown]
const refuses = (rows: Row[]) => test.each(rows.map((row) => [row[0], row] as const))('%s', async (_what, [, method, path, body, status, message, parameters]) => {
  expect(await shop.ask(method, path, body)).toMatchObject({ status, body: { message, ...(parameters ? { parameters } : {}) } })
})

describe('The input of a call', () => {
  refuses([
    ['has criteria of known parts only', 'GET', 'V1/products?searchCriteria[nosuch]=1', undefined, 400, unknown, { fieldName: 'Nosuch' }],
    ['has filters of known parts only', 'GET', 'V1/products?searchCriteria[filterGroups][0][filters][0][operator]=eq', undefined, 400, unknown, { fieldName: 'Operator' }],
    ['has whole numbers for pages', 'GET', 'V1/products?searchCriteria[pageSize]=abc', undefined, 400, `Error occurred during "pageSize" processing. ${wrongInt('abc')}`],
    ['has a number in a path that asks for one', 'GET', 'V1/customers/abc', undefined, 400, wrongInt('abc')],
    ['has a number in the path of a PUT too', 'PUT', 'V1/categories/abc', { category: { name: 'x' } }, 400, `Error occurred during "id" processing. ${wrongInt('abc')}`],
    ['names each custom attribute', 'PUT', 'all/V1/products/LAMP', attributes([{ value: '4' }]), 400, 'Error occurred during "custom_attributes" processing. A custom attribute is specified with a missing attribute code. Verify the code and try again.'],
    ['gives each custom attribute a value', 'PUT', 'all/V1/products/LAMP', attributes([{ attribute_code: 'erp' }]), 400, 'Error occurred during "custom_attributes" processing. The "erp" attribute code doesn\'t have a value set. Enter the value and try again.'],
    ['has no custom attribute of nothing', 'PUT', 'all/V1/products/LAMP', attributes([{}]), 400, 'Error occurred during "custom_attributes" processing. An empty custom attribute is specified. Enter the attribute and try again.'],
    ['uses a method that the shop has', 'PATCH', 'V1/products/LAMP', {}, 400, 'Request method is invalid.'],
    ['names all that is missing', 'POST', 'V1/products/attribute-sets/attributes', { attributeSetId: 4 }, 400, 'One or more input exceptions have occurred.'],
  ])

  test('as text where a list is due makes PHP die', async () => {
    expect(await shop.ask<string>('POST', 'V1/inventory/source-items', { sourceItems: 'x' })).toMatchObject({ status: 500, body: expect.stringContaining('An error has happened during application run.') })
  })

  test('of a page of less than one row is a page of one', async () => {
    expect((await shop.ask<{ items: unknown[] }>('GET', 'V1/customerGroups/search?searchCriteria[pageSize]=-1')).body.items).toHaveLength(1)
  })

  test('without a value repeats none', async () => {
    const { body } = await shop.ask<{ search_criteria: unknown }>('GET', 'V1/customers/search?searchCriteria[filterGroups][0][filters][0][field]=taxvat&searchCriteria[filterGroups][0][filters][0][conditionType]=null')
    expect(body.search_criteria).toEqual({ filter_groups: [{ filters: [{ field: 'taxvat', value: null, condition_type: 'null' }] }] })
  })
})

describe('Customers and groups', () => {
  refuses([
    ['an e-mail with two dots in a row', 'POST', 'V1/customers', customer('a..b@example.com'), 400, '"Email" is not a valid email address.'],
    ['an e-mail whose host begins with a dash', 'POST', 'V1/customers', customer('a@-example.com'), 400, ['"Email" is not a valid hostname.', "'-example.com' looks like a DNS hostname but contains a dash in an invalid position.", "'-example.com' looks like a local network name, which is not an acceptable format."].join('\n')],
    ['an e-mail whose first part is too long', 'POST', 'V1/customers', customer(`${'a'.repeat(65)}@example.com`), 400, '"Email" uses too many characters.'],
    ['an unknown attribute', 'GET', 'V1/attributeMetadata/customer/attribute/nosuch', undefined, 404, 'No such entity with %fieldName = %fieldValue, %field2Name = %field2Value', { fieldName: 'entityType', fieldValue: 'customer', field2Name: 'attributeCode', field2Value: 'nosuch' }],
    ['an unknown form', 'GET', 'V1/attributeMetadata/customer/form/nosuch', undefined, 404, 'No such entity with %fieldName = %fieldValue, %field2Name = %field2Value'],
    ['a customer\'s sign-in', 'POST', 'V1/integration/customer/token', { username: 'ada@example.com', password: 'x' }, 401, 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.'],
    ['"me" to an administrator', 'GET', 'V1/customers/me', undefined, 400, required, { fieldName: 'customerId' }],
    ['a new customer without a name, where the path names no number', 'PUT', 'V1/customers/abc', { customer: { email: 'new@example.com', firstname: 'A' } }, 400, '"Last Name" is a required value.'],
    ['a known group without its tax class', 'PUT', 'V1/customerGroups/1', { group: { code: 'General' } }, 400, 'Invalid value of "%value" provided for the %fieldName field.', { fieldName: 'taxClassId', value: null }],
    ['another customer\'s address', 'PUT', 'V1/customers/2', { customer: { addresses: [{ id: 1, ...home }] } }, 400, 'Provided customer ID "%customer_id" isn\'t related to current customer address.', { customer_id: 2 }],
    ['an address that is not there', 'PUT', 'V1/customers/2', { customer: { addresses: [{ id: 99, ...home }] } }, 404, missing, { fieldName: 'addressId', fieldValue: 99 }],
    ['a group that is not there', 'PUT', 'V1/customerGroups/999', { group: { code: 'x', tax_class_id: 3 } }, 404, missing, { fieldName: 'id', fieldValue: 999 }],
  ])

  test('without a default address there is an empty answer', async () => {
    expect((await shop.ask('GET', 'V1/customers/1/shippingAddress')).body).toEqual([])
  })

  test('"validate" says what is wrong instead of refusing it', async () => {
    expect((await shop.ask('PUT', 'V1/customers/validate', customer('bad'))).body).toEqual({ valid: false, messages: ['"Email" is not a valid email address.'] })
  })

  test('the form of customers offers groups, websites and genders', async () => {
    const { body } = await shop.ask<{ attribute_code: string; options: { label: string }[] }[]>('GET', 'V1/attributeMetadata/customer/form/adminhtml_customer')
    const labels = (code: string) => body.find((one) => one.attribute_code === code)?.options.map(({ label }) => label)
    expect([labels('website_id'), labels('group_id'), labels('gender')]).toEqual([['Main Website'], ['General', 'Wholesale', 'Retailer'], [' ', 'Male', 'Female', 'Not Specified']])
  })
})

describe('Taxes', () => {
  refuses([
    ['a class of no known type', 'POST', 'V1/taxClasses', { taxClass: { class_name: 'X', class_type: 'SHOP' } }, 400, 'Invalid value of "%value" provided for the %fieldName field.', { fieldName: 'class_type', value: 'SHOP' }],
    ['a class that changes its type', 'PUT', 'V1/taxClasses/2', { taxClass: { class_name: 'X', class_type: 'CUSTOMER' } }, 400, 'Updating classType is not allowed.'],
    ['to delete a class that groups have', 'DELETE', 'V1/taxClasses/3', undefined, 400, 'You cannot delete this tax class because it is used in existing %1(s).', ['customer group']],
    ['a rate that is not there', 'GET', 'V1/taxRates/999', undefined, 404, missing],
    ['a rate of no country', 'POST', 'V1/taxRates', { taxRate: { code: 'X', rate: 5, tax_postcode: '*' } }, 400, required, { fieldName: 'country_id' }],
    ['a rule that is not there', 'GET', 'V1/taxRules/999', undefined, 404, missing],
    ['a rule with the classes the wrong way round', 'POST', 'V1/taxRules', { rule: { code: 'X', customer_tax_class_ids: [2], product_tax_class_ids: [3], tax_rate_ids: [1] } }, 404, 'No such entity with customer_tax_class_ids = %fieldValue'],
  ])

  test('a rule holds its rates', async () => {
    const { body: rate } = await shop.ask<{ id: number }>('POST', 'V1/taxRates', { taxRate: { code: 'DE', rate: 19, tax_country_id: 'DE', tax_postcode: '*' } })
    const { body: rule } = await shop.ask<{ id: number }>('POST', 'V1/taxRules', { rule: { code: 'Germany', priority: 1, position: 1, customer_tax_class_ids: [3], product_tax_class_ids: [2], tax_rate_ids: [rate.id] } })
    expect(await shop.ask('DELETE', `V1/taxRates/${rate.id}`)).toMatchObject({ status: 400, body: { message: "The tax rate can't be removed because it exists in a tax rule." } })
    expect((await shop.ask<{ total_count: number }>('GET', 'V1/taxRules/search?searchCriteria[pageSize]=5')).body.total_count).toBe(1)
    expect([(await shop.ask('DELETE', `V1/taxRules/${rule.id}`)).body, (await shop.ask('DELETE', `V1/taxRates/${rate.id}`)).body]).toEqual([true, true])
  })
})

describe('The catalogue', () => {
  refuses([
    ['a price that has no room', 'POST', 'all/V1/products', product('HUGE', { price: 1e15 }), 400, 'The product was unable to be saved. Please try again.'],
    ['options for an attribute without any', 'POST', 'V1/products/attributes/erp/options', { option: { label: 'x' } }, 400, 'The "%1" attribute doesn\'t work with options.', ['erp']],
    ['an option that is there in other letters', 'POST', 'V1/products/attributes/brand/options', { option: { label: 'ACME' } }, 400, 'Admin store attribute option label "%1" is already exists.', ['ACME']],
    ['an unknown attribute set for an attribute', 'POST', 'V1/products/attribute-sets/attributes', { attributeSetId: 99, attributeGroupId: 7, attributeCode: 'erp', sortOrder: 1 }, 404, 'The AttributeSet with a "%1" ID doesn\'t exist. Verify the attributeSet and try again.', [99]],
    ['an unknown group for an attribute', 'POST', 'V1/products/attribute-sets/attributes', { attributeSetId: 4, attributeGroupId: 99, attributeCode: 'erp', sortOrder: 1 }, 404, 'The group with the "%1" ID doesn\'t exist. Verify the ID and try again.', [99]],
    ['a set that is made of none', 'POST', 'V1/products/attribute-sets', { attributeSet: { attribute_set_name: 'x' }, skeletonId: 99 }, 400, "The attribute set couldn't be created because it's based on a non-existing attribute set."],
    ['a set that is made of customers\' set', 'POST', 'V1/products/attribute-sets', { attributeSet: { attribute_set_name: 'x' }, skeletonId: 1 }, 400, "The attribute set couldn't be created because it's based on a non-product attribute set."],
    ['to delete the default set', 'DELETE', 'V1/products/attribute-sets/4', undefined, 400, "The default attribute set can't be deleted."],
    ['groups of an unknown set', 'GET', `V1/products/attribute-sets/groups/list?${where(['attribute_set_id', '99'])}`, undefined, 404, missing, { fieldName: 'attributeSetId', fieldValue: '99' }],
    ['a picture that is not what it says', 'POST', 'all/V1/products/LAMP/media', picture('image/jpeg', 'x.jpg'), 400, 'The image MIME type is not valid or not supported.'],
    ['one picture of an unknown product', 'GET', 'V1/products/NOPE/media/1', undefined, 404, "The product doesn't exist. Verify and try again."],
    ['a link to an unknown category', 'POST', 'V1/categories/99/products', { productLink: { sku: 'LAMP', category_id: '99', position: 0 } }, 404, missing, { fieldName: 'id', fieldValue: '99' }],
    ['links of an unknown type', 'GET', 'V1/products/LAMP/links/nosuch', undefined, 404, 'The "%1" link type is unknown. Verify the type and try again.', ['nosuch']],
    ['an unknown website for a product', 'POST', 'V1/products/LAMP/websites', { productWebsiteLink: { sku: 'LAMP', website_id: 99 } }, 400, 'Could not assign product "%1" to websites "%2"'],
    ['to put a category under itself', 'PUT', 'V1/categories/2/move', { parentId: 2 }, 400, 'Could not move category'],
    ['to put a category under nothing', 'PUT', 'V1/categories/2/move', { parentId: 99 }, 404, missing, { fieldName: 'id', fieldValue: 99 }],
    ['options of an unknown attribute of categories', 'GET', 'V1/categories/attributes/nosuch/options', undefined, 404, 'The attribute with a "%1" attributeCode doesn\'t exist. Verify the attribute and try again.', ['nosuch']],
  ])

  test('a copied set has its own groups', async () => {
    const { body: set } = await shop.ask<{ attribute_set_id: number }>('POST', 'V1/products/attribute-sets', { attributeSet: { attribute_set_name: 'Tools', sort_order: 1 }, skeletonId: 4 })
    const groups = async (id: number) => (await shop.ask<{ items: { attribute_group_name: string; attribute_group_id: string }[] }>('GET', `V1/products/attribute-sets/groups/list?${where(['attribute_set_id', String(id)])}`)).body.items
    const [own, original] = [await groups(set.attribute_set_id), await groups(4)]
    expect(own.map((group) => group.attribute_group_name)).toEqual(original.map((group) => group.attribute_group_name))
    expect(own.some((group) => original.some((other) => other.attribute_group_id === group.attribute_group_id))).toBe(false)
  })

  test.each([
    ['base-prices', 'price', 'Invalid attribute %fieldName = %fieldValue.'],
    ['cost', 'cost', 'Invalid attribute Cost = -1. Row ID: SKU = NOPE, Store ID: 99.'],
  ])('%s answer all that is wrong with a row', async (door, field, message) => {
    const { body } = await shop.ask<{ message: string }[]>('POST', `V1/products/${door}`, { prices: [{ sku: 'NOPE', [field]: -1, store_id: 99 }] })
    expect(body.map((one) => one.message)).toEqual(['Invalid attribute %fieldName = %fieldValue.', message, 'Requested store is not found. Row ID: SKU = NOPE, Store ID: 99.'])
  })

  const tier = { sku: 'LAMP', price: 5, price_type: 'fixed', website_id: 0, customer_group: 'ALL GROUPS', quantity: 2 }
  interface Complaint { message: string; parameters: string[] }
  const complaints = async (door: string, prices: unknown[]) => {
    const { status, body } = await shop.ask<Complaint[]>('POST', `V1/products/${door}`, { prices })
    expect(status).toBe(200)
    return body.map(({ message }) => message.split(' Row ID')[0])
  }

  test('tier prices answer each complaint about each row', async () => {
    expect(await complaints('tier-prices', [tier, { ...tier, customer_group: 'Nobody', website_id: 99, quantity: 0 }]))
      .toEqual(['Invalid attribute Quantity = %qty.', 'Invalid attribute Website ID = %websiteId.', 'No such entity with Customer Group = %customerGroup.'])
  })

  test('one unknown product stops all tier prices of a request', async () => {
    const { status, body } = await shop.ask('POST', 'V1/products/tier-prices', { prices: [{ ...tier, quantity: 7 }, { ...tier, sku: 'NOPE' }] })
    expect([status, body]).toEqual([404, { message: missingProduct }])
    expect((await shop.ask<{ quantity: number }[]>('POST', 'V1/products/tier-prices-information', { skus: ['LAMP'] })).body.map(({ quantity }) => quantity)).not.toContain(7)
    expect((await shop.ask('POST', 'V1/products/tier-prices-information', { skus: ['NOPE'] })).body).toEqual([])
  })

  const special = { sku: 'LAMP', price: 4, store_id: 0, price_from: '2026-01-01 00:00:00', price_to: '2030-01-01 00:00:00' }
  test('special prices answer all that is wrong with a row', async () => {
    expect(await complaints('special-price', [special, { sku: 'NOPE', price: -1, store_id: 99, price_from: '2026-02-30 00:00:00', price_to: '2030-01-01' }])).toEqual([
      missingProduct, 'Could not change non global Price when price scope is global.', 'Requested store is not found.', 'Invalid attribute Price = -1.',
      'Invalid attribute Price From = 2030-01-01.', 'Invalid attribute Price To = 2030-01-01.',
    ])
  })

  describe('with the price scope of the shop set to websites', () => {
    const scope = (priceScope: string) => fetch(`${shop.sandbox.url}/control/magento/settings`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ priceScope }) })
    beforeAll(() => scope('website'))
    afterAll(() => scope('global'))

    test('a special price may hold in one store view, and is taken away there alone', async () => {
      expect(await complaints('special-price', [special, { ...special, price: 3, store_id: 1 }])).toEqual([])
      const read = async () => (await shop.ask<{ price: number; store_id: number }[]>('POST', 'V1/products/special-price-information', { skus: ['LAMP'] })).body
      // Each price comes with each of the days: two by two by two.
      expect((await read()).map(({ store_id: store, price }) => `${store}: ${price}`)).toEqual([...Array<string>(4).fill('0: 4'), ...Array<string>(4).fill('1: 3')])
      expect(await complaints('special-price-delete', [{ ...special, price: 3, store_id: 1 }])).toEqual([])
      expect(await read()).toEqual([special])
    })

    test('a tier price of one website stands beside none for all websites', async () => {
      expect(await complaints('tier-prices', [{ ...tier, quantity: 20 }, { ...tier, quantity: 21, website_id: 1 }])).toEqual([])
      expect(await complaints('tier-prices', [{ ...tier, quantity: 20, website_id: 1 }]))
        .toEqual(['We found a duplicate website, tier price, customer group and quantity: Customer Group = %customerGroup, Website ID = %websiteId, Quantity = %qty.'])
    })

    test('another scope is not taken', async () => {
      expect((await scope('store')).status).toBe(422)
    })
  })
})

describe('Stock', () => {
  refuses([
    ['of an unknown product', 'PUT', 'V1/products/NOPE/stockItems/1', { stockItem: { qty: 1 } }, 404, 'The Product with the "%1" SKU doesn\'t exist.', ['NOPE']],
    ['from an unknown stock', 'GET', 'V1/inventory/get-product-salable-quantity/LAMP/99', undefined, 400, 'Could not receive Stock Item data'],
    ['a source with a space in its code', 'POST', 'V1/inventory/sources', { source: { source_code: 'a b', name: 'x', postcode: '1', country_id: 'US' } }, 400, 'Validation Failed'],
    ['a source of nothing but nulls', 'POST', 'V1/inventory/sources', { source: { source_code: null, name: null, postcode: null, country_id: null } }, 400, 'Validation Failed'],
    ['a source item of nothing but nulls', 'POST', 'V1/inventory/source-items', { sourceItems: [{ sku: null, source_code: null, quantity: null, status: null }] }, 400, 'Validation Failed: "sku" can not be empty.'],
    ['to delete no source items', 'POST', 'V1/inventory/source-items-delete', { sourceItems: [] }, 400, 'Input data is empty'],
    ['to delete the default stock', 'DELETE', 'V1/inventory/stocks/1', undefined, 400, 'Default Stock could not be deleted.'],
    ['to delete an unknown stock', 'DELETE', 'V1/inventory/stocks/99', undefined, 404, 'There is no stock with "%fieldValue" for "%fieldName". Verify and try again.', { fieldName: 'stock_id', fieldValue: 99 }],
    ['to take the default source away', 'POST', 'V1/inventory/stock-source-links-delete', { links: [{ stock_id: 1, source_code: 'default' }] }, 400, 'Can not delete link related to Default Source or Default Stock'],
  ])

  test('of a stock without sources cannot be sold', async () => {
    const { body: id } = await shop.ask<number>('POST', 'V1/inventory/stocks', { stock: { name: 'None' } })
    expect([(await shop.ask('GET', `V1/inventory/is-product-salable/LAMP/${id}`)).body, (await shop.ask('GET', `V1/inventory/is-product-salable-for-requested-qty/LAMP/${id}/1`)).body]).toEqual([
      false, { salable: false, errors: [{ code: 'is_any_source_item_in_stock-no_source_items_in_stock', message: 'There are no source items with the in stock status' }] },
    ])
    expect((await shop.ask('GET', `V1/inventory/get-product-salable-quantity/LAMP/${id}`)).status).toBe(400)
  })

  test('of two sources is sold from a stock that has both', async () => {
    await shop.ask('POST', 'V1/inventory/sources', { source: { source_code: 'east', name: 'East', postcode: '1', country_id: 'US' } })
    await shop.ask('POST', 'V1/inventory/source-items', { sourceItems: [{ sku: 'LAMP', source_code: 'east', quantity: 5, status: 1 }] })
    const { body: id } = await shop.ask<number>('POST', 'V1/inventory/stocks', { stock: { name: 'Two' } })
    await shop.ask('POST', 'V1/inventory/stock-source-links', { links: [{ stock_id: id, source_code: 'east', priority: 1 }] })
    expect((await shop.ask<{ items: unknown[] }>('GET', `V1/inventory/stock-source-links?${where(['stock_id', String(id)])}`)).body.items).toEqual([{ stock_id: id, source_code: 'east', priority: 1 }])
    expect((await shop.ask<number>('GET', `V1/inventory/get-product-salable-quantity/LAMP/${id}`)).body).toBe(3)
  })
})

describe('Sales', () => {
  refuses([
    ['an item that is not there', 'GET', 'V1/orders/items/999', undefined, 404, missingEntity],
    ['a payment that is not there', 'GET', 'V1/transactions/1', undefined, 404, missingEntity],
    ['a comment with a status of another state', 'POST', 'V1/orders/1/comments', { statusHistory: { comment: 'x', status: 'complete' } }, 400, 'Unable to add comment: The status "%1" is not part of the order status history.', ['complete']],
    ['a comment on an invoice that is not there', 'POST', 'V1/invoices/comments', { entity: { parent_id: 99, comment: 'x' } }, 400, 'Could not save the invoice comment.'],
    ['a parcel of more than was ordered, without a number', 'POST', 'V1/order/1/ship', { items: [{ order_item_id: 1, qty: 99 }], tracks: [{}] }, 400,
      'Shipment Document Validation Error(s):\nThe quantity to ship must not be greater than the unshipped quantity for product SKU "LAMP".\nYou can\'t create a shipment without products.\nPlease enter a tracking number.'],
    ['a parcel of a strange line', 'POST', 'V1/order/1/ship', { items: [{ order_item_id: 99, qty: 1 }] }, 400, 'Shipment Document Validation Error(s):\nYou can\'t create a shipment without products.'],
    ['money back before any was paid', 'POST', 'V1/order/1/refund', {}, 400, 'Creditmemo Document Validation Error(s):\nThe most money available to refund is 0.'],
    ['money back for a strange line', 'POST', 'V1/order/1/refund', { items: [{ order_item_id: 99, qty: 1 }] }, 400, 'Creditmemo Document Validation Error(s):\nThe most money available to refund is 0.\nThe creditmemo contains product item that is not part of the original order.'],
    ['a refund of an invoice that is not there', 'POST', 'V1/invoice/99/refund', {}, 404, missingEntity],
  ])

  test('items of orders can be searched', async () => {
    const { body } = await shop.ask<{ items: { sku: string }[]; total_count: number }>('GET', `V1/orders/items?${where(['order_id', '1'], ['sku', 'lamp'])}`)
    expect([body.items.map(({ sku }) => sku), body.total_count]).toEqual([['LAMP'], 1])
  })
})
