import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { meterCalls, saveOutcomes, type RunId } from '../src/index.ts'
import { makeTenant, openDatabase, outcome, type TestTenant } from './tenant.ts'

const database = openDatabase()
let ours: TestTenant
let theirs: TestTenant
let run: RunId
beforeAll(async () => {
  ours = await makeTenant(database)
  theirs = await makeTenant(database)
  run = await ours.run()
})
beforeEach(async () => {
  await ours.db.transaction((tx) => tx.record.deleteMany({}))
  await ours.db.plain((sql) => saveOutcomes(sql, ours.db.tenantId, ours.processId, run, [outcome('C-1'), outcome('C-2')]))
})
afterAll(() => database.close())

const keys = () => ours.db.plain(async (sql) => (await sql.$queryRaw<{ key: string }[]>`SELECT source_key AS key FROM record ORDER BY 1`).map(({ key }) => key))

describe('a transaction in plain SQL', () => {
  test('sees its own tenant alone, and writes for no other', async () => {
    expect(await keys()).toEqual(['C-1', 'C-2'])
    expect(await theirs.db.plain((sql) => sql.$queryRaw`SELECT source_key FROM record`)).toEqual([])
    expect(await theirs.db.plain((sql) => sql.$executeRaw`UPDATE record SET name = 'x'`)).toBe(0)
    await expect(theirs.db.plain((sql) => sql.$executeRaw`UPDATE record SET tenant_id = ${ours.db.tenantId}::uuid`)).resolves.toBe(0)
    await expect(theirs.db.plain((sql) => sql.$executeRaw`INSERT INTO claim (tenant_id, process_id, claim, source_key) VALUES (${ours.db.tenantId}::uuid, ${ours.processId}::uuid, 'x', 'x')`)).rejects.toThrow('row-level security')
  })

  test('leaves nothing of its tenant to the next user of the connection', async () => {
    await ours.db.plain((sql) => sql.$queryRaw`SELECT 1`)
    const settings = await theirs.db.plain((sql) => sql.$queryRaw<{ tenant: string; waits: string }[]>`SELECT current_setting('causeway.tenant_id') AS tenant, current_setting('synchronous_commit') AS waits`)
    expect(settings).toEqual([{ tenant: theirs.db.tenantId, waits: 'on' }])
    expect(await ours.db.plain((sql) => sql.$queryRaw`SELECT current_setting('synchronous_commit') AS waits`, { durable: false })).toEqual([{ waits: 'off' }])
  })

  test('stores all or nothing, also where the work itself swallowed an error', async () => {
    await expect(ours.db.plain(async (sql) => {
      await sql.$executeRaw`DELETE FROM record`
      throw new Error('No.')
    })).rejects.toThrow('No.')
    await expect(ours.db.plain(async (sql) => {
      await sql.$executeRaw`DELETE FROM record`
      await sql.$executeRaw`SELECT 1 / 0`.catch(() => {})
    })).rejects.toThrow('had failed before')
    expect(await keys()).toEqual(['C-1', 'C-2'])
  })

  test('is run again when Postgres breaks a deadlock', async () => {
    const touch = (first: string, second: string) => ours.db.plain(async (sql) => {
      await sql.$executeRaw`UPDATE record SET note = 'x' WHERE source_key = ${first}`
      await new Promise((resolve) => { setTimeout(resolve, 50) })
      await sql.$executeRaw`UPDATE record SET note = 'x' WHERE source_key = ${second}`
    })
    await expect(Promise.all([touch('C-1', 'C-2'), touch('C-2', 'C-1')])).resolves.toBeDefined()
  })

  test('ends a statement that takes too long', async () => {
    await expect(ours.db.plain((sql) => sql.$queryRaw`SELECT pg_sleep(5)`, { timeoutMs: 100 })).rejects.toThrow('statement timeout')
  })

  test('answers large numbers, times and JSON as the other kind does, and takes times in UTC', async () => {
    const at = new Date('2026-10-31T23:30:00.000Z')
    const row = { big: 9_007_199_254_740_993n, at, day: '2026-10-31', json: { a: [1] }, list: ['a,"b"', '{c}'], nothing: null }
    const query = (sql: Pick<Parameters<Parameters<typeof ours.db.plain>[0]>[0], '$queryRaw'>) => sql.$queryRaw`
      SELECT ${row.big}::bigint AS big, ${at}::timestamptz AS at, (${at}::date)::text AS day, ${JSON.stringify(row.json)}::jsonb AS json, ${row.list}::text[] AS list, ${null}::text AS nothing`
    expect(await ours.db.plain(query)).toEqual([row])
    expect(await ours.db.transaction(query)).toEqual([row])
    expect(await ours.db.plain((sql) => meterCalls(sql, ours.db.tenantId, ours.intacctId, 2))).toBe(2)
  })
})
