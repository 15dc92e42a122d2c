import { afterEach, describe, expect, test } from '@jest/globals'
import { createWorld, sums, writesOf, type World } from './world.ts'

let world: World
afterEach(() => world.close())

const becomes: Record<string, string> = { would_create: 'created', would_update: 'updated', would_fail: 'failed', would_skip: 'skipped', would_wait: 'waiting', would_leave: 'linked' }

/** What a preview announces and what the next run then does, by record: kind and fields. */
async function both() {
  const events = async (mode: 'preview' | 'sync') => {
    const run = await world.run(mode)
    const told = (await world.events(run)).map((event) => ({
      key: event.sourceKey, kind: mode === 'preview' ? becomes[event.kind] : event.kind, changes: event.changes ?? null, message: event.message,
    }))
    return { run, told: told.sort((a, b) => (a.key < b.key ? -1 : 1)) }
  }
  const recordsBefore = await world.records()
  const writesBefore = writesOf(world).length
  const preview = await events('preview')
  expect(writesOf(world)).toHaveLength(writesBefore)
  expect(await world.records()).toEqual(recordsBefore)
  return { preview, sync: await events('sync') }
}

describe('a preview', () => {
  test('of a first run announces exactly what it then does', async () => {
    world = await createWorld()
    const { preview, sync } = await both()
    expect(preview.told).toHaveLength(60)
    expect(preview.told).toEqual(sync.told)
    expect(preview.run).toMatchObject({ state: sync.run.state, read: 60, created: sync.run.created, updated: sync.run.updated, failed: sync.run.failed, skipped: sync.run.skipped })
    expect(sums(preview.run)).toBe(60)
  })

  test('of changes announces them, what became due and what becomes free by them', async () => {
    world = await createWorld()
    await world.run()
    world.changeContact('C-00001', { 'MAILADDRESS.CITY': 'Santa Clara', PHONE1: '1' })
    world.changeContact('C-00015', { EMAIL1: 'own@example.com' })
    world.changeContact('C-00019', { 'MAILADDRESS.ZIP': '95112' })
    await world.db.transaction((tx) => tx.record.updateMany({ where: { sourceKey: 'C-00025' }, data: { nextTryAt: new Date() } }))
    const { preview, sync } = await both()
    const written = (told: typeof preview.told) => told.filter((one) => one.kind !== 'linked')
    expect(written(preview.told)).toEqual(written(sync.told))
    expect(written(preview.told).map((one) => one.key)).toEqual(['C-00001', 'C-00015', 'C-00016', 'C-00019', 'C-00025'])
  })

  test('may run beside a run, and binds nobody with its claims', async () => {
    world = await createWorld()
    const preview = await world.ask('preview')
    const sync = await world.ask('sync')
    expect(preview).not.toBe(sync)
    await Promise.all([world.drive(preview), world.drive(sync, world.otherEngine())])
    expect(await world.row(preview)).toMatchObject({ state: 'completed_with_failures', read: 60 })
    expect(await world.row(sync)).toMatchObject({ state: 'completed_with_failures', read: 60 })
    const claims = await world.db.transaction((tx) => tx.claim.findMany({ where: { claim: { startsWith: 'preview:' } } }))
    expect(claims).toEqual([])
  })

  test('that is cancelled leaves nothing behind', async () => {
    world = await createWorld()
    const preview = await world.ask('preview')
    await world.db.transaction((tx) => tx.run.updateMany({ where: { id: preview }, data: { control: 'cancel' } }))
    expect(await world.drive(preview)).toMatchObject({ state: 'cancelled' })
    expect(await world.db.transaction((tx) => tx.claim.count())).toBe(0)
    expect(await world.records()).toEqual([])
  })
})
