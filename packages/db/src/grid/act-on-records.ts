import type { ProcessId, UserId } from '../ids.ts'
import { countEdited, requestRetry, type EditedInRetry } from '../requests.ts'
import type { Tx } from '../tenant-db.ts'
import { conditionOfSelection, type RecordSelection } from './filter.ts'

/** Who does it, as the records' histories name him. */
export interface Actor { id: UserId; name: string }

/** Marks the chosen records as due and no others; answers how many. The caller asks for the run. */
export async function retryRecords(tx: Tx, processId: ProcessId, selection: RecordSelection, actor: Actor, edited: EditedInRetry = 'left'): Promise<number> {
  return requestRetry(tx, processId, conditionOfSelection(processId, selection), actor.id, edited)
}

/** How many of the chosen records a retry leaves alone, because a person's edit stands in their target. */
export async function countEditedRecords(tx: Tx, processId: ProcessId, selection: RecordSelection): Promise<number> {
  return countEdited(tx, processId, conditionOfSelection(processId, selection))
}

/**
 * Takes chosen failed and waiting records out of the way: they count as skipped, keep their failure, and come back when their source
 * or the process's settings change, when they are retried, or by `stopIgnoring`. One that is being written stays. Values that a person gave for them are given up.
 */
export async function ignoreRecords(tx: Tx, processId: ProcessId, selection: RecordSelection, actor: Actor, why: string): Promise<number> {
  return tx.$executeRaw`
    WITH ignored AS (
      UPDATE record r SET state = 'skipped', reason = ${`Ignored by ${actor.name}: ${why}`}, failure_code = NULL, failure_class = NULL,
        next_try_at = NULL, updated_at = now()
      WHERE r.state_rank IN (1, 2) AND r.intent IS NULL AND r.failure IS NOT NULL AND ${conditionOfSelection(processId, selection)}
      RETURNING r.tenant_id, r.process_id, r.source_key, r.name, r.failure ->> 'code' AS code
    ), given_up AS (
      DELETE FROM record_edit e USING ignored i WHERE e.process_id = i.process_id AND e.source_key = i.source_key
    )
    INSERT INTO event (tenant_id, process_id, source_key, name, actor_id, kind, failure_code, message)
    SELECT tenant_id, process_id, source_key, name, ${actor.id}::uuid, 'ignored', code, ${why} FROM ignored`
}

/** Brings ignored records back as failed, due with the next run. Answers how many. */
export async function stopIgnoring(tx: Tx, processId: ProcessId, selection: RecordSelection, actor: Actor): Promise<number> {
  return tx.$executeRaw`
    WITH back AS (
      UPDATE record r SET state = 'failed', reason = r.failure ->> 'explanation', failure_code = r.failure ->> 'code',
        failure_class = r.failure ->> 'class', next_try_at = now(), updated_at = now()
      WHERE r.state_rank = 3 AND r.failure IS NOT NULL AND ${conditionOfSelection(processId, selection)}
      RETURNING r.tenant_id, r.process_id, r.source_key, r.name
    )
    INSERT INTO event (tenant_id, process_id, source_key, name, actor_id, kind, message)
    SELECT tenant_id, process_id, source_key, name, ${actor.id}::uuid, 'unignored', 'No longer ignored.' FROM back`
}

/** Makes the chosen records somebody's, or nobody's. Answers how many were not so before. */
export async function assignRecords(
  tx: Tx, processId: ProcessId, selection: RecordSelection, actor: Actor, assignee: Actor | null,
): Promise<number> {
  return tx.$executeRaw`
    WITH assigned AS (
      UPDATE record r SET assignee_id = ${assignee?.id ?? null}::uuid
      WHERE r.assignee_id IS DISTINCT FROM ${assignee?.id ?? null}::uuid AND ${conditionOfSelection(processId, selection)}
      RETURNING r.tenant_id, r.process_id, r.source_key, r.name
    )
    INSERT INTO event (tenant_id, process_id, source_key, name, actor_id, kind, message)
    SELECT tenant_id, process_id, source_key, name, ${actor.id}::uuid, 'assigned', ${assignee ? `Assigned to ${assignee.name}.` : 'Assigned to nobody.'} FROM assigned`
}

/** Replaces the note of the chosen records; an empty one removes it. Answers how many. */
export async function noteRecords(tx: Tx, processId: ProcessId, selection: RecordSelection, actor: Actor, note: string): Promise<number> {
  const kept = note.trim() || null
  return tx.$executeRaw`
    WITH noted AS (
      UPDATE record r SET note = ${kept} WHERE r.note IS DISTINCT FROM ${kept} AND ${conditionOfSelection(processId, selection)}
      RETURNING r.tenant_id, r.process_id, r.source_key, r.name
    )
    INSERT INTO event (tenant_id, process_id, source_key, name, actor_id, kind, message)
    SELECT tenant_id, process_id, source_key, name, ${actor.id}::uuid, 'note', ${kept ?? 'The note was removed.'} FROM noted`
}
