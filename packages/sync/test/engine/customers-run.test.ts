import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { knownCases } from '../../../../apps/sandbox/src/index.ts'
import { createWorld, sums, writesOf, type World } from './world.ts'

const fate = (wanted: string) => knownCases.filter((one) => one.fate === wanted).map((one) => one.id)

describe('a first run over the known cases', () => {
  let world: World
  let run: Awaited<ReturnType<World['run']>>
  beforeAll(async () => {
    world = await createWorld()
    run = await world.run()
  })
  afterAll(() => world.close())

  test('ends with failures, and its counts add up', () => {
    expect(run).toMatchObject({ state: 'completed_with_failures', read: 60, announced: 60, reason: null })
    expect(sums(run)).toBe(60)
  })

  test('sends every customer that should arrive, once', async () => {
    const records = await world.records()
    const problems = records.filter((record) => fate('arrives').includes(record.sourceKey) && record.state !== 'synced').map((record) => `${record.sourceKey} ${record.reason}`)
    expect(problems).toEqual([])
    expect(new Set(records.flatMap((record) => record.targetId ?? [])).size).toBe(fate('arrives').length)
    const made = writesOf(world, 'POST').map((entry) => entry.key.toLowerCase())
    expect(new Set(made).size).toBe(made.length)
  })

  test('refuses every customer that should fail, and skips the others', async () => {
    const records = await world.records()
    expect(records.filter((record) => record.state === 'failed').map((record) => record.sourceKey)).toEqual(fate('fails'))
    expect(records.filter((record) => record.state === 'skipped').map((record) => record.sourceKey)).toEqual(fate('is skipped'))
    for (const record of records.filter((one) => one.state === 'failed')) {
      expect(record).toMatchObject({ failureCode: expect.any(String), reason: expect.stringMatching(/\.$/), failure: { remedy: expect.stringMatching(/retry|by itself/) }, nextTryAt: null })
    }
  })

  test('says who holds an e-mail address that comes twice', async () => {
    expect(await world.record('C-00016')).toMatchObject({ failureCode: 'EMAIL_DUPLICATE', failure: { details: { holder: 'C-00015', email: 'shared@example.com' } } })
    expect(await world.record('C-00018')).toMatchObject({ failureCode: 'EMAIL_DUPLICATE', failure: { details: { holder: 'C-00017' } } })
  })

  test('links a customer that registered in the shop before', async () => {
    expect((await world.history('C-00060')).map((event) => event.kind)).toEqual(['updated'])
    expect((await world.history('C-00060'))[0]?.message).toMatch(/linked now/)
  })

  test('keeps counters equal to the records', async () => {
    const records = await world.records()
    const counted = await world.counters()
    for (const state of ['synced', 'failed', 'skipped', 'waiting']) expect(counted[state] ?? 0).toBe(records.filter((record) => record.state === state).length)
  })

  test('meters what it used', async () => {
    const metered = (system: 'intacct' | 'magento') => world.db.transaction(async (tx) => Number((await tx.callMeter.findFirstOrThrow({ where: { connection: { system } } })).calls))
    expect(run.intacctCalls).toBeGreaterThan(0)
    expect(await metered('intacct')).toBe(run.intacctCalls)
    expect(run.magentoCalls).toBeGreaterThanOrEqual(run.created)
    expect(await metered('magento')).toBe(run.magentoCalls)
  })

  test('a second run writes nothing, and moves no count of the books', async () => {
    const before = writesOf(world).length
    const again = await world.run('sync', { full: true })
    expect(writesOf(world)).toHaveLength(before)
    expect(again).toMatchObject({ state: 'completed_with_failures', read: 60, created: 0, updated: 0, failed: run.failed, skipped: run.skipped })
    expect(await world.events(again)).toEqual([])
  })

  test('what the contact says anew is brought over, by a run over what changed', async () => {
    world.changeContact('C-00001', { 'MAILADDRESS.CITY': 'Santa Clara' })
    const delta = await world.run()
    expect(delta).toMatchObject({ updated: 1, created: 0 })
    const [event] = await world.events(delta)
    expect(event).toMatchObject({ sourceKey: 'C-00001', kind: 'updated', changes: [{ field: 'address.city', before: 'San Jose', after: 'Santa Clara' }] })
    const { targetId } = await world.record('C-00001')
    expect(world.sandbox.magento.customers.addressesOf(Number(targetId))).toMatchObject([{ city: 'Santa Clara', street: ['300 Park Ave'] }])
  })

  test('an e-mail address that becomes free lets the other one go, in the same run', async () => {
    world.changeContact('C-00015', { EMAIL1: 'own@example.com' })
    const delta = await world.run()
    expect(await world.record('C-00016')).toMatchObject({ state: 'synced', failureCode: null })
    expect(world.sandbox.magento.customers.byEmail('shared@example.com')?.id).toBe(Number((await world.record('C-00016')).targetId))
    expect(world.sandbox.magento.customers.byEmail('own@example.com')?.id).toBe(Number((await world.record('C-00015')).targetId))
    expect(sums(delta)).toBe(delta.read)
  })

  test('a record that is corrected and retried goes alone', async () => {
    world.changeContact('C-00019', { 'MAILADDRESS.ZIP': '95112' })
    await world.db.transaction((tx) => tx.record.updateMany({ where: { sourceKey: 'C-00019' }, data: { nextTryAt: new Date() } }))
    const retry = await world.run('retry')
    expect(retry).toMatchObject({ state: 'completed', read: 1, created: 1 })
  })

  test('retrying all that failed tries each once, and none that was mended', async () => {
    const failed = (await world.records()).filter((record) => record.state === 'failed')
    await world.db.transaction((tx) => tx.record.updateMany({ where: { state: 'failed' }, data: { nextTryAt: new Date() } }))
    const retry = await world.run('retry')
    expect(retry).toMatchObject({ state: 'completed_with_failures', read: failed.length, failed: failed.length })
  })

  test('a customer that was deleted in the books fails as gone when it is tried, and keeps its link', async () => {
    const { targetId } = await world.record('C-00002')
    world.removeCustomer('C-00002')
    await world.db.transaction((tx) => tx.record.updateMany({ where: { sourceKey: 'C-00002' }, data: { nextTryAt: new Date() } }))
    await world.run('retry')
    expect(await world.record('C-00002')).toMatchObject({ state: 'failed', failureCode: 'SOURCE_GONE', targetId, name: 'Ana Maria Lopez' })
  })

  test('a customer that was deleted in the books is found by a full run', async () => {
    const { targetId } = await world.record('C-00003')
    world.removeCustomer('C-00003')
    const full = await world.run('sync', { full: true })
    expect(sums(full)).toBe(full.read)
    expect(await world.record('C-00003')).toMatchObject({ state: 'failed', failureCode: 'SOURCE_GONE', targetId })
  })

  test('a customer that was deleted in the shop is created again when it changes', async () => {
    const { targetId } = await world.record('C-00004')
    world.sandbox.magento.customers.delete(Number(targetId))
    world.changeContact('C-00004', { PHONE1: '1' })
    await world.run()
    const again = await world.record('C-00004')
    expect(again.state).toBe('synced')
    expect(again.targetId).not.toBe(targetId)
  })
})
