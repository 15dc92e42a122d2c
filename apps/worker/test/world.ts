import { randomBytes, randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { logger } from '@causeway/config'
import { createDatabase, processId, requestRun, runId, tenantId, type Database, type Process, type Run, type RunId, type TenantDb } from '@causeway/db'
import { createSystemDatabase, type SystemDatabase } from '@causeway/db/system'
import { createQueues, type QueueOptions, type Queues } from '@causeway/queue'
import { createGuardedAgents, type GuardedAgents } from '@causeway/sync'
import { createVault, masterKeys, type Vault } from '@causeway/vault'
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/src/index.ts'
import { secretReader } from '../src/secrets.ts'
import { demoIntacct, demoMagento } from '../src/seed/demo.ts'
import { startWorker, type RunningWorker, type WorkerOptions } from '../src/worker.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

/** Everything around a worker: a database of its own, a queue, a sandbox and a tenant that is connected to it. */
export interface World {
  addresses: TestDatabase
  database: Database
  system: SystemDatabase
  queues: Queues
  queueOptions: QueueOptions
  vault: Vault
  agents: GuardedAgents
  sandbox: Sandbox
  db: TenantDb
  masterKey: string
  /** What workers of this world logged. */
  log: { text: string }
  startWorker(options?: Partial<WorkerOptions>): Promise<RunningWorker>
  close(): Promise<void>
}

export type Backend = 'postgres' | 'redis'

export async function createWorld({ backend = 'postgres', sandbox: sandboxOptions, logLevel = 'trace' }: { backend?: Backend; sandbox?: SandboxOptions; logLevel?: string } = {}): Promise<World> {
  const [addresses, sandbox] = await Promise.all([freshDatabase(), createSandbox({ sizes: { customers: 60 }, ...sandboxOptions })])
  const database = createDatabase({ url: addresses.app })
  const system = createSystemDatabase({ url: addresses.system })
  const queueOptions: QueueOptions = backend === 'redis'
    ? { redisUrl: process.env.TEST_REDIS_URL, prefix: randomUUID() }
    : { databaseUrl: addresses.owner, schema: 'queue_of_test', migrate: true }
  const queues = createQueues(queueOptions)
  const masterKey = randomBytes(32).toString('base64')
  const vault = createVault(masterKeys(masterKey))
  const agents = createGuardedAgents([new URL(sandbox.url).host])
  const log = { text: '' }
  const sink = new Writable({ write(chunk: Buffer, _encoding, done) { log.text += chunk.toString('utf8'); done() } })
  const workers: RunningWorker[] = []

  const db = database.tenant(tenantId(randomUUID()))
  await db.transaction((tx) => tx.tenant.create({ data: { id: db.tenantId, slug: randomUUID(), name: 'A tenant' } }))
  return {
    addresses, database, system, queues, queueOptions, vault, agents, sandbox, db, masterKey, log,
    async startWorker(options = {}) {
      const worker = await startWorker({
        database, system, queues, agents, secretsOf: secretReader(vault, database), logger: logger('worker', logLevel, sink),
        concurrency: 2, leaseMs: 2_000, sliceMs: 5_000, lookEveryMs: 200, listen: { host: '127.0.0.1', port: 0 }, ...options,
      })
      workers.push(worker)
      return worker
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()))
      await queues.close()
      await Promise.all([database.close(), system.close(), sandbox.close()])
      agents.destroy()
    },
  }
}

export interface ConnectionChanges { settings?: Record<string, string>; secrets?: Record<string, string> | null; maxInFlight?: number }

/** A connection to the sandbox; `changes` make it a wrong one. Answers its id. */
export async function addConnection({ db, vault, sandbox }: World, system: 'intacct' | 'magento', changes: ConnectionChanges = {}): Promise<string> {
  const id = randomUUID()
  const { senderPassword, userPassword, ...books } = demoIntacct
  const settings = system === 'intacct'
    ? { url: `${sandbox.url}/ia/xml/xmlgw.phtml`, entityId: '', ...books }
    : { baseUrl: sandbox.url, authentication: 'oauth', adminUser: '' }
  const secrets = changes.secrets === null ? null : { ...(system === 'intacct' ? { senderPassword, userPassword } : demoMagento), ...changes.secrets }
  await db.transaction((tx) => tx.connection.create({
    data: {
      id, tenantId: db.tenantId, system, name: `${system} ${id}`, settings: { ...settings, ...changes.settings }, maxInFlight: changes.maxInFlight ?? 2,
      ...(secrets ? vault.seal(JSON.stringify(secrets), { tenantId: db.tenantId, connectionId: id }) : {}),
    },
  }))
  return id
}

/** A process, of customers unless told otherwise, between two connections. */
export async function addProcess(world: World, changes: { process?: Partial<Pick<Process, 'entity' | 'enabled' | 'timeZone' | 'nextRunAt'>> & { schedule?: object; settings?: object }; integrationEnabled?: boolean; intacct?: ConnectionChanges; magento?: ConnectionChanges } = {}): Promise<Process> {
  const { db } = world
  const [intacctConnectionId, magentoConnectionId] = [await addConnection(world, 'intacct', changes.intacct), await addConnection(world, 'magento', changes.magento)]
  return db.transaction(async (tx) => {
    const integration = await tx.integration.create({ data: { tenantId: db.tenantId, name: 'Books and shop', intacctConnectionId, magentoConnectionId, enabled: changes.integrationEnabled ?? true } })
    return tx.process.create({ data: { tenantId: db.tenantId, integrationId: integration.id, entity: 'customers', ...changes.process } })
  })
}

/** Asks for a run; `send: false` leaves it to the sweeper. */
export async function askForRun({ db, queues }: World, process: Process, { send = true, mode = 'sync' as 'sync' | 'preview' | 'retry' } = {}): Promise<RunId> {
  const { run } = await requestRun(db, { processId: processId(process.id), mode, trigger: 'manual' })
  if (send) await queues.enqueueRun({ tenantId: db.tenantId, runId: run.id })
  return runId(run.id)
}

export const readRun = ({ db }: World, id: RunId): Promise<Run> => db.transaction((tx) => tx.run.findUniqueOrThrow({ where: { id } }))
export const readRuns = ({ db }: World, process: Process): Promise<Run[]> => db.transaction((tx) => tx.run.findMany({ where: { processId: process.id }, orderBy: { createdAt: 'asc' } }))

/** Asks for a task and waits for what comes of it. */
export async function askForTask({ db, queues }: World, kind: string, more: { connectionId?: string; input?: object } = {}): Promise<string> {
  const task = await db.transaction((tx) => tx.task.create({ data: { tenantId: db.tenantId, kind, connectionId: more.connectionId ?? null, input: more.input ?? {} } }))
  await queues.enqueueTask({ tenantId: db.tenantId, taskId: task.id })
  return task.id
}
export const readTask = ({ db }: World, id: string) => db.transaction((tx) => tx.task.findUniqueOrThrow({ where: { id } }))
