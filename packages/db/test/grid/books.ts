import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createDatabase, processId, tenantId, userId, type Database, type ProcessId, type TenantDb } from '../../src/index.ts'

/** A tenant with one process; its records are made by SQL, as fast as Postgres can. */
export interface Books { db: TenantDb; process: ProcessId; actor: { id: ReturnType<typeof userId>; name: string } }

export interface Bench { database: Database; owner: pg.Pool; close(): Promise<void> }

/** A database of its own, which goes with the whole server: what the planner knows of its tables hangs on nothing that other tests do meanwhile. */
export async function openBench(): Promise<Bench> {
  const name = `grid_${randomUUID().slice(0, 8)}`
  const maker = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 })
  await maker.query(`CREATE DATABASE ${name} TEMPLATE ${process.env.TEST_DATABASE_TEMPLATE}`)
  await maker.end()
  const owner = new pg.Pool({ connectionString: addressOf(process.env.DATABASE_URL, name), max: 2 })
  // No statistics but those that these tests ask for.
  await owner.query('ALTER TABLE record SET (autovacuum_enabled = false)')
  const database = createDatabase({ url: addressOf(process.env.APP_DATABASE_URL, name), poolSize: 3 })
  const close = async () => {
    await database.close()
    await owner.end()
  }
  return { owner, database, close }
}

function addressOf(address: string | undefined, database: string): string {
  const url = new URL(address ?? '')
  url.pathname = `/${database}`
  return url.toString()
}

export async function openBooks({ owner, database }: Bench): Promise<Books> {
  const [tenant, process, integration, intacct, magento, user] = Array.from({ length: 6 }, () => randomUUID())
  await owner.query(`INSERT INTO "user" (id, email, name, password_hash) VALUES ($1, $2, 'Ada Support', '')`, [user, `${user}@example.com`])
  await owner.query(`INSERT INTO tenant (id, slug, name) VALUES ($1, $2, 'Books')`, [tenant, tenant])
  await owner.query(`INSERT INTO connection (id, tenant_id, system, name, settings, updated_at) VALUES ($1, $3, 'intacct', 'Books', '{}', now()), ($2, $3, 'magento', 'Shop', '{}', now())`, [intacct, magento, tenant])
  await owner.query(`INSERT INTO integration (id, tenant_id, name, intacct_connection_id, magento_connection_id) VALUES ($1, $2, 'Both', $3, $4)`, [integration, tenant, intacct, magento])
  await owner.query(`INSERT INTO process (id, tenant_id, integration_id, entity, updated_at) VALUES ($1, $2, $3, 'things', now())`, [process, tenant, integration])
  const actor = { id: userId(user ?? ''), name: 'Ada Support' }
  return { db: database.tenant(tenantId(tenant ?? ''), actor.id), process: processId(process ?? ''), actor }
}

/**
 * `many` records T-000001 …: of every 50, one failed, one waits, two are skipped. Names go round through ten words; failures are two
 * of the books and one of the settings, of which there are seven different ones.
 */
export async function fillBooks({ owner }: Bench, { db, process }: Books, many: number): Promise<void> {
  await owner.query(`
    INSERT INTO record (tenant_id, process_id, source_key, source_id, name, display, search_text, source, hash, state, target_id, failure_code,
      failure_class, failure, reason, attempts, last_tried_at, next_try_at, updated_at)
    SELECT $1::uuid, $2::uuid, key, n, name, jsonb_build_object('email', 'mail' || n || '@example.com'), lower(key || ' ' || name) || ' mail' || n || '@example.com',
      jsonb_build_object('NAME', name, 'NOTES', repeat(md5(n::text), 20)), md5(n::text), state::"RecordState", CASE state WHEN 'synced' THEN (n + 500000)::text END,
      failure ->> 'code', failure ->> 'class', failure, CASE WHEN state = 'skipped' THEN 'It is inactive.' ELSE failure ->> 'explanation' END,
      CASE WHEN failure IS NULL THEN 0 ELSE 1 END, now() - (n % 5000) * interval '1 minute', CASE state WHEN 'waiting' THEN now() + interval '10 minutes' END,
      now() - (n % 90) * interval '1 day'
    FROM (SELECT n, 'T-' || lpad(n::text, 6, '0') AS key,
        (ARRAY['Acme','Bolt','crane','Dorfler','Éclair','eclipse','Foster','Harbour','Ivory','Jansen'])[1 + n % 10] || ' ' || substr(md5(n::text), 1, 5) AS name,
        CASE WHEN n % 50 = 0 THEN 'failed' WHEN n % 50 = 1 THEN 'waiting' WHEN n % 25 = 3 THEN 'skipped' ELSE 'synced' END AS state
      FROM generate_series(1, $3::int) AS n) AS made,
    LATERAL (SELECT CASE state
        WHEN 'failed' THEN jsonb_build_object('code', (ARRAY['EMAIL_MISSING','POSTCODE_MISSING','VALUE_UNMAPPED'])[1 + n % 3],
          'class', (ARRAY['missing','missing','value'])[1 + n % 3], 'fixedBy', (ARRAY['books','books','settings'])[1 + n % 3],
          'explanation', key || ' cannot be sent.', 'remedy', CASE WHEN n % 3 = 2 THEN 'Add a row for “' || n % 7 || '”.' ELSE 'Correct ' || key || '.' END)
        WHEN 'waiting' THEN jsonb_build_object('code', 'NOT_THERE', 'class', 'dependency', 'fixedBy', 'nobody', 'explanation', 'It waits.', 'remedy', 'Nothing.') END AS failure) AS failing`,
  [db.tenantId, process, many])
  await owner.query('ANALYZE record')
}
