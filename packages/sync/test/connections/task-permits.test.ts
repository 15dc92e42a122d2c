import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { connectionId, returnPermits, takePermits } from '@causeway/db'
import { countSince } from '../../src/connections/count-since.ts'
import { createWorld, type World } from '../engine/world.ts'

let world: World
afterEach(() => world.close())

const signal = new AbortController().signal
const count = (since: string | null = null, by = signal) => countSince(world.engine.openClients, world.db, { processId: world.process, since } as never, by)

/** The most calls that the shop had in flight. */
function watchShop() {
  let now = 0
  const seen = { most: 0 }
  world.sandbox.app.server.on('request', ({ url }: IncomingMessage, response: ServerResponse) => {
    if (!url?.startsWith('/rest/')) return
    seen.most = Math.max(seen.most, ++now)
    response.once('close', () => { now -= 1 })
  })
  return seen
}

describe('a task', () => {
  test.each([1, 3])('gets its turn while a run holds all %i permits of the shop, and no more calls are in flight than allowed', async (maxInFlight) => {
    world = await createWorld({ maxInFlight, engine: { chunkSize: 5 } })
    world.sandbox.faults.add({ system: 'magento', kind: 'latency', latencyMs: 100 * maxInFlight })
    const shop = watchShop()
    const id = await world.ask()
    const driven = world.drive(id)
    while ((await world.row(id)).created < 5) await sleep(50)
    expect(await count()).toEqual({ count: 60 })
    expect((await world.row(id)).endedAt).toBeNull()
    const run = await driven
    expect(run).toMatchObject({ state: 'completed_with_failures', read: 60 })
    expect(shop.most).toBeLessThanOrEqual(maxInFlight)
  }, 60_000)

  test('waits for a permit, until it is called off', async () => {
    world = await createWorld({ maxInFlight: 1 })
    const { id } = await world.db.transaction((tx) => tx.connection.findFirstOrThrow({ where: { system: 'magento' } }))
    await takePermits(world.db, connectionId(id), 1, 'another', 1, 60_000)
    await expect(count(null, AbortSignal.timeout(700))).rejects.toThrow('timeout')
    const counted = count()
    await sleep(400)
    await returnPermits(world.db, 'another')
    expect(await counted).toEqual({ count: 60 })
    expect(await takePermits(world.db, connectionId(id), 1, 'another', 1, 60_000)).toBe(1)
  })
})

describe('how many records a window holds', () => {
  test('counts customers of which the contact alone changed', async () => {
    world = await createWorld()
    await world.run()
    const since = await world.watermark()
    await sleep(1_100)
    const { count: before } = await count(since)
    world.changeContact('C-00001', { 'MAILADDRESS.CITY': 'Santa Clara' })
    world.changeContact('C-00002', { 'MAILADDRESS.CITY': 'Santa Clara' })
    world.changeCustomer('C-00003', { COMMENTS: 'x' })
    const { count: announced } = await count(since)
    expect(announced).toBeGreaterThan(before)
    // The run reads just these; two of them for their contacts.
    expect(await world.run()).toMatchObject({ read: announced, updated: 2 })
  })
})
