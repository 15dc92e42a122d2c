import type { ProcessId } from './ids.ts'
import type { Tx } from './tenant-db.ts'

/** Something that only one record of a process may hold. */
export interface WantedClaim { claim: string; sourceKey: string }

/**
 * Takes claims for records, first come first served, and answers who holds each of them afterwards. Claims are stored
 * under `prefix` (a preview's own, thrown away at its end); holders of plain claims win over a preview's.
 */
export async function takeClaims(
  tx: Tx, tenantId: string, processId: ProcessId, wanted: WantedClaim[], prefix = '',
): Promise<Map<string, string>> {
  if (!wanted.length) return new Map()
  const claims = wanted.map((want) => want.claim)
  await tx.$executeRaw`
    INSERT INTO claim (tenant_id, process_id, claim, source_key)
    SELECT ${tenantId}::uuid, ${processId}::uuid, ${prefix} || w.claim, w."sourceKey"
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) WITH ORDINALITY AS w(claim text, "sourceKey" text, ordinal bigint) ORDER BY w.ordinal
    ON CONFLICT DO NOTHING`
  const rows = await tx.$queryRaw<{ claim: string; sourceKey: string }[]>`
    SELECT claim, source_key AS "sourceKey" FROM claim
    WHERE process_id = ${processId}::uuid AND (claim = ANY(${claims}) OR claim = ANY(${claims.map((claim) => prefix + claim)}))`
  const holders = new Map<string, string>()
  for (const row of rows) if (row.claim.startsWith(prefix)) holders.set(row.claim.slice(prefix.length), row.sourceKey)
  if (prefix) for (const row of rows) if (!row.claim.startsWith(prefix)) holders.set(row.claim, row.sourceKey)
  return holders
}

/**
 * Leaves each record with the claims given and no others. Records that failed because of a claim that is free now are due
 * again at once. Answers how many those are.
 */
export async function keepClaims(tx: Tx, processId: ProcessId, kept: { sourceKey: string; claims: string[] }[]): Promise<number> {
  if (!kept.length) return 0
  const freed = await tx.$queryRaw<{ claim: string }[]>`
    DELETE FROM claim c USING jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS k("sourceKey" text, claims jsonb)
    WHERE c.process_id = ${processId}::uuid AND c.source_key = k."sourceKey" AND NOT k.claims ? c.claim
    RETURNING c.claim`
  if (!freed.length) return 0
  return tx.$executeRaw`
    UPDATE record SET next_try_at = now() WHERE process_id = ${processId}::uuid AND state = 'failed'
      AND failure -> 'details' ->> 'claim' = ANY(${freed.map((row) => row.claim)})`
}

/** Throws a preview's claims away. */
export async function dropClaims(tx: Tx, processId: ProcessId, prefix: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM claim WHERE process_id = ${processId}::uuid AND starts_with(claim, ${prefix})`
}
