import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createSystemDatabase } from '../src/system.ts'
import { appendEvents, meterCalls, noteStanding, saveOutcomes, takeClaims, takePermits, userId } from '../src/index.ts'
import { makeTenant, openDatabase, outcome, type TestTenant } from './tenant.ts'

const database = openDatabase()
const raw = new pg.Client({ connectionString: process.env.APP_DATABASE_URL })
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
let ours: TestTenant
let theirs: TestTenant

/** Tables whose rows belong to a tenant each. Whoever adds a table adds it here, and gives it rows below. */
const owned = ['membership', 'connection', 'call_meter', 'call_permit', 'integration', 'process', 'run', 'run_standing', 'record', 'record_edit', 'claim', 'record_counter', 'event', 'task', 'audit_entry']
/** People and their sign-ins belong to no tenant; migrations are nobody's. */
const ofNobody = ['_prisma_migrations', 'session', 'user']

beforeAll(async () => {
  await Promise.all([raw.connect(), owner.connect()])
  ours = await makeTenant(database)
  theirs = await makeTenant(database)
  for (const tenant of [ours, theirs]) {
    const run = await tenant.run()
    await tenant.db.transaction(async (tx) => {
      await saveOutcomes(tx, tenant.db.tenantId, tenant.processId, run, [outcome('C-1'), outcome('C-2')])
      await takeClaims(tx, tenant.db.tenantId, tenant.processId, [{ sourceKey: 'C-1', claims: ['email:a'] }])
      await appendEvents(tx, tenant.db.tenantId, tenant.processId, run, [{ sourceKey: 'C-1', name: 'x', kind: 'created' }])
      await noteStanding(tx, tenant.db.tenantId, run, { unchanged: ['C-2'], skipped: [], waiting: [], failed: [] })
      await meterCalls(tx, tenant.db.tenantId, tenant.intacctId, 1)
      const person = randomUUID()
      await tx.user.createMany({ data: [{ id: person, email: `${person}@isolation.test`, name: 'x', passwordHash: 'x' }] })
      await tx.membership.create({ data: { tenantId: tenant.db.tenantId, userId: person, role: 'owner' } })
      await tx.auditEntry.create({ data: { tenantId: tenant.db.tenantId, actorName: 'x', action: 'x', subject: 'x' } })
      await tx.task.create({ data: { tenantId: tenant.db.tenantId, kind: 'x' } })
      await tx.recordEdit.create({ data: { tenantId: tenant.db.tenantId, processId: tenant.processId, sourceKey: 'C-1', values: [], seen: {}, actorId: randomUUID(), actorName: 'x' } })
    })
    await takePermits(tenant.db, tenant.intacctId, 1, 'x', 1, 60_000)
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
  test.each(owned)('reads its own rows of %s and no others, which are there', async (table) => {
    const all = await owner.query<{ tenant_id: string }>(`SELECT DISTINCT tenant_id FROM "${table}"`)
    expect(all.rows.map((row) => row.tenant_id)).toEqual(expect.arrayContaining([ours.db.tenantId, theirs.db.tenantId]))
    const { rows } = await as(ours, `SELECT DISTINCT tenant_id FROM "${table}"`)
    expect(rows).toEqual([{ tenant_id: ours.db.tenantId }])
  })

  test.each(owned)('reads nothing of %s without a tenant', async (table) => {
    expect((await as(null, `SELECT 1 FROM "${table}"`)).rows).toEqual([])
  })

  test.each([...owned, 'tenant', 'user', 'session'])('%s has row-level security, forced', async (table) => {
    const { rows } = await owner.query('SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = $1::regclass', [`"${table}"`])
    expect(rows).toEqual([{ relrowsecurity: true, relforcerowsecurity: true }])
  })

  test('each table is a tenant’s and says whose each row is, or is known to be nobody’s', async () => {
    const { rows } = await owner.query<{ name: string; bears: boolean }>(`
      SELECT c.relname AS name, coalesce(a.attnotnull, false) AS bears FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`)
    expect(rows.map(({ name }) => name)).toEqual([...owned, ...ofNobody, 'tenant'].sort())
    expect(rows.filter(({ bears }) => bears).map(({ name }) => name)).toEqual([...owned].sort())
  })

  test('the policies are these and no others', async () => {
    const { rows } = await owner.query<{ policy: string }>(`
      SELECT concat_ws(' ', tablename || '.' || policyname, lower(cmd), array_to_string(roles, ','), 'sees ' || qual, 'writes ' || with_check) AS policy
      FROM pg_policies WHERE schemaname = 'public' ORDER BY 1`)
    const its = '(tenant_id = ( SELECT current_tenant() AS current_tenant))'
    const itself = '(id = ( SELECT current_tenant() AS current_tenant))'
    const member = '( SELECT acting_user() AS acting_user)'
    expect(rows.map((row) => row.policy.replace(/\s+/g, ' ')).sort()).toEqual([
      ...owned.map((table) => `${table}.own_tenant all causeway_app sees ${its} writes ${its}`),
      `tenant.own_tenant all causeway_app sees ${itself} writes ${itself}`,
      // A person sees where he is a member, whatever tenant is open.
      `membership.own_memberships select causeway_app sees (user_id = ${member})`,
      `tenant.joined_tenants select causeway_app sees (id IN ( SELECT membership.tenant_id FROM membership WHERE (membership.user_id = ${member})))`,
      ...['integration', 'process', 'record', 'run', 'task', 'tenant'].map((table) => `${table}.every_tenant select causeway_system sees true`),
      'record.search_reads select causeway_search sees true',
      `user.oneself all causeway_app sees (id = ${member}) writes (id = ${member})`,
      `user.fellow_members select causeway_app sees (id IN ( SELECT membership.user_id FROM membership WHERE (membership.tenant_id = ( SELECT current_tenant() AS current_tenant))))`,
      'user.newcomers insert causeway_app writes true',
      `session.own_sessions all causeway_app sees (user_id = ${member}) writes (user_id = ${member})`,
      'user.identity_reads select causeway_identity sees true', 'session.identity_clears all causeway_identity sees (expires_at < now()) writes false',
      // Histories go with their process, and only then.
      `event.eraser_deletes all causeway_eraser sees ${its} writes false`, `process.eraser_reads select causeway_eraser sees ${its}`, `integration.eraser_reads select causeway_eraser sees ${its}`,
      `tenant.eraser_reads select causeway_eraser sees ${itself}`,
    ].sort())
  })

  test('a reference from one tenant’s table to another’s names the tenant', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      SELECT k.conname AS name FROM pg_constraint k
      JOIN pg_attribute mine ON mine.attrelid = k.conrelid AND mine.attname = 'tenant_id' JOIN pg_attribute its ON its.attrelid = k.confrelid AND its.attname = 'tenant_id'
      WHERE k.contype = 'f' AND NOT EXISTS (SELECT FROM unnest(k.conkey, k.confkey) AS pair(from_column, to_column) WHERE from_column = mine.attnum AND to_column = its.attnum)`)
    expect(rows).toEqual([])
  })

  test('refers to nothing of others, although foreign keys are checked without row-level security', async () => {
    await expect(ours.db.transaction((tx) => tx.run.create({ data: { tenantId: ours.db.tenantId, processId: theirs.processId, mode: 'sync', trigger: 'manual' } })))
      .rejects.toThrow(/foreign key/i)
    await expect(ours.db.transaction((tx) => saveOutcomes(tx, ours.db.tenantId, theirs.processId, theirs.processId as never, [outcome('C-9')]))).rejects.toThrow(/foreign key/i)
    await expect(ours.db.transaction((tx) => tx.task.create({ data: { tenantId: ours.db.tenantId, kind: 'x', connectionId: theirs.intacctId } }))).rejects.toThrow(/foreign key/i)
    await expect(ours.db.transaction((tx) => tx.integration.create({
      data: { tenantId: ours.db.tenantId, name: 'x', intacctConnectionId: theirs.intacctId, magentoConnectionId: ours.magentoId },
    }))).rejects.toThrow(/foreign key/i)
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

describe('the search’s role', () => {
  test('reads what it looks through and nothing else, and cannot sign in', async () => {
    const { rows } = await owner.query(`
      SELECT table_name, string_agg(column_name, ' ' ORDER BY column_name) AS columns, string_agg(DISTINCT privilege_type, ' ') AS privileges
      FROM information_schema.column_privileges WHERE grantee = 'causeway_search' GROUP BY 1`)
    expect(rows).toEqual([{ table_name: 'record', columns: 'id process_id search_text tenant_id', privileges: 'SELECT' }])
    expect((await owner.query(`SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'causeway_search'`)).rows)
      .toEqual([{ rolcanlogin: false, rolsuper: false, rolbypassrls: false }])
  })
})

describe('people', () => {
  const memberOf = async (tenant: TestTenant) => (await tenant.db.transaction((tx) => tx.membership.findFirstOrThrow())).userId

  test('are seen by their fellow members and by themselves, and by nobody else', async () => {
    const [mine, other] = [await memberOf(ours), await memberOf(theirs)]
    expect((await as(ours, 'SELECT id FROM "user"')).rows).toEqual([{ id: mine }])
    expect((await as(null, 'SELECT id FROM "user"')).rows).toEqual([])
    expect(await database.identity.as(userId(other), (tx) => tx.user.findMany({ select: { id: true } }))).toEqual([{ id: other }])
  })

  test('are changed by themselves alone', async () => {
    const mine = await memberOf(ours)
    expect((await as(ours, `UPDATE "user" SET name = 'y' WHERE id = $1`, [mine])).rowCount).toBe(0)
    expect((await as(ours, 'DELETE FROM "user" WHERE id = $1', [mine])).rowCount).toBe(0)
    expect(await database.identity.as(userId(mine), (tx) => tx.user.updateMany({ data: { name: 'x' } }))).toEqual({ count: 1 })
  })

  test('keep their passwords’ hashes to themselves, but for whoever signs in with an e-mail', async () => {
    await expect(as(ours, 'SELECT password_hash FROM "user"')).rejects.toThrow(/permission denied/)
    const mine = await memberOf(ours)
    expect(await database.identity.byEmail(`${mine}@isolation.test`)).toEqual({ id: mine, email: `${mine}@isolation.test`, name: 'x', passwordHash: 'x', failedSignIns: 0, lockedUntil: null })
    expect(await database.identity.byEmail('%')).toBeNull()
  })

  test('have sign-ins that only they see; those that are over are removed for all', async () => {
    const [mine, other] = [userId(await memberOf(ours)), userId(await memberOf(theirs))]
    const [living, over] = [randomUUID(), randomUUID()]
    await database.identity.as(mine, (tx) => tx.session.createMany({ data: [{ id: living, userId: mine, expiresAt: new Date(Date.now() + 60_000) }, { id: over, userId: mine, expiresAt: new Date(0) }] }))
    await expect(database.identity.as(mine, (tx) => tx.session.create({ data: { id: randomUUID(), userId: other, expiresAt: new Date() } }))).rejects.toThrow(/row-level security/)
    expect(await database.identity.as(other, (tx) => tx.session.count())).toBe(0)
    expect((await as(ours, 'SELECT id FROM session')).rows).toEqual([])
    expect(await database.identity.clearSessions()).toBeGreaterThanOrEqual(1)
    expect(await database.identity.as(mine, (tx) => tx.session.findMany({ select: { id: true } }))).toEqual([{ id: living }])
  })

  test('are behind a role that reads them and removes sign-ins that are over, and cannot sign in itself', async () => {
    const { rows } = await owner.query(`
      SELECT table_name, string_agg(DISTINCT privilege_type, ' ') AS privileges FROM information_schema.column_privileges WHERE grantee = 'causeway_identity' GROUP BY 1 ORDER BY 1`)
    expect(rows).toEqual([{ table_name: 'session', privileges: 'SELECT' }, { table_name: 'user', privileges: 'SELECT' }])
    expect((await owner.query(`SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'causeway_identity'`)).rows).toEqual([{ rolcanlogin: false, rolsuper: false, rolbypassrls: false }])
  })
})

describe('the eraser’s role', () => {
  test('deletes histories, reads whose they are, and cannot sign in', async () => {
    const { rows } = await owner.query(`
      SELECT table_name, string_agg(column_name, ' ' ORDER BY column_name) AS columns, string_agg(DISTINCT privilege_type, ' ') AS privileges
      FROM information_schema.column_privileges WHERE grantee = 'causeway_eraser' GROUP BY 1 ORDER BY 1`)
    expect(rows).toEqual([
      { table_name: 'event', columns: 'at process_id source_key tenant_id', privileges: 'SELECT' },
      { table_name: 'integration', columns: 'deleting_at id tenant_id', privileges: 'SELECT' },
      { table_name: 'process', columns: 'id integration_id tenant_id', privileges: 'SELECT' },
      { table_name: 'tenant', columns: 'history_months id', privileges: 'SELECT' },
    ])
    expect((await owner.query(`SELECT table_name, privilege_type FROM information_schema.table_privileges WHERE grantee = 'causeway_eraser'`)).rows).toEqual([{ table_name: 'event', privilege_type: 'DELETE' }])
    expect((await owner.query(`SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'causeway_eraser'`)).rows).toEqual([{ rolcanlogin: false, rolsuper: false, rolbypassrls: false }])
  })

  test('erases nothing of a process whose integration stays, nor of another tenant’s', async () => {
    for (const processId of [ours.processId, theirs.processId]) {
      expect((await as(ours, `SELECT erase_part_of_histories($1, '', 100) AS last`, [processId])).rows).toEqual([{ last: null }])
      expect((await owner.query('SELECT count(*)::int AS events FROM event WHERE process_id = $1', [processId])).rows).toEqual([{ events: 1 }])
    }
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

  test('reads ids, times and switches, and writes nothing', async () => {
    const { rows } = await owner.query(`
      SELECT table_name, string_agg(column_name, ' ' ORDER BY column_name) AS columns, string_agg(DISTINCT privilege_type, ' ') AS privileges
      FROM information_schema.column_privileges WHERE grantee = 'causeway_system' GROUP BY 1 ORDER BY 1`)
    expect(rows).toEqual([
      { table_name: 'integration', columns: 'enabled id', privileges: 'SELECT' },
      { table_name: 'process', columns: 'enabled id integration_id next_run_at schedule tenant_id time_zone', privileges: 'SELECT' },
      { table_name: 'record', columns: 'next_try_at process_id tenant_id', privileges: 'SELECT' },
      { table_name: 'run', columns: 'control created_at ended_at id lease_until mode process_id started_at state tenant_id wake_at', privileges: 'SELECT' },
      { table_name: 'task', columns: 'created_at id lease_until state tenant_id', privileges: 'SELECT' },
      { table_name: 'tenant', columns: 'created_at history_months id name slug time_zone', privileges: 'SELECT' },
    ])
  })

  test('sees the ids of runs without a living lease, of all tenants', async () => {
    const db = createSystemDatabase({ url: process.env.SYSTEM_DATABASE_URL ?? '' })
    const runs = await db.orphanedRuns(10_000)
    expect(runs.map((run) => run.tenantId)).toEqual(expect.arrayContaining([ours.db.tenantId, theirs.db.tenantId]))
    await db.close()
  })
})
