import type { ProcessId } from './ids.ts'
import type { TargetIdentity } from './records.ts'
import type { Sql } from './plain-transaction.ts'

/** A linked record as it was last dealt with. */
export interface LinkedAfter { sourceKey: string; sourceId: bigint; source: Record<string, string> | null; targetId: string; identity: TargetIdentity | null }

/** Linked records of a process behind a key, in the order of their keys. Those that are known to be gone from the source are left out. */
export async function linkedAfter(tx: Sql, processId: ProcessId, after: string, limit: number): Promise<LinkedAfter[]> {
  return tx.$queryRaw`
    SELECT source_key AS "sourceKey", source_id AS "sourceId", source, target_id AS "targetId", target_identity AS identity FROM record
    WHERE process_id = ${processId}::uuid AND source_key > ${after} AND target_id IS NOT NULL
      AND NOT COALESCE(failure_code = 'SOURCE_GONE' OR failure -> 'details' ->> 'gone' = 'true', false)
    ORDER BY source_key LIMIT ${limit}`
}
