import type { ProcessId } from './ids.ts'
import type { Sql } from './plain-transaction.ts'

/** What only one record of a process may hold, each of them; wanted together or not at all. */
export interface WantedClaims { sourceKey: string; claims: string[] }

/** The first claim that another record holds. */
export interface RefusedClaim { claim: string; holder: string }

/**
 * Takes claims for records, first come first served, all of a record's or none. Answers the records that got none, with the
 * claim that is taken. A preview stores its claims under `prefix`, to be thrown away at its end; there, holders of
 * plain claims win over its own, but for claims that this very preview would free.
 */
export async function takeClaims(
  tx: Sql, tenantId: string, processId: ProcessId, wanted: WantedClaims[], prefix = '',
): Promise<Map<string, RefusedClaim>> {
  const refused = new Map<string, RefusedClaim>()
  const all = [...new Set(wanted.flatMap(({ claims }) => claims))]
  if (!all.length) return refused
  const stored = prefix ? [...all, ...all.map((claim) => prefix + claim), ...all.map((claim) => `${prefix}freed:${claim}`)] : all
  const rows = await tx.$queryRaw<{ claim: string; sourceKey: string }[]>`
    SELECT claim, source_key AS "sourceKey" FROM claim WHERE process_id = ${processId}::uuid AND claim = ANY(${stored})`
  const holders = new Map(rows.map((row) => [row.claim, row.sourceKey]))
  const holderOf = (claim: string) => {
    if (!prefix) return holders.get(claim)
    const freedBy = holders.get(`${prefix}freed:${claim}`)
    const plain = holders.get(claim)
    return plain !== undefined && plain !== freedBy ? plain : holders.get(prefix + claim)
  }
  const taken: { claim: string; sourceKey: string }[] = []
  for (const { sourceKey, claims } of wanted) {
    const claim = claims.find((one) => (holderOf(one) ?? sourceKey) !== sourceKey)
    if (claim !== undefined) {
      refused.set(sourceKey, { claim, holder: holderOf(claim) ?? '' })
      continue
    }
    for (const one of claims) {
      if (holderOf(one) === undefined) taken.push({ claim: prefix + one, sourceKey })
      holders.set(prefix + one, sourceKey)
    }
  }
  if (taken.length) {
    await tx.$executeRaw`
      INSERT INTO claim (tenant_id, process_id, claim, source_key)
      SELECT ${tenantId}::uuid, ${processId}::uuid, t.claim, t."sourceKey" FROM jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) AS t(claim text, "sourceKey" text)
      ON CONFLICT DO NOTHING`
  }
  return refused
}

/**
 * Leaves each record with the claims given and no others. Records that failed because of a claim that is free now are due
 * again at once. Answers how many those are.
 */
export async function keepClaims(tx: Sql, processId: ProcessId, kept: WantedClaims[]): Promise<number> {
  if (!kept.length) return 0
  // Looked up key by key (OFFSET 0), and deleted only where there is something to: as one join it is planned by statistics that are wrong while the
  // table grows from nothing, and then reads all claims of the process for each of these records.
  const stale = await tx.$queryRaw<{ claim: string }[]>`
    SELECT held.claim FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS k("sourceKey" text, claims jsonb)
    CROSS JOIN LATERAL (SELECT c.claim FROM claim c WHERE c.process_id = ${processId}::uuid AND c.source_key = k."sourceKey" OFFSET 0) AS held
    WHERE NOT k.claims ? held.claim AND NOT starts_with(held.claim, 'preview:')`
  return stale.length ? freeClaims(tx, processId, stale.map(({ claim }) => claim)) : 0
}

/**
 * Gives up claims of which no record is known: a worker took them and ended before it could store the record, and the source has it no more.
 * Only for a moment in which nobody works on the process. Answers how many records are due again by that.
 */
export async function freeAbandonedClaims(tx: Sql, processId: ProcessId): Promise<number> {
  // Set against set: Postgres sorts or hashes them once, whatever its statistics say.
  const abandoned = await tx.$queryRaw<{ claim: string }[]>`
    SELECT claim FROM claim WHERE process_id = ${processId}::uuid AND NOT starts_with(claim, 'preview:') AND source_key IN (
      SELECT source_key FROM claim WHERE process_id = ${processId}::uuid EXCEPT SELECT source_key FROM record WHERE process_id = ${processId}::uuid)`
  return abandoned.length ? freeClaims(tx, processId, abandoned.map(({ claim }) => claim)) : 0
}

/** Gives claims up; records that failed or wait because of one of them are due at once. Answers how many those are. */
async function freeClaims(tx: Sql, processId: ProcessId, claims: string[]): Promise<number> {
  await tx.$executeRaw`DELETE FROM claim WHERE process_id = ${processId}::uuid AND claim = ANY(${claims})`
  return tx.$executeRaw`
    UPDATE record SET next_try_at = now() WHERE process_id = ${processId}::uuid AND state IN ('failed', 'waiting')
      AND failure -> 'details' ->> 'claim' = ANY(${claims})`
}

