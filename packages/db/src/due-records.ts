import type { ProcessId, RunId } from './ids.ts'
import type { Sql } from './plain-transaction.ts'

/** A record to be tried again, with what is stored of it for the case that the source has it no more. */
export interface DueRecord { id: bigint; sourceKey: string; sourceId: bigint; source: Record<string, string> | null }

/** Records whose time has come to be tried again, oldest first, behind `afterId`. */
export async function dueRecords(tx: Sql, processId: ProcessId, afterId: bigint, limit: number): Promise<DueRecord[]> {
  return tx.$queryRaw`
    SELECT id, source_key AS "sourceKey", source_id AS "sourceId", source FROM record
    WHERE process_id = ${processId}::uuid AND next_try_at <= now() AND id > ${afterId} ORDER BY id LIMIT ${limit}`
}

/**
 * The same for a preview, which stores no record: due ones that it has not spoken of yet, and those that it found would
 * become due (see `notePreviewDue`).
 */
export async function dueRecordsOfPreview(tx: Sql, processId: ProcessId, runId: RunId, prefix: string, afterId: bigint, limit: number): Promise<DueRecord[]> {
  return tx.$queryRaw`
    SELECT id, source_key AS "sourceKey", source_id AS "sourceId", source FROM record r
    WHERE process_id = ${processId}::uuid AND id > ${afterId} AND (
      EXISTS (SELECT FROM claim c WHERE c.process_id = r.process_id AND c.claim = ${`${prefix}due:`} || r.source_key)
      OR (next_try_at <= now() AND NOT EXISTS (SELECT FROM event e
        WHERE e.tenant_id = r.tenant_id AND e.process_id = r.process_id AND e.source_key = r.source_key AND e.run_id = ${runId}::uuid)))
    ORDER BY id LIMIT ${limit}`
}

/** Source ids above `after` and not above `upTo`; of those, the keys that begin so. */
export interface SourceRange { after: number; upTo: number | null; keysBegin?: string }

/**
 * Marks as due the known records in a range of source ids that are not among `keys`: a page that holds the whole range
 * does not have them, so the source has them no more. Answers how many. Records that failed for that before (their failure's details say `gone: true`), and
 * those that a person ignores, stay.
 */
export async function markMissing(tx: Sql, processId: ProcessId, range: SourceRange, keys: string[]): Promise<number> {
  // JSON: the driver takes many times as long to write an array of a page's 2,000 keys.
  return tx.$executeRaw`
    UPDATE record SET next_try_at = now()
    WHERE process_id = ${processId}::uuid AND source_id > ${range.after}::bigint AND (${range.upTo}::bigint IS NULL OR source_id <= ${range.upTo}::bigint)
      AND starts_with(source_key, ${range.keysBegin ?? ''}) AND source_key NOT IN (SELECT jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)) AND (next_try_at IS NULL OR next_try_at > now())
      AND NOT COALESCE(failure_code = 'SOURCE_GONE' OR failure -> 'details' ->> 'gone' = 'true', false) AND NOT (state = 'skipped' AND (target_id IS NULL OR failure IS NOT NULL))`
}

/** The same for a preview: notes them as due for it alone. */
export async function previewMissing(
  tx: Sql, tenantId: string, processId: ProcessId, prefix: string, range: SourceRange, keys: string[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO claim (tenant_id, process_id, claim, source_key)
    SELECT ${tenantId}::uuid, process_id, ${`${prefix}due:`} || source_key, source_key FROM record
    WHERE process_id = ${processId}::uuid AND source_id > ${range.after}::bigint AND (${range.upTo}::bigint IS NULL OR source_id <= ${range.upTo}::bigint)
      AND starts_with(source_key, ${range.keysBegin ?? ''}) AND source_key NOT IN (SELECT jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)) AND NOT COALESCE(failure_code = 'SOURCE_GONE' OR failure -> 'details' ->> 'gone' = 'true', false) AND NOT (state = 'skipped' AND (target_id IS NULL OR failure IS NOT NULL))
    ON CONFLICT DO NOTHING`
}
