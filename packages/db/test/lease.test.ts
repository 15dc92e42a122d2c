import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  advanceRun, controlRun, LeaseLost, noProgress, releaseLease, renewLease, requestRun, runId, saveOutcomes, takeLease, type RunId,
} from '../src/index.ts'
import { createSystemDatabase } from '../src/system.ts'
import { makeTenant, openDatabase, outcome, type TestTenant } from './tenant.ts'

const database = openDatabase()
const system = createSystemDatabase({ url: process.env.SYSTEM_DATABASE_URL ?? '' })
let tenant: TestTenant
let run: RunId
beforeAll(async () => { tenant = await makeTenant(database) })
beforeEach(async () => {
  await tenant.db.transaction((tx) => tx.run.deleteMany({}))
  run = await tenant.run()
})
afterAll(async () => { await Promise.all([database.close(), system.close()]) })

const rowOf = () => tenant.db.transaction((tx) => tx.run.findUniqueOrThrow({ where: { id: run } }))
const take = async (owner: string, leaseMs = 60_000) => {
  const taken = await takeLease(tenant.db, run, owner, leaseMs)
  if (!taken) throw new Error('not taken')
  return taken.lease
}
const isOrphaned = async () => (await system.orphanedRuns(10_000)).some((orphan) => orphan.runId === run)

describe('a run', () => {
  test('is there once: who asks again joins it', async () => {
    const again = await requestRun(tenant.db, { processId: tenant.processId, mode: 'sync', trigger: 'schedule' })
    expect(again).toMatchObject({ joined: true, run: { id: run } })
  })

  test('is there once, however many ask at the same moment', async () => {
    await tenant.db.transaction((tx) => tx.run.deleteMany({}))
    const asked = await Promise.all(Array.from({ length: 6 }, () => requestRun(tenant.db, { processId: tenant.processId, mode: 'sync', trigger: 'manual' })))
    expect(new Set(asked.map((one) => one.run.id)).size).toBe(1)
    expect(asked.filter((one) => !one.joined)).toHaveLength(1)
  })

  test('may have a preview beside it', async () => {
    const preview = await requestRun(tenant.db, { processId: tenant.processId, mode: 'preview', trigger: 'manual' })
    expect(preview.joined).toBe(false)
  })

  test('never counts what does not add up', async () => {
    const lease = await take('a')
    await expect(tenant.db.transaction((tx) => advanceRun(tx, lease, { ...noProgress(), read: 2, created: 1 }))).rejects.toThrow(/run_counts_add_up/)
  })
})

