import type { EventKind } from './generated/client.ts'
import type { ProcessId, RunId } from './ids.ts'
import type { Tx } from './tenant-db.ts'

/** A record that a preview has spoken of, with what is stored of it for the case that the source has it no more. */
export interface AnnouncedRecord { id: bigint; sourceKey: string; sourceId: bigint | null; source: Record<string, string> | null }

/** The records that a preview announced something about, in the order in which it last spoke of each, behind `afterId`. */
export async function announcedRecords(tx: Tx, tenantId: string, processId: ProcessId, preview: RunId, afterId: bigint, limit: number): Promise<AnnouncedRecord[]> {
  return tx.$queryRaw`
    SELECT e.id, e.source_key AS "sourceKey", r.source_id AS "sourceId", r.source FROM event e
    LEFT JOIN record r ON r.process_id = e.process_id AND r.source_key = e.source_key
    WHERE e.tenant_id = ${tenantId}::uuid AND e.process_id = ${processId}::uuid AND e.run_id = ${preview}::uuid AND e.id > ${afterId}
      AND NOT EXISTS (SELECT FROM event later WHERE later.tenant_id = e.tenant_id AND later.process_id = e.process_id
        AND later.source_key = e.source_key AND later.run_id = e.run_id AND later.id > e.id)
    ORDER BY e.id LIMIT ${limit}`
}

/** How many those are in all. */
export async function countAnnounced(tx: Tx, tenantId: string, processId: ProcessId, preview: RunId): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(DISTINCT source_key) AS count FROM event
    WHERE tenant_id = ${tenantId}::uuid AND process_id = ${processId}::uuid AND run_id = ${preview}::uuid`
  return Number(row?.count ?? 0)
}

/** What a preview announced about a record. */
export interface Announcement { kind: EventKind; targetId: string | null; changes: { field: string; before: string | null; after: string | null }[] }

/** What a preview said last about each of these records. */
export async function announcementsOf(tx: Tx, tenantId: string, processId: ProcessId, preview: RunId, keys: readonly string[]): Promise<Map<string, Announcement>> {
  if (!keys.length) return new Map()
  const rows = await tx.$queryRaw<(Omit<Announcement, 'changes'> & { sourceKey: string; changes: Announcement['changes'] | null })[]>`
    SELECT DISTINCT ON (source_key) source_key AS "sourceKey", kind::text AS kind, target_id AS "targetId", changes FROM event
    WHERE tenant_id = ${tenantId}::uuid AND process_id = ${processId}::uuid AND run_id = ${preview}::uuid AND source_key = ANY(${[...keys]})
    ORDER BY source_key, id DESC`
  return new Map(rows.map(({ sourceKey, changes, ...row }) => [sourceKey, { ...row, changes: changes ?? [] }]))
}
