import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createSystemDatabase } from '../src/system.ts'
import { saveOutcomes, takeClaims } from '../src/index.ts'
import { makeTenant, openDatabase, outcome, type TestTenant } from './tenant.ts'

const database = openDatabase()
const raw = new pg.Client({ connectionString: process.env.APP_DATABASE_URL })
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
let ours: TestTenant
let theirs: TestTenant

const owned = ['membership', 'connection', 'call_meter', 'call_permit', 'integration', 'process', 'run', 'record', 'claim', 'record_counter', 'event', 'task', 'audit_entry']

beforeAll(async () => {
  await Promise.all([raw.connect(), owner.connect()])
  ours = await makeTenant(database)
  theirs = await makeTenant(database)
  for (const tenant of [ours, theirs]) {
    const run = await tenant.run()
    await tenant.db.transaction(async (tx) => {
      await saveOutcomes(tx, tenant.db.tenantId, tenant.processId, run, [outcome('C-1'), outcome('C-2')])
      await takeClaims(tx, tenant.db.tenantId, tenant.processId, [{ sourceKey: 'C-1', claims: ['email:a'] }])
      await tx.auditEntry.create({ data: { tenantId: tenant.db.tenantId, actorName: 'x', action: 'x', subject: 'x' } })
      await tx.task.create({ data: { tenantId: tenant.db.tenantId, kind: 'x' } })
    })
  }
})
afterAll(async () => {
  await Promise.all([database.close(), raw.end(), owner.end()])
})

/** As the apps' role, for one tenant, in plain SQL. */
async function as(tenant: TestTenant | null, sql: string, values: unknown[] = []) {
  await raw.query('BEGIN')
  try {
    if (tenant) await raw.query(`SELECT set_config('causeway.tenant_id', $1, true)`, [tenant.db.tenantId])
    return await raw.query(sql, values)
  } finally {
    await raw.query('ROLLBACK')
  }
}

describe('a tenant, by query', () => {
  test('sees its own rows and no others', async () => {
    const rows = await ours.db.transaction((tx) => tx.record.findMany())
    expect(rows.map((row) => row.tenantId)).toEqual([ours.db.tenantId, ours.db.tenantId])
    expect(await ours.db.transaction((tx) => tx.tenant.findMany({ select: { id: true } }))).toEqual([{ id: ours.db.tenantId }])
  })

  test('finds nothing by the id of another tenant’s row, and changes nothing with it', async () => {
    const [their] = await theirs.db.transaction((tx) => tx.record.findMany())
    await ours.db.transaction(async (tx) => {
      expect(await tx.record.findUnique({ where: { id: their?.id ?? 0n } })).toBeNull()
      expect((await tx.record.updateMany({ where: { id: their?.id ?? 0n }, data: { note: 'ours now' } })).count).toBe(0)
      expect((await tx.record.deleteMany({ where: { tenantId: theirs.db.tenantId } })).count).toBe(0)
      expect(await tx.process.findUnique({ where: { id: theirs.processId }, include: { integration: true } })).toBeNull()
    })
  })

  test('cannot write a row of another tenant', async () => {
    await expect(ours.db.transaction((tx) => tx.task.create({ data: { tenantId: theirs.db.tenantId, kind: 'x' } }))).rejects.toThrow(/row-level security/)
    await expect(ours.db.transaction((tx) => saveOutcomes(tx, theirs.db.tenantId, theirs.processId, theirs.processId as never, [outcome('C-9')]))).rejects.toThrow(/row-level security/)
  })

  test('sees nothing after the transaction of another tenant on the same connection', async () => {
    for (let round = 0; round < 20; round++) {
      const tenant = round % 2 ? ours : theirs
      const rows = await tenant.db.transaction((tx) => tx.$queryRaw<{ tenant_id: string }[]>`SELECT DISTINCT tenant_id::text FROM record`)
      expect(rows).toEqual([{ tenant_id: tenant.db.tenantId }])
    }
  })
})

describe('a tenant, by row-level security alone', () => {
  test.each(owned)('reads no row of %s that is not its own', async (table) => {
    const { rows } = await as(ours, `SELECT DISTINCT tenant_id FROM "${table}"`)
    expect(rows.filter((row) => row.tenant_id !== ours.db.tenantId)).toEqual([])
  })

  test.each(owned)('reads nothing of %s without a tenant', async (table) => {
    expect((await as(null, `SELECT 1 FROM "${table}"`)).rows).toEqual([])
  })

  test.each([...owned, 'tenant'])('%s has row-level security, forced', async (table) => {
    const { rows } = await owner.query('SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = $1::regclass', [`"${table}"`])
    expect(rows).toEqual([{ relrowsecurity: true, relforcerowsecurity: true }])
  })

  test('every table with a tenant_id is among those', async () => {
    const { rows } = await owner.query(`
      SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname = 'tenant_id' AND NOT c.relforcerowsecurity`)
    expect(rows).toEqual([])
  })

  test('changes and deletes nothing of others', async () => {
    for (const sql of ['UPDATE record SET note = $1 WHERE tenant_id <> current_tenant()', 'DELETE FROM process WHERE id::text <> $1 AND tenant_id <> current_tenant()']) {
      expect((await as(ours, sql, ['x'])).rowCount).toBe(0)
    }
  })

  test('cannot move a row to another tenant', async () => {
    await expect(as(ours, 'UPDATE record SET tenant_id = $1', [theirs.db.tenantId])).rejects.toThrow(/row-level security/)
  })

  test('reads no partition of events directly, and changes no history', async () => {
    await expect(as(ours, 'SELECT 1 FROM event_default')).rejects.toThrow(/permission denied/)
    await expect(as(ours, 'DELETE FROM event')).rejects.toThrow(/permission denied/)
    await expect(as(ours, 'UPDATE audit_entry SET action = $1', ['y'])).rejects.toThrow(/permission denied/)
  })
})

describe('the system’s role', () => {
  const system = new pg.Client({ connectionString: process.env.SYSTEM_DATABASE_URL })
  beforeAll(() => system.connect())
  afterAll(() => system.end())

  test.each(['SELECT source FROM record', 'SELECT name FROM record', 'SELECT settings FROM connection', 'SELECT sealed FROM connection', 'SELECT settings FROM process',
    'SELECT checkpoint FROM run', 'SELECT input FROM task', 'SELECT message FROM event', 'UPDATE run SET state = state', 'DELETE FROM task'])('may not %s', async (sql) => {
    await expect(system.query(sql)).rejects.toThrow(/permission denied/)
  })

  test('sees the ids of runs without a living lease, of all tenants', async () => {
    const db = createSystemDatabase({ url: process.env.SYSTEM_DATABASE_URL ?? '' })
    const runs = await db.orphanedRuns(10_000)
    expect(runs.map((run) => run.tenantId)).toEqual(expect.arrayContaining([ours.db.tenantId, theirs.db.tenantId]))
    await db.close()
  })
})
