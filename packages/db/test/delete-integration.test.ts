import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import {
  appendEvents, beginDeletion, contentsOfIntegration, eraseIntegration, LeaseLost, advanceRun, noProgress, resumeDeletions, saveOutcomes, takeClaims, takeLease, type Tx,
} from '../src/index.ts'
import { makeTenant, openDatabase, outcome, type TestTenant } from './tenant.ts'

const database = openDatabase()
afterAll(() => database.close())
let ours: TestTenant
let theirs: TestTenant

async function fill(tenant: TestTenant): Promise<void> {
  const run = await tenant.run()
  await tenant.db.transaction(async (tx) => {
    await saveOutcomes(tx, tenant.db.tenantId, tenant.processId, run, [outcome('C-1', { targetId: '1' }), outcome('C-2', { state: 'failed' })])
    await takeClaims(tx, tenant.db.tenantId, tenant.processId, [{ sourceKey: 'C-1', claims: ['email:a'] }])
    await appendEvents(tx, tenant.db.tenantId, tenant.processId, run, [{ sourceKey: 'C-1', name: 'x', kind: 'created' }])
    await tx.recordEdit.create({ data: { tenantId: tenant.db.tenantId, processId: tenant.processId, sourceKey: 'C-2', values: [], seen: {}, actorId: randomUUID(), actorName: 'x' } })
    await tx.auditEntry.create({ data: { tenantId: tenant.db.tenantId, actorName: 'x', action: 'x', subject: 'x' } })
  })
}
const counts = (tenant: TestTenant) => tenant.db.transaction(async (tx) => ({
  integrations: await tx.integration.count(), processes: await tx.process.count(), runs: await tx.run.count(), records: await tx.record.count(), events: await tx.event.count(),
  claims: await tx.claim.count(), edits: await tx.recordEdit.count(), counters: await tx.recordCounter.count(), connections: await tx.connection.count(), audit: await tx.auditEntry.count(),
}))
const marked = (integrationId = ours.integrationId) => ofOurs((tx) => beginDeletion(tx, ours.db, integrationId))
const toTheEnd = { isOver: () => false }
/** As after its runs were cancelled. */
const endRuns = () => ofOurs((tx) => tx.run.updateMany({ data: { state: 'cancelled' } }))
const ofOurs = <T>(work: (tx: Tx) => Promise<T>) => ours.db.transaction(work)

beforeEach(async () => {
  ours = await makeTenant(database)
  theirs = await makeTenant(database)
  await Promise.all([fill(ours), fill(theirs)])
})

