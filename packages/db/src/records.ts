import type { EventKind, RecordState } from './generated/client.ts'
import type { ProcessId, RunId } from './ids.ts'
import type { Tx } from './tenant-db.ts'

/** What the engine needs to know of a record before it deals with it again. */
export interface KnownRecord {
  sourceKey: string
  hash: string | null
  state: RecordState
  targetId: string | null
  intent: object | null
  attempts: number
  nextTryAt: Date | null
}

/** The stored records of these keys; keys that are not known are absent. */
export async function knownRecords(tx: Tx, processId: ProcessId, keys: string[]): Promise<Map<string, KnownRecord>> {
  const rows = await tx.$queryRaw<KnownRecord[]>`
    SELECT source_key AS "sourceKey", hash, state::text AS state, target_id AS "targetId", intent, attempts, next_try_at AS "nextTryAt"
    FROM record WHERE process_id = ${processId}::uuid AND source_key = ANY(${keys})`
  return new Map(rows.map((row) => [row.sourceKey, row]))
}

/** A record as it stands after the engine has dealt with it. Everything given replaces what was stored. */
export interface RecordOutcome {
  sourceKey: string
  sourceId: number
  name: string
  display: object
  searchText: string
  sourceUrl: string | null
  source: object
  hash: string
  state: RecordState
  targetId: string | null
  failureCode: string | null
  failureClass: string | null
  failure: object | null
  reason: string | null
  warnings: string[] | null
  attempts: number
  nextTryAt: string | null
  /** Null when the outcome of everything that was sent is known. */
  intent: object | null
}

/** Stores outcomes in one statement; a person's note and assignment stay. */
export async function saveOutcomes(tx: Tx, tenantId: string, processId: ProcessId, runId: RunId, outcomes: RecordOutcome[]): Promise<void> {
  if (!outcomes.length) return
  await tx.$executeRaw`
    INSERT INTO record (tenant_id, process_id, source_key, source_id, name, display, search_text, source_url, source, hash, state,
      target_id, failure_code, failure_class, failure, reason, warnings, attempts, next_try_at, intent, last_run_id, last_tried_at, updated_at)
    SELECT ${tenantId}::uuid, ${processId}::uuid, o."sourceKey", o."sourceId", o.name, o.display, o."searchText", o."sourceUrl", o.source, o.hash,
      o.state::"RecordState", o."targetId", o."failureCode", o."failureClass", o.failure, o.reason, o.warnings, o.attempts, o."nextTryAt", o.intent,
      ${runId}::uuid, now(), now()
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS o("sourceKey" text, "sourceId" bigint, name text, display jsonb, "searchText" text,
      "sourceUrl" text, source jsonb, hash text, state text, "targetId" text, "failureCode" text, "failureClass" text, failure jsonb, reason text,
      warnings jsonb, attempts int, "nextTryAt" timestamptz, intent jsonb)
    ON CONFLICT (process_id, source_key) DO UPDATE SET source_id = excluded.source_id, name = excluded.name, display = excluded.display,
      search_text = excluded.search_text, source_url = excluded.source_url, source = excluded.source, hash = excluded.hash, state = excluded.state,
      target_id = excluded.target_id, failure_code = excluded.failure_code, failure_class = excluded.failure_class, failure = excluded.failure,
      reason = excluded.reason, warnings = excluded.warnings, attempts = excluded.attempts, next_try_at = excluded.next_try_at,
      intent = excluded.intent, last_run_id = excluded.last_run_id, last_tried_at = excluded.last_tried_at, updated_at = excluded.updated_at`
}

/** What is about to be written and cannot be repeated blindly. */
export interface Intent { sourceKey: string; sourceId: number; name: string; intent: object }

/** Stores intents before the writes; a record that is not known yet appears as waiting. */
export async function saveIntents(tx: Tx, tenantId: string, processId: ProcessId, runId: RunId, intents: Intent[]): Promise<void> {
  if (!intents.length) return
  await tx.$executeRaw`
    INSERT INTO record (tenant_id, process_id, source_key, source_id, name, search_text, state, reason, intent, last_run_id, updated_at)
    SELECT ${tenantId}::uuid, ${processId}::uuid, i."sourceKey", i."sourceId", i.name, lower(i."sourceKey" || ' ' || i.name), 'waiting',
      'It is being written now.', i.intent, ${runId}::uuid, now()
    FROM jsonb_to_recordset(${JSON.stringify(intents)}::jsonb) AS i("sourceKey" text, "sourceId" bigint, name text, intent jsonb)
    ON CONFLICT (process_id, source_key) DO UPDATE SET intent = excluded.intent, updated_at = excluded.updated_at`
}

export interface NewEvent {
  sourceKey: string
  name: string
  kind: EventKind
  targetId?: string | null
  failureCode?: string | null
  message?: string | null
  changes?: object | null
  request?: unknown
  response?: unknown
}

/** Appends to the records' histories. */
export async function appendEvents(tx: Tx, tenantId: string, processId: ProcessId, runId: RunId, events: NewEvent[]): Promise<void> {
  if (!events.length) return
  await tx.$executeRaw`
    INSERT INTO event (tenant_id, process_id, run_id, source_key, name, kind, target_id, failure_code, message, changes, request, response)
    SELECT ${tenantId}::uuid, ${processId}::uuid, ${runId}::uuid, e."sourceKey", e.name, e.kind::"EventKind", e."targetId", e."failureCode", e.message,
      e.changes, e.request, e.response
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e("sourceKey" text, name text, kind text, "targetId" text, "failureCode" text,
      message text, changes jsonb, request jsonb, response jsonb)`
}

/** Records whose time has come to be tried again, oldest first, behind `afterId`. */
export async function dueRecords(tx: Tx, processId: ProcessId, afterId: bigint, limit: number): Promise<{ id: bigint; sourceKey: string; sourceId: bigint }[]> {
  return tx.$queryRaw`
    SELECT id, source_key AS "sourceKey", source_id AS "sourceId" FROM record
    WHERE process_id = ${processId}::uuid AND next_try_at <= now() AND id > ${afterId} ORDER BY id LIMIT ${limit}`
}
