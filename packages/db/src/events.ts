import type { EventKind } from './generated/client.ts'
import type { ProcessId, RunId } from './ids.ts'
import type { Sql } from './plain-transaction.ts'

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
export async function appendEvents(tx: Sql, tenantId: string, processId: ProcessId, runId: RunId, events: NewEvent[]): Promise<void> {
  if (!events.length) return
  await tx.$executeRaw`
    INSERT INTO event (tenant_id, process_id, run_id, source_key, name, kind, target_id, failure_code, message, changes, request, response)
    SELECT ${tenantId}::uuid, ${processId}::uuid, ${runId}::uuid, e."sourceKey", e.name, e.kind::"EventKind", e."targetId", e."failureCode", e.message,
      e.changes, e.request, e.response
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e("sourceKey" text, name text, kind text, "targetId" text, "failureCode" text,
      message text, changes jsonb, request jsonb, response jsonb)`
}
