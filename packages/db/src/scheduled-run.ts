import type { Process } from './generated/client.ts'
import { processId, runId, type ProcessId, type RunId } from './ids.ts'
import { activeStates } from './requests.ts'
import type { TenantDb, Tx } from './tenant-db.ts'

/** What to do about a process whose time has come. */
export interface ScheduleDecision {
  /** When to look at it again. */
  nextRunAt: Date
  run: boolean
}

/** `joined`: an active run was there already and counts for this time too. */
export interface ScheduledRun { runId: RunId; joined: boolean }

/**
 * Asks `decide` about a process that is due and does what it says: moves `next_run_at` and makes the run in one transaction, so that one
 * due time gives one run, however many workers look at it. Null: no run, as it is not due any more or `decide` wants none.
 */
export async function fireSchedule(
  db: TenantDb, id: ProcessId, decide: (process: Process & { integration: { enabled: boolean } }) => ScheduleDecision,
): Promise<ScheduledRun | null> {
  return db.transaction(async (tx) => {
    const due = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM process WHERE id = ${id}::uuid AND schedule IS NOT NULL AND next_run_at <= now()
      FOR UPDATE SKIP LOCKED`
    if (!due.length) return null
    const process = await tx.process.findUniqueOrThrow({ where: { id }, include: { integration: { select: { enabled: true } } } })
    const decision = decide(process)
    await tx.process.update({ where: { id }, data: { nextRunAt: decision.nextRunAt } })
    return decision.run ? joinOrCreate(tx, db, processId(process.id)) : null
  })
}

async function joinOrCreate(tx: Tx, db: TenantDb, id: ProcessId): Promise<ScheduledRun | null> {
  // The unique index on active runs decides; an error would end this transaction.
  const { count } = await tx.run.createMany({
    data: [{ tenantId: db.tenantId, processId: id, mode: 'sync', trigger: 'schedule' }], skipDuplicates: true,
  })
  const run = await tx.run.findFirst({
    where: { processId: id, state: { in: [...activeStates] }, mode: { not: 'preview' } }, orderBy: { createdAt: 'desc' }, select: { id: true },
  })
  return run ? { runId: runId(run.id), joined: count === 0 } : null
}
