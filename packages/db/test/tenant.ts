import { randomUUID } from 'node:crypto'
import {
  connectionId, createDatabase, processId, requestRun, runId, tenantId, type ConnectionId, type Database, type ProcessId, type RecordOutcome, type RunId, type RunMode, type TenantDb,
} from '../src/index.ts'

export const openDatabase = (): Database => createDatabase({ url: process.env.APP_DATABASE_URL ?? '', poolSize: 6 })

export interface TestTenant {
  db: TenantDb
  integrationId: string
  intacctId: ConnectionId
  magentoId: ConnectionId
  processId: ProcessId
  /** A further process of the same integration. */
  addProcess(entity: string): Promise<ProcessId>
  run(mode?: RunMode): Promise<RunId>
}

/** A tenant of its own with two connections, an integration and a process. */
export async function makeTenant(database: Database, entity = 'customers'): Promise<TestTenant> {
  const id = tenantId(randomUUID())
  const db = database.tenant(id)
  const made = await db.transaction(async (tx) => {
    await tx.tenant.create({ data: { id, slug: `t-${id.slice(0, 13)}`, name: 'Test' } })
    const intacct = await tx.connection.create({ data: { tenantId: id, system: 'intacct', name: 'Books', settings: {} } })
    const magento = await tx.connection.create({ data: { tenantId: id, system: 'magento', name: 'Shop', settings: {} } })
    const integration = await tx.integration.create({ data: { tenantId: id, name: 'Both', intacctConnectionId: intacct.id, magentoConnectionId: magento.id } })
    return { intacct, magento, integration }
  })
  const addProcess = async (name: string) => processId((await db.transaction((tx) => tx.process.create({
    data: { tenantId: id, integrationId: made.integration.id, entity: name },
  }))).id)
  const first = await addProcess(entity)
  return {
    db, integrationId: made.integration.id, intacctId: connectionId(made.intacct.id), magentoId: connectionId(made.magento.id), processId: first, addProcess,
    run: async (mode = 'sync') => runId((await requestRun(db, { processId: first, mode, trigger: 'manual' })).run.id),
  }
}

/** A record as the engine stores it. */
export const outcome = (sourceKey: string, rest: Partial<RecordOutcome> = {}): RecordOutcome => ({
  sourceKey, sourceId: Number(sourceKey.replace(/\D/g, '')) || 1, name: `Name of ${sourceKey}`, display: {}, searchText: sourceKey.toLowerCase(), sourceUrl: null, source: { ID: sourceKey },
  hash: 'h', state: 'synced', targetId: null, targetIdentity: null, failureCode: null, failureClass: null, failure: null, reason: null, warnings: null, attempts: 0,
  nextTryAt: null, waitsFor: null, waitingSince: null, keepIntent: false, ...rest,
})
