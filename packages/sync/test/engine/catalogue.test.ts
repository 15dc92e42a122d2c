import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ProcessId } from '@causeway/db'
import { consume } from '../../../../apps/sandbox/src/magento/bulk/consume.ts'
import { createWorld, openShop, sums, type World } from './world.ts'

// One shop that fills up: each test stands on the ones before.
describe('product families, products, stock and prices over the sandbox', () => {
  let world: World
  let shop: Awaited<ReturnType<typeof openShop>>
  const processes = {} as Record<'families' | 'products' | 'stock' | 'prices', ProcessId>

  beforeAll(async () => {
    world = await createWorld({ entity: 'product-families', sandbox: { sizes: { customers: 3, productLines: 40, items: 140 } }, engine: { chunkSize: 50 } })
    processes.families = world.process
    processes.products = await world.addProcess('products', { taxClassByGroup: {} })
    processes.stock = await world.addProcess('stock-levels')
    processes.prices = await world.addProcess('price-lists', { targetByList: { 'Wholesale Price List': 'Wholesale', 'Retail Price List': 'special' } })
    shop = await openShop(world)
  }, 60_000)
  afterAll(async () => {
    await shop.close()
    await world.close()
  })

  const of = async (process: keyof typeof processes) => new Map((await world.records(processes[process])).map((record) => [record.sourceKey, record]))
  const change = (object: string, key: string, values: Record<string, string>) => {
    const table = world.sandbox.intacct.books.table(object)
    const now = new Date().toISOString().split('T')
    const [year, month, day] = (now[0] ?? '').split('-')
    table.change(table.byKey(key)?.RECORDNO ?? '', { ...values, WHENMODIFIED: `${month}/${day}/${year} ${(now[1] ?? '').slice(0, 8)}` })
  }
  const shopGet = <T>(path: string) => shop.magento.get<T>(path, { storeCode: 'all' })
  const writes = () => world.sandbox.magento.ledger.length

  test('products wait for the categories of their families, and say for which', async () => {
    const run = await world.run('sync', { process: processes.products })
    expect(sums(run)).toBe(run.read)
    const records = await of('products')
    expect(records.get('CHAIR-OAK')).toMatchObject({ state: 'waiting', failureCode: 'FAMILY_MISSING', reason: 'Waits for the category of product line HOME-CHAIR.' })
    expect(records.get('NOFAMILY-1')).toMatchObject({ state: 'synced' })
  })

  test('a tree of families arrives in one run, parents first, whatever order the books have', async () => {
    const run = await world.run()
    expect(run.state).toBe('completed_with_failures')
    const records = await of('families')
    const child = records.get('LATE-CHILD')
    expect(child?.state).toBe('synced')
    const category = await shopGet<{ parent_id: number; name: string }>(`categories/${child?.targetId}`)
    expect(category).toMatchObject({ name: 'Cushions', parent_id: Number(records.get('LATE-PARENT')?.targetId) })
  })

  test.each([
    ['HOME-LIGHT-2', 'FAMILY_NAME_TAKEN'], ['CYCLE-A', 'FAMILY_IN_CYCLE'], ['CYCLE-B', 'FAMILY_IN_CYCLE'], ['ORPHAN', 'FAMILY_PARENT_MISSING'], ['SIGNS', 'FAMILY_NAME_WITHOUT_URL_KEY'],
  ])('family %s fails with %s', async (key, code) => {
    expect((await of('families')).get(key)).toMatchObject({ state: 'failed', failureCode: code })
  })

  test('what waited for a family goes by itself: it is due at once', async () => {
    const run = await world.run('retry', { process: processes.products })
    expect(run.created).toBeGreaterThan(50)
    const chair = (await of('products')).get('CHAIR-OAK')
    expect(chair?.state).toBe('synced')
    const product = await shopGet<{ extension_attributes: { category_links: { category_id: string }[] } }>('products/CHAIR-OAK')
    expect(product.extension_attributes.category_links).toEqual([expect.objectContaining({ category_id: (await of('families')).get('HOME-CHAIR')?.targetId })])
  })

  test.each([
    ['chair-oak', 'SKU_DUPLICATE'], ['NO-PRICE', 'PRICE_MISSING'], ['NEGATIVE-1', 'PRICE_INVALID'],
  ])('item %s fails with %s', async (key, code) => {
    expect((await of('products')).get(key)).toMatchObject({ state: 'failed', failureCode: code })
  })

  test.each(['RAW-STEEL', 'KIT-DINING', 'OLD-CHAIR'])('item %s is skipped, and says why', async (key) => {
    expect((await of('products')).get(key)).toMatchObject({ state: 'skipped', reason: expect.stringMatching(/purchasing only|a kit|inactive/) as unknown })
  })

  test('awkward SKUs arrive as they are, and two products of one name each have an address', async () => {
    for (const sku of ['LAMP/DESK 01', '50%-BOX', 'KÜCHE-Ö1', 'PIPE-3/4"', 'A&B<C>', 'SET,BLUE', '000123']) {
      expect((await of('products')).get(sku)).toMatchObject({ state: 'synced' })
      expect((await shopGet<{ sku: string }>(`products/${encodeURIComponent(sku)}`)).sku).toBe(sku)
    }
    const keys = await Promise.all(['TWIN-1', 'TWIN-2'].map(async (sku) =>
      (await shopGet<{ custom_attributes: { attribute_code: string; value: string }[] }>(`products/${sku}`)).custom_attributes.find((one) => one.attribute_code === 'url_key')?.value))
    expect(new Set(keys).size).toBe(2)
  })

  test('a second run writes nothing, and a full one puts right what somebody changed in the shop', async () => {
    const before = writes()
    for (const process of [processes.families, processes.products]) expect((await world.run('sync', { process })).updated).toBe(0)
    expect(writes()).toBe(before)
    await shop.magento.products.update('TABLE-OAK', { name: 'Vandalised' }, 'all')
    // A translation in a view of its own is nobody's business.
    await shop.magento.products.update('TABLE-OAK', { name: 'Eichentisch' }, 'german')
    expect((await world.run('sync', { process: processes.products })).updated).toBe(0)
    const full = await world.run('sync', { process: processes.products, full: true })
    expect(full).toMatchObject({ updated: 1 })
    expect((await shop.magento.products.get('TABLE-OAK', 'all')).name).toBe('Oak table')
    expect((await shop.magento.products.get('TABLE-OAK', 'german')).name).toBe('Eichentisch')
  })

  test('a name that is translated in another store view is untouched after ten runs that write the name', async () => {
    for (let run = 1; run <= 10; run++) {
      change('ITEM', 'TABLE-OAK', { NAME: `Oak table, ${run}` })
      expect(await world.run('sync', { process: processes.products })).toMatchObject({ updated: 1 })
      expect((await shop.magento.products.get('TABLE-OAK', 'all')).name).toBe(`Oak table, ${run}`)
      expect((await shop.magento.products.get('TABLE-OAK', 'german')).name).toBe('Eichentisch')
    }
  })

  test('a change of price alone goes through the batch door', async () => {
    change('ITEM', 'LAMP-DESK', { BASEPRICE: '41.00' })
    const before = writes()
    expect(await world.run('sync', { process: processes.products })).toMatchObject({ updated: 1, failed: 0 })
    expect(world.sandbox.magento.ledger.slice(before).map(({ path }) => path)).toEqual([expect.stringContaining('base-prices')])
    expect((await shopGet<{ price: number }>('products/LAMP-DESK')).price).toBe(41)
  })

  test('a family that moves takes its category along, and one that is renamed keeps its address', async () => {
    change('PRODUCTLINE', 'HOME-LIGHT', { DESCRIPTION: 'Lamps', PARENTLINE: '' })
    expect(await world.run()).toMatchObject({ updated: 1 })
    const light = (await of('families')).get('HOME-LIGHT')
    const category = await shopGet<{ parent_id: number; name: string; custom_attributes: { attribute_code: string; value: string }[] }>(`categories/${light?.targetId}`)
    expect(category).toMatchObject({ parent_id: 2, name: 'Lamps' })
    expect(category.custom_attributes.find((one) => one.attribute_code === 'url_key')?.value).toBe('lighting')
    // The name is free below HOME now: the other "Lighting" is tried again by itself.
    await world.run('retry')
    expect((await of('families')).get('HOME-LIGHT-2')).toMatchObject({ state: 'synced' })
  })

  test('an item that becomes inactive disables its product', async () => {
    change('ITEM', 'GIFT-WRAP', { STATUS: 'inactive' })
    await world.run('sync', { process: processes.products })
    expect((await shopGet<{ status: number }>('products/GIFT-WRAP')).status).toBe(2)
  })

  test('stock goes in batches, to products that are there; others wait', async () => {
    const run = await world.run('sync', { process: processes.stock })
    expect(sums(run)).toBe(run.read)
    const records = await of('stock')
    expect(records.get('CHAIR-OAK')?.state).toBe('synced')
    expect(records.get('NO-PRICE') ?? { state: 'waiting' }).toMatchObject({ state: 'waiting' })
    expect(await shop.magento.inventory.sourceItems(['TABLE-OAK'])).toEqual([expect.objectContaining({ source_code: 'default', quantity: 8 })])
    const before = writes()
    expect(await world.run('sync', { process: processes.stock, full: true })).toMatchObject({ updated: 0 })
    expect(writes()).toBe(before)
  })

  test('an item that is in no warehouse any more fails in a full run; the shop’s stock is left as it is', async () => {
    const details = world.sandbox.intacct.books.table('ITEMWAREHOUSEINFO')
    for (const row of details.where('ITEMID', 'TABLE-OAK')) details.remove(row.RECORDNO ?? '')
    const run = await world.run('sync', { process: processes.stock, full: true })
    expect(sums(run)).toBe(run.read)
    expect((await of('stock')).get('TABLE-OAK')).toMatchObject({ state: 'failed', failureCode: 'SOURCE_GONE' })
    expect((await shop.magento.inventory.sourceItems(['TABLE-OAK']))[0]?.quantity).toBe(8)
  })

  test('price lists become tier prices of their group and special prices', async () => {
    const run = await world.run('sync', { process: processes.prices })
    expect(sums(run)).toBe(run.read)
    const tiers = await shop.magento.prices.tier(['CHAIR-OAK', 'TABLE-OAK'])
    expect(tiers.map(({ sku, price, price_type: type, quantity }) => `${sku} ${quantity}: ${price} ${type}`).sort()).toEqual(['CHAIR-OAK 10: 89 fixed', 'CHAIR-OAK 1: 99 fixed', 'TABLE-OAK 1: 15 discount'])
    expect((await shop.magento.prices.special(['CHAIR-OAK']))[0]?.price).toBe(119)
    const before = writes()
    expect(await world.run('sync', { process: processes.prices, full: true })).toMatchObject({ updated: 0 })
    expect(writes()).toBe(before)
  })

  test('an entry that is over makes room for one of the same price, and never takes that one away', async () => {
    const entries = world.sandbox.intacct.books.table('SOPRICELISTENTRY')
    const first = entries.where('ITEMID', 'CHAIR-OAK').find((row) => Number(row.VALUE) === 99)
    entries.insert({ ...first, DATEFROM: '01/01/2026', DATETO: '' })
    entries.change(first?.RECORDNO ?? '', { DATETO: '12/31/2025' })
    const wholesale = async () => (await shop.magento.prices.tier(['CHAIR-OAK'])).filter(({ quantity }) => quantity === 1).map(({ price }) => price)
    for (let round = 0; round < 3; round++) {
      await world.run('sync', { process: processes.prices, full: true })
      expect(await wholesale()).toEqual([99])
    }
  })
})

