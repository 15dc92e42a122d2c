import { activeStates } from './requests.ts'
import type { RunId } from './ids.ts'
import type { TenantDb, Tx } from './tenant-db.ts'

/** What an integration holds, and what would be lost with it. */
export interface IntegrationContents { name: string; processes: number; schedules: number; records: number; runs: number; /** Being worked on, or waiting for it. */ activeRuns: number }

/** Null for an integration that this tenant does not have. Records come from counters, not from scans. */
export async function contentsOfIntegration(tx: Tx, id: string): Promise<IntegrationContents | null> {
  const integration = await tx.integration.findUnique({ where: { id }, select: { name: true, processes: { select: { id: true, schedule: true } } } })
  if (!integration) return null
  const ofProcesses = { processId: { in: integration.processes.map((process) => process.id) } }
  const records = await tx.recordCounter.aggregate({ where: ofProcesses, _sum: { count: true } })
  return {
    name: integration.name, processes: integration.processes.length, schedules: integration.processes.filter(({ schedule }) => schedule !== null).length,
    records: Number(records._sum.count ?? 0n), runs: await tx.run.count({ where: ofProcesses }),
    activeRuns: await tx.run.count({ where: { ...ofProcesses, state: { in: [...activeStates] } } }),
  }
}

/** Switches an integration off, so that nothing of it begins any more, and asks its active runs to be cancelled. Answers those that a worker must end. */
export async function windDownIntegration(db: TenantDb, id: string): Promise<RunId[]> {
  return db.transaction(async (tx) => {
    await tx.integration.updateMany({ where: { id }, data: { enabled: false } })
    const active = { process: { integrationId: id }, state: { in: [...activeStates] } }
    await tx.run.updateMany({ where: active, data: { control: 'cancel', wakeAt: null } })
    return (await tx.run.findMany({ where: active, select: { id: true } })).map((run) => run.id as RunId)
  })
}

/**
 * Deletes an integration with its processes, their runs, records, links and histories. Connections stay. A worker that is still at one of
 * its runs finds its lease gone, and can store nothing more. Answers false when this tenant does not have it.
 */
export async function deleteIntegration(tx: Tx, id: string): Promise<boolean> {
  const processes = await tx.process.findMany({ where: { integrationId: id }, select: { id: true } })
  const { count } = await tx.integration.deleteMany({ where: { id } })
  if (!count) return false
  await tx.$queryRaw`SELECT erase_histories(${processes.map((process) => process.id)}::uuid[])`
  return true
}
