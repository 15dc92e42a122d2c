import { randomUUID } from 'node:crypto'
import {
  createDatabase, processId, requestRun, runId, tenantId, type Database, type Event, type ProcessId, type Run, type RunId, type RunMode, type StoredRecord, type TenantDb,
} from '@causeway/db'
import { createSandbox, demoSender, demoUser, type Sandbox, type SandboxOptions } from '../../../../apps/sandbox/src/index.ts'
import { demoIntegration } from '../../../../apps/sandbox/src/seed/credentials.ts'
import { CallCounts } from '../../src/engine/slice-context.ts'
import { createClientOpener, createGuardedAgents, workOnRun, type Engine } from '../../src/index.ts'

export interface WorldOptions {
  sandbox?: SandboxOptions
  entity?: string
  settings?: object
  engine?: Partial<Engine>
  maxInFlight?: number
  monthlyCap?: number
  /** Of the shop's base address: a host that is not there. */
  shopUrl?: string
}

/** A sandbox, a tenant that is connected to it, a process, and an engine to run it with. */
export interface World {
  database: Database
  sandbox: Sandbox
  db: TenantDb
  process: ProcessId
  integrationId: string
  engine: Engine
  /** Another worker on the same runs. */
  otherEngine(changes?: Partial<Engine>): Engine
  addProcess(entity: string, settings?: object): Promise<ProcessId>
  ask(mode?: RunMode, more?: { full?: boolean; process?: ProcessId }): Promise<RunId>
  /** Works on a run until nothing is left to do now; answers its row and how many slices that took. */
  drive(id: RunId, engine?: Engine): Promise<Run & { slices: number }>
  /** Asks and drives. */
  run(mode?: RunMode, more?: { full?: boolean; process?: ProcessId }): Promise<Run & { slices: number }>
  row(id: RunId): Promise<Run>
  records(process?: ProcessId): Promise<StoredRecord[]>
  record(key: string): Promise<StoredRecord>
  events(run: { id: string }): Promise<Event[]>
  history(key: string): Promise<Event[]>
  counters(): Promise<Record<string, number>>
  watermark(): Promise<string | null>
  set(process: { settings?: object; mapping?: object; version?: number; watermark?: object }): Promise<void>
  /** Changes a customer of the books, or its contact, as if just now. */
  changeCustomer(key: string, values: Record<string, string>): void
  changeContact(key: string, values: Record<string, string>): void
  removeCustomer(key: string): void
  close(): Promise<void>
}

