import type { RecordState } from './generated/client.ts'
import type { ProcessId, RunId } from './ids.ts'
import type { Sql } from './plain-transaction.ts'

/** What the engine needs to know of a record before it deals with it again. */
export interface KnownRecord {
  sourceKey: string
  hash: string | null
  state: RecordState
  targetId: string | null
  intent: StoredIntent | null
  attempts: number
  nextTryAt: Date | null
  waitsFor: string | null
  waitingSince: Date | null
  lastRunId: string | null
  /** A person has ignored its failure. */
  ignored: boolean
}

/** What was about to be written and cannot be repeated blindly. */
export interface StoredIntent {
  action: 'create' | 'update'
  /** ISO time. */
  at: string
  runId: string
  fence: string
  /** What tells its outcome after a crash: a bulk's uuid. */
  memo?: Record<string, string | number | boolean | null>
}

/** What identifies a linked record in the target beside its id, as its connector left it: flat JSON, no secrets. */
export type TargetIdentity = Record<string, string | number | boolean | null>

/** What is stored of a linked record: how it was when the target was last brought in line with it. */
export interface LinkedRecord {
  sourceKey: string
  identity: TargetIdentity | null
  source: Record<string, string> | null
  /** Nothing is known that speaks against the target still holding what was sent: synced, without a warning, not due. */
  inLine: boolean
}

/** The linked ones among the stored records of these keys. */
export async function linkedRecords(tx: Sql, processId: ProcessId, keys: readonly string[]): Promise<Map<string, LinkedRecord>> {
  if (!keys.length) return new Map()
  const rows = await tx.$queryRaw<LinkedRecord[]>`
    SELECT source_key AS "sourceKey", target_identity AS identity, source, state = 'synced' AND warnings IS NULL AND intent IS NULL AND next_try_at IS NULL AS "inLine"
    FROM records_of_keys(${processId}::uuid, ${JSON.stringify(keys)}::jsonb) WHERE target_id IS NOT NULL`
  return new Map(rows.map((row) => [row.sourceKey, row]))
}

type KnownCells = [string, string | null, RecordState, string | null, StoredIntent | null, number, number | null, string | null, number | null, string | null, boolean]

/** The stored records of these keys; keys that are not known are absent. */
export async function knownRecords(tx: Sql, processId: ProcessId, keys: string[]): Promise<Map<string, KnownRecord>> {
  // One cell of JSON: a page has 2,000 of them, and a row of its own each costs more than everything else that is done about an unchanged record.
  const [answer] = await tx.$queryRaw<{ cells: string | null }[]>`
    SELECT json_agg(json_build_array(source_key, hash, state, target_id, intent, attempts, extract(epoch FROM next_try_at) * 1000, waits_for,
      extract(epoch FROM waiting_since) * 1000, last_run_id, state = 'skipped' AND failure IS NOT NULL))::text AS cells
    FROM records_of_keys(${processId}::uuid, ${JSON.stringify(keys)}::jsonb)`
  const time = (ms: number | null) => (ms === null ? null : new Date(ms))
  return new Map((JSON.parse(answer?.cells ?? '[]') as KnownCells[]).map(([sourceKey, hash, state, targetId, intent, attempts, nextTryAt, waitsFor, waitingSince, lastRunId, ignored]) => [
    sourceKey, { sourceKey, hash, state, targetId, intent, attempts, nextTryAt: time(nextTryAt), waitsFor, waitingSince: time(waitingSince), lastRunId, ignored },
  ]))
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
  /** Null keeps the stored one as long as the target id stays the same. */
  targetIdentity: TargetIdentity | null
  failureCode: string | null
  failureClass: string | null
  failure: object | null
  reason: string | null
  warnings: string[] | null
  attempts: number
  /** ISO time. */
  nextTryAt: string | null
  waitsFor: string | null
  /** ISO time. */
  waitingSince: string | null
  /** Leaves the stored intent: the outcome of what was sent is not known yet. */
  keepIntent: boolean
}

/** Stores outcomes in one statement; a person's note and assignment stay. */
export async function saveOutcomes(tx: Sql, tenantId: string, processId: ProcessId, runId: RunId, outcomes: RecordOutcome[]): Promise<void> {
  if (!outcomes.length) return
  const keep = outcomes.filter((outcome) => outcome.keepIntent).map((outcome) => outcome.sourceKey)
  await tx.$executeRaw`
    INSERT INTO record (tenant_id, process_id, source_key, source_id, name, display, search_text, source_url, source, hash, state,
      target_id, target_identity, failure_code, failure_class, failure, reason, warnings, attempts, next_try_at, waits_for, waiting_since, last_run_id, last_tried_at, updated_at)
    SELECT ${tenantId}::uuid, ${processId}::uuid, o."sourceKey", o."sourceId", o.name, o.display, o."searchText", o."sourceUrl", o.source, o.hash,
      o.state::"RecordState", o."targetId", o."targetIdentity", o."failureCode", o."failureClass", o.failure, o.reason, o.warnings, o.attempts, o."nextTryAt", o."waitsFor",
      o."waitingSince", ${runId}::uuid, now(), now()
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS o("sourceKey" text, "sourceId" bigint, name text, display jsonb, "searchText" text,
      "sourceUrl" text, source jsonb, hash text, state text, "targetId" text, "targetIdentity" jsonb, "failureCode" text, "failureClass" text, failure jsonb, reason text,
      warnings jsonb, attempts int, "nextTryAt" timestamptz, "waitsFor" text, "waitingSince" timestamptz)
    ON CONFLICT (process_id, source_key) DO UPDATE SET source_id = excluded.source_id, name = excluded.name, display = excluded.display,
      search_text = excluded.search_text, source_url = excluded.source_url, source = excluded.source, hash = excluded.hash, state = excluded.state,
      target_id = excluded.target_id,
      target_identity = COALESCE(excluded.target_identity, CASE WHEN excluded.target_id = record.target_id THEN record.target_identity END), failure_code = excluded.failure_code, failure_class = excluded.failure_class, failure = excluded.failure,
      reason = excluded.reason, warnings = excluded.warnings, attempts = excluded.attempts, next_try_at = excluded.next_try_at,
      waits_for = excluded.waits_for, waiting_since = excluded.waiting_since,
      intent = CASE WHEN record.source_key = ANY(${keep}) THEN record.intent END,
      last_run_id = excluded.last_run_id, last_tried_at = excluded.last_tried_at, updated_at = excluded.updated_at`
}
