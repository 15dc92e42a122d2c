import type { Run, RunControl } from './generated/client.ts'
import type { RunId } from './ids.ts'
import { activeStates } from './requests.ts'
import { forgetStanding } from './run-counts.ts'
import type { Sql } from './plain-transaction.ts'
import type { TenantDb, Tx } from './tenant-db.ts'

/** The right to work on a run. The fence grows with every take-over, so that an earlier holder can commit nothing. */
export interface Lease { runId: RunId; fence: bigint; owner: string }

/** Somebody else has taken the run over, or it has ended: nothing of this worker's may be stored any more. */
export class LeaseLost extends Error {
  constructor(runId: string) {
    super(`The lease on run ${runId} is lost: another worker has it, or the run has ended.`)
    this.name = 'LeaseLost'
  }
}

/** Takes an active run that nobody works on; null when there is none to take. `leaseMs`: how long it holds unrenewed. */
export async function takeLease(db: TenantDb, runId: RunId, owner: string, leaseMs: number): Promise<{ lease: Lease; run: Run } | null> {
  return db.transaction(async (tx) => {
    const taken = await tx.$queryRaw<{ fence: bigint }[]>`
      UPDATE run SET fence = fence + 1, lease_owner = ${owner}, lease_until = now() + ${leaseMs} * interval '1 millisecond',
        state = CASE WHEN control = 'pause' THEN state ELSE 'running'::"RunState" END,
        reason = CASE WHEN state = 'paused' THEN NULL ELSE reason END,
        started_at = coalesce(started_at, now()), wake_at = NULL
      WHERE id = ${runId}::uuid AND state IN ('queued', 'running', 'paused') AND (lease_until IS NULL OR lease_until < now())
      RETURNING fence`
    const fence = taken[0]?.fence
    if (fence === undefined) return null
    return { lease: { runId, fence, owner }, run: await tx.run.findUniqueOrThrow({ where: { id: runId } }) }
  })
}

/** Holds the lease for another `leaseMs` and tells what a person asks of the run. Throws LeaseLost. */
export async function renewLease(db: TenantDb, lease: Lease, leaseMs: number): Promise<RunControl> {
  const rows = await db.plain((tx) => tx.$queryRaw<{ control: RunControl }[]>`
    UPDATE run SET lease_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE id = ${lease.runId}::uuid AND fence = ${lease.fence} AND lease_owner = ${lease.owner} RETURNING control::text AS control`, { durable: false })
  if (!rows[0]) throw new LeaseLost(lease.runId)
  return rows[0].control
}

/** What a part of a run adds to its row. */
export interface RunProgress {
  read: number; created: number; updated: number; unchanged: number; skipped: number; waiting: number; failed: number
  intacctCalls: number; magentoCalls: number
}

export const noProgress = (): RunProgress => ({
  read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, waiting: 0, failed: 0, intacctCalls: 0, magentoCalls: 0,
})

/**
 * Moves the run's counts and checkpoint, in the same transaction as the records they speak of. Throws LeaseLost, which
 * rolls all of it back. An absent `checkpoint` or `announced` leaves the stored one.
 */
export async function advanceRun(
  tx: Sql, lease: Lease, by: RunProgress, to: { checkpoint?: object; announced?: number; window?: object } = {},
): Promise<void> {
  const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value))
  // Plain SQL: it is run for every part of a run, and Prisma would compile the query each time.
  const count = await tx.$executeRaw`
    UPDATE run SET read = read + ${by.read}, created = created + ${by.created}, updated = updated + ${by.updated}, unchanged = unchanged + ${by.unchanged},
      skipped = skipped + ${by.skipped}, waiting = waiting + ${by.waiting}, failed = failed + ${by.failed},
      intacct_calls = intacct_calls + ${by.intacctCalls}, magento_calls = magento_calls + ${by.magentoCalls},
      checkpoint = coalesce(${json(to.checkpoint)}::jsonb, checkpoint), "window" = coalesce(${json(to.window)}::jsonb, "window"),
      announced = coalesce(${to.announced ?? null}::int, announced)
    WHERE id = ${lease.runId}::uuid AND fence = ${lease.fence} AND lease_owner = ${lease.owner} AND state IN ('queued', 'running', 'paused')`
  if (!count) throw new LeaseLost(lease.runId)
}

/** Calls that were made since they were last stored. */
export interface MadeCalls { intacctCalls: number; magentoCalls: number }

/** How a worker lets go of a run. `calls` are added to the run's. */
export type Release = { calls?: MadeCalls } & (
  | { state: 'running' | 'queued'; wakeInMs: number }
  /** Null `wakeAt`: until a person says so. */
  | { state: 'paused'; wakeAt: Date | null; reason?: object }
  | { state: 'completed' | 'completed_with_failures' | 'partial' | 'stopped' | 'cancelled'; reason?: object; watermark?: object }
)

/** Gives the run back or ends it. Throws LeaseLost. Ending a run moves its process's watermark in the same transaction. */
export async function releaseLease(tx: Tx, lease: Lease, release: Release): Promise<void> {
  const ends = !('wakeInMs' in release) && release.state !== 'paused'
  const { count } = await tx.run.updateMany({
    where: { id: lease.runId, fence: lease.fence, leaseOwner: lease.owner, state: { in: [...activeStates] } },
    data: {
      state: release.state, leaseOwner: null, leaseUntil: null,
      ...('reason' in release && release.reason ? { reason: release.reason } : {}),
      ...(release.calls ? { intacctCalls: { increment: release.calls.intacctCalls }, magentoCalls: { increment: release.calls.magentoCalls } } : {}),
      ...('wakeInMs' in release ? { wakeAt: new Date(Date.now() + release.wakeInMs) } : {}),
      ...('wakeAt' in release ? { wakeAt: release.wakeAt } : {}),
      ...(ends ? { endedAt: new Date() } : {}),
    },
  })
  if (!count) throw new LeaseLost(lease.runId)
  if (ends) await forgetStanding(tx, lease.runId)
  if (ends && 'watermark' in release && release.watermark) {
    const run = await tx.run.findUniqueOrThrow({ where: { id: lease.runId }, select: { processId: true } })
    await tx.process.update({ where: { id: run.processId }, data: { watermark: release.watermark } })
  }
}
