import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'

const folder = path.resolve('prisma/migrations')
const names = readdirSync(folder).filter((name) => /^\d+_/.test(name)).sort()
/** Tables are filled as one of these leaves them; all that come after it must run over that. */
const filledAfter = ['20261124000300_failing_slices', '20261125000100_search_stays_in_its_process']
/** Written later than its name says, so that it comes before the grid's where that has not run yet. */
const writtenLate = '20261124000250_every_record_was_tried'

const owner = `owner_${randomUUID().slice(0, 8)}`
const databases = filledAfter.map((_, index) => `${owner}_${index}`)
const [database = ''] = databases.slice(-1)
const clients: pg.Client[] = []

async function connect(name: string, user?: string): Promise<pg.Client> {
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.pathname = `/${name}`
  if (user) url.username = user
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  clients.push(client)
  return client
}

/** As prisma does it: a file is one script. */
async function apply(by: pg.Client, some: string[]) {
  for (const name of some) await by.query(readFileSync(path.join(folder, name, 'migration.sql'), 'utf8'))
}

/** A tenant with two connections, a process, a run, 300 records and their claims, one claim of a process that is gone, and an event far ahead. */
async function fill(by: pg.Client) {
  const [tenant, intacct, magento, integration, process] = Array.from({ length: 5 }, () => randomUUID())
  await by.query(`INSERT INTO tenant (id, slug, name) VALUES ($1, 'filled', 'Filled')`, [tenant])
  await by.query(`INSERT INTO connection (id, tenant_id, system, name, settings, updated_at) VALUES ($1, $3, 'intacct', 'Books', '{}', now()), ($2, $3, 'magento', 'Shop', '{}', now())`, [intacct, magento, tenant])
  await by.query(`INSERT INTO integration (id, tenant_id, name, intacct_connection_id, magento_connection_id) VALUES ($1, $2, 'Both', $3, $4)`, [integration, tenant, intacct, magento])
  await by.query(`INSERT INTO process (id, tenant_id, integration_id, entity, updated_at) VALUES ($1, $2, $3, 'things', now())`, [process, tenant, integration])
  await by.query(`INSERT INTO run (id, tenant_id, process_id, mode, trigger, state) VALUES (gen_random_uuid(), $1, $2, 'sync', 'manual', 'running')`, [tenant, process])
  await by.query(`INSERT INTO record (tenant_id, process_id, source_key, source_id, name, state, updated_at) SELECT $1, $2, 'T-' || n, n, 'Thing', 'synced', now() FROM generate_series(1, 300) n`, [tenant, process])
  await by.query(`INSERT INTO claim (tenant_id, process_id, claim, source_key) SELECT $1, $2, 'email:' || n, 'T-' || n FROM generate_series(1, 300) n`, [tenant, process])
  await by.query(`INSERT INTO claim (tenant_id, process_id, claim, source_key) VALUES ($1, gen_random_uuid(), 'email:lost', 'T-0')`, [tenant])
  await by.query(`INSERT INTO event (at, tenant_id, process_id, source_key, kind) VALUES (now() + interval '5 months', $1, $2, 'T-1', 'created'), (now(), $1, $2, 'T-1', 'created')`, [tenant, process])
}

describe('the migrations, run by an owner who is no superuser', () => {
  let server: pg.Client
  let superuser: pg.Client
  beforeAll(async () => {
    server = await connect('postgres')
    await server.query(`CREATE ROLE ${owner} LOGIN CREATEROLE`)
    await server.query(`GRANT causeway_app, causeway_system, causeway_queue, causeway_search, causeway_eraser, causeway_identity TO ${owner} WITH ADMIN OPTION`)
    for (const one of databases) await server.query(`CREATE DATABASE ${one} OWNER ${owner}`)
    superuser = await connect(database)
  })
  afterAll(async () => {
    await Promise.all(clients.filter((client) => client !== server).map((client) => client.end()))
    for (const one of databases) await server.query(`DROP DATABASE ${one} WITH (FORCE)`)
    await server.query(`DROP OWNED BY ${owner}`)
    await server.query(`DROP ROLE ${owner}`)
    await server.end()
  })

  test.each(filledAfter.map((state, index) => ({ state, name: databases[index] ?? '' })))('run on an empty database and on one filled after $state, and keep what is in it', async ({ state, name: here }) => {
    const [by, all] = [await connect(here, owner), here === database ? superuser : await connect(here)]
    const before = names.filter((name) => name <= state && name !== writtenLate)
    await apply(by, before)
    await fill(all)
    await apply(by, names.filter((name) => !before.includes(name)))
    const { rows } = await all.query(`
      SELECT (SELECT count(*) FROM record)::int AS records, (SELECT count(*) FROM run)::int AS runs, (SELECT count(*) FROM event)::int AS events,
        (SELECT count FROM record_counter WHERE state = 'synced')::int AS counted, (SELECT array_agg(claim) FROM claim WHERE claim = 'email:lost') AS lost,
        (SELECT count(*) FROM claim)::int AS claims`)
    expect(rows).toEqual([{ records: 300, runs: 1, events: 2, counted: 300, lost: null, claims: 300 }])
    const unforced = await all.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND NOT relforcerowsecurity`)
    expect(unforced.rows).toEqual([])
  })

  test('events that came before their month had a partition move there, whoever makes it', async () => {
    const systems = await Promise.all([connect(database, 'causeway_system'), connect(database, 'causeway_system')])
    const made = await Promise.all(systems.map(async (system) => (await system.query<{ made: number }>('SELECT ensure_event_partitions(6) AS made')).rows[0]?.made ?? 0))
    // Three months ahead were made with the tables.
    expect(made.toSorted()).toEqual([0, 3])
    const { rows } = await superuser.query(`SELECT to_char(at AT TIME ZONE 'UTC', '"event_"YYYY_MM') = tableoid::regclass::text AS "inItsMonth" FROM event`)
    expect(rows).toEqual([{ inItsMonth: true }, { inItsMonth: true }])
    expect((await superuser.query('SELECT 1 FROM event_default')).rows).toEqual([])
  })
})
