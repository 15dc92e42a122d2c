import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, openShop, type World } from './world.ts'

describe('two product lines that exchange their names', () => {
  let world: World
  let shop: Awaited<ReturnType<typeof openShop>>
  beforeAll(async () => {
    world = await createWorld({ entity: 'product-families', sandbox: { sizes: { customers: 1, productLines: 30, items: 1 } } })
    shop = await openShop(world)
    await world.run()
  })
  afterAll(async () => {
    await shop.close()
    await world.close()
  })

  const lines = () => world.sandbox.intacct.books.table('PRODUCTLINE')
  const nameInShop = async (key: string) => (await shop.magento.get<{ name: string }>(`categories/${(await world.record(key)).targetId}`, { storeCode: 'all' })).name
  /** Two that have categories under one parent. */
  async function siblings() {
    const synced = (await world.records()).filter(({ state }) => state === 'synced')
    const parentOf = ({ source }: { source: unknown }) => (source as Record<string, string>).PARENTLINE ?? ''
    const [one, other] = synced.filter((record) => synced.filter((also) => parentOf(also) === parentOf(record)).length > 1 && parentOf(record) !== '')
      .filter((record, _, all) => parentOf(record) === parentOf(all[0] ?? record))
    return [one?.sourceKey ?? '', other?.sourceKey ?? ''] as const
  }
  async function exchange(one: string, other: string) {
    const [first, second] = [await nameInShop(one), await nameInShop(other)]
    for (const [key, name] of [[one, second], [other, first]] as const) lines().change(lines().byKey(key)?.RECORDNO ?? '', { DESCRIPTION: name })
    return [second, first]
  }

  test('go in one run where categories keep their addresses', async () => {
    const [one, other] = await siblings()
    const wanted = await exchange(one, other)
    expect(await world.run()).toMatchObject({ updated: 2 })
    expect([await nameInShop(one), await nameInShop(other)]).toEqual(wanted)
    const held = await world.db.transaction((tx) => tx.claim.findMany({ where: { sourceKey: { in: [one, other] } } }))
    expect(new Set(held.map(({ sourceKey }) => sourceKey)).size).toBe(2)
  })

  test('fail where addresses follow the names, and say who has changed with whom', async () => {
    await world.set({ settings: { urlKey: 'follow-name' }, version: 2 })
    await world.run('sync', { full: true })
    const [one, other] = await siblings()
    await exchange(one, other)
    await world.run()
    expect(await world.record(one)).toMatchObject({ state: 'failed', failureCode: 'FAMILY_NAMES_EXCHANGED', failure: { details: { holder: other, ring: `${one} → ${other} → ${one}` } } })
  })
})
