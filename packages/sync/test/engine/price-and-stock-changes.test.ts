import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ProcessId } from '@causeway/db'
import { createWorld, openShop, type World } from './world.ts'

// One shop whose products are there and in line: what a change in the books then costs, and what is found out all the same.
describe('a change of nothing but prices or stock', () => {
  let world: World
  let shop: Awaited<ReturnType<typeof openShop>>
  let stock: ProcessId
  const asked: string[] = []

  beforeAll(async () => {
    world = await createWorld({ entity: 'products', settings: { family: 'without' }, sandbox: { sizes: { items: 140 } }, engine: { chunkSize: 100 } })
    stock = await world.addProcess('stock-levels')
    await world.run()
    await world.run('sync', { process: stock })
    shop = await openShop(world)
    const { faults } = world.sandbox
    const strike = faults.strike.bind(faults)
    faults.strike = (request) => {
      if (request.system === 'magento') asked.push(`${request.method} ${request.path.replace(/^\/rest(\/\w+)?\/V1\//, '')}`)
      return strike(request)
    }
  }, 60_000)
  afterAll(async () => {
    await shop.close()
    await world.close()
  })

  const change = (object: string, number: string, values: Record<string, string>) => {
    const [date = '', time = ''] = new Date().toISOString().split('T')
    const [year, month, day] = date.split('-')
    world.sandbox.intacct.books.table(object).change(number, { ...values, WHENMODIFIED: `${month}/${day}/${year} ${time.slice(0, 8)}` })
  }
  const changeItem = (key: string, values: Record<string, string>) => change('ITEM', world.sandbox.intacct.books.table('ITEM').byKey(key)?.RECORDNO ?? '', values)
  const changeStock = (key: string, onHand: string) => {
    const [row] = world.sandbox.intacct.books.table('ITEMWAREHOUSEINFO').where('ITEMID', key)
    change('ITEMWAREHOUSEINFO', row?.RECORDNO ?? '', { ONHAND: onHand })
  }
  const callsOf = async (process?: ProcessId, full = false) => {
    asked.length = 0
    const run = await world.run('sync', { ...(process ? { process } : {}), full })
    return { run, products: asked.filter((call) => call === 'GET products').length, calls: asked.filter((call) => !call.startsWith('GET tax') && !call.startsWith('GET inventory/sources')) }
  }
  const recordOf = async (key: string, process: ProcessId = world.process) => (await world.records(process)).find(({ sourceKey }) => sourceKey === key)

  test('of prices looks up prices alone, and writes only those that differ', async () => {
    changeItem('LAMP-DESK', { BASEPRICE: '41.00' })
    changeItem('TABLE-OAK', { BASEPRICE: '301.00' })
    await shop.magento.prices.setBase([{ sku: 'TABLE-OAK', price: 301, store_id: 0 }])
    const { run, calls } = await callsOf()
    expect(run).toMatchObject({ updated: 1 })
    expect(calls).toEqual(['POST products/base-prices-information', 'POST products/base-prices', 'POST products/base-prices-information'])
    expect((await shop.magento.products.get('LAMP-DESK', 'all')).price).toBe(41)
    expect((await world.history('LAMP-DESK')).at(-1)?.changes).toEqual([{ field: 'price', before: '39.9', after: '41' }])
  })

  test('and name looks up the whole product', async () => {
    changeItem('LAMP-DESK', { BASEPRICE: '42.00', NAME: 'Desk lamp, brass' })
    expect(await callsOf()).toMatchObject({ products: 1, run: { updated: 1 } })
    expect(await shop.magento.products.get('LAMP-DESK', 'all')).toMatchObject({ price: 42, name: 'Desk lamp, brass' })
  })

  test('leaves what the books did not change to a full run, which compares everything', async () => {
    await shop.magento.products.update('LAMP-DESK', { name: 'By hand' }, 'all')
    changeItem('LAMP-DESK', { BASEPRICE: '43.00' })
    expect(await callsOf()).toMatchObject({ products: 0, run: { updated: 1 } })
    expect(await shop.magento.products.get('LAMP-DESK', 'all')).toMatchObject({ price: 43, name: 'By hand' })
    expect(await callsOf(undefined, true)).toMatchObject({ run: { updated: 1 } })
    expect((await shop.magento.products.get('LAMP-DESK', 'all')).name).toBe('Desk lamp, brass')
  })

  test('finds out that a product was deleted in the shop, and creates it again', async () => {
    const before = (await recordOf('LAMP-DESK'))?.targetId
    await shop.magento.products.delete('LAMP-DESK')
    changeItem('LAMP-DESK', { BASEPRICE: '44.00' })
    expect(await callsOf()).toMatchObject({ run: { created: 1, failed: 0 } })
    const record = await recordOf('LAMP-DESK')
    expect(record).toMatchObject({ state: 'synced', targetIdentity: { sku: 'LAMP-DESK' } })
    expect(record?.targetId).not.toBe(before)
  })

  test('finds out that a product was renamed in the shop', async () => {
    const { products } = world.sandbox.magento
    const product = products.bySku('LAMP-DESK')
    if (!product) throw new Error('It is not there.')
    products.tables.product.write({ ...product, sku: 'LAMP-OLD' })
    changeItem('LAMP-DESK', { BASEPRICE: '45.00' })
    expect(await callsOf()).toMatchObject({ run: { failed: 1 } })
    expect(await recordOf('LAMP-DESK')).toMatchObject({ state: 'failed', failureCode: 'SKU_CHANGED' })
    products.tables.product.write({ ...product, sku: 'LAMP-DESK' })
    changeItem('LAMP-DESK', { BASEPRICE: '46.00' })
    expect(await callsOf()).toMatchObject({ products: 1, run: { failed: 0, updated: 1 } })
  })

  test('finds out that a product was deleted while its price was on its way, and looks it up with the next try', async () => {
    changeItem('TWIN-1', { BASEPRICE: '7.77' })
    const { faults, magento } = world.sandbox
    const strike = faults.strike
    faults.strike = (request) => {
      const product = request.path.endsWith('/base-prices') ? magento.products.bySku('TWIN-1') : undefined
      if (product) magento.products.tables.product.remove(product.id)
      return strike(request)
    }
    expect((await callsOf()).run).toMatchObject({ failed: 1 })
    faults.strike = strike
    const record = await recordOf('TWIN-1')
    expect(record).toMatchObject({ state: 'failed', failureCode: 'PRODUCT_GONE_MEANWHILE' })
    expect(record?.nextTryAt).not.toBeNull()
    await world.db.transaction((tx) => tx.record.updateMany({ where: { processId: world.process, sourceKey: 'TWIN-1' }, data: { nextTryAt: new Date() } }))
    expect((await callsOf()).run).toMatchObject({ failed: 0, created: 1 })
  })

  test('products that were made anew have their stock again', async () => {
    const anew = ['LAMP-DESK', 'TWIN-1']
    expect((await callsOf(stock)).run).toMatchObject({ updated: anew.length })
    for (const key of anew) expect((await recordOf(key, stock))?.targetId).toBe((await recordOf(key))?.targetId)
  })

  test('of stock looks no product up, and finds out which are gone', async () => {
    changeStock('CHAIR-OAK', '77')
    const { products, run } = await callsOf(stock)
    expect({ products, run }).toMatchObject({ products: 0, run: { updated: 1 } })
    expect((await shop.magento.inventory.sourceItems(['CHAIR-OAK']))[0]).toMatchObject({ quantity: await quantityOf('CHAIR-OAK') })
    // The shop would take a new quantity in silence.
    await shop.magento.products.delete('CHAIR-OAK')
    changeStock('CHAIR-OAK', '78')
    expect(await callsOf(stock)).toMatchObject({ products: 1, run: { failed: 1 } })
    expect(await recordOf('CHAIR-OAK', stock)).toMatchObject({ state: 'failed', failureCode: 'PRODUCT_GONE' })
  })

  const quantityOf = async (key: string) => Number(((await recordOf(key, stock))?.display as { onHand: string } | undefined)?.onHand)

  test('of an item that products leave out is left out too, says why, and goes once the product is there', async () => {
    const withStock = await world.records(stock)
    const products = new Map((await world.records()).map((record) => [record.sourceKey, record]))
    // What still waits, waits for products that have failed and may come once somebody has mended them.
    const waiting = withStock.filter(({ state }) => state === 'waiting')
    expect(waiting.length).toBeGreaterThan(2)
    for (const { sourceKey } of waiting) expect(products.get(sourceKey)).toMatchObject({ state: 'failed', targetId: null })
    const left = withStock.find(({ state }) => state === 'skipped')
    const key = left?.sourceKey ?? ''
    expect(left).toMatchObject({ reason: `No product is sent for it. ${products.get(key)?.reason}`, waitsFor: `products:${key}` })
    changeItem(key, { STATUS: 'active', ITEMTYPE: 'Inventory', BASEPRICE: '3.00' })
    await world.run()
    expect((await callsOf(stock)).run).toMatchObject({ updated: 1 })
    expect(await recordOf(key, stock)).toMatchObject({ state: 'synced', waitsFor: null })
  })
})

