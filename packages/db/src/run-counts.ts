import type { EventKind, RecordState } from './generated/client.ts'
import type { ProcessId, RunId } from './ids.ts'
import type { Sql } from './plain-transaction.ts'

/** What a record counts as in a run's row. */
export type CountName = 'created' | 'updated' | 'unchanged' | 'skipped' | 'waiting' | 'failed'

/** Keys of records that a run counted and left as they stand. */
export interface StandingKeys { unchanged: string[]; skipped: string[]; waiting: string[]; failed: string[] }

/** As what a run counts a record that it has met before, and what it made of it in the target, whatever came later. */
export interface CountedAs { as: CountName; made: 'created' | 'updated' | null }

/** Remembers, until the run ends, which records it counted without dealing with them. */
export async function noteStanding(tx: Sql, tenantId: string, runId: RunId, keys: StandingKeys): Promise<void> {
  const some = Object.entries(keys).filter(([, of]) => of.length)
  if (!some.length) return
  await tx.$executeRaw`INSERT INTO run_standing (tenant_id, run_id, keys) VALUES (${tenantId}::uuid, ${runId}::uuid, ${JSON.stringify(Object.fromEntries(some))}::jsonb)`
}

/** The run has ended: nothing is counted any more. */
export async function forgetStanding(tx: Sql, runId: RunId): Promise<void> {
  await tx.$executeRaw`DELETE FROM run_standing WHERE run_id = ${runId}::uuid`
}

/** A record whose count is asked for: its state now, and whether the run in question dealt with it last. */
export interface Asked { key: string; state: RecordState; isOfThisRun: boolean }

/**
 * As what the run counts these records so far; absent those that it has not met. By what it wrote into their histories since `startedAt`, else by
 * their state (who stays as he is has no entry), else by `noteStanding`: a person may have changed the state meanwhile.
 */
export async function countedSoFar(tx: Sql, processId: ProcessId, runId: RunId, startedAt: Date, asked: Asked[]): Promise<Map<string, CountedAs>> {
  const counted = new Map<string, CountedAs>()
  if (!asked.length) return counted
  const keys = asked.map(({ key }) => key)
  const told = new Map((await tx.$queryRaw<{ key: string; kinds: EventKind[] }[]>`
    SELECT source_key AS key, array_agg(kind::text ORDER BY id) AS kinds FROM event
    WHERE tenant_id = current_tenant() AND process_id = ${processId}::uuid AND source_key = ANY(${keys}) AND at >= ${startedAt}::timestamptz AND run_id = ${runId}::uuid
    GROUP BY source_key`).map(({ key, kinds }) => [key, kinds.flatMap((kind) => countOf[kind] ?? [])]))
  const rest = asked.filter(({ key, isOfThisRun }) => !isOfThisRun && !told.get(key)?.length).map(({ key }) => key)
  const standing = new Map(rest.length ? (await tx.$queryRaw<{ key: string; as: CountName }[]>`
    SELECT k.key, c.key AS "as" FROM run_standing s, jsonb_each(s.keys) c, jsonb_array_elements_text(c.value) k(key)
    WHERE s.run_id = ${runId}::uuid AND k.key = ANY(${rest})`).map(({ key, as }) => [key, as]) : [])
  for (const { key, state, isOfThisRun } of asked) {
    const counts = told.get(key) ?? []
    const stands = standing.get(key)
    if (isOfThisRun || counts.length) counted.set(key, byHistory(counts, isOfThisRun ? state : null))
    else if (stands) counted.set(key, { as: stands, made: null })
  }
  return counted
}

/** `state` null: a preview, which changes none, and writes of every record what it would do. */
function byHistory(counts: CountName[], state: RecordState | null): CountedAs {
  const made = counts.includes('created') ? 'created' : counts.includes('updated') ? 'updated' : null
  if (state === null) return { as: counts.at(-1) ?? 'unchanged', made }
  if (state === 'synced') return { as: made ?? 'unchanged', made }
  return { as: counts.filter((count) => count === 'skipped' || count === 'waiting' || count === 'failed').at(-1) ?? state, made }
}

const countOf: Partial<Record<EventKind, CountName>> = {
  created: 'created', updated: 'updated', linked: 'unchanged', unchanged: 'unchanged', skipped: 'skipped', held_back: 'skipped', waiting: 'waiting', failed: 'failed',
  would_create: 'created', would_update: 'updated', would_leave: 'unchanged', would_skip: 'skipped', would_wait: 'waiting', would_fail: 'failed',
}
