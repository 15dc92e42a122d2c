import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { tenantId, type Process } from '@causeway/db'
import { clearHistories } from '../src/histories/clear-histories.ts'
import { keepHistories, whatToKeep } from '../src/histories/keep-histories.ts'
import { addProcess, createWorld, type World } from './world.ts'

const monthsAgo = (count: number) => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 15))
}

describe('histories that are kept no longer', () => {
  let world: World
  let process: Process
  let owner: pg.Client
  beforeAll(async () => {
    world = await createWorld({ sandbox: { seed: 'empty' } })
    process = await addProcess(world)
    owner = new pg.Client({ connectionString: world.addresses.owner })
    await owner.connect()
    for (const count of [40, 20, 3]) await makeMonth(monthsAgo(count))
  })
  afterAll(async () => {
    await owner.end()
    await world.close()
  })

  /** As it was made when it was the present. */
  async function makeMonth(at: Date) {
    const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()]
    const [from, to] = [new Date(Date.UTC(year, month, 1)), new Date(Date.UTC(year, month + 1, 1))].map((day) => `'${day.toISOString()}'`)
    await owner.query(`CREATE TABLE ${nameOf(at)} PARTITION OF event FOR VALUES FROM (${from}) TO (${to})`)
  }
  const nameOf = (at: Date) => `event_${at.toISOString().slice(0, 7).replace('-', '_')}`
  const tables = async () => (await owner.query<{ name: string }>(`SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'event'::regclass ORDER BY 1`)).rows.map(({ name }) => name)
  async function told(at: Date, key = 'C-1') {
    await owner.query(`INSERT INTO event (at, tenant_id, process_id, source_key, kind) VALUES ($1, $2, $3, $4, 'updated')`, [at, world.db.tenantId, process.id, key])
    await owner.query(`INSERT INTO run (id, tenant_id, process_id, mode, trigger, state, created_at, ended_at) VALUES (gen_random_uuid(), $1, $2, 'sync', 'manual', 'completed', $3, $3)`, [world.db.tenantId, process.id, at])
  }
  const left = () => world.db.transaction(async (tx) => ({ events: (await tx.event.findMany({ orderBy: { at: 'asc' } })).map(({ at }) => at.toISOString()), runs: await tx.run.count() }))
  const iso = (...months: number[]) => months.map((count) => monthsAgo(count).toISOString())

  test('go by whole months, with the runs of that time; what nobody keeps in a month of its own goes too', async () => {
    for (const count of [60, 40, 20, 3, 0]) await told(monthsAgo(count))
    expect(await clearHistories({ ...world, months: 36 })).toEqual({ months: 1, runs: 2 })
    expect(await left()).toEqual({ events: iso(20, 3, 0), runs: 3 })
    expect(await tables()).not.toContain(nameOf(monthsAgo(40)))
    expect(await tables()).toEqual(expect.arrayContaining(['event_default', nameOf(monthsAgo(20)), nameOf(monthsAgo(0))]))
    expect(await clearHistories({ ...world, months: 36 })).toEqual({ months: 0, runs: 0 })
  })

  test('stay as long as any organisation keeps its own', async () => {
    const other = world.database.tenant(tenantId('99999999-0000-4000-8000-000000000001'))
    await other.transaction((tx) => tx.tenant.create({ data: { id: other.tenantId, slug: 'keeper', name: 'Keeper' } }))
    expect(await keepHistories(world, { slug: 'keeper', months: 120 })).toBe(true)
    expect(await clearHistories({ ...world, months: 12 })).toEqual({ months: 0, runs: 1 })
    expect((await left()).events).toEqual(iso(20, 3, 0))
    expect(await keepHistories(world, { slug: 'keeper', months: null })).toBe(true)
  })

  test('go entry by entry for an organisation that keeps less than others', async () => {
    for (let number = 0; number < 5; number++) await told(monthsAgo(3), `C-${number}`)
    const { slug } = await world.db.transaction((tx) => tx.tenant.findUniqueOrThrow({ where: { id: world.db.tenantId } }))
    expect(await keepHistories(world, { slug, months: 2 })).toBe(true)
    expect(await clearHistories({ ...world, months: 36 })).toMatchObject({ months: 0 })
    expect(await left()).toEqual({ events: iso(0), runs: 1 })
    expect(await tables()).toContain(nameOf(monthsAgo(3)))
  })

  test('are kept for a month at least, whatever is asked', async () => {
    await expect(world.system.dropEventMonths(0)).rejects.toThrow(/for a month at least/)
    for (const months of ['0', '1201', 'x', undefined]) expect(whatToKeep.safeParse({ slug: 'a', months }).success).toBe(false)
    expect(whatToKeep.parse({ slug: 'a', months: 'default' })).toEqual({ slug: 'a', months: null })
    expect(whatToKeep.parse({ slug: 'a', months: '12' })).toEqual({ slug: 'a', months: 12 })
    expect(await keepHistories(world, { slug: 'nobody', months: 12 })).toBe(false)
  })
})
