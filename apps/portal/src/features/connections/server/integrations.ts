import { entities } from '@causeway/sync/entities'
import type { TenantDb, Tx } from '@causeway/db'
import { audit } from '#server/audit.ts'
import type { Member } from '#server/member.ts'
import { notThere, Refusal } from '#server/refusal.ts'
import type { IntegrationView } from '../integration-view.ts'

interface Acting { db: TenantDb; member: Pick<Member, 'userId' | 'name'> }

/** All integrations of the tenant with their processes, oldest first. */
export async function integrationViews(db: TenantDb): Promise<IntegrationView[]> {
  const rows = await db.transaction((tx) => tx.integration.findMany({
    include: {
      intacct: { select: { id: true, name: true, lastTestOk: true } }, magento: { select: { id: true, name: true, lastTestOk: true } },
      processes: { select: { id: true, entity: true, enabled: true, schedule: true, nextRunAt: true, counters: { select: { count: true } } } },
    },
    orderBy: { createdAt: 'asc' },
  }))
  return rows.map(({ id, name, enabled, deletingAt, intacct, magento, processes }) => ({
    id, name, enabled, intacct, magento,
    deleting: deletingAt ? { records: Number(processes.flatMap(({ counters }) => counters).reduce((sum, { count }) => sum + count, 0n)) } : null,
    missing: entities.filter((entity) => !processes.some((process) => process.entity === entity.name)).map((entity) => ({ entity: entity.name, title: entity.title })),
    processes: entities.flatMap((entity) => processes.filter((process) => process.entity === entity.name).map((process) => ({
      id: process.id, title: entity.title, enabled: process.enabled, scheduled: process.schedule !== null && process.nextRunAt !== null,
    }))),
  }))
}

/** Pairs two connections. All processes are made, switched off until somebody wants them. Answers the integration's id. */
export async function addIntegration({ db, member }: Acting, input: { name: string; intacctConnectionId: string; magentoConnectionId: string }): Promise<string> {
  return db.transaction(async (tx) => {
    await refuseTakenName(tx, input.name, null)
    // The database's own check of foreign keys does not ask whose connection it is.
    for (const [field, system] of [['intacctConnectionId', 'intacct'], ['magentoConnectionId', 'magento']] as const) {
      const found = await tx.connection.findFirst({ where: { id: input[field], system }, select: { id: true } })
      if (!found) throw invalid({ [field]: 'Choose a connection of this organisation.' })
    }
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: db.tenantId } })
    const integration = await tx.integration.create({ data: { tenantId: db.tenantId, ...input } })
    await tx.process.createMany({
      data: entities.map((entity) => ({ tenantId: db.tenantId, integrationId: integration.id, entity: entity.name, enabled: false, timeZone: tenant.timeZone })),
    })
    await audit(tx, db.tenantId, member, { action: 'integration.add', subject: input.name })
    return integration.id
  })
}

/** Renames an integration, or switches it on or off: while it is off, nothing of it runs. */
export async function changeIntegration({ db, member }: Acting, id: string, change: { name?: string | undefined; enabled?: boolean | undefined }): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await tx.integration.findUnique({ where: { id, deletingAt: null } })
    if (!before) throw notThere('This integration')
    if (change.name !== undefined && change.name !== before.name) {
      await refuseTakenName(tx, change.name, id)
      await tx.integration.update({ where: { id }, data: { name: change.name } })
      await audit(tx, db.tenantId, member, { action: 'integration.rename', subject: change.name, before: { name: before.name }, after: { name: change.name } })
    }
    if (change.enabled !== undefined && change.enabled !== before.enabled) {
      await tx.integration.update({ where: { id }, data: { enabled: change.enabled } })
      await audit(tx, db.tenantId, member, { action: change.enabled ? 'integration.switch-on' : 'integration.switch-off', subject: change.name ?? before.name })
    }
  })
}

/** Makes the process of an entity that an integration does not have yet, switched off. Answers its id; the one that is there already, if so. */
export async function addProcess({ db, member }: Acting, integrationId: string, entityName: string): Promise<string> {
  return db.transaction(async (tx) => {
    const integration = await tx.integration.findUnique({ where: { id: integrationId, deletingAt: null }, include: { processes: { where: { entity: entityName } } } })
    if (!integration) throw notThere('This integration')
    const entity = entities.find(({ name }) => name === entityName)
    if (!entity) throw invalid({ entity: 'There is no such process.' })
    if (integration.processes[0]) return integration.processes[0].id
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: db.tenantId } })
    const process = await tx.process.create({ data: { tenantId: db.tenantId, integrationId, entity: entity.name, enabled: false, timeZone: tenant.timeZone } })
    await audit(tx, db.tenantId, member, { action: 'process.add', subject: entity.title })
    return process.id
  })
}

async function refuseTakenName(tx: Tx, name: string, self: string | null): Promise<void> {
  const taken = await tx.integration.findFirst({ where: { deletingAt: null, name: { equals: name, mode: 'insensitive' }, ...(self ? { id: { not: self } } : {}) }, select: { id: true } })
  if (taken) throw invalid({ name: `There is an integration named “${name}” already.` })
}

const invalid = (fields: Record<string, string>) => new Refusal(422, 'invalid', Object.values(fields)[0] ?? '', fields)