describe('a lease', () => {
  test('that rests after a failing slice is left until its time, but for what a person asks of it', async () => {
    const rest = (wakeAt: Date | null, control: 'go' | 'pause' = 'go') => tenant.db.transaction((tx) => tx.run.update({ where: { id: run }, data: { state: 'running', failingSlices: 1, wakeAt, control, leaseOwner: null, leaseUntil: null } }))
    await rest(new Date(Date.now() + 60_000))
    expect(await takeLease(tenant.db, run, 'a', 60_000)).toBeNull()
    await rest(new Date(Date.now() + 60_000), 'pause')
    expect(await takeLease(tenant.db, run, 'a', 60_000)).not.toBeNull()
    await rest(new Date(Date.now() - 1))
    expect(await takeLease(tenant.db, run, 'b', 60_000)).not.toBeNull()
    await rest(null)
    expect(await takeLease(tenant.db, run, 'c', 60_000)).not.toBeNull()
  })

  test('is held by one: another worker takes nothing', async () => {
    await take('a')
    expect(await takeLease(tenant.db, run, 'b', 60_000)).toBeNull()
  })

  test('goes to one of many that ask at the same moment', async () => {
    const taken = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((owner) => takeLease(tenant.db, run, owner, 60_000)))
    expect(taken.filter(Boolean)).toHaveLength(1)
  })

  test('runs out, and is taken over with a higher fence', async () => {
    const first = await take('a', 30)
    await sleep(60)
    const second = await take('b')
    expect(second.fence).toBeGreaterThan(first.fence)
  })

  test('that is lost commits nothing: records roll back with the counts', async () => {
    const first = await take('a', 30)
    await sleep(60)
    await take('b')
    await expect(tenant.db.transaction(async (tx) => {
      await saveOutcomes(tx, tenant.db.tenantId, tenant.processId, run, [outcome('C-LOST')])
      await advanceRun(tx, first, { ...noProgress(), read: 1, created: 1 })
    })).rejects.toBeInstanceOf(LeaseLost)
    expect(await tenant.db.transaction((tx) => tx.record.count({ where: { sourceKey: 'C-LOST' } }))).toBe(0)
    expect(await rowOf()).toMatchObject({ read: 0, created: 0 })
    await expect(renewLease(tenant.db, first, 1_000)).rejects.toBeInstanceOf(LeaseLost)
    await expect(tenant.db.transaction((tx) => releaseLease(tx, first, { state: 'completed' }))).rejects.toBeInstanceOf(LeaseLost)
  })

  test('that is renewed outlives its first time', async () => {
    const lease = await take('a', 80)
    await sleep(40)
    expect(await renewLease(tenant.db, lease, 60_000)).toBe('go')
    await sleep(80)
    expect(await takeLease(tenant.db, run, 'b', 1_000)).toBeNull()
  })

  test('of an ended run commits nothing', async () => {
    const lease = await take('a')
    await tenant.db.transaction((tx) => releaseLease(tx, lease, { state: 'completed', watermark: { since: 'x' } }))
    await expect(tenant.db.transaction((tx) => advanceRun(tx, lease, noProgress()))).rejects.toBeInstanceOf(LeaseLost)
    const process = await tenant.db.transaction((tx) => tx.process.findUniqueOrThrow({ where: { id: tenant.processId } }))
    expect(process.watermark).toEqual({ since: 'x' })
  })
})

describe('what the sweeper finds', () => {
  test('a run that nobody took', async () => {
    expect(await isOrphaned()).toBe(true)
  })
  test('not one that is worked on, but one whose lease ran out', async () => {
    const lease = await take('a', 60_000)
    expect(await isOrphaned()).toBe(false)
    await renewLease(tenant.db, lease, 10)
    await sleep(40)
    expect(await isOrphaned()).toBe(true)
  })
  test('not one that rests until later', async () => {
    const lease = await take('a')
    await tenant.db.transaction((tx) => releaseLease(tx, lease, { state: 'paused', wakeAt: new Date(Date.now() + 60_000) }))
    expect(await isOrphaned()).toBe(false)
  })
  test('not one that a person paused, but one that was resumed', async () => {
    const lease = await take('a')
    await controlRun(tenant.db, runId(run), 'pause')
    await tenant.db.transaction((tx) => releaseLease(tx, lease, { state: 'paused', wakeAt: null }))
    expect(await isOrphaned()).toBe(false)
    await controlRun(tenant.db, runId(run), 'go')
    expect(await isOrphaned()).toBe(true)
    expect((await take('b')).owner).toBe('b')
    expect(await rowOf()).toMatchObject({ state: 'running' })
  })
  test('a paused one that is to be cancelled', async () => {
    const lease = await take('a')
    await controlRun(tenant.db, runId(run), 'pause')
    await tenant.db.transaction((tx) => releaseLease(tx, lease, { state: 'paused', wakeAt: null }))
    await controlRun(tenant.db, runId(run), 'cancel')
    expect(await isOrphaned()).toBe(true)
  })
  test('nothing of a run that has ended, and no order reaches it', async () => {
    const lease = await take('a')
    await tenant.db.transaction((tx) => releaseLease(tx, lease, { state: 'cancelled' }))
    expect(await isOrphaned()).toBe(false)
    expect(await controlRun(tenant.db, runId(run), 'pause')).toBeNull()
  })
})
