import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ProcessId } from '@causeway/db'
import { createWorld, openShop, type World } from './world.ts'

// One shop and one list that goes through its life: each test stands on the ones before.
describe('the prices of a list in the shop', () => {
  let world: World
  let shop: Awaited<ReturnType<typeof openShop>>
  let prices: ProcessId
  let moved = ''
  const list = 'Wholesale Price List'
  const items = ['CHAIR-OAK', 'TABLE-OAK', 'LAMP-DESK']

  beforeAll(async () => {
    world = await createWorld({ entity: 'products', settings: { family: 'without' }, sandbox: { sizes: { items: 60 } }, engine: { chunkSize: 50 } })
    prices = await world.addProcess('price-lists', { targetByList: { [list]: 'Wholesale' } })
    shop = await openShop(world)
    await world.run()
    // Somebody gave this one by hand: nothing that happens to the list may take it away.
    await shop.magento.prices.setTier([{ sku: 'CHAIR-OAK', price: 95, price_type: 'fixed', website_id: 0, customer_group: 'Wholesale', quantity: 50 }])
  }, 60_000)
  afterAll(async () => {
    await shop.close()
    await world.close()
  })

  const entries = () => world.sandbox.intacct.books.table('SOPRICELISTENTRY')
  const entryOf = (item: string, minimum: string) => entries().where('ITEMID', item).find((row) => row.PRICELISTID === list && (row.QTYLIMITMIN || '1') === minimum)?.RECORDNO ?? ''
  const inShop = async () => (await shop.magento.prices.tier(items)).map(({ sku, customer_group: group, quantity, price }) => `${sku} ${group.toLowerCase()} ${quantity}: ${price}`).sort()
  const byHand = 'CHAIR-OAK wholesale 50: 95'
  async function run(settings?: object) {
    if (settings) await world.db.transaction((tx) => tx.process.update({ where: { id: prices }, data: { settings, version: { increment: 1 } } }))
    const before = world.sandbox.magento.ledger.length
    const { updated, failed } = await world.run('sync', { process: prices })
    return { updated, failed, writes: world.sandbox.magento.ledger.length - before, shop: await inShop() }
  }

  test('are those of its entries', async () => {
    expect((await run()).shop).toEqual([byHand, 'CHAIR-OAK wholesale 10: 89', 'CHAIR-OAK wholesale 1: 99', 'TABLE-OAK wholesale 1: 15'].sort())
    expect(await run()).toMatchObject({ updated: 0, writes: 0 })
  })

  test('move with the quantity of an entry', async () => {
    entries().change(entryOf('CHAIR-OAK', '10'), { QTYLIMITMIN: '20' })
    expect(await run()).toMatchObject({ updated: 1, shop: [byHand, 'CHAIR-OAK wholesale 20: 89', 'CHAIR-OAK wholesale 1: 99', 'TABLE-OAK wholesale 1: 15'].sort() })
    expect(await run()).toMatchObject({ updated: 0, writes: 0 })
  })

  test('move with its item', async () => {
    moved = entryOf('TABLE-OAK', '1')
    entries().change(moved, { ITEMID: 'LAMP-DESK' })
    expect((await run()).shop).toEqual([byHand, 'CHAIR-OAK wholesale 20: 89', 'CHAIR-OAK wholesale 1: 99', 'LAMP-DESK wholesale 1: 15'].sort())
  })

  test('move with the group of the list', async () => {
    expect(await run({ targetByList: { [list]: 'Retailer' } })).toMatchObject({ failed: 0, shop: [byHand, 'CHAIR-OAK retailer 20: 89', 'CHAIR-OAK retailer 1: 99', 'LAMP-DESK retailer 1: 15'].sort() })
  })

  test('go with an entry that is deleted', async () => {
    entries().remove(moved)
    expect((await run()).shop).toEqual([byHand, 'CHAIR-OAK retailer 20: 89', 'CHAIR-OAK retailer 1: 99'].sort())
  })

  test('stay where somebody has changed them since, whatever becomes of the entry', async () => {
    await shop.magento.prices.setTier([{ sku: 'CHAIR-OAK', price: 80, price_type: 'fixed', website_id: 0, customer_group: 'Retailer', quantity: 20 }])
    entries().change(entryOf('CHAIR-OAK', '20'), { QTYLIMITMIN: '30' })
    expect((await run()).shop).toEqual([byHand, 'CHAIR-OAK retailer 20: 80', 'CHAIR-OAK retailer 30: 89', 'CHAIR-OAK retailer 1: 99'].sort())
  })

  test('go with a list that is sent no more, and come back with it', async () => {
    expect(await run({ targetByList: {} })).toMatchObject({ failed: 0, shop: [byHand, 'CHAIR-OAK retailer 20: 80'].sort() })
    expect((await world.records(prices)).map(({ state, targetId }) => `${state} ${targetId}`)).not.toContain('synced')
    expect(await run()).toMatchObject({ updated: 0, writes: 0 })
    expect((await run({ targetByList: { [list]: 'Wholesale' } })).shop).toEqual([byHand, 'CHAIR-OAK retailer 20: 80', 'CHAIR-OAK wholesale 30: 89', 'CHAIR-OAK wholesale 1: 99'].sort())
  })

  test('hold in one store view where the shop lets prices differ, beside what holds in all', async () => {
    const special = async () => [...new Set((await shop.magento.prices.special(items)).map(({ sku, store_id: store, price }) => `${sku} in ${store}: ${price}`))].sort()
    const inView = { targetByList: { [list]: 'special' }, storeId: 1 }
    const refused = await run(inView)
    expect(refused.failed).toBeGreaterThan(0)
    expect((await world.records(prices)).map(({ failure }) => JSON.stringify(failure ?? null)).join()).toContain('price scope is global')
    world.sandbox.magento.switches.priceScope = 'website'
    await shop.magento.prices.setSpecial([{ sku: 'CHAIR-OAK', price: 70, store_id: 0, price_from: '2025-01-01 00:00:00', price_to: '2031-01-01 00:00:00' }])
    await world.run('sync', { process: prices, full: true })
    expect(await special()).toEqual(['CHAIR-OAK in 0: 70', 'CHAIR-OAK in 1: 99'])
    expect(await run()).toMatchObject({ failed: 0, updated: 0, writes: 0 })
    await run({ targetByList: { [list]: 'Wholesale' } })
    expect(await special()).toEqual(['CHAIR-OAK in 0: 70'])
  })

  test('of a changed entry are looked up without its product', async () => {
    const asked: string[] = []
    const { faults } = world.sandbox
    const strike = faults.strike.bind(faults)
    faults.strike = (request) => {
      if (request.system === 'magento') asked.push(`${request.method} ${request.path.replace(/^\/rest(\/\w+)?\/V1\//, '')}`)
      return strike(request)
    }
    entries().change(entryOf('CHAIR-OAK', '1'), { VALUE: '97' })
    expect((await run()).shop).toContain('CHAIR-OAK wholesale 1: 97')
    expect(asked).toContain('POST products/base-prices-information')
    expect(asked).not.toContain('GET products')
  })
})