const silent = { info: () => {}, warn: () => {}, error: () => {} }

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const sandbox = await createSandbox({ sizes: { customers: 60 }, ...options.sandbox })
  const database = createDatabase({ url: process.env.APP_DATABASE_URL ?? '', poolSize: 12 })
  const agents = createGuardedAgents([new URL(sandbox.url).host, ...(options.shopUrl ? [new URL(options.shopUrl).host] : [])])
  const secrets = {
    intacct: { senderPassword: demoSender.password, userPassword: demoUser.password },
    magento: {
      consumerKey: demoIntegration.consumerKey, consumerSecret: demoIntegration.consumerSecret, accessToken: demoIntegration.accessToken, accessTokenSecret: demoIntegration.accessTokenSecret,
    },
  }
  const engine: Engine = {
    database, logger: silent, owner: `engine-${randomUUID().slice(0, 8)}`, leaseMs: 5_000, sliceMs: 60_000, chunkSize: 20, unknownSettlesMs: 1_000,
    openClients: createClientOpener(async (_, connection) => secrets[connection.system], agents), ...options.engine,
  }
  const id = tenantId(randomUUID())
  const db = database.tenant(id)
  const { integration, customers } = await db.transaction(async (tx) => {
    await tx.tenant.create({ data: { id, slug: `t-${id}`, name: 'Test' } })
    const intacct = await tx.connection.create({ data: {
      tenantId: id, system: 'intacct', name: 'Books', maxInFlight: 2, monthlyCap: options.monthlyCap ?? null,
      settings: { url: `${sandbox.url}/ia/xml/xmlgw.phtml`, companyId: 'causeway-demo', senderId: demoSender.senderId, userId: demoUser.userId, entityId: '' },
    } })
    const magento = await tx.connection.create({ data: {
      tenantId: id, system: 'magento', name: 'Shop', maxInFlight: options.maxInFlight ?? 4, settings: { baseUrl: options.shopUrl ?? sandbox.url, authentication: 'oauth', adminUser: '' },
    } })
    const made = await tx.integration.create({ data: { tenantId: id, name: 'Both', intacctConnectionId: intacct.id, magentoConnectionId: magento.id } })
    return { integration: made, customers: await tx.process.create({ data: { tenantId: id, integrationId: made.id, entity: options.entity ?? 'customers', settings: { ...options.settings } } }) }
  })
  const main = processId(customers.id)
  const books = () => sandbox.intacct.books
  const numberOf = (key: string) => books().table('CUSTOMER').byKey(key)?.RECORDNO ?? ''
  const now = () => {
    const [date = '', time = ''] = new Date().toISOString().split('T')
    const [year, month, day] = date.split('-')
    return `${month}/${day}/${year} ${time.slice(0, 8)}`
  }

  const world: World = {
    database, sandbox, db, engine, process: main, integrationId: integration.id,
    otherEngine: (changes = {}) => ({ ...engine, owner: `engine-${randomUUID().slice(0, 8)}`, ...changes }),
    addProcess: async (entity, settings = {}) => processId((await db.transaction((tx) => tx.process.create({ data: { tenantId: id, integrationId: integration.id, entity, settings } }))).id),
    ask: async (mode = 'sync', more = {}) => runId((await requestRun(db, { processId: more.process ?? main, mode, trigger: 'manual', full: more.full ?? false })).run.id),
    async drive(run, by = engine) {
      for (let slices = 1; ; slices++) {
        const step = await workOnRun(by, { tenantId: id, runId: run }, new AbortController().signal)
        if (step.next === 'nothing') return { ...await world.row(run), slices }
        await new Promise((resolve) => { setTimeout(resolve, Math.min(step.afterMs, 50)) })
      }
    },
    run: async (mode, more) => world.drive(await world.ask(mode, more)),
    row: (run) => db.transaction((tx) => tx.run.findUniqueOrThrow({ where: { id: run } })),
    records: (process = main) => db.transaction((tx) => tx.record.findMany({ where: { processId: process }, orderBy: { sourceKey: 'asc' } })),
    record: (key) => db.transaction((tx) => tx.record.findFirstOrThrow({ where: { sourceKey: key } })),
    events: (run) => db.transaction((tx) => tx.event.findMany({ where: { runId: run.id }, orderBy: { id: 'asc' } })),
    history: (key) => db.transaction((tx) => tx.event.findMany({ where: { sourceKey: key }, orderBy: { id: 'asc' } })),
    counters: async () => Object.fromEntries((await db.transaction((tx) => tx.recordCounter.findMany({ where: { processId: main } }))).map((row) => [row.state, Number(row.count)])),
    watermark: async () => ((await db.transaction((tx) => tx.process.findUniqueOrThrow({ where: { id: main } }))).watermark as { since: string } | null)?.since ?? null,
    async set(data) { await db.transaction((tx) => tx.process.update({ where: { id: main }, data })) },
    changeCustomer: (key, values) => { books().table('CUSTOMER').change(numberOf(key), { ...values, WHENMODIFIED: now() }) },
    changeContact: (key, values) => {
      const contact = books().table('CUSTOMER').byKey(key)?.DISPLAYCONTACTKEY ?? ''
      books().table('CONTACT').change(contact, { ...values, WHENMODIFIED: now() })
    },
    removeCustomer: (key) => { books().table('CUSTOMER').remove(numberOf(key)) },
    async close() {
      await Promise.all([sandbox.close(), database.close()])
      agents.destroy()
    },
  }
  return world
}

/** Writes that the shop carried out, as "POST customers". */
export const writesOf = ({ sandbox }: World, method?: string) => sandbox.magento.ledger.filter((entry) => entry.entity === 'customer' && (!method || entry.method === method))

export const sums = (run: Run) => run.created + run.updated + run.unchanged + run.skipped + run.waiting + run.failed

/** A client of the world's shop, to look at it as anybody could. */
export async function openShop({ db, engine, integrationId }: World) {
  const { intacct, magento } = await db.transaction((tx) => tx.integration.findUniqueOrThrow({ where: { id: integrationId }, include: { intacct: true, magento: true } }))
  return engine.openClients({ tenantId: db.tenantId, intacct, magento, calls: new CallCounts(), onStrain: () => {}, signal: new AbortController().signal })
}
