import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { customer, openShop, product, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => { shop = await openShop() })
afterAll(() => shop.close())

interface Accepted { bulk_uuid: string; request_items: { status: string }[] }
interface Status { operations_list: { status: number; result_message: string | null }[] }
const send = (path: string, body: unknown, method = 'POST') => shop.ask<Accepted>(method, path, body)
const status = async (uuid: string) => (await shop.ask<Status>('GET', `V1/bulk/${uuid}/status`)).body.operations_list

/** Until no operation is open. */
async function done(uuid: string) {
  for (let tries = 0; tries < 50; tries++) {
    const list = await status(uuid)
    if (list.every((one) => one.status !== 4)) return list
    await pause(50)
  }
  throw new Error(`Bulk ${uuid} stays open.`)
}

describe('A bulk call', () => {
  test('is accepted, carried out a moment later, and tells what became of each item', async () => {
    const { status: code, body } = await send('all/async/bulk/V1/products', [product('BLK-1'), product('BLK-2', { name: undefined })])
    expect([code, body.request_items.map((one) => one.status)]).toEqual([202, ['accepted', 'accepted']])
    expect(await done(body.bulk_uuid)).toMatchObject([{ status: 1 }, { status: 3, result_message: 'The "Product Name" attribute value is empty. Set the attribute and try again.' }])
    expect((await shop.ask<number>('GET', `V1/bulk/${body.bulk_uuid}/operation-status/3`)).body).toBe(1)
    expect((await shop.ask('GET', 'V1/products/BLK-1')).status).toBe(200)
  })

  test('names in its path the keys that its items carry', async () => {
    const { body } = await send('async/bulk/V1/products/bySku', [{ product: { sku: 'BLK-1', price: 12 } }], 'PUT')
    await done(body.bulk_uuid)
    expect((await shop.ask('GET', 'V1/products/BLK-1')).body).toMatchObject({ price: 12 })
  })

  test('is refused as a whole when one item cannot be read', async () => {
    expect((await send('async/bulk/V1/products', [product('BLK-3'), { product: { sku: 'BLK-4', price: 'abc' } }])).status).toBe(400)
    expect((await shop.ask('GET', 'V1/products/BLK-3')).status).toBe(404)
  })

  test('stays open as long as the consumers do not run', async () => {
    const { magento } = shop.sandbox
    magento.switches.consumersRun = false
    const { body } = await send('async/V1/customers', customer('later@example.com'))
    await pause(300)
    expect(await status(body.bulk_uuid)).toMatchObject([{ status: 4, result_message: null }])
    magento.switches.consumersRun = true
    const next = await send('async/V1/customers', customer('later@example.com'))
    expect(await done(next.body.bulk_uuid)).toMatchObject([{ status: 3, result_message: 'A customer with the same email address already exists in an associated website.' }])
    expect(await status(body.bulk_uuid)).toMatchObject([{ status: 1 }])
  })

  test('that nobody made is not found', async () => {
    expect(await shop.ask('GET', 'V1/bulk/abc/status')).toMatchObject({ status: 404, body: { parameters: { bulkUuid: 'abc' } } })
  })
})
