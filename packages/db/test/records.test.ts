import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Prisma } from '../src/generated/client.ts'
import {
  discardIntents, dueRecords, keepClaims, knownRecords, linksOf, lockLinks, markMissing, requestRetry, saveIntents, saveOutcomes, takeClaims, wakeServed, wakeWaiting,
  type ProcessId, type RecordOutcome, type RunId, type StoredIntent,
} from '../src/index.ts'
import { makeTenant, openDatabase, outcome, type TestTenant } from './tenant.ts'

const database = openDatabase()
let tenant: TestTenant
let run: RunId
let products: ProcessId
beforeAll(async () => {
  tenant = await makeTenant(database)
  products = await tenant.addProcess('products')
  run = await tenant.run()
})
beforeEach(() => tenant.db.transaction(async (tx) => {
  await tx.record.deleteMany({})
  await tx.claim.deleteMany({})
}))
afterAll(() => database.close())

const save = (outcomes: RecordOutcome[], process = tenant.processId) => tenant.db.transaction((tx) => saveOutcomes(tx, tenant.db.tenantId, process, run, outcomes))
const due = async (process = tenant.processId) => (await tenant.db.transaction((tx) => dueRecords(tx, process, 0n, 100))).map((record) => record.sourceKey)
const counters = async () => Object.fromEntries((await tenant.db.transaction((tx) => tx.recordCounter.findMany({ where: { processId: tenant.processId } })))
  .map((row) => [row.state, Number(row.count)]))
const intent = (rest: Partial<StoredIntent> = {}): StoredIntent => ({ action: 'create', at: new Date().toISOString(), runId: run, fence: '1', ...rest })

describe('records', () => {
  test('are stored once by key; a person’s note stays', async () => {
    await save([outcome('C-1', { name: 'One' })])
    await tenant.db.transaction((tx) => tx.record.updateMany({ where: { sourceKey: 'C-1' }, data: { note: 'called them' } }))
    await save([outcome('C-1', { name: 'Two', state: 'failed', failureCode: 'X' })])
    const rows = await tenant.db.transaction((tx) => tx.record.findMany({ where: { processId: tenant.processId } }))
    expect(rows).toMatchObject([{ name: 'Two', note: 'called them', state: 'failed', failureCode: 'X' }])
  })

  test('are counted by a trigger, through inserts, changes and deletes', async () => {
    await save([outcome('C-1'), outcome('C-2'), outcome('C-3', { state: 'failed' })])
    expect(await counters()).toMatchObject({ synced: 2, failed: 1 })
    await save([outcome('C-1', { state: 'waiting' }), outcome('C-3')])
    expect(await counters()).toMatchObject({ synced: 2, failed: 0, waiting: 1 })
    await tenant.db.transaction((tx) => tx.record.deleteMany({ where: { sourceKey: 'C-1' } }))
    expect(await counters()).toMatchObject({ synced: 2, waiting: 0 })
  })

  test('are due when their time has come, and when a person asks', async () => {
    const past = new Date(Date.now() - 1_000).toISOString()
    await save([outcome('C-1', { nextTryAt: past }), outcome('C-2', { nextTryAt: new Date(Date.now() + 60_000).toISOString() }), outcome('C-3', { state: 'failed' })])
    expect(await due()).toEqual(['C-1'])
    expect(await tenant.db.transaction((tx) => requestRetry(tx, tenant.processId, Prisma.sql`r.state = 'failed'`, null))).toBe(1)
    expect(await due()).toEqual(['C-1', 'C-3'])
  })

  test('that a page should hold and does not are looked at again; those that are known to be gone are not', async () => {
    await save([outcome('C-1'), outcome('C-2'), outcome('C-3', { failureCode: 'SOURCE_GONE', state: 'failed' }), outcome('C-9')])
    await save([outcome('C-4', { failureCode: 'ANY', failure: { details: { gone: true } }, state: 'failed' })])
    await tenant.db.transaction((tx) => markMissing(tx, tenant.processId, { after: 0, upTo: 4 }, ['C-1']))
    expect(await due()).toEqual(['C-2'])
    await tenant.db.transaction((tx) => markMissing(tx, tenant.processId, { after: 3, upTo: null }, []))
    expect(await due()).toEqual(['C-2', 'C-9'])
  })

  test('that a page of one kind should hold are those whose keys begin as that kind’s do', async () => {
    await save([outcome('Invoice-1'), outcome('Invoice-2'), outcome('Return-3')])
    await tenant.db.transaction((tx) => markMissing(tx, tenant.processId, { after: 0, upTo: null, keysBegin: 'Invoice-' }, ['Invoice-1']))
    expect(await due()).toEqual(['Invoice-2'])
  })
})

