import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { meterCalls, nextMonth, returnPermits, takePermits } from '../src/index.ts'
import { createSystemDatabase } from '../src/system.ts'
import { makeTenant, openDatabase, type TestTenant } from './tenant.ts'

const database = openDatabase()
let tenant: TestTenant
beforeAll(async () => { tenant = await makeTenant(database) })
afterAll(() => database.close())

describe('permits', () => {
  const take = (holder: string, wanted: number, forMs = 60_000, max = 4) => takePermits(tenant.db, tenant.magentoId, max, holder, wanted, forMs)

  test('are as many as the connection allows, over all holders', async () => {
    expect(await take('a', 3)).toBe(3)
    expect(await take('b', 3)).toBe(1)
    expect(await take('c', 1)).toBe(0)
    await returnPermits(tenant.db, 'a')
    expect(await take('c', 9)).toBe(3)
    for (const holder of ['b', 'c']) await returnPermits(tenant.db, holder)
  })

  test('are kept by renewing, and fall back when a holder dies', async () => {
    expect(await take('a', 4, 50)).toBe(4)
    expect(await take('a', 4, 60_000)).toBe(4)
    await sleep(80)
    expect(await take('b', 4)).toBe(0)
    expect(await take('a', 4, 10)).toBe(4)
    await sleep(40)
    expect(await take('b', 4)).toBe(4)
    await returnPermits(tenant.db, 'b')
  })

  test('never exceed the limit when many ask at the same moment', async () => {
    const counts = await Promise.all(Array.from({ length: 8 }, (_, index) => take(`h${index}`, 2)))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4)
    for (let index = 0; index < 8; index++) await returnPermits(tenant.db, `h${index}`)
  })

  test('follow a limit that was lowered', async () => {
    expect(await take('a', 9, 60_000, 2)).toBe(2)
    await returnPermits(tenant.db, 'a')
  })
})

describe('the meter', () => {
  test('adds up over the month', async () => {
    expect(await tenant.db.transaction((tx) => meterCalls(tx, tenant.db.tenantId, tenant.intacctId, 3))).toBe(3)
    expect(await tenant.db.transaction((tx) => meterCalls(tx, tenant.db.tenantId, tenant.intacctId, 4))).toBe(7)
  })

  test.each([
    ['2026-11-24T23:59:59Z', '2026-12-01T00:00:00.000Z'],
    ['2026-12-31T12:00:00Z', '2027-01-01T00:00:00.000Z'],
  ])('begins anew: after %s at %s', (now, next) => {
    expect(nextMonth(new Date(now)).toISOString()).toBe(next)
  })
})

describe('events', () => {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  beforeAll(() => owner.connect())
  afterAll(() => owner.end())

  test('go into the partition of their month, which is made ahead', async () => {
    const system = createSystemDatabase({ url: process.env.SYSTEM_DATABASE_URL ?? '' })
    expect(await system.ensureEventPartitions(5)).toBeGreaterThan(0)
    expect(await system.ensureEventPartitions(5)).toBe(0)
    await system.close()
    await tenant.db.transaction((tx) => tx.event.create({ data: { tenantId: tenant.db.tenantId, processId: tenant.processId, sourceKey: 'C-1', kind: 'note' } }))
    const { rows } = await owner.query('SELECT tableoid::regclass::text AS partition, at FROM event WHERE tenant_id = $1', [tenant.db.tenantId])
    expect(rows.map(({ partition }) => partition)).toEqual(rows.map(({ at }) => `event_${at.toISOString().slice(0, 7).replace('-', '_')}`))
    expect(rows).toHaveLength(1)
  })

  test('of a month without a partition are kept all the same', async () => {
    const at = new Date('2031-05-05T00:00:00Z')
    await tenant.db.transaction((tx) => tx.event.create({ data: { tenantId: tenant.db.tenantId, processId: tenant.processId, sourceKey: 'C-2', kind: 'note', at } }))
    const { rows } = await owner.query(`SELECT tableoid::regclass::text AS partition FROM event WHERE tenant_id = $1 AND source_key = 'C-2'`, [tenant.db.tenantId])
    expect(rows).toEqual([{ partition: 'event_default' }])
    await owner.query(`DELETE FROM event WHERE tenant_id = $1 AND source_key = 'C-2'`, [tenant.db.tenantId])
  })
})
