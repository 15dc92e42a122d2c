import { randomUUID } from 'node:crypto'
import { createDatabase, Prisma, processId, requestRun, runId, tenantId } from '@causeway/db'
import { createClientOpener, createGuardedAgents, workOnRun } from '@causeway/sync'
import { measured } from './measure.mjs'
import { recordCalls } from './recorder.ts'
import { intacctSecrets, intacctSettings, magentoKeys } from './sign-in.mjs'

interface Order { url: string; concurrency: number; tenant?: string; record?: string }
const { url, concurrency, tenant, record } = JSON.parse(process.env.BENCH ?? '{}') as Order

if (record) recordCalls(record)
const database = createDatabase({ url: process.env.APP_DATABASE_URL ?? '' })
const agents = createGuardedAgents([new URL(url).host])
const id = tenantId(tenant ?? randomUUID())
const db = database.tenant(id)
if (!tenant) {
  await db.transaction(async (tx) => {
    await tx.tenant.create({ data: { id, slug: id, name: 'Benchmark' } })
    const intacct = await tx.connection.create({ data: { tenantId: id, system: 'intacct', name: 'Books', settings: { url: `${url}/ia/xml/xmlgw.phtml`, ...intacctSettings } } })
    const magento = await tx.connection.create({ data: { tenantId: id, system: 'magento', name: 'Shop', maxInFlight: concurrency, settings: { baseUrl: url, authentication: 'oauth', adminUser: '' } } })
    const integration = await tx.integration.create({ data: { tenantId: id, name: 'Both', intacctConnectionId: intacct.id, magentoConnectionId: magento.id } })
    await tx.process.create({ data: { tenantId: id, integrationId: integration.id, entity: 'customers' } })
  })
}
const process_ = await db.transaction(async (tx) => {
  // A second run reads everything, as the first did, and compares what it reads with what it knows.
  await tx.process.updateMany({ data: { watermark: Prisma.DbNull } })
  return tx.process.findFirstOrThrow()
})
const { run } = await requestRun(db, { processId: processId(process_.id), mode: 'sync', trigger: 'manual' })
const logger = { info: () => {}, warn: (facts: object, message: string) => console.error(message, facts), error: (facts: object, message: string) => console.error(message, facts) }
const engine = {
  database, logger, owner: 'bench', leaseMs: 10_000, sliceMs: 15_000, chunkSize: 400, othersWait: async () => false,
  openClients: createClientOpener(async (_, { system }) => (system === 'intacct' ? intacctSecrets : magentoKeys), agents),
}

await measured(async () => {
  while ((await workOnRun(engine, { tenantId: id, runId: runId(run.id) }, new AbortController().signal)).next === 'continue');
  // In plain SQL: what Prisma takes to compile it is no part of the run.
  const [ended] = await db.plain((sql) => sql.$queryRaw<{ state: string; reason: unknown; intacctCalls: number; magentoCalls: number; created: number; unchanged: number; failed: number }[]>`
    SELECT state, reason, intacct_calls AS "intacctCalls", magento_calls AS "magentoCalls", created, unchanged, failed FROM run WHERE id = ${run.id}::uuid`)
  if (!ended?.state.startsWith('completed')) throw new Error(`The run is ${ended?.state}: ${JSON.stringify(ended?.reason)}`)
  return { tenant: id, calls: ended.intacctCalls + ended.magentoCalls, created: ended.created, unchanged: ended.unchanged, failed: ended.failed }
})
await database.close()
agents.destroy()