describe('intents', () => {
  test('make a record due until its outcome is stored', async () => {
    await tenant.db.transaction((tx) => saveIntents(tx, tenant.db.tenantId, tenant.processId, [{ sourceKey: 'C-1', sourceId: 1, name: 'One', intent: intent() }]))
    expect(await due()).toEqual(['C-1'])
    expect((await tenant.db.transaction((tx) => knownRecords(tx, tenant.processId, ['C-1']))).get('C-1')).toMatchObject({ hash: null, intent: { action: 'create' }, state: 'waiting', lastRunId: null })
    await save([outcome('C-1', { targetId: '7' })])
    expect((await tenant.db.transaction((tx) => knownRecords(tx, tenant.processId, ['C-1']))).get('C-1')).toMatchObject({ intent: null, targetId: '7', nextTryAt: null, lastRunId: run })
  })

  test('stay, memo and all, while the outcome is unknown', async () => {
    await tenant.db.transaction((tx) => saveIntents(tx, tenant.db.tenantId, tenant.processId, [{ sourceKey: 'C-1', sourceId: 1, name: 'One', intent: intent({ memo: { bulk: 'b-1' } }) }]))
    await save([outcome('C-1', { state: 'waiting', keepIntent: true })])
    expect((await tenant.db.transaction((tx) => knownRecords(tx, tenant.processId, ['C-1']))).get('C-1')?.intent).toMatchObject({ memo: { bulk: 'b-1' } })
  })

  test('of writes that were never begun disappear, and with them what was stored for them alone', async () => {
    await save([outcome('C-2', { state: 'failed' })])
    await tenant.db.transaction((tx) => saveIntents(tx, tenant.db.tenantId, tenant.processId, ['C-1', 'C-2'].map((sourceKey) => ({ sourceKey, sourceId: 1, name: '', intent: intent() }))))
    await tenant.db.transaction((tx) => discardIntents(tx, tenant.processId, ['C-1', 'C-2'], 1n))
    const known = await tenant.db.transaction((tx) => knownRecords(tx, tenant.processId, ['C-1', 'C-2']))
    expect([...known.values()]).toMatchObject([{ sourceKey: 'C-2', intent: null, state: 'failed' }])
  })

  test('of another worker stay', async () => {
    await tenant.db.transaction((tx) => saveIntents(tx, tenant.db.tenantId, tenant.processId, [{ sourceKey: 'C-1', sourceId: 1, name: '', intent: intent({ fence: '2' }) }]))
    await tenant.db.transaction((tx) => discardIntents(tx, tenant.processId, ['C-1'], 1n))
    expect((await tenant.db.transaction((tx) => knownRecords(tx, tenant.processId, ['C-1']))).get('C-1')?.intent).not.toBeNull()
  })
})

