import type { Database, RunId, TenantId } from '@causeway/db'

const outcomes = { created: true, updated: true, unchanged: true, skipped: true, waiting: true, failed: true } as const

/** How many records of a run ended how. */
export type Outcomes = Record<keyof typeof outcomes, number>

/** What is told of a run: where it stands and what became of its records. */
export interface RunFacts { processId: string; mode: string; state: string; endedAt: Date | null; startedAt: Date | null; intacctCalls: number; magentoCalls: number; reason: { code?: string } | null; outcomes: Outcomes }

/** A run as stored; null when there is none. */
export async function factsOf(database: Database, ref: { tenantId: TenantId; runId: RunId }): Promise<RunFacts | null> {
  const run = await database.tenant(ref.tenantId).transaction((tx) => tx.run.findUnique({
    where: { id: ref.runId },
    select: { ...outcomes, processId: true, mode: true, state: true, endedAt: true, startedAt: true, intacctCalls: true, magentoCalls: true, reason: true },
  }))
  if (!run) return null
  const { created, updated, unchanged, skipped, waiting, failed, reason, ...facts } = run
  return { ...facts, reason: reason as RunFacts['reason'], outcomes: { created, updated, unchanged, skipped, waiting, failed } }
}
