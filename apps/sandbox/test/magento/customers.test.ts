import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { customer, home, openShop, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => { shop = await openShop() })
afterAll(() => shop.close())

interface Row { id: number; default_billing?: string; taxvat?: string; lastname: string; addresses: { id: number; city: string; default_billing?: boolean; region: unknown }[] }
const create = async (email: string, more: Record<string, unknown> = {}) => (await shop.ask<Row>('POST', 'V1/customers', customer(email, more))).body
const put = (id: number, sent: Record<string, unknown>) => shop.ask<Row>('PUT', `V1/customers/${id}`, { customer: sent })

describe('A customer', () => {
  test('has one e-mail address per website, whatever its case', async () => {
    await create('one@example.com')
    expect(await shop.ask('POST', 'V1/customers', customer('ONE@example.com'))).toMatchObject({ status: 400, body: { message: 'A customer with the same email address already exists in an associated website.' } })
  })

  test.each([
    ['without an e-mail address', { email: '' }, 'The customer email is missing. Enter and try again.'],
    ['with a wrong one', { email: 'nope' }, '"Email" is not a valid email address.'],
    ['without names', { firstname: '', lastname: null }, '"First Name" is a required value.\n"Last Name" is a required value.'],
    ['with a name that is no name', { firstname: 'Smith (UK)' }, 'First Name is not valid!'],
    ['of an unknown group', { group_id: 99 }, 'The specified customer group id does not exist.'],
    ['with three street lines', { addresses: [{ ...home, street: ['1', '2', '3'] }] }, '"Street Address" cannot contain more than 2 lines.'],
    ['without a telephone', { addresses: [{ ...home, telephone: '' }] }, '"%fieldName" is required. Enter and try again.'],
  ])('%s is refused', async (_title, more, message) => {
    expect(await shop.ask('POST', 'V1/customers', customer('refused@example.com', more))).toMatchObject({ status: 400, body: { message } })
    expect(shop.sandbox.magento.customers.byEmail('refused@example.com')).toBeUndefined()
  })

  test('loses an address in a country that is not known, without a word', async () => {
    expect((await create('silent@example.com', { addresses: [{ ...home, country_id: 'XX' }] })).addresses).toEqual([])
  })

  test('keeps what an update leaves out, clears an empty text, and keeps null', async () => {
    const { id } = await create('keeps@example.com', { taxvat: 'DE1', addresses: [{ ...home, default_billing: true }] })
    expect((await put(id, { lastname: 'Byron' })).body).toMatchObject({ lastname: 'Byron', taxvat: 'DE1', addresses: [{ city: 'Austin' }] })
    expect((await put(id, { taxvat: null })).body.taxvat).toBe('DE1')
    expect((await put(id, { taxvat: '' })).body.taxvat).toBeUndefined()
  })

  test('gets a new address for one without a number, and loses those that are not sent', async () => {
    const { id, addresses: [first] } = await create('moves@example.com', { addresses: [home] })
    const { body } = await put(id, { addresses: [{ ...home, city: 'Plano' }] })
    expect(body.addresses).toMatchObject([{ city: 'Plano' }])
    expect(body.addresses[0]?.id).not.toBe(first?.id)
    expect((await put(id, { addresses: [{ id: body.addresses[0]?.id, city: 'Waco' }] })).body.addresses).toMatchObject([{ city: 'Waco', telephone: home.telephone }])
    expect((await put(id, { addresses: [] })).body.addresses).toEqual([])
  })

  test('whose default address is not among those sent is refused', async () => {
    const { id } = await create('default@example.com', { addresses: [{ ...home, default_billing: true }] })
    expect(await put(id, { addresses: [home] })).toMatchObject({ status: 400, body: { parameters: { fieldName: 'default_billing' } } })
    expect((await put(id, { default_billing: null, addresses: [{ ...home, default_billing: true }] })).body.addresses).toMatchObject([{ default_billing: true }])
  })

  test('is written in the ledger by its e-mail address', async () => {
    const { id } = await create('ledger@example.com')
    await shop.ask('DELETE', `V1/customers/${id}`)
    expect(shop.sandbox.magento.ledger.slice(-2)).toMatchObject([{ method: 'POST', entity: 'customer', id, key: 'ledger@example.com' }, { method: 'DELETE', entity: 'customer', id }])
  })
})

describe('What the shop holds', () => {
  test('can be taken out as a whole and put into another shop', async () => {
    const { magento } = shop.sandbox
    const image = JSON.parse(JSON.stringify(magento.snapshot())) as ReturnType<typeof magento.snapshot>
    const other = await openShop()
    other.sandbox.magento.restore(image)
    expect(other.sandbox.magento.customers.byEmail('keeps@example.com')).toEqual(JSON.parse(JSON.stringify(magento.customers.byEmail('keeps@example.com'))))
    expect(other.sandbox.magento.ledger).toEqual(magento.ledger)
    await other.close()
  })
})
