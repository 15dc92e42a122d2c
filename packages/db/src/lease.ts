import type { Run, RunControl } from './generated/client.ts'
import type { RunId } from './ids.ts'
import { forgetStanding } from './run-counts.ts'
import type { Sql } from './plain-transaction.ts'
import { modelRow } from './run-facts.ts'
import type { TenantDb } from './tenant-db.ts'

/** The right to work on a run. The fence grows with every take-over, so that an earlier holder can commit nothing. */
export interface Lease { runId: RunId; fence: bigint; owner: string }

/** Somebody else has taken the run over, or it has ended: nothing of this worker's may be stored any more. */
export class LeaseLost extends Error {
  constructor(runId: string) {
    super(`The lease on run ${runId} is lost: another worker has it, or the run has ended.`)
    this.name = 'LeaseLost'
  }
}

/**
 * Takes an active run that nobody works on; null when there is none to take. One that rests after a failing slice is left until its time, however often its id is
 * delivered, unless a person asks something of it. `leaseMs`: how long it holds unrenewed.
 */
export async function takeLease(db: TenantDb, runId: RunId, owner: string, leaseMs: number): Promise<{ lease: Lease; run: Run } | null> {
  return db.plain(async (tx) => {
    const taken = await tx.$queryRaw<object[]>`
      UPDATE run SET fence = fence + 1, lease_owner = ${owner}, lease_until = now() + ${leaseMs} * interval '1 millisecond',
        state = CASE WHEN control = 'pause' THEN state ELSE 'running'::"RunState" END,
        reason = CASE WHEN state = 'paused' THEN NULL ELSE reason END,
        started_at = coalesce(started_at, now()), wake_at = NULL
      WHERE id = ${runId}::uuid AND state IN ('queued', 'running', 'paused') AND (lease_until IS NULL OR lease_until < now())
        AND (failing_slices = 0 OR control <> 'go' OR wake_at IS NULL OR wake_at <= now())
      RETURNING *`
    if (!taken[0]) return null
    const run = modelRow<Run>(taken[0])
    return { lease: { runId, fence: run.fence, owner }, run }
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

/** What a run has counted so far. */
export async function countsOf(sql: Sql, runId: RunId): Promise<Pick<Run, 'announced' | 'failed'>> {
  const [counts] = await sql.$queryRaw<Pick<Run, 'announced' | 'failed'>[]>`SELECT announced, failed FROM run WHERE id = ${runId}::uuid`
  if (!counts) throw new LeaseLost(runId)
  return counts
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
export async function releaseLease(tx: Sql, lease: Lease, release: Release): Promise<void> {
  const ends = !('wakeInMs' in release) && release.state !== 'paused'
  const wakes = 'wakeInMs' in release || 'wakeAt' in release
  const wakeAt = 'wakeInMs' in release ? new Date(Date.now() + release.wakeInMs) : 'wakeAt' in release ? release.wakeAt : null
  const reason = 'reason' in release && release.reason ? JSON.stringify(release.reason) : null
  const { intacctCalls, magentoCalls } = release.calls ?? { intacctCalls: 0, magentoCalls: 0 }
  const [run] = await tx.$queryRaw<{ processId: string }[]>`
    UPDATE run SET state = ${release.state}::"RunState", lease_owner = NULL, lease_until = NULL, reason = coalesce(${reason}::jsonb, reason),
      intacct_calls = intacct_calls + ${intacctCalls}, magento_calls = magento_calls + ${magentoCalls},
      wake_at = CASE WHEN ${wakes} THEN ${wakeAt}::timestamptz ELSE wake_at END, ended_at = CASE WHEN ${ends} THEN clock_timestamp() ELSE ended_at END
    WHERE id = ${lease.runId}::uuid AND fence = ${lease.fence} AND lease_owner = ${lease.owner} AND state IN ('queued', 'running', 'paused')
    RETURNING process_id::text AS "processId"`
  if (!run) throw new LeaseLost(lease.runId)
  if (ends) await forgetStanding(tx, lease.runId)
  if (ends && 'watermark' in release && release.watermark) {
    await tx.$executeRaw`UPDATE process SET watermark = ${JSON.stringify(release.watermark)}::jsonb, updated_at = now() WHERE id = ${run.processId}::uuid`
  }
}
