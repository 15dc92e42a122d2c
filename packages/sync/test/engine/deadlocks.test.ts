import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { createWorld, openShop, sums, type World } from './world.ts'

let world: World
afterEach(() => world.close())

/** How many creates of products the shop had at a time, when each came; and how often it refused one. */
function watch({ sandbox }: World) {
  const inFlight: number[] = []
  let now = 0
  let refusedFrom = -1
  sandbox.app.server.on('request', ({ method, url }: IncomingMessage, response: ServerResponse) => {
    if (method !== 'POST' || !url?.endsWith('/products')) return
    inFlight.push(++now)
    response.once('close', () => {
      now -= 1
      if (response.statusCode === 400 && refusedFrom < 0) refusedFrom = inFlight.length
    })
  })
  return { before: () => inFlight.slice(0, refusedFrom), after: () => inFlight.slice(refusedFrom), refused: () => refusedFrom >= 0 }
}

/** The most at a time in the quietest spell of so many creates. */
function calmest(inFlight: number[], spell: number): number {
  return Math.min(...inFlight.slice(spell - 1).map((_, index) => Math.max(...inFlight.slice(index, index + spell))))
}

describe('products whose creates lock each other out', () => {
  test('are all there once at the end of the run, and fewer are created at a time', async () => {
    world = await createWorld({
      entity: 'products', settings: { family: 'without' }, sandbox: { sizes: { customers: 3, productLines: 3, items: 120 } }, engine: { chunkSize: 50 }, maxInFlight: 4,
    })
    world.sandbox.faults.add({ system: 'magento', kind: 'latency', method: 'POST', pattern: '/V1/products', latencyMs: 90 })
    // As the shop does: it says that it could not save the stock, and the product may be there.
    world.sandbox.faults.add({ system: 'magento', kind: 'deadlock', method: 'POST', pattern: '/V1/products', after: 20, times: 6 })
    const seen = watch(world)
    const run = await world.run()
    expect(seen.refused()).toBe(true)
    expect(Math.max(...seen.before())).toBe(4)
    // Once what was on its way when the shop complained is through, the limit is half; it grows by one after 25 quiet ones.
    expect(calmest(seen.after(), 12)).toBeLessThanOrEqual(2)
    expect(calmest(seen.before(), 12)).toBeGreaterThan(2)

    const records = await world.records()
    const created = records.filter(({ targetId }) => targetId !== null)
    expect(run.created).toBe(created.length)
    expect(sums(run)).toBe(run.read)
    expect(records.filter(({ failureCode }) => failureCode === 'SHOP_BUSY' || failureCode === 'OUTCOME_UNKNOWN')).toEqual([])
    const shop = await openShop(world)
    const { items, totalCount } = await shop.magento.search<{ sku: string }>('products', { pageSize: 500 }, 'items[sku],total_count')
    await shop.close()
    expect(totalCount).toBe(created.length)
    expect(new Set(items.map(({ sku }) => sku.toLowerCase())).size).toBe(created.length)
  }, 60_000)
})