describe('an integration that is deleted', () => {
  test('takes its processes, runs, records, links, claims, edits and histories with it; connections and the audit stay', async () => {
    const before = await counts(theirs)
    await marked()
    await endRuns()
    expect(await eraseIntegration(ours.db, ours.integrationId, toTheEnd)).toBe(true)
    expect(await counts(ours)).toEqual({ integrations: 0, processes: 0, runs: 0, records: 0, events: 0, claims: 0, edits: 0, counters: 0, connections: 2, audit: 1 })
    expect(await counts(theirs)).toEqual(before)
  })

  test('leaves a further integration of the tenant as it is', async () => {
    const other = await ofOurs(async (tx) => {
      const integration = await tx.integration.create({ data: { tenantId: ours.db.tenantId, name: 'Other', intacctConnectionId: ours.intacctId, magentoConnectionId: ours.magentoId } })
      const process = await tx.process.create({ data: { tenantId: ours.db.tenantId, integrationId: integration.id, entity: 'customers' } })
      await appendEvents(tx, ours.db.tenantId, process.id as never, randomUUID() as never, [{ sourceKey: 'D-1', name: 'x', kind: 'created' }])
      return integration.id
    })
    await marked()
    await endRuns()
    await eraseIntegration(ours.db, ours.integrationId, toTheEnd)
    expect(await counts(ours)).toMatchObject({ integrations: 1, processes: 1, events: 1 })
    expect(await ofOurs((tx) => tx.integration.findFirst())).toMatchObject({ id: other })
  })

  test('is none of another tenant’s', async () => {
    expect(await marked(theirs.integrationId)).toBeNull()
    expect(await eraseIntegration(ours.db, theirs.integrationId, toTheEnd)).toBe(true)
    expect(await ofOurs((tx) => contentsOfIntegration(tx, theirs.integrationId))).toBeNull()
    expect(await theirs.db.transaction((tx) => tx.run.findFirst())).toMatchObject({ control: 'go' })
    expect(await counts(theirs)).toMatchObject({ integrations: 1, events: 1, records: 2 })
  })

  test('waits ten seconds for a worker that is at one of its runs, and then takes its lease', async () => {
    const { id } = await ofOurs((tx) => tx.run.findFirstOrThrow())
    const taken = await takeLease(ours.db, id as never, 'worker', 60_000)
    await marked()
    const until = Date.now() + 400
    expect(await eraseIntegration(ours.db, ours.integrationId, { isOver: () => Date.now() > until })).toBe(false)
    expect(await counts(ours)).toMatchObject({ integrations: 1, runs: 1, records: 2, events: 1 })
    await ofOurs((tx) => tx.integration.updateMany({ data: { deletingAt: new Date(Date.now() - 11_000) } }))
    expect(await eraseIntegration(ours.db, ours.integrationId, toTheEnd)).toBe(true)
    await expect(ofOurs((tx) => advanceRun(tx, taken!.lease, noProgress()))).rejects.toThrow(LeaseLost)
  })

  test('goes part by part, and on from where it was broken off', async () => {
    await ofOurs(async (tx) => {
      await tx.$executeRaw`INSERT INTO record (tenant_id, process_id, source_key, source_id, state) SELECT ${ours.db.tenantId}::uuid, ${ours.processId}::uuid, 'N-' || n, n, 'synced' FROM generate_series(1, 5000) n`
      await tx.$executeRaw`INSERT INTO event (tenant_id, process_id, source_key, kind) SELECT ${ours.db.tenantId}::uuid, ${ours.processId}::uuid, 'N-' || n % 2500, 'updated' FROM generate_series(1, 5000) n`
    })
    await marked()
    await endRuns()
    const left: unknown[] = []
    const inParts = (parts: number) => eraseIntegration(ours.db, ours.integrationId, { isOver: () => --parts < 0 })
    for (const parts of [3, 6, 6, 6]) {
      expect(await inParts(parts)).toBe(false)
      const { records, events, integrations } = await counts(ours)
      left.push([records, events, integrations])
    }
    expect(left).toEqual([[3002, 5001, 1], [0, 5001, 1], [0, 3000, 1], [0, 0, 1]])
    expect(await inParts(100)).toBe(true)
    expect(await counts(ours)).toMatchObject({ integrations: 0, processes: 0, records: 0, events: 0 })
  })

  test('is not touched before it is marked', async () => {
    expect(await eraseIntegration(ours.db, ours.integrationId, toTheEnd)).toBe(true)
    expect(await counts(ours)).toMatchObject({ integrations: 1, records: 2, events: 1 })
  })

  test('gets a task once, and another when that one is lost', async () => {
    const { taskId } = (await marked())!
    expect(await marked()).toBeNull()
    expect(await ofOurs((tx) => resumeDeletions(tx, ours.db))).toBe(0)
    await ofOurs((tx) => tx.task.update({ where: { id: taskId }, data: { state: 'failed' } }))
    expect(await ofOurs((tx) => resumeDeletions(tx, ours.db))).toBe(1)
    expect(await ofOurs((tx) => tx.task.findMany({ where: { state: 'queued' }, select: { kind: true, input: true } }))).toEqual([{ kind: 'delete-integration', input: { integrationId: ours.integrationId } }])
  })
})

test('what would be lost is told from counters', async () => {
  expect(await ofOurs((tx) => contentsOfIntegration(tx, ours.integrationId))).toEqual({ name: 'Both', processes: 1, schedules: 0, records: 2, runs: 1, activeRuns: 1 })
})

test('marking switches it off, asks its active runs to end, and takes it from what is told', async () => {
  const run = await ofOurs((tx) => tx.run.findFirstOrThrow())
  expect((await marked())?.activeRuns).toEqual([run.id])
  expect(await ofOurs((tx) => tx.run.findFirstOrThrow())).toMatchObject({ control: 'cancel' })
  expect(await ofOurs((tx) => tx.integration.findFirstOrThrow())).toMatchObject({ enabled: false, deletingAt: expect.any(Date) })
  expect(await ofOurs((tx) => contentsOfIntegration(tx, ours.integrationId))).toBeNull()
})
