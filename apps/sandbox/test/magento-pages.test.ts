import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createSandbox, type Sandbox } from '../src/index.ts'

let sandbox: Sandbox
beforeAll(async () => { sandbox = await createSandbox({ sizes: { customers: 120, productLines: 5, items: 60, invoices: 60 } }) })
afterAll(() => sandbox.close())

const get = async (path: string) => {
  const answer = await fetch(sandbox.url + path)
  return { status: answer.status, text: await answer.text(), url: answer.url }
}
const post = async (path: string, form: Record<string, string>) => {
  const answer = await fetch(sandbox.url + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
}
const byEmail = (email: string) => sandbox.magento.customers.byEmail(email)
const addressesOf = (email: string) => sandbox.magento.customers.addressesOf(byEmail(email)?.id ?? 0)
const ada = { firstname: 'Ada', lastname: 'Lovelace', email: 'ada@example.com', group_id: '1' }
const home = {
  'address.new.street.0': '12 St James Sq', 'address.new.city': 'Austin', 'address.new.country_id': 'US', 'address.new.region_id': '57', 'address.new.postcode': '78701', 'address.new.telephone': '512-555-0101', 'address.new.default_billing': '1',
}
const address = { street: '1 Main St', city: 'Austin', region_id: '57', postcode: '78701', country_id: 'US', telephone: '512-555-0100' }

describe('The pages of Magento', () => {
  test('list the customers that the demo shop knows already, with the way in the real system', async () => {
    const { text } = await get('/magento/customers')
    expect(text).toContain('Customers › All Customers')
    expect(text).toContain('case1@example.com')
    expect((await get('/magento/customers?q=northwind')).text).toContain('Nothing matches')
    expect((await get('/magento/customers?q=grace')).text).toContain('1–1 of 1')
  })

  test('are found at the addresses of a real administration', async () => {
    const id = byEmail('case1@example.com')?.id
    const { status, url } = await get(`/admin/customer/index/edit/id/${id}/`)
    expect([status, url]).toEqual([200, `${sandbox.url}/magento/customers/${id}`])
  })

  test('create a customer with an address, as the web API would', async () => {
    const created = await post('/magento/customers/new', { ...ada, ...home })
    expect(created.status).toBe(303)
    expect(addressesOf('ada@example.com')).toMatchObject([{ city: 'Austin', region: 'Texas', region_id: 57, firstname: 'Ada', street: ['12 St James Sq'] }])
    expect(sandbox.magento.ledger.at(-1)).toMatchObject({ method: 'POST', entity: 'customer', key: 'ada@example.com' })
  })

  test('refuse what the shop refuses, in its words, and keep what was typed', async () => {
    const refused = await post('/magento/customers/new', { ...ada, email: 'CASE1@example.com', lastname: 'Typed' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('A customer with the same email address already exists in an associated website.')
    expect(refused.text).toContain('value="Typed"')
    expect((await post('/magento/customers/new', { ...ada, email: 'x@example.com', firstname: 'Acme, Inc. (West)' })).text).toContain('First Name is not valid')
  })

  test('edit names and one address in place, and leave the rest', async () => {
    await post('/magento/customers/new', { ...ada, ...home, email: 'edit@example.com' })
    const [before] = addressesOf('edit@example.com')
    const page = `/magento/customers/${byEmail('edit@example.com')?.id}`
    const saved = await post(page, { ...ada, email: 'edit@example.com', lastname: 'King', [`address.${before?.id}.postcode`]: '78702', [`address.${before?.id}.region_id`]: '57', [`address.${before?.id}.street.0`]: '1 New St' })
    expect(saved.to).toBe(`${page}?saved=yes`)
    expect(byEmail('edit@example.com')?.lastname).toBe('King')
    expect(addressesOf('edit@example.com')).toMatchObject([{ id: before?.id, postcode: '78702', city: 'Austin', region_id: 57, street: ['1 New St'] }])
  })

  test('remove an address, and delete a customer', async () => {
    await post('/magento/customers/new', { ...ada, ...home, email: 'gone@example.com' })
    const [address] = addressesOf('gone@example.com')
    const page = `/magento/customers/${byEmail('gone@example.com')?.id}`
    await post(page, { ...ada, email: 'gone@example.com', [`address.${address?.id}.remove`]: '1' })
    expect(addressesOf('gone@example.com')).toEqual([])
    expect((await post(`${page}/delete`, {})).status).toBe(303)
    expect(byEmail('gone@example.com')).toBeUndefined()
    expect((await get(page)).status).toBe(404)
  })

  test('have groups that fit the customer types of the books, and make new ones', async () => {
    const names = sandbox.magento.groups.list().map(({ code }) => code)
    expect(names).toEqual(expect.arrayContaining(['Retail', 'Wholesale', 'Distributor', 'Online', 'Government']))
    expect(names).not.toContain('Employees')
    const made = await post('/magento/groups/new', { code: 'Staff', tax_class_id: '3' })
    expect(made.status).toBe(303)
    expect((await get(made.to)).text).toContain('Staff')
    expect((await post('/magento/groups/new', { code: 'Staff', tax_class_id: '3' })).text).toContain('Customer Group already exists.')
  })

  test('make a category, move it, and name it in one store view without touching the others', async () => {
    const made = await post('/magento/categories/new', { name: 'Chairs', parent_id: '2', is_active: '1', include_in_menu: '1' })
    expect(made.status).toBe(303)
    const id = /categories\/(\d+)/.exec(made.to)?.[1] ?? ''
    await post(`/magento/categories/${id}`, { name: 'Stühle', is_active: '1', include_in_menu: '1', store: 'german', parent_id: '2' })
    expect((await get(`/magento/categories/${id}?store=german`)).text).toContain('value="Stühle"')
    expect((await get(`/admin/catalog/category/edit/id/${id}`)).text).toContain('value="Chairs"')
    const other = /categories\/(\d+)/.exec((await post('/magento/categories/new', { name: 'Furniture', parent_id: '2', is_active: '1' })).to)?.[1] ?? ''
    await post(`/magento/categories/${id}`, { name: 'Chairs', is_active: '1', include_in_menu: '1', parent_id: other })
    expect((await get(`/magento/categories/${id}`)).text).toContain(`1/2/${other}/${id}`)
    expect((await get('/magento/categories?q=chair')).text).toContain('1–1 of 1')
  })

  test('make a product, change its price alone, and refuse what the shop refuses', async () => {
    const made = await post('/magento/products/new', { sku: 'OAK 1/2', name: 'Oak chair', price: '129', status: '1', visibility: '4', weight: '5', qty: '10', is_in_stock: '1', categories: '2' })
    expect(made.status).toBe(303)
    const page = made.to.replace('?saved=yes', '')
    expect((await get(page.replace('/magento/products', '/admin/catalog/product/edit/id'))).text).toContain('Oak chair')
    await post(page, { name: 'Oak chair', price: '99.5', qty: '10', is_in_stock: '1', categories: '2' })
    const product = sandbox.magento.products.bySku('OAK 1/2')
    expect(Number(product && sandbox.magento.products.value(product, 'price'))).toBe(99.5)
    expect((await get('/magento/products?q=oak+chair')).text).toContain('99.50')
    expect((await post('/magento/products/new', { sku: '', name: 'No SKU', price: '1' })).status).toBe(422)
  })

  test('list the orders that the books have invoices for, and show one', async () => {
    expect((await get('/magento/orders')).text).toContain(`of ${sandbox.magento.sales.list().length}`)
    const order = sandbox.magento.sales.byNumber('000000001')
    const page = await get(`/admin/sales/order/view/order_id/${order?.id}`)
    expect(page.text).toContain('Order 000000001')
    expect(page.text).toContain('CHAIR-OAK')
    expect((await get('/magento/orders?q=000000001')).text).toContain('1–1 of 1')
  })

  test('place an order for a guest, hold it, invoice it, and show the invoice', async () => {
    await post('/magento/products/new', { sku: 'LAMP', name: 'Lamp', price: '40', status: '1', visibility: '4', weight: '1', qty: '100', is_in_stock: '1' })
    const form = { ...address, 'email': 'guest@example.com', 'firstname': 'Ina', 'lastname': 'Voice', 'sku.0': 'LAMP', 'qty.0': '2', 'ext_order_id': 'SO-77' }
    const placed = await post('/magento/orders/new', form)
    expect(placed.to).toMatch(/^\/magento\/orders\/\d+\?done=placed$/)
    const page = placed.to.replace('?done=placed', '')
    expect((await get(placed.to)).text).toContain('Placed: order ')
    expect((await get('/magento/orders?q=SO-77')).text).toContain('1–1 of 1')
    await post(`${page}/hold`, {})
    expect((await post(`${page}/invoice`, {})).status).toBe(422)
    await post(`${page}/unhold`, {})
    expect((await post(`${page}/invoice`, {})).status).toBe(303)
    const invoice = sandbox.magento.sales.invoicesOf(Number(page.split('/').at(-1)))[0]
    expect((await get(`/admin/sales/order_invoice/view/invoice_id/${invoice?.id}/`)).text).toContain('LAMP')
    expect((await get('/magento/invoices')).text).toContain(invoice?.increment_id)
  })

  test('place an order for a customer of the shop by the e-mail address', async () => {
    const form = { ...address, 'email': 'case1@example.com', 'firstname': 'Grace', 'lastname': 'Walker', 'sku.0': 'LAMP', 'qty.0': '1' }
    const placed = await post('/magento/orders/new', form)
    const order = sandbox.magento.sales.get(Number(/orders\/(\d+)/.exec(placed.to)?.[1]))
    expect(order?.customer_id).toBe(byEmail('case1@example.com')?.id)
    expect((await post('/magento/orders/new', { ...form, 'sku.0': 'NO-SUCH' })).status).toBe(422)
    expect((await post('/magento/orders/new', { ...form, 'sku.0': '' })).text).toContain('Enter at least one SKU.')
  })

  test('are not hit by faults, which stand between the network and the web API', async () => {
    sandbox.faults.add({ system: 'magento', kind: 'html-error' })
    expect((await get('/magento/customers')).status).toBe(200)
    sandbox.faults.reset()
  })
})
