import { connectionId, meterCalls, type Connection, type ConnectionId, type Database, type TenantDb } from '@causeway/db'
import { VaultError } from '@causeway/vault'
import { entities } from '../entities/registry.ts'
import { failed } from './checks.ts'
import type { GuardedAgents } from './egress.ts'
import { connectionForms, fieldsInForce, type ConnectionCheck, type ConnectionReport, type Directory } from './forms.ts'
import { lookAround } from './look-around.ts'
import { directoryKeys, intacctNeeds, magentoNeeds } from './needs.ts'
import { openIntacct, openMagento, settingText, type SecretReader } from './open.ts'
import { testIntacct, type Findings } from './test-intacct.ts'
import { withTaskPermits } from './task-permits.ts'
import { testMagento } from './test-magento.ts'

/** What a test works with. */
export interface TestServices { database: Database; secretsOf: SecretReader; agents: GuardedAgents }

/** People wait for the answer: no call may take long, and little is tried twice. */
const patience = { timeoutMs: 20_000, retries: 1, maxConcurrency: 1 }

/**
 * Tests a connection, stores the report with it and, when all is well, what the system offers for forms. Throws when there is no such
 * connection, or when the signal is aborted before the end.
 */
export async function testConnection(services: TestServices, db: TenantDb, id: ConnectionId, signal: AbortSignal): Promise<ConnectionReport> {
  const connection = await db.transaction((tx) => tx.connection.findUniqueOrThrow({ where: { id } }))
  const startedAt = Date.now()
  const { connectedTo, checks: found, directory } = await look(services, db, connection, signal)
  signal.throwIfAborted()
  const checks = inUse(found, await entitiesInUse(db, id))
  const report: ConnectionReport = { ok: checks.every((check) => check.state !== 'failed'), connectedTo, checks, durationMs: Date.now() - startedAt }
  const at = new Date()
  const stored = { ...(connection.directory as Directory), ...directory }
  await db.transaction((tx) => tx.connection.updateMany({
    // Whoever changed the connection meanwhile wants no report on what it was before.
    where: { id, updatedAt: connection.updatedAt },
    data: { lastTest: { ...report } as object, lastTestAt: at, lastTestOk: report.ok, ...(report.ok ? { directory: stored, directoryAt: at } : {}) },
  }))
  return report
}

async function look(services: TestServices, db: TenantDb, connection: Connection, signal: AbortSignal): Promise<Findings> {
  let secrets: Record<string, string>
  try {
    secrets = await services.secretsOf(db.tenantId, connection)
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    return nothingBut(failed('Stored secrets', 'The stored passwords and keys cannot be opened.', { remedy: 'Enter them again. If this concerns all connections, the operator has changed the master key (CAUSEWAY_MASTER_KEY_PREVIOUS).' }))
  }
  const missing = notEntered(connection, secrets)
  if (missing.length) return { connectedTo: null, checks: missing, directory: {} }
  return withTaskPermits(db, [connection], signal, () => (connection.system === 'intacct' ? lookAtBooks(services, db, connection, secrets, signal) : lookAtShop(services, db, connection, secrets, signal)))
}

/** Names of the entities whose processes are switched on and use this connection. */
async function entitiesInUse(db: TenantDb, id: ConnectionId): Promise<Set<string>> {
  const processes = await db.transaction((tx) => tx.process.findMany({
    where: { enabled: true, integration: { OR: [{ intacctConnectionId: id }, { magentoConnectionId: id }] } }, select: { entity: true },
  }))
  return new Set(processes.map(({ entity }) => entity))
}

/** A right that only processes need which are not in use is worth a warning, no more. Before there is any process, all count. Pure. */
export function inUse(checks: ConnectionCheck[], used: ReadonlySet<string>): ConnectionCheck[] {
  return checks.map((check) => {
    const idle = check.state === 'failed' && used.size > 0 && check.neededBy?.length && !check.neededBy.some((name) => used.has(name))
    return idle ? { ...check, state: 'warning', message: `${check.message} No process that is switched on needs it.` } : check
  })
}

const nothingBut = (check: ConnectionCheck): Findings => ({ connectedTo: null, checks: [check], directory: {} })

/** A failed check for each field that must be filled and is not. */
function notEntered(connection: Connection, secrets: Record<string, string>): ConnectionCheck[] {
  const settings = connection.settings as Record<string, string>
  return fieldsInForce(connectionForms[connection.system], settings).flatMap((field) => {
    const value = field.secret ? secrets[field.name] : settings[field.name]
    return field.required && !value ? [failed(field.label, 'Not entered yet.', { field: field.name, remedy: `Enter “${field.label}” and save, then test again.` })] : []
  })
}

/** Tests cost transactions like everything else, and are counted. */
async function lookAtBooks({ agents }: TestServices, db: TenantDb, connection: Connection, secrets: Record<string, string>, signal: AbortSignal): Promise<Findings> {
  let transactions = 0
  const intacct = openIntacct(connection, secrets, agents, (call) => { transactions += call.transactions }, { ...patience, signal })
  const setting = (name: string) => settingText(connection.settings, name)
  try {
    const about = { url: setting('url'), companyId: setting('companyId'), userId: setting('userId'), entityId: setting('entityId'), maxInFlight: connection.maxInFlight }
    return await testIntacct(intacct, about, intacctNeeds(entities), directoryKeys(entities, 'intacct'))
  } finally {
    intacct.close()
    if (transactions) await db.plain((tx) => meterCalls(tx, db.tenantId, connectionId(connection.id), transactions))
  }
}

async function lookAtShop({ agents }: TestServices, db: TenantDb, connection: Connection, secrets: Record<string, string>, signal: AbortSignal): Promise<Findings> {
  let calls = 0
  const magento = openMagento(connection, secrets, agents, () => { calls += 1 }, { ...patience, signal })
  const setting = (name: string) => settingText(connection.settings, name)
  try {
    const about = { baseUrl: setting('baseUrl'), authentication: setting('authentication'), adminUser: setting('adminUser') }
    return await testMagento(magento, about, magentoNeeds(entities), directoryKeys(entities, 'magento'), await lookAround(about.baseUrl, agents, signal))
  } finally {
    magento.close()
    if (calls) await db.plain((tx) => meterCalls(tx, db.tenantId, connectionId(connection.id), calls))
  }
}
