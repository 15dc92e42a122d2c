import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import {
  appendEvents, contentsOfIntegration, deleteIntegration, LeaseLost, advanceRun, noProgress, saveOutcomes, takeClaims, takeLease, windDownIntegration, type Tx,
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
const ofOurs = <T>(work: (tx: Tx) => Promise<T>) => ours.db.transaction(work)

beforeEach(async () => {
  ours = await makeTenant(database)
  theirs = await makeTenant(database)
  await Promise.all([fill(ours), fill(theirs)])
})

describe('an integration that is deleted', () => {
  test('takes its processes, runs, records, links, claims, edits and histories with it; connections and the audit stay', async () => {
    const before = await counts(theirs)
    expect(await ofOurs((tx) => deleteIntegration(tx, ours.integrationId))).toBe(true)
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
    await ofOurs((tx) => deleteIntegration(tx, ours.integrationId))
    expect(await counts(ours)).toMatchObject({ integrations: 1, processes: 1, events: 1 })
    expect(await ofOurs((tx) => tx.integration.findFirst())).toMatchObject({ id: other })
  })

  test('is none of another tenant’s', async () => {
    expect(await ofOurs((tx) => deleteIntegration(tx, theirs.integrationId))).toBe(false)
    expect(await ofOurs((tx) => contentsOfIntegration(tx, theirs.integrationId))).toBeNull()
    await windDownIntegration(ours.db, theirs.integrationId)
    expect(await theirs.db.transaction((tx) => tx.run.findFirst())).toMatchObject({ control: 'go' })
    expect(await counts(theirs)).toMatchObject({ integrations: 1, events: 1, records: 2 })
  })

  test('takes the lease from a worker that is at one of its runs', async () => {
    const { id } = await ofOurs((tx) => tx.run.findFirstOrThrow())
    const taken = await takeLease(ours.db, id as never, 'worker', 60_000)
    await ofOurs((tx) => deleteIntegration(tx, ours.integrationId))
    await expect(ofOurs((tx) => advanceRun(tx, taken!.lease, noProgress()))).rejects.toThrow(LeaseLost)
  })
})

test('what would be lost is told from counters', async () => {
  expect(await ofOurs((tx) => contentsOfIntegration(tx, ours.integrationId))).toEqual({ name: 'Both', processes: 1, schedules: 0, records: 2, runs: 1, activeRuns: 1 })
})

test('winding down switches it off and asks its active runs to end', async () => {
  const run = await ofOurs((tx) => tx.run.findFirstOrThrow())
  expect(await windDownIntegration(ours.db, ours.integrationId)).toEqual([run.id])
  expect(await ofOurs((tx) => tx.run.findFirstOrThrow())).toMatchObject({ control: 'cancel' })
  expect(await ofOurs((tx) => tx.integration.findFirstOrThrow())).toMatchObject({ enabled: false })
})
