import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ProcessId } from '@causeway/db'
import { countSince } from '../../src/connections/count-since.ts'
import { createWorld, openShop, type World } from './world.ts'

const days = (count: number) => new Date(Date.now() - count * 24 * 3_600_000).toISOString()

// What no change tells: a row that was removed from the books, a product that was made again by hand in the shop.
describe('a sweep', () => {
  let world: World
  let shop: Awaited<ReturnType<typeof openShop>>
  let stock: ProcessId
  const sourceByWarehouse: Record<string, string> = {}
  const details = () => world.sandbox.intacct.books.table('ITEMWAREHOUSEINFO')

  beforeAll(async () => {
    world = await createWorld({ entity: 'products', settings: { family: 'without' }, sandbox: { sizes: { items: 260 } }, engine: { chunkSize: 100 } })
    shop = await openShop(world)
    for (const { WAREHOUSEID = '' } of world.sandbox.intacct.books.table('WAREHOUSE').byNumber.all) {
      const source = `w-${WAREHOUSEID.toLowerCase()}`
      sourceByWarehouse[WAREHOUSEID] = source
      await shop.magento.post('inventory/sources', { source: { source_code: source, name: source, enabled: true, country_id: 'US', postcode: '12345' } })
    }
    stock = await world.addProcess('stock-levels', { target: 'by-warehouse', sourceByWarehouse, lookForRemoved: 'daily' })
    // Rows of long ago: nothing of them is in the window of a run that reads what changed.
    for (const { RECORDNO = '' } of [...details().byNumber.all].slice(0, -1)) details().change(RECORDNO, { WHENMODIFIED: '01/01/2026 00:00:00' })
    await world.run()
    await world.run('sync', { process: stock })
  }, 60_000)
  afterAll(async () => {
    await shop.close()
    await world.close()
  })

  const watermark = async (process: ProcessId) => (await world.db.transaction((tx) => tx.process.findUniqueOrThrow({ where: { id: process } }))).watermark as { since: string; sweptAt?: string }
  const sweptLast = async (process: ProcessId, sweptAt: string) => {
    const before = await watermark(process)
    await world.db.transaction((tx) => tx.process.update({ where: { id: process }, data: { watermark: { ...before, sweptAt } } }))
    return before
  }
  const recordOf = async (key: string, process: ProcessId) => (await world.records(process)).find(({ sourceKey }) => sourceKey === key)
  const skuOf = async (item: string) => ((await recordOf(item, world.process))?.targetIdentity as { sku: string } | undefined)?.sku ?? ''
  const held = async (item: string) => Object.fromEntries((await shop.magento.inventory.sourceItems([await skuOf(item)])).map(({ source_code: source, quantity, status }) => [source, `${quantity} ${status}`]))
  const linkedItem = async (index: number) => {
    const linked = (await world.records(stock)).filter(({ sourceKey, state, targetId }) => state === 'synced' && targetId !== null && details().where('ITEMID', sourceKey).length > 1)
    return linked[index]?.sourceKey ?? ''
  }

  test('is due after a day; a run that reads everything counts as one', async () => {
    const { since, sweptAt } = await watermark(stock)
    expect(Date.now() - new Date(sweptAt ?? '').getTime()).toBeLessThan(60_000)
    const item = await linkedItem(0)
    const [row] = details().where('ITEMID', item)
    details().remove(row?.RECORDNO ?? '')
    expect(await world.run('sync', { process: stock })).toMatchObject({ updated: 0 })
    expect(await watermark(stock)).toEqual({ since, sweptAt })

    await sweptLast(stock, days(1))
    // The preview announces it, and is no sweep.
    const preview = await world.run('preview', { process: stock })
    expect((await world.events(preview)).filter(({ kind }) => kind === 'would_update').map(({ sourceKey }) => sourceKey)).toEqual([item])
    const run = await world.run('sync', { process: stock })
    expect(run).toMatchObject({ updated: 1, announced: run.read })
    expect(await held(item)).toMatchObject({ [sourceByWarehouse[row?.WAREHOUSEID ?? ''] ?? '']: '0 0' })
    expect(Date.now() - new Date((await watermark(stock)).sweptAt ?? '').getTime()).toBeLessThan(60_000)
    expect((await watermark(stock)).since).toBe(since)

    await sweptLast(stock, days(1))
    expect(await world.run('sync', { process: stock })).toMatchObject({ updated: 0 })
  })

  test('costs one transaction for 200 items, and nothing before it is due', async () => {
    const linked = (await world.records(stock)).filter(({ targetId }) => targetId !== null).length
    expect(linked).toBeGreaterThan(200)
    const quiet = await world.run('sync', { process: stock })
    await sweptLast(stock, days(1))
    const swept = await world.run('sync', { process: stock })
    expect(swept.intacctCalls - quiet.intacctCalls).toBe(Math.ceil(linked / 200))
  })

  test('finds items that are in no warehouse any more, once', async () => {
    const item = await linkedItem(1)
    for (const row of details().where('ITEMID', item)) details().remove(row.RECORDNO ?? '')
    await sweptLast(stock, days(1))
    await world.run('sync', { process: stock })
    expect(await recordOf(item, stock)).toMatchObject({ state: 'failed', failureCode: 'SOURCE_GONE' })
    await sweptLast(stock, days(1))
    const tried = (await recordOf(item, stock))?.lastTriedAt
    await world.run('sync', { process: stock })
    expect((await recordOf(item, stock))?.lastTriedAt).toEqual(tried)
  })

  test('finds a product that was made again by hand under its SKU, and its stock follows', async () => {
    const item = await linkedItem(2)
    const before = await recordOf(item, world.process)
    const { products } = world.sandbox.magento
    const product = products.bySku(await skuOf(item))
    if (!product) throw new Error('It is not there.')
    const wanted = await held(item)
    await shop.magento.products.delete(product.sku)
    await shop.magento.products.save({ sku: product.sku, name: 'Made by hand', attribute_set_id: 4, price: 1, status: 1, visibility: 4, type_id: 'simple' }, 'all')
    expect(await world.run()).toMatchObject({ updated: 0 })
    await sweptLast(world.process, days(1))
    expect(await world.run()).toMatchObject({ updated: 1, created: 0 })
    const after = await recordOf(item, world.process)
    const now = await shop.magento.products.get(product.sku, 'all')
    expect(now.name).toBe(before?.name)
    expect(after).toMatchObject({ state: 'synced', targetId: String(now.id) })
    expect(after?.targetId).not.toBe(before?.targetId)

    // Its stock is woken by the new link, and needs no sweep of its own.
    expect((await recordOf(item, stock))?.nextTryAt).not.toBeNull()
    await world.run('sync', { process: stock })
    expect(await recordOf(item, stock)).toMatchObject({ state: 'synced', targetId: String(now.id), nextTryAt: null })
    expect(await held(item)).toMatchObject(Object.fromEntries(Object.entries(wanted).filter(([source]) => source !== 'default')))
  })

  test('finds stock that is linked to a product that its item no longer has', async () => {
    const item = await linkedItem(3)
    const before = await recordOf(item, stock)
    // As if it had been locked when its product was linked anew.
    await world.db.transaction((tx) => tx.record.updateMany({ where: { processId: stock, sourceKey: item }, data: { targetId: '999999' } }))
    await world.run('sync', { process: stock })
    expect(await recordOf(item, stock)).toMatchObject({ targetId: '999999' })
    await sweptLast(stock, days(1))
    await world.run('sync', { process: stock })
    expect(await recordOf(item, stock)).toMatchObject({ state: 'synced', targetId: before?.targetId })
  })
})

test('items with changed stock are counted exactly, over all pages', async () => {
  const world = await createWorld({ entity: 'stock-levels', sandbox: { sizes: { items: 1_500 } } })
  try {
    const details = world.sandbox.intacct.books.table('ITEMWAREHOUSEINFO')
    expect(details.byNumber.all.length).toBeGreaterThan(2_000)
    const items = new Set(details.byNumber.all.map(({ ITEMID }) => ITEMID))
    const count = (since: string | null) => countSince(world.engine.openClients, world.db, { processId: world.process, since }, AbortSignal.timeout(30_000))
    expect(await count(null)).toEqual({ count: items.size })
    const [one, other] = details.byNumber.all
    for (const row of details.byNumber.all) details.change(row.RECORDNO ?? '', { WHENMODIFIED: '01/01/2026 00:00:00' })
    for (const row of [one, other]) details.change(row?.RECORDNO ?? '', { WHENMODIFIED: '03/01/2026 00:00:00' })
    expect(await count('2026-02-01T00:00:00.000Z')).toEqual({ count: new Set([one?.ITEMID, other?.ITEMID]).size })
  } finally {
    await world.close()
  }
})
