import { activeStates } from './requests.ts'
import type { RunId, TaskId } from './ids.ts'
import type { TenantDb, Tx } from './tenant-db.ts'

/** What an integration holds, and what would be lost with it. */
export interface IntegrationContents { name: string; processes: number; schedules: number; records: number; runs: number; /** Being worked on, or waiting for it. */ activeRuns: number }

/** Of processes: those whose integration is not being deleted. */
export const ofLivingIntegration = { integration: { deletingAt: null } } as const

/** The task that deletes what a marked integration holds; its input is `{ integrationId }`. */
export const deletionTask = 'delete-integration'

/** Null for an integration that this tenant does not have, or not any more. Records come from counters, not from scans. */
export async function contentsOfIntegration(tx: Tx, id: string): Promise<IntegrationContents | null> {
  const integration = await tx.integration.findUnique({ where: { id, deletingAt: null }, select: { name: true, processes: { select: { id: true, schedule: true } } } })
  if (!integration) return null
  const ofProcesses = { processId: { in: integration.processes.map((process) => process.id) } }
  const records = await tx.recordCounter.aggregate({ where: ofProcesses, _sum: { count: true } })
  return {
    name: integration.name, processes: integration.processes.length, schedules: integration.processes.filter(({ schedule }) => schedule !== null).length,
    records: Number(records._sum.count ?? 0n), runs: await tx.run.count({ where: ofProcesses }),
    activeRuns: await tx.run.count({ where: { ...ofProcesses, state: { in: [...activeStates] } } }),
  }
}

/**
 * Marks an integration as being deleted: nothing of it begins any more, its active runs are asked to end, and a task is there that deletes what
 * it holds. Answers that task and the runs, whose ids the caller sends to the queue; null when this tenant has no such integration, or it is marked already.
 */
export async function beginDeletion(tx: Tx, { tenantId, actorId }: Pick<TenantDb, 'tenantId' | 'actorId'>, id: string): Promise<{ taskId: TaskId; activeRuns: RunId[] } | null> {
  const { count } = await tx.integration.updateMany({ where: { id, deletingAt: null }, data: { enabled: false, deletingAt: new Date() } })
  if (!count) return null
  await tx.process.updateMany({ where: { integrationId: id }, data: { nextRunAt: null } })
  const active = { process: { integrationId: id }, state: { in: [...activeStates] } }
  await tx.run.updateMany({ where: active, data: { control: 'cancel', wakeAt: null } })
  const runs = await tx.run.findMany({ where: active, select: { id: true } })
  return { taskId: await addTask(tx, { tenantId, actorId }, id), activeRuns: runs.map((run) => run.id as RunId) }
}

/** Makes the tasks of marked integrations that lost theirs: a worker of an earlier version took it for a mistake, or a restore left it behind. Answers how many. */
export async function resumeDeletions(tx: Tx, tenant: Pick<TenantDb, 'tenantId' | 'actorId'>): Promise<number> {
  const marked = await tx.integration.findMany({ where: { deletingAt: { not: null } }, select: { id: true } })
  if (!marked.length) return 0
  const tasks = await tx.task.findMany({ where: { kind: deletionTask, state: { in: ['queued', 'running'] } }, select: { input: true } })
  const underWay = new Set(tasks.map(({ input }) => (input as { integrationId?: string }).integrationId))
  const lost = marked.filter(({ id }) => !underWay.has(id))
  for (const { id } of lost) await addTask(tx, tenant, id)
  return lost.length
}

async function addTask(tx: Tx, { tenantId, actorId }: Pick<TenantDb, 'tenantId' | 'actorId'>, integrationId: string): Promise<TaskId> {
  const { id } = await tx.task.create({ data: { tenantId, kind: deletionTask, requestedBy: actorId ?? null, input: { integrationId } } })
  return id as TaskId
}
