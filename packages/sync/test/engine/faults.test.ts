import { afterEach, describe, expect, test } from '@jest/globals'
import { controlRun } from '@causeway/db'
import { createWorld, sums, writesOf, type World } from './world.ts'

let world: World
afterEach(() => world.close())

const once = () => {
  const keys = writesOf(world, 'POST').map((entry) => entry.key.toLowerCase())
  expect(new Set(keys).size).toBe(keys.length)
  return keys.length
}
const creates = { system: 'magento' as const, method: 'POST', pattern: '*/customers' }

describe('a create whose outcome is unknown', () => {
  test.each([
    ['the connection is cut after the shop did it', { kind: 'cut-after' as const }], ['the connection is cut before the shop did it', { kind: 'cut-before' as const }],
  ])('because %s is looked up, and never sent twice in vain', async (_, fault) => {
    world = await createWorld({ maxInFlight: 8 })
    world.sandbox.faults.add({ ...creates, ...fault, after: 4, times: 6 })
    const run = await world.run()
    expect(run).toMatchObject({ state: 'completed_with_failures', read: 60 })
    expect(sums(run)).toBe(60)
    const records = await world.records()
    expect(records.filter((record) => record.failureCode === 'OUTCOME_UNKNOWN')).toEqual([])
    once()
    // The link is to what the shop holds, and the history says created.
    for (const { key, id } of writesOf(world, 'POST')) {
      const record = records.find((one) => one.targetId === String(id))
      expect(record).toMatchObject({ state: 'synced', intent: null })
      expect((await world.history(record?.sourceKey ?? '')).map((event) => event.kind)).toEqual(['created'])
      expect(world.sandbox.magento.customers.byEmail(key)?.id).toBe(id)
    }
  }, 60_000)

  test('and stays so is told, keeps its intent, and is settled by the next run', async () => {
    world = await createWorld({ sandbox: { sizes: { customers: 1 } } })
    for (const { id } of world.sandbox.magento.customers.list()) world.sandbox.magento.customers.delete(id)
    // The shop does it, and then answers nothing to whoever asks.
    world.sandbox.faults.add({ ...creates, kind: 'cut-after', times: 1 })
    const search = world.sandbox.faults.add({ system: 'magento', kind: 'html-error', method: 'GET', pattern: '*/customers/search', status: 502, after: 1 })
    const run = await world.run()
    expect(run).toMatchObject({ state: 'stopped', reason: { code: 'MAGENTO_UNREACHABLE' } })
    expect((await world.records())[0]).toMatchObject({ intent: { action: 'create' } })
    world.sandbox.faults.remove(search.id)
    expect(await world.run()).toMatchObject({ state: 'completed', created: 1 })
    expect(once()).toBe(1)
  }, 60_000)
})

describe('a failure of the connection', () => {
  test.each<[string, (w: World) => void, string]>([
    ['the shop refuses the sign-in', (w) => { w.sandbox.magento.accounts = { administrators: [], integrations: [] } }, 'MAGENTO_SIGN_IN_REFUSED'],
    ['the books refuse the sign-in', (w) => { w.sandbox.intacct.company = { ...w.sandbox.intacct.company, users: [] } }, 'INTACCT_SIGN_IN_REFUSED'],
  ])('%s: the run stops at once with one message', async (_, breakIt, code) => {
    world = await createWorld()
    breakIt(world)
    const run = await world.run()
    expect(run).toMatchObject({ state: 'stopped', reason: { code, remedy: expect.stringMatching(/Connections/) }, read: 0 })
    expect(await world.records()).toEqual([])
    expect(await world.watermark()).toBeNull()
  }, 60_000)

  test('the host is gone: likewise', async () => {
    world = await createWorld({ shopUrl: 'http://127.0.0.1:9' })
    expect(await world.run()).toMatchObject({ state: 'stopped', reason: { code: 'MAGENTO_UNREACHABLE' } })
  }, 60_000)

  test('in mid-run: what was done is kept, no record fails for it, and the next run goes on', async () => {
    world = await createWorld()
    world.sandbox.faults.add({ system: 'magento', kind: 'unavailable', after: 25, retryAfterS: null })
    const run = await world.run()
    expect(run).toMatchObject({ state: 'stopped', reason: { code: 'MAGENTO_UNREACHABLE' } })
    expect(run.created).toBeGreaterThan(0)
    expect(sums(run)).toBe(run.read)
    expect((await world.records()).filter((record) => record.failureClass === 'connection')).toEqual([])
    world.sandbox.faults.reset()
    expect(await world.run()).toMatchObject({ state: 'completed_with_failures', read: 60 })
    once()
  }, 60_000)

  test('sessions that end in mid-run are renewed without a word', async () => {
    world = await createWorld()
    world.sandbox.faults.add({ system: 'intacct', kind: 'expire-sessions', after: 2, times: 1 })
    expect(await world.run()).toMatchObject({ state: 'completed_with_failures', read: 60 })
  })
})

describe('strain', () => {
  test.each([['429 with Retry-After', 'rate-limit' as const], ['503', 'unavailable' as const]])('%s lowers the concurrency, and every customer arrives', async (_, kind) => {
    world = await createWorld({ maxInFlight: 8, engine: { chunkSize: 60 } })
    const fault = world.sandbox.faults.add({ ...creates, kind, after: 8, times: 8, retryAfterS: 0 })
    const run = await world.run()
    expect(run).toMatchObject({ state: 'completed_with_failures', read: 60 })
    expect(fault.hits).toBe(8)
    expect((await world.records()).filter((record) => record.failureClass === 'rate-limit' || record.failureClass === 'intermittent')).toEqual([])
    once()
  }, 60_000)
})

describe('the cap of Intacct calls', () => {
  test('pauses the run instead of spending, and a raised cap lets it go on', async () => {
    world = await createWorld({ monthlyCap: 3 })
    const id = await world.ask()
    const run = await world.drive(id)
    expect(run).toMatchObject({ state: 'paused', reason: { code: 'CALL_CAP_REACHED', details: { cap: 3 } } })
    expect(run.wakeAt?.getUTCDate()).toBe(1)
    expect(run.intacctCalls).toBeLessThanOrEqual(3)
    await world.db.transaction((tx) => tx.connection.updateMany({ where: { system: 'intacct' }, data: { monthlyCap: 100 } }))
    await controlRun(world.db, id, 'go')
    expect(await world.drive(id)).toMatchObject({ state: 'completed_with_failures', read: 60, reason: null })
    once()
  })

  test('that is used up lets no run begin', async () => {
    world = await createWorld({ monthlyCap: 0 })
    expect(await world.run()).toMatchObject({ state: 'paused', intacctCalls: 0 })
  })
})

describe('settings that do not fit', () => {
  test('stop the run with the field’s name', async () => {
    world = await createWorld({ settings: { existing: 'what' } })
    expect(await world.run()).toMatchObject({ state: 'stopped', reason: { code: 'SETTINGS_INVALID', details: { field: 'existing' } } })
  })
})
