import type { RecordState } from './generated/client.ts'
import type { ProcessId, RunId } from './ids.ts'
import type { Sql } from './plain-transaction.ts'

/** A record that is stored as waiting, and for which record of which entity. */
export interface Waiter { sourceKey: string; entity: string; provider: string }

/**
 * Orders links and waits of an integration: who stores a wait and who stores the link it waits for must see each other,
 * or the wait would outlast its reason. Held until the transaction ends; call it before anything else is written.
 */
export async function lockLinks(tx: Sql, integrationId: string, as: 'linker' | 'waiter'): Promise<void> {
  if (as === 'linker') await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${integrationId}, 1))`
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${integrationId}, 1))`
}

/**
 * Makes records of the integration that wait for one of these names due at once; so do those that gave up waiting for it, and those that
 * are left out as long as it is not there (but for those that a person ignores). Answers how many.
 */
export async function wakeWaiting(tx: Sql, integrationId: string, names: string[]): Promise<number> {
  if (!names.length) return 0
  const waiting = await tx.$queryRaw<{ id: bigint }[]>`SELECT id FROM records_waiting_for(${integrationId}::uuid, ${JSON.stringify(names)}::jsonb) AS id`
  if (!waiting.length) return 0
  // A locked record is being settled by its own run at this moment: it either saw the link or holds the lock of `lockLinks`.
  return tx.$executeRaw`
    UPDATE record SET next_try_at = now() WHERE id IN (
      SELECT id FROM record WHERE id = ANY(${waiting.map(({ id }) => id)}) AND waits_for = ANY(${names})
        AND (state IN ('waiting', 'failed') OR (state = 'skipped' AND failure IS NULL)) AND (next_try_at IS NULL OR next_try_at > now())
      FOR UPDATE SKIP LOCKED)`
}

/** Makes those of the waiters due at once whose provider got its link while they were being prepared. Answers how many. */
export async function wakeServed(tx: Sql, integrationId: string, processId: ProcessId, waiters: Waiter[]): Promise<number> {
  if (!waiters.length) return 0
  return tx.$executeRaw`
    UPDATE record r SET next_try_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(waiters)}::jsonb) AS w("sourceKey" text, entity text, provider text)
    JOIN process p ON p.entity = w.entity
    JOIN record source ON source.process_id = p.id AND source.source_key = w.provider
    WHERE p.integration_id = ${integrationId}::uuid AND source.target_id IS NOT NULL
      AND r.process_id = ${processId}::uuid AND r.source_key = w."sourceKey"`
}

/** A record whose link was `from`, and is another one by now. */
export interface Relinked { sourceKey: string; from: string }

/**
 * Makes records of other processes of the integration due at once that are linked to the very target under the very key that one of these was: what they wrote
 * belongs to a target that is no more. Answers how many. Those that their own run settles at this moment are left to it.
 */
export async function wakeFollowers(tx: Sql, integrationId: string, processId: ProcessId, relinked: readonly Relinked[]): Promise<number> {
  if (!relinked.length) return 0
  return tx.$executeRaw`
    UPDATE record SET next_try_at = now() WHERE id IN (
      SELECT r.id FROM jsonb_to_recordset(${JSON.stringify(relinked)}::jsonb) AS m("sourceKey" text, "from" text)
      CROSS JOIN process p JOIN record r ON r.process_id = p.id AND r.source_key = m."sourceKey" AND r.target_id = m."from"
      WHERE p.integration_id = ${integrationId}::uuid AND p.id <> ${processId}::uuid AND r.state <> 'skipped' AND (r.next_try_at IS NULL OR r.next_try_at > now())
      FOR UPDATE OF r SKIP LOCKED)`
}

/** The links of an entity's records in an integration: target id by source key. */
export async function linksOf(tx: Sql, integrationId: string, entity: string, keys: readonly string[]): Promise<Map<string, string>> {
  if (!keys.length) return new Map()
  const rows = await tx.$queryRaw<{ sourceKey: string; targetId: string }[]>`
    SELECT r.source_key AS "sourceKey", r.target_id AS "targetId" FROM process p CROSS JOIN LATERAL records_of_keys(p.id, ${JSON.stringify(keys)}::jsonb) AS r
    WHERE p.integration_id = ${integrationId}::uuid AND p.entity = ${entity} AND r.target_id IS NOT NULL`
  return new Map(rows.map((row) => [row.sourceKey, row.targetId]))
}

/** How a record of another process stands. `reason`: why it is skipped, waits or failed. */
export interface Neighbour { state: RecordState; targetId: string | null; reason: string | null }

/** How an entity's records in an integration stand, by source key; those that no process has dealt with are absent. */
export async function neighboursOf(tx: Sql, integrationId: string, entity: string, keys: readonly string[]): Promise<Map<string, Neighbour>> {
  if (!keys.length) return new Map()
  const rows = await tx.$queryRaw<(Neighbour & { sourceKey: string })[]>`
    SELECT r.source_key AS "sourceKey", r.state, r.target_id AS "targetId", r.reason
    FROM process p CROSS JOIN LATERAL records_of_keys(p.id, ${JSON.stringify(keys)}::jsonb) AS r
    WHERE p.integration_id = ${integrationId}::uuid AND p.entity = ${entity}`
  return new Map(rows.map(({ sourceKey, ...neighbour }) => [sourceKey, neighbour]))
}

/** Which record of a process is linked to each of these targets: source key by target id. */
export async function holdersOfTargets(tx: Sql, tenantId: string, processId: ProcessId, targetIds: readonly string[]): Promise<Map<string, string>> {
  if (!targetIds.length) return new Map()
  const rows = await tx.$queryRaw<{ sourceKey: string; targetId: string }[]>`
    SELECT source_key AS "sourceKey", target_id AS "targetId" FROM record
    WHERE tenant_id = ${tenantId}::uuid AND process_id = ${processId}::uuid AND target_id = ANY(${[...targetIds]})`
  return new Map(rows.map((row) => [row.targetId, row.sourceKey]))
}

/** Of these keys, those that a preview has announced as new. */
export async function announcedCreations(tx: Sql, tenantId: string, processId: ProcessId, runId: RunId, keys: readonly string[]): Promise<string[]> {
  if (!keys.length) return []
  const rows = await tx.$queryRaw<{ sourceKey: string }[]>`
    SELECT DISTINCT source_key AS "sourceKey" FROM event
    WHERE tenant_id = ${tenantId}::uuid AND process_id = ${processId}::uuid AND source_key = ANY(${[...keys]}) AND run_id = ${runId}::uuid AND kind = 'would_create'`
  return rows.map((row) => row.sourceKey)
}

/** Names that records of a process wait for, behind `after`, in order. */
export async function namesWaitedFor(tx: Sql, processId: ProcessId, after: string, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT waits_for AS name FROM record
    WHERE process_id = ${processId}::uuid AND waits_for > ${after} ORDER BY waits_for LIMIT ${limit}`
  return rows.map((row) => row.name)
}
