import { Prisma } from '../generated/client.ts'
import type { RecordState } from '../generated/client.ts'
import type { ProcessId, UserId } from '../ids.ts'
import { searchPatterns } from './search.ts'

/** What a record counts as in the grid: its state, or that a run writes it at this moment for the first time (until then it is stored as waiting). */
export type GridState = RecordState | 'writing'

/** Which records of a process. What is absent does not narrow; several values of one field are alternatives. */
export interface RecordFilter {
  states?: GridState[]
  /** Codes of the failure catalogue. */
  codes?: string[]
  /** Classes of the failure catalogue. */
  classes?: string[]
  /** One cause of a failure, as `failureCauses` tells it. */
  cause?: string
  /** Those whose failure a person has ignored. */
  ignored?: true
  /** Those whose target was left as a person edited it. */
  edited?: true
  changedSince?: Date
  /** `null`: nobody's. */
  assignee?: UserId | null
  /** Those that are tried again by themselves. */
  triedAgain?: boolean
  /** Words that must all be found in a record's ids, name or other search terms. */
  search?: string
}

/** The states in the order of `state_rank`. */
export const rankedStates = ['failed', 'waiting', 'skipped', 'synced'] as const satisfies readonly RecordState[]
export const rankOf = (state: RecordState): number => rankedStates.indexOf(state) + 1

/** Over the table alias r: it is stored for its intent alone, and the run that writes it goes on. What a stopped run left behind waits for the next one. */
export const isBeingWritten = Prisma.sql`(r.state_rank = 2 AND r.hash IS NULL AND r.intent IS NOT NULL
  AND EXISTS (SELECT FROM run w WHERE w.process_id = r.process_id AND w.state = 'running' AND w.mode <> 'preview'))`

/** What tells two causes of the same code apart; null where the code alone is the cause. Over the table alias r. */
export const causeOfRecord = Prisma.sql`CASE WHEN r.failure ->> 'fixedBy' = 'settings' THEN left(md5(r.failure ->> 'remedy'), 12) END`

/** How the words of a search are looked for. */
export type SearchMode =
  /** In the index, all of them: for conditions of updates. */
  | { by: 'index' }
  /** These were found. */
  | { by: 'ids'; ids: bigint[] }
  /** Row by row, while walking in some order: when they are so many that a page is full soon. */
  | { by: 'walk' }

/** The filter as a condition on the table alias r, and on nothing that belongs to other processes. Pure. */
export function conditionOf(processId: ProcessId, filter: RecordFilter, searching: SearchMode = { by: 'index' }): Prisma.Sql {
  const parts = [Prisma.sql`r.process_id = ${processId}::uuid`]
  if (filter.states?.length) parts.push(conditionOfStates(filter.states))
  if (filter.codes?.length) parts.push(Prisma.sql`r.failure_code = ANY(${filter.codes}::text[])`)
  // Only these have a class; saying so lets Postgres leave the others alone.
  if (filter.classes?.length) parts.push(Prisma.sql`r.state_rank IN (1, 2) AND r.failure_class = ANY(${filter.classes}::text[])`)
  if (filter.cause !== undefined) parts.push(Prisma.sql`r.state_rank = 1 AND ${causeOfRecord} = ${filter.cause}`)
  if (filter.ignored) parts.push(Prisma.sql`r.state_rank = 3 AND r.failure IS NOT NULL`)
  if (filter.edited) parts.push(Prisma.sql`r.source_key IN (SELECT e.source_key FROM record_edit e WHERE e.process_id = ${processId}::uuid AND e.state = 'sent')`)
  if (filter.changedSince) parts.push(Prisma.sql`r.updated_at >= ${filter.changedSince.toISOString()}::timestamptz`)
  if (filter.assignee === null) parts.push(Prisma.sql`r.assignee_id IS NULL`)
  else if (filter.assignee !== undefined) parts.push(Prisma.sql`r.assignee_id = ${filter.assignee}::uuid`)
  if (filter.triedAgain !== undefined) parts.push(filter.triedAgain ? Prisma.sql`r.next_try_at IS NOT NULL` : Prisma.sql`r.next_try_at IS NULL`)
  const patterns = searchPatterns(filter.search ?? '')
  if (patterns.length) parts.push(searchCondition(processId, patterns, searching))
  return Prisma.join(parts, ' AND ')
}

function conditionOfStates(chosen: GridState[]): Prisma.Sql {
  const states = chosen.filter((state) => state !== 'writing')
  const ranked = Prisma.sql`r.state_rank = ANY(${states.map(rankOf)}::int[])`
  if (states.length === chosen.length) return states.includes('waiting') ? Prisma.sql`${ranked} AND NOT ${isBeingWritten}` : ranked
  if (states.includes('waiting')) return ranked
  return states.length ? Prisma.sql`(${ranked} OR ${isBeingWritten})` : isBeingWritten
}

function searchCondition(processId: ProcessId, patterns: string[], mode: SearchMode): Prisma.Sql {
  switch (mode.by) {
    case 'index': return Prisma.sql`r.id IN (SELECT records_found(${processId}::uuid, ${patterns}::text[], NULL))`
    case 'ids': return Prisma.sql`r.id = ANY(${mode.ids}::bigint[])`
    case 'walk': return Prisma.sql`(' ' || r.search_text) LIKE ALL (${patterns}::text[])`
  }
}

/** Records chosen in the grid: one by one, or all that match. */
export type RecordSelection = { ids: bigint[] } | { filter: RecordFilter; except?: bigint[] }

/** The selection as a condition on the table alias r; ids of other processes choose nothing. Pure. */
export function conditionOfSelection(processId: ProcessId, selection: RecordSelection): Prisma.Sql {
  if ('ids' in selection) return Prisma.sql`r.process_id = ${processId}::uuid AND r.id = ANY(${selection.ids}::bigint[])`
  const matching = conditionOf(processId, selection.filter)
  return selection.except?.length ? Prisma.sql`${matching} AND NOT r.id = ANY(${selection.except}::bigint[])` : matching
}
