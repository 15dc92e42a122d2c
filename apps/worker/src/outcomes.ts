import type { Database, RunId, TenantId } from '@causeway/db'

/** How many records of a run ended how. */
export interface Outcomes { created: number; updated: number; unchanged: number; skipped: number; waiting: number; failed: number }

/** The counts of a run as stored; null when there is no such run. */
export async function outcomesOf(database: Database, ref: { tenantId: TenantId; runId: RunId }): Promise<Outcomes | null> {
  return database.tenant(ref.tenantId).transaction((tx) => tx.run.findUnique({
    where: { id: ref.runId }, select: { created: true, updated: true, unchanged: true, skipped: true, waiting: true, failed: true },
  }))
}
