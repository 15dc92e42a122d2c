import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { keepClaims, knownRecords, linksOf, saveOutcomes, takeClaims, wakeWaiting, type RunId, type Tx } from '../src/index.ts'
import { makeTenant, openDatabase, outcome, type TestTenant } from './tenant.ts'

const database = openDatabase()
let tenant: TestTenant
let run: RunId
/** As many as a first load stores before Postgres looks at its tables: it knows nothing of them. */
const many = 3_000
const keys = Array.from({ length: many }, (_, n) => `C-${String(n).padStart(5, '0')}`)
const asked = keys.filter((_, n) => n % 10 === 0)
const kept = asked.map((sourceKey) => ({ sourceKey, claims: [`email:${sourceKey}`] }))

beforeAll(async () => {
  tenant = await makeTenant(database)
  run = await tenant.run()
  await tenant.db.transaction(async (tx) => {
    await saveOutcomes(tx, tenant.db.tenantId, tenant.processId, run, keys.map((key, n) => outcome(key, { targetId: String(n), ...(n < 500 ? { state: 'waiting', waitsFor: `orders:${n}`, targetId: null } : {}) })))
    await takeClaims(tx, tenant.db.tenantId, tenant.processId, keys.map((sourceKey) => ({ sourceKey, claims: [`email:${sourceKey}`] })))
  })
})
afterAll(() => database.close())

/** What `work` answers, and how many rows Postgres touched for it. */
const touchedBy = <T>(work: (tx: Tx) => Promise<T>) => tenant.db.transaction(async (tx) => {
  const touched = async () => Number((await tx.$queryRaw<{ rows: bigint }[]>`
    SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) AS rows FROM pg_stat_xact_user_tables WHERE relname IN ('record', 'claim')`)[0]?.rows ?? 0)
  const before = await touched()
  return { answer: await work(tx), rows: await touched() - before }
})

describe('in a table that has grown from nothing', () => {
  test('known records are looked up by key, not by reading the process for each', async () => {
    const { answer, rows } = await touchedBy((tx) => knownRecords(tx, tenant.processId, [...asked, 'C-absent', 'a']))
    expect(answer.size).toBe(asked.length)
    expect(rows).toBeLessThan(asked.length * 4)
  })

  test('so are links', async () => {
    const { integrationId, entity } = await tenant.db.transaction((tx) => tx.process.findUniqueOrThrow({ where: { id: tenant.processId } }))
    const { answer, rows } = await touchedBy((tx) => linksOf(tx, integrationId, entity, asked))
    expect(answer.size).toBe(asked.length - 50)
    expect(rows).toBeLessThan(asked.length * 4)
  })

  test('so are claims that are kept', async () => {
    const { answer, rows } = await touchedBy((tx) => keepClaims(tx, tenant.processId, kept))
    expect(answer).toBe(0)
    expect(rows).toBeLessThan(asked.length * 4)
  })

  test('so is what waits for a name', async () => {
    const { integrationId } = await tenant.db.transaction((tx) => tx.process.findUniqueOrThrow({ where: { id: tenant.processId } }))
    const { answer, rows } = await touchedBy((tx) => wakeWaiting(tx, integrationId, [...Array.from({ length: 20 }, (_, n) => `orders:${n}`), 'orders:absent']))
    expect(answer).toBe(20)
    expect(rows).toBeLessThan(300)
  })
})
