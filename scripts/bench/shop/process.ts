// Runs one process of a tenant once, and prints what it took.
import { randomUUID } from 'node:crypto'
import { createDatabase, processId, requestRun, runId, tenantId } from '@causeway/db'
import { createClientOpener, createGuardedAgents, workOnRun } from '@causeway/sync'
import { measured } from '../measure.mjs'
import { intacctSecrets, intacctSettings, magentoKeys } from '../sign-in.mjs'
import { countCalls } from './calls.ts'

interface Order { url: string; concurrency: number; entity: string; settings?: object; tenant?: string }
const { url, concurrency, entity, settings = {}, tenant } = JSON.parse(process.env.BENCH ?? '{}') as Order

const routes = countCalls()
const database = createDatabase({ url: process.env.APP_DATABASE_URL ?? '' })
const agents = createGuardedAgents([new URL(url).host])
const id = tenantId(tenant ?? randomUUID())
const db = database.tenant(id)
const { id: process_ } = await db.transaction(async (tx) => {
  if (!tenant) {
    await tx.tenant.create({ data: { id, slug: id, name: 'Benchmark' } })
    const intacct = await tx.connection.create({ data: { tenantId: id, system: 'intacct', name: 'Books', settings: { url: `${url}/ia/xml/xmlgw.phtml`, ...intacctSettings } } })
    const magento = await tx.connection.create({ data: { tenantId: id, system: 'magento', name: 'Shop', maxInFlight: concurrency, settings: { baseUrl: url, authentication: 'oauth', adminUser: '' } } })
    await tx.integration.create({ data: { tenantId: id, name: 'Both', intacctConnectionId: intacct.id, magentoConnectionId: magento.id } })
  }
  const integration = await tx.integration.findFirstOrThrow()
  return await tx.process.findFirst({ where: { entity } }) ?? await tx.process.create({ data: { tenantId: id, integrationId: integration.id, entity, settings } })
})
const { run } = await requestRun(db, { processId: processId(process_), mode: 'sync', trigger: 'manual' })
const logger = { info: () => {}, warn: (facts: object, message: string) => console.error(message, facts), error: (facts: object, message: string) => console.error(message, facts) }
const engine = {
  database, logger, owner: 'bench', leaseMs: 10_000, sliceMs: 15_000, chunkSize: 400, othersWait: async () => false,
  openClients: createClientOpener(async (_, { system }) => (system === 'intacct' ? intacctSecrets : magentoKeys), agents),
}

await measured(async () => {
  while ((await workOnRun(engine, { tenantId: id, runId: runId(run.id) }, new AbortController().signal)).next === 'continue');
  const ended = await db.transaction((tx) => tx.run.findUniqueOrThrow({ where: { id: run.id } }))
  if (!ended.state.startsWith('completed')) throw new Error(`The run is ${ended.state}: ${JSON.stringify(ended.reason)}`)
  const { read, created, updated, unchanged, skipped, waiting, failed, intacctCalls, magentoCalls } = ended
  return { tenant: id, calls: intacctCalls + magentoCalls, counts: { read, created, updated, unchanged, skipped, waiting, failed }, routes }
})
await database.close()
agents.destroy()