describe('claims', () => {
  const take = (wanted: { sourceKey: string; claims: string[] }[], prefix = '') =>
    tenant.db.transaction((tx) => takeClaims(tx, tenant.db.tenantId, tenant.processId, wanted, prefix))
  const keep = (kept: { sourceKey: string; claims: string[] }[]) => tenant.db.transaction((tx) => keepClaims(tx, tenant.processId, kept))

  test('go to who comes first, in one batch and in the next', async () => {
    expect(await take([{ sourceKey: 'A', claims: ['email:x'] }, { sourceKey: 'B', claims: ['email:x'] }])).toEqual(new Map([['B', { claim: 'email:x', holder: 'A' }]]))
    expect(await take([{ sourceKey: 'C', claims: ['email:x'] }, { sourceKey: 'A', claims: ['email:x'] }])).toEqual(new Map([['C', { claim: 'email:x', holder: 'A' }]]))
  })

  test('are taken all or none: one that is refused holds up nobody else', async () => {
    await take([{ sourceKey: 'A', claims: ['sku:1'] }])
    const refused = await take([{ sourceKey: 'B', claims: ['name:n', 'sku:1'] }, { sourceKey: 'C', claims: ['name:n'] }])
    expect([...refused]).toEqual([['B', { claim: 'sku:1', holder: 'A' }]])
  })

  test('that become free make those due that failed because of them', async () => {
    await take([{ sourceKey: 'A', claims: ['email:x'] }])
    await save([outcome('A'), outcome('B', { state: 'failed', failure: { details: { claim: 'email:x' } } }), outcome('C', { state: 'failed', failure: { details: { claim: 'email:y' } } })])
    expect(await keep([{ sourceKey: 'A', claims: ['email:z'] }])).toBe(1)
    expect(await due()).toEqual(['B'])
  })

  test('of a preview yield to the real ones and bind nobody', async () => {
    await take([{ sourceKey: 'A', claims: ['email:x'] }])
    expect([...(await take([{ sourceKey: 'B', claims: ['email:x'] }, { sourceKey: 'C', claims: ['email:y'] }, { sourceKey: 'D', claims: ['email:y'] }], 'preview:1:')).keys()]).toEqual(['B', 'D'])
    expect((await take([{ sourceKey: 'D', claims: ['email:y'] }])).size).toBe(0)
  })
})

describe('records that wait', () => {
  const waiting = (key: string, waitsFor: string) => outcome(key, { state: 'waiting', waitsFor, waitingSince: new Date().toISOString(), nextTryAt: new Date(Date.now() + 3_600_000).toISOString() })

  test('are due at once when what they wait for is there, in the same integration only', async () => {
    await save([waiting('P-1', 'families:W'), waiting('P-2', 'families:V'), outcome('P-3', { state: 'failed', waitsFor: 'families:W' })], products)
    const other = await makeTenant(database)
    expect(await other.db.transaction((tx) => wakeWaiting(tx, tenant.integrationId, ['families:W']))).toBe(0)
    expect(await tenant.db.transaction((tx) => wakeWaiting(tx, tenant.integrationId, ['families:W', 'families:X']))).toBe(2)
    expect(await due(products)).toEqual(['P-1', 'P-3'])
  })

  test('are due at once when their provider got its link while they were prepared', async () => {
    await save([outcome('A', { targetId: '11' }), outcome('B')])
    await save([waiting('P-1', 'customers:A'), waiting('P-2', 'customers:B')], products)
    const waiters = ['A', 'B'].map((provider, index) => ({ sourceKey: `P-${index + 1}`, entity: 'customers', provider }))
    expect(await tenant.db.transaction((tx) => wakeServed(tx, tenant.integrationId, products, waiters))).toBe(1)
    expect(await due(products)).toEqual(['P-1'])
    expect(await tenant.db.transaction((tx) => linksOf(tx, tenant.integrationId, 'customers', ['A', 'B', 'C']))).toEqual(new Map([['A', '11']]))
  })

  test('cannot be stored between a link and its waking call', async () => {
    const order: string[] = []
    let linked = () => {}
    const held = new Promise<void>((resolve) => { linked = resolve })
    const linker = tenant.db.transaction(async (tx) => {
      await lockLinks(tx, tenant.integrationId, 'linker')
      await held
      order.push('linked')
    })
    const waiter = tenant.db.transaction(async (tx) => {
      await lockLinks(tx, tenant.integrationId, 'waiter')
      order.push('waiting')
    })
    setTimeout(linked, 100)
    await Promise.all([linker, waiter])
    expect(order).toEqual(['linked', 'waiting'])
  })
})

describe('a transaction', () => {
  test('is run again when Postgres breaks a deadlock', async () => {
    await save([outcome('C-1'), outcome('C-2')])
    const touch = (keys: string[]) => tenant.db.transaction(async (tx) => {
      for (const key of keys) {
        await tx.$executeRaw`UPDATE record SET note = ${key} WHERE process_id = ${tenant.processId}::uuid AND source_key = ${key}`
        await new Promise((resolve) => { setTimeout(resolve, 150) })
      }
    })
    await expect(Promise.all([touch(['C-1', 'C-2']), touch(['C-2', 'C-1'])])).resolves.toBeDefined()
  })
})
