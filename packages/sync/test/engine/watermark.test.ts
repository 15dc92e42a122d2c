import { afterEach, describe, expect, test } from '@jest/globals'
import { createWorld, sums, writesOf, type World } from './world.ts'

let world: World
afterEach(() => world.close())

describe('the watermark', () => {
  test('moves to the latest change that the books told of before reading began', async () => {
    world = await createWorld()
    world.changeCustomer('C-00003', { COMMENTS: 'x' })
    const changedAt = Date.now()
    await world.run()
    const since = new Date(await world.watermark() ?? 0).getTime()
    expect(Math.abs(since - changedAt)).toBeLessThan(2_000)
  })

  test('reads again what lies within the overlap, and writes none of it', async () => {
    world = await createWorld()
    for (const key of ['C-00003', 'C-00005']) world.changeCustomer(key, { COMMENTS: 'x' })
    await world.run()
    const before = writesOf(world).length
    const delta = await world.run()
    expect(delta).toMatchObject({ read: 2, unchanged: 2, announced: 2 })
    expect(writesOf(world)).toHaveLength(before)
  })

  test('never passes a record that changed behind the reading', async () => {
    world = await createWorld({ engine: { sliceMs: 30 } })
    const id = await world.ask()
    // The first customer changes after its page was read and before the run ends; a later one changes with it.
    let changed = false
    const original = world.engine.openClients
    world.engine.openClients = async (request) => {
      const clients = await original(request)
      const { create } = clients.magento.customers
      clients.magento.customers.create = async (customer) => {
        if (!changed) {
          changed = true
          world.changeContact('C-00001', { 'MAILADDRESS.CITY': 'Santa Clara' })
          world.changeCustomer('C-00057', { COMMENTS: 'x' })
        }
        return create(customer)
      }
      return clients
    }
    await world.drive(id)
    world.engine.openClients = original
    const delta = await world.run()
    expect((await world.events(delta)).map((event) => event.sourceKey)).toContain('C-00001')
  })

  test('stays when the source answers fewer rows than it announced: the run is partial, and says so', async () => {
    world = await createWorld()
    world.sandbox.faults.add({ system: 'intacct', kind: 'fewer-rows', rows: 3, pattern: 'query CUSTOMER', after: 1, times: 1 })
    const run = await world.run()
    expect(run).toMatchObject({ state: 'partial', read: 57, announced: 60, reason: { code: 'COUNT_MISMATCH', details: { announced: 60, read: 57 } } })
    expect(sums(run)).toBe(57)
    expect(await world.watermark()).toBeNull()
    const next = await world.run()
    expect(next).toMatchObject({ state: 'completed_with_failures', read: 60 })
    expect(await world.watermark()).not.toBeNull()
  })

  test('stays through a preview, a retry and a cancelled run', async () => {
    world = await createWorld()
    await world.run('preview')
    expect(await world.watermark()).toBeNull()
    await world.run('retry')
    expect(await world.watermark()).toBeNull()
  })

  test('that a person moved back makes the next run read from there', async () => {
    world = await createWorld()
    await world.run()
    await world.set({ watermark: { since: '2000-01-01T00:00:00.000Z' } })
    const again = await world.run()
    expect(again).toMatchObject({ read: 60, created: 0, updated: 0 })
    // What did not change is not even looked up.
    expect(again.magentoCalls).toBe(4)
  })

  test('does not keep a change of settings from reaching every customer of a full run', async () => {
    world = await createWorld()
    await world.run()
    await world.set({ settings: { defaultGroupId: 2 }, version: 2 })
    const run = await world.run('sync', { full: true })
    expect(run.updated).toBeGreaterThan(20)
    expect(run.created).toBe(0)
  })
})