describe('first load of products through the bulk door', () => {
  test('every operation’s outcome comes back to its record, and a shop whose consumers stand still is told', async () => {
    const world = await createWorld({ entity: 'products', settings: { firstLoad: 'bulk', family: 'without' }, sandbox: { sizes: { items: 60 } }, engine: { chunkSize: 50, sliceMs: 2_000 } })
    try {
      world.sandbox.magento.switches.consumersRun = false
      const first = await world.run()
      expect(first.created).toBe(0)
      const waiting = (await world.records()).filter(({ state }) => state === 'waiting')
      expect(waiting.length).toBeGreaterThan(30)
      expect(waiting[0]?.reason).toContain('has not touched it yet')
      world.sandbox.magento.switches.consumersRun = true
      consume(world.sandbox.magento)
      await world.db.transaction((tx) => tx.record.updateMany({ where: { processId: world.process, state: 'waiting' }, data: { nextTryAt: new Date() } }))
      const second = await world.run('retry')
      expect(second.waiting).toBe(0)
      const records = await world.records()
      expect(records.filter(({ state }) => state === 'synced').length).toBe(waiting.length)
      expect(new Set(records.flatMap(({ targetId }) => targetId ?? [])).size).toBe(waiting.length)
    } finally {
      await world.close()
    }
  })
})
