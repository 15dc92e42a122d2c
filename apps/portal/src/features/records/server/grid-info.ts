import { ofLivingIntegration, processId as asProcessId, type Process, type ProcessId, type TenantDb } from '@causeway/db'
import type { EntityDefinition } from '@causeway/sync/entities'
import { entityOf } from '#features/process/server/process-here.ts'
import type { Member } from '#server/member.ts'
import { notThere } from '#server/refusal.ts'
import type { GridInfo } from '../record-view.ts'
import { failureTitles } from './catalogue.ts'

const systemNames = { intacct: 'Sage Intacct', magento: 'Magento' } as const

export interface GridProcess { id: ProcessId; process: Process; entity: EntityDefinition; /** It and its integration are switched on. */ enabled: boolean }

/** The process whose records are asked for. Throws Refusal when this tenant has none of that id. */
export async function gridProcess(db: TenantDb, id: string): Promise<GridProcess> {
  const process = await db.transaction((tx) => tx.process.findUnique({ where: { id, ...ofLivingIntegration }, include: { integration: { select: { enabled: true } } } }))
  if (!process) throw notThere('This process')
  return { id: asProcessId(process.id), process, entity: entityOf(process), enabled: process.enabled && process.integration.enabled }
}

/** What the grid of this process is like, for this member. */
export async function gridInfo(db: TenantDb, member: Member, tenantSlug: string, { id, entity, enabled }: GridProcess): Promise<GridInfo> {
  const { people, target, everRan } = await db.transaction(async (tx) => ({
    people: await tx.membership.findMany({ select: { user: { select: { id: true, name: true } } }, orderBy: { user: { name: 'asc' } } }),
    target: await tx.process.findUnique({ where: { id }, select: { integration: { select: { magento: { select: { settings: true } }, intacct: { select: { settings: true } } } } } }),
    everRan: await tx.run.findFirst({ where: { processId: id, mode: 'sync', carriesOut: null, state: { in: ['completed', 'completed_with_failures', 'partial'] } }, select: { id: true } }),
  }))
  const settings = target?.integration[entity.target.system].settings as { baseUrl?: string } | undefined
  const baseUrl = settings?.baseUrl?.replace(/\/+$/, '')
  return {
    tenant: tenantSlug, processId: id, title: entity.gridTitle, description: entity.description, one: entity.source.one, many: entity.source.many,
    keyLabel: entity.source.keyLabel, targetLabel: entity.target.keyLabel, sourceSystem: systemNames[entity.source.system],
    targetSystem: systemNames[entity.target.system],
    columns: entity.columns.map(({ key, label, mono }) => ({ key, label, ...(mono ? { mono } : {}) })),
    targetUrl: baseUrl && entity.targetUrl ? entity.targetUrl(baseUrl, '{id}') : null,
    failures: failureTitles(entity), people: people.map(({ user }) => user), me: member.userId,
    mayClear: member.may('clear'), mayRun: member.may('run'), mayConfigure: member.may('configure'), everRan: everRan !== null, enabled,
  }
}