/**
 * Makes those of these records due whose claim nobody else holds by now: its holder gave it up after it was refused to them and before that could be
 * stored. Answers how many those are.
 */
export function wakeFreed(tx: Sql, processId: ProcessId, refused: { sourceKey: string; claim: string }[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE record SET next_try_at = now() FROM jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) AS r("sourceKey" text, claim text)
    WHERE record.process_id = ${processId}::uuid AND record.source_key = r."sourceKey" AND record.state IN ('failed', 'waiting')
      AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.process_id = ${processId}::uuid AND c.claim = r.claim AND c.source_key <> r."sourceKey")`
}

/** Who holds these claims; those that nobody holds are absent. */
export async function holdersOfClaims(tx: Sql, processId: ProcessId, claims: string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ claim: string; sourceKey: string }[]>`
    SELECT claim, source_key AS "sourceKey" FROM claim WHERE process_id = ${processId}::uuid AND claim = ANY(${claims})`
  return new Map(rows.map((row) => [row.claim, row.sourceKey]))
}

/** Hands claims over from one record to the next, all at once; those of them that failed or wait for that are due. */
export async function tradeClaims(tx: Sql, processId: ProcessId, trades: { claim: string; from: string; to: string }[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE claim SET source_key = t."to" FROM jsonb_to_recordset(${JSON.stringify(trades)}::jsonb) AS t(claim text, "from" text, "to" text)
    WHERE claim.process_id = ${processId}::uuid AND claim.claim = t.claim AND claim.source_key = t."from"`
  await tx.$executeRaw`
    UPDATE record SET next_try_at = now() WHERE process_id = ${processId}::uuid AND source_key = ANY(${trades.map(({ to }) => to)}) AND state IN ('failed', 'waiting')
      AND failure -> 'details' ->> 'claim' = ANY(${trades.map(({ claim }) => claim)})`
}

/** Notes for a preview that these records would give these claims up, before it has spoken of them. */
export async function noteFreed(tx: Sql, tenantId: string, processId: ProcessId, prefix: string, freed: { claim: string; holder: string }[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO claim (tenant_id, process_id, claim, source_key)
    SELECT ${tenantId}::uuid, ${processId}::uuid, ${`${prefix}freed:`} || f.claim, f.holder FROM jsonb_to_recordset(${JSON.stringify(freed)}::jsonb) AS f(claim text, holder text)
    ON CONFLICT DO NOTHING`
}

/**
 * What `keepClaims` would do, noted for a preview: the claims that would be free, and the records that would become due
 * by that. `settled` are the records that the preview has just spoken of.
 */
export async function previewKeptClaims(tx: Sql, tenantId: string, processId: ProcessId, prefix: string, kept: WantedClaims[], settled: string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM claim WHERE process_id = ${processId}::uuid AND claim = ANY(${settled.map((key) => `${prefix}due:${key}`)})`
  if (!kept.length) return
  await tx.$executeRaw`
    WITH freed AS (
      INSERT INTO claim (tenant_id, process_id, claim, source_key)
      SELECT c.tenant_id, c.process_id, ${`${prefix}freed:`} || c.claim, c.source_key FROM claim c
      JOIN jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS k("sourceKey" text, claims jsonb) ON c.source_key = k."sourceKey"
      WHERE c.process_id = ${processId}::uuid AND NOT k.claims ? c.claim AND NOT starts_with(c.claim, 'preview:')
      ON CONFLICT DO NOTHING RETURNING substr(claim, length(${`${prefix}freed:`}) + 1) AS claim
    )
    INSERT INTO claim (tenant_id, process_id, claim, source_key)
    SELECT ${tenantId}::uuid, r.process_id, ${`${prefix}due:`} || r.source_key, r.source_key FROM record r
    WHERE r.process_id = ${processId}::uuid AND r.state = 'failed' AND r.failure -> 'details' ->> 'claim' IN (SELECT claim FROM freed)
    ON CONFLICT DO NOTHING`
}

/** Of these claims, those that a preview found would become free, and by whom. */
export async function freedInPreview(tx: Sql, processId: ProcessId, prefix: string, claims: string[]): Promise<Map<string, string>> {
  const noted = `${prefix}freed:`
  const rows = await tx.$queryRaw<{ claim: string; sourceKey: string }[]>`
    SELECT claim, source_key AS "sourceKey" FROM claim WHERE process_id = ${processId}::uuid AND claim = ANY(${claims.map((claim) => noted + claim)})`
  return new Map(rows.map((row) => [row.claim.slice(noted.length), row.sourceKey]))
}

/** Throws a preview's claims and notes away. */
export async function dropClaims(tx: Sql, processId: ProcessId, prefix: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM claim WHERE process_id = ${processId}::uuid AND starts_with(claim, ${prefix})`
}