describe('an item that is no longer in a warehouse', () => {
  test('has nothing in the source of that warehouse from then on; whoever else fills a source is left alone', async () => {
    const world = await createWorld({ entity: 'products', settings: { family: 'without' }, sandbox: { sizes: { items: 40 } }, engine: { chunkSize: 100 } })
    const shop = await openShop(world)
    try {
      const details = world.sandbox.intacct.books.table('ITEMWAREHOUSEINFO')
      const warehouses = world.sandbox.intacct.books.table('WAREHOUSE').byNumber.all.map(({ WAREHOUSEID }) => WAREHOUSEID ?? '')
      await world.run()
      const item = 'CHAIR-OAK'
      const [kept, vanishing] = details.where('ITEMID', item)
      details.change(vanishing?.RECORDNO ?? '', { ONHAND: '12' })
      const sourceByWarehouse = Object.fromEntries(warehouses.map((name) => [name, `w-${name.toLowerCase()}`]))
      for (const source of [...Object.values(sourceByWarehouse), 'dropship']) {
        await shop.magento.post('inventory/sources', { source: { source_code: source, name: source, enabled: true, country_id: 'US', postcode: '12345' } })
      }
      const stock = await world.addProcess('stock-levels', { target: 'by-warehouse', sourceByWarehouse })
      const run = async () => {
        await world.run('sync', { process: stock, full: true })
        const stored = await shop.magento.inventory.sourceItems([item])
        return Object.fromEntries(stored.map(({ source_code: source, quantity, status }) => [source, `${quantity} ${status}`]))
      }
      await shop.magento.inventory.setSourceItems([{ sku: item, source_code: 'dropship', quantity: 9, status: 1 }])
      const [source, other] = [vanishing, kept].map((row) => sourceByWarehouse[row?.WAREHOUSEID ?? ''] ?? '')
      const first = await run()
      expect(first).toMatchObject({ [source ?? '']: '12 1', dropship: '9 1' })
      details.remove(vanishing?.RECORDNO ?? '')
      const emptied = { ...first, [source ?? '']: '0 0' }
      expect(await run()).toEqual(emptied)
      // Once it is empty it is nobody's: what somebody puts there stays.
      await shop.magento.inventory.setSourceItems([{ sku: item, source_code: source ?? '', quantity: 4, status: 1 }])
      expect(await run()).toEqual({ ...emptied, [source ?? '']: '4 1' })
      expect(other).not.toBe(source)
      // In no warehouse at all any more: somebody decides, unless the settings say that it is sold out.
      for (const row of details.where('ITEMID', item)) details.remove(row.RECORDNO ?? '')
      expect(await run()).toEqual({ ...emptied, [source ?? '']: '4 1' })
      const record = async () => (await world.records(stock)).find(({ sourceKey }) => sourceKey === item)
      expect(await record()).toMatchObject({ state: 'failed', failureCode: 'SOURCE_GONE' })
      await world.db.transaction((tx) => tx.process.update({ where: { id: stock }, data: { settings: { target: 'by-warehouse', sourceByWarehouse, gone: 'zero' }, version: { increment: 1 } } }))
      await world.db.transaction((tx) => tx.record.updateMany({ where: { processId: stock, sourceKey: item }, data: { nextTryAt: new Date() } }))
      const soldOut = await run()
      expect(Object.entries(soldOut).filter(([name]) => name !== 'dropship' && name !== source && name !== 'default').map(([, held]) => held)).toEqual(['0 0', '0 0'])
      expect(soldOut).toMatchObject({ dropship: '9 1', [source ?? '']: '4 1' })
      expect(await run()).toEqual(soldOut)
      expect(await record()).toMatchObject({ state: 'skipped', targetId: null })
    } finally {
      await shop.close()
      await world.close()
    }
  })
})
