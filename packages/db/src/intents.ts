import type { ProcessId } from './ids.ts'
import type { StoredIntent } from './records.ts'
import type { Sql } from './plain-transaction.ts'

/** What is about to be written and cannot be repeated blindly. */
export interface NewIntent { sourceKey: string; sourceId: number; name: string; intent: StoredIntent }

/**
 * Stores intents before the writes. A record that is not known yet appears as waiting; each is due until its outcome is
 * stored, so that what a crash or a stopped run leaves behind is settled by the next run, whatever its window. Its search text comes with the
 * outcome, a moment later: the search's index is what costs most of an insert.
 */
export async function saveIntents(tx: Sql, tenantId: string, processId: ProcessId, intents: NewIntent[]): Promise<void> {
  if (!intents.length) return
  await tx.$executeRaw`
    INSERT INTO record (tenant_id, process_id, source_key, source_id, name, search_text, state, reason, intent, next_try_at, updated_at)
    SELECT ${tenantId}::uuid, ${processId}::uuid, i."sourceKey", i."sourceId", i.name, '', 'waiting',
      'It is being written now.', i.intent, now(), now()
    FROM jsonb_to_recordset(${JSON.stringify(intents)}::jsonb) AS i("sourceKey" text, "sourceId" bigint, name text, intent jsonb)
    ON CONFLICT (process_id, source_key) DO UPDATE SET intent = excluded.intent, next_try_at = now(), updated_at = excluded.updated_at`
}

/**
 * Takes back intents of writes that were never begun; `fence` tells whose. Records that were stored only for their intent
 * disappear.
 */
export async function discardIntents(tx: Sql, processId: ProcessId, sourceKeys: string[], fence: bigint): Promise<void> {
  if (!sourceKeys.length) return
  await tx.$executeRaw`
    DELETE FROM record WHERE process_id = ${processId}::uuid AND source_key = ANY(${sourceKeys}) AND hash IS NULL AND target_id IS NULL
      AND intent ->> 'fence' = ${String(fence)} AND NOT intent ? 'memo'`
  await tx.$executeRaw`
    UPDATE record SET intent = NULL WHERE process_id = ${processId}::uuid AND source_key = ANY(${sourceKeys})
      AND intent ->> 'fence' = ${String(fence)} AND NOT intent ? 'memo'`
}
