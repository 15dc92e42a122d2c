import { randomUUID } from 'node:crypto'
import type { EditState } from './generated/client.ts'
import type { ProcessId, UserId } from './ids.ts'
import type { Sql } from './plain-transaction.ts'

/** One value that a person sends instead of what the source says. */
export interface EditedValue {
  /** The target's own name: "address.postcode". */
  field: string
  /** "Postal code" */
  label: string
  /** The source field in whose place it stands; null where it stands in the place of the mapping's value. */
  source: string | null
  before: string
  after: string
}

/** Values that the next try of a record uses (asked), that the target holds since (sent), or that it refused. */
export interface RecordEdit {
  id: string
  values: EditedValue[]
  /** The source as the person saw it. */
  seen: Record<string, string>
  actorId: string
  actorName: string
  state: EditState
  /** ISO times. */
  askedAt: string
  /** When a try used it. */
  usedAt: string | null
}

/**
 * Lays values over a record that failed or waits, for its next try, marks it as due, and writes down who did so; an order that was not carried out yet
 * is replaced. Answers false when the record does neither (any more), or is being written.
 */
export async function editRecord(
  tx: Sql, processId: ProcessId, recordId: bigint, edit: { values: EditedValue[]; seen: Record<string, string>; actor: { id: UserId; name: string } },
): Promise<boolean> {
  const { values, seen, actor } = edit
  const changes = values.map(({ label, before, after }) => ({ field: label, before, after }))
  const rows = await tx.$executeRaw`
    WITH due AS (
      UPDATE record r SET next_try_at = now(), updated_at = now()
      WHERE r.process_id = ${processId}::uuid AND r.id = ${recordId} AND r.state_rank IN (1, 2) AND r.failure IS NOT NULL AND r.intent IS NULL
      RETURNING r.tenant_id, r.process_id, r.source_key, r.name
    ), asked AS (
      INSERT INTO record_edit (tenant_id, process_id, source_key, id, values, seen, actor_id, actor_name)
      SELECT tenant_id, process_id, source_key, ${randomUUID()}::uuid, ${JSON.stringify(values)}::jsonb, ${JSON.stringify(seen)}::jsonb, ${actor.id}::uuid, ${actor.name} FROM due
      ON CONFLICT (process_id, source_key) DO UPDATE SET id = excluded.id, values = excluded.values, seen = excluded.seen, actor_id = excluded.actor_id,
        actor_name = excluded.actor_name, asked_at = now(), state = 'asked', used_at = NULL
    )
    INSERT INTO event (tenant_id, process_id, source_key, name, actor_id, kind, changes)
    SELECT tenant_id, process_id, source_key, name, ${actor.id}::uuid, 'edited', ${JSON.stringify(changes)}::jsonb FROM due`
  return rows > 0
}

/** The edits of these records; most have none. */
export async function editsOf(tx: Sql, processId: ProcessId, keys: readonly string[]): Promise<Map<string, RecordEdit>> {
  // One cell of JSON asks once whatever the page's size, and costs nothing while the table has no row of this process.
  const [answer] = await tx.$queryRaw<{ edits: string | null }[]>`
    SELECT json_object_agg(source_key, json_build_object('id', id, 'values', values, 'seen', seen, 'actorId', actor_id, 'actorName', actor_name,
      'state', state, 'askedAt', asked_at, 'usedAt', used_at))::text AS edits
    FROM record_edit WHERE process_id = ${processId}::uuid AND source_key = ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)))`
  return new Map(Object.entries(JSON.parse(answer?.edits ?? '{}') as Record<string, RecordEdit>))
}

/** What a try did with edits: the target took these, refused those, others are over. By the edits' own ids, so that a newer order stays. */
export interface SettledEdits { sent: string[]; refused: string[]; over: string[] }

export async function settleEdits(tx: Sql, processId: ProcessId, { sent, refused, over }: SettledEdits): Promise<void> {
  if (sent.length + refused.length) {
    await tx.$executeRaw`
      UPDATE record_edit SET used_at = now(), state = CASE WHEN id = ANY(${sent}::uuid[]) THEN 'sent' ELSE 'refused' END::"EditState"
      WHERE process_id = ${processId}::uuid AND id = ANY(${[...sent, ...refused]}::uuid[])`
  }
  if (over.length) await tx.$executeRaw`DELETE FROM record_edit WHERE process_id = ${processId}::uuid AND id = ANY(${over}::uuid[])`
}

/**
 * Makes those of the records due again that a person edited while they were being dealt with: that try did not know of the edit, and its
 * outcome would else leave the order lying.
 */
export async function wakeEdited(tx: Sql, processId: ProcessId, keys: readonly string[], known: readonly string[]): Promise<void> {
  // Nearly always there is none; an update that finds nothing would still count the records that it moved.
  const asked = await tx.$queryRaw<{ sourceKey: string }[]>`
    SELECT source_key AS "sourceKey" FROM record_edit WHERE process_id = ${processId}::uuid AND state = 'asked' AND NOT id = ANY(${[...known]}::uuid[])`
  const here = new Set(keys)
  const missed = asked.flatMap(({ sourceKey }) => (here.has(sourceKey) ? [sourceKey] : []))
  if (missed.length) await tx.$executeRaw`UPDATE record SET next_try_at = now() WHERE process_id = ${processId}::uuid AND source_key = ANY(${missed})`
}

/** Records that are left as a person edited them are not tried again by themselves. */
export async function restEdited(tx: Sql, processId: ProcessId, keys: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE record SET next_try_at = NULL WHERE process_id = ${processId}::uuid AND source_key = ANY(${[...keys]}) AND intent IS NULL`
}
