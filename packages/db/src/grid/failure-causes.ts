import { ofLivingIntegration } from '../delete-integration.ts'
import type { Tx } from '../tenant-db.ts'
import { causeOfRecord } from './filter.ts'
import { recordColumns, type RecordRow } from './list-records.ts'

/** Failed records of a process that have one cause, so that one correction may mend them all. */
export interface FailureCause {
  processId: string
  code: string
  class: string
  /** For `RecordFilter.cause`; null when the code alone is the cause. */
  cause: string | null
  count: number
  /** The three that were tried last, the last one's failure first in hand. */
  newest: RecordRow[]
  /** Of the newest: code, subject, explanation, remedy, details. */
  failure: unknown
  firstFailedAt: Date
  lastTriedAt: Date
}

/**
 * Why records fail, most first. Failures that settings mend have one cause for each thing to set, which their remedy names; all
 * others have one for each code.
 */
export async function failureCauses(tx: Tx): Promise<FailureCause[]> {
  const processes = await tx.process.findMany({ where: ofLivingIntegration, select: { id: true } })
  const groups = await tx.$queryRaw<(Omit<FailureCause, 'count' | 'newest' | 'failure'> & { count: bigint; ids: bigint[] })[]>`
    SELECT r.process_id::text AS "processId", coalesce(r.failure_code, '') AS code, coalesce(r.failure_class, '') AS class, ${causeOfRecord} AS cause,
      count(*) AS count, (array_agg(r.id ORDER BY r.last_tried_at DESC, r.id DESC))[1:3] AS ids,
      min(r.last_tried_at) AS "firstFailedAt", max(r.last_tried_at) AS "lastTriedAt"
    FROM record r
    WHERE r.process_id = ANY(${processes.map((process) => process.id)}::uuid[]) AND r.state_rank = 1
    GROUP BY 1, 2, 3, 4 ORDER BY count(*) DESC, 1, 2, 4`
  const rows = await tx.$queryRaw<(RecordRow & { failure?: unknown })[]>`
    SELECT ${recordColumns}, r.failure FROM record r WHERE r.id = ANY(${groups.flatMap((group) => group.ids)}::bigint[])`
  const byId = new Map<bigint, RecordRow>(rows.map((row) => [row.id, row]))
  const failures = new Map(rows.map((row) => [row.id, row.failure]))
  for (const row of rows) delete row.failure
  return groups.map(({ ids, count, ...group }) => {
    const newest = ids.flatMap((id) => byId.get(BigInt(id)) ?? [])
    return { ...group, count: Number(count), failure: failures.get(newest[0]?.id ?? 0n) ?? null, newest }
  })
}
