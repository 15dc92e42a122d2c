import type { RunId } from './ids.ts'
import type { Tx } from './tenant-db.ts'

/**
 * Counts a slice that ended with an unforeseen error and gives the run back; the sweeper sends it again after `pauseMs(n)`, n being
 * the failing slices in a row. Answers n, or null when `owner` no longer holds the lease.
 */
export async function countFailingSlice(tx: Tx, runId: RunId, owner: string, pauseMs: (n: number) => number): Promise<number | null> {
  const run = await tx.run.findFirst({ where: { id: runId, leaseOwner: owner, state: { in: ['queued', 'running', 'paused'] } }, select: { failingSlices: true, fence: true } })
  if (!run) return null
  const failingSlices = run.failingSlices + 1
  const { count } = await tx.run.updateMany({
    where: { id: runId, leaseOwner: owner, fence: run.fence },
    data: { failingSlices, leaseOwner: null, leaseUntil: null, wakeAt: new Date(Date.now() + pauseMs(failingSlices)) },
  })
  return count ? failingSlices : null
}

/** A slice went well: errors before it do not count any more. */
export async function forgetFailingSlices(tx: Tx, runId: RunId): Promise<void> {
  await tx.run.updateMany({ where: { id: runId, failingSlices: { gt: 0 } }, data: { failingSlices: 0 } })
}
