import { Prisma } from '../generated/client.ts'
import type { EditState, RecordState } from '../generated/client.ts'
import type { ProcessId } from '../ids.ts'
import type { TenantDb, Tx } from '../tenant-db.ts'
import { conditionOf, isBeingWritten, type GridState, type RecordFilter, type SearchMode } from './filter.ts'
import { cursorOf, keysetOf, orderOf, type RecordSort } from './order.ts'
import { searchPatterns } from './search.ts'

/** A record as a row of the grid: no payload. */
export interface RecordRow {
  id: bigint
  processId: string
  sourceKey: string
  name: string
  display: Record<string, string>
  sourceUrl: string | null
  state: RecordState
  /** A run writes it for the first time at this moment. */
  beingWritten: boolean
  targetId: string | null
  failureCode: string | null
  failureClass: string | null
  reason: string | null
  /** What to do about its failure. */
  remedy: string | null
  /** A person has ignored its failure. */
  ignored: boolean
  warnings: number
  attempts: number
  lastTriedAt: Date
  nextTryAt: Date | null
  lastRunId: string | null
  assigneeId: string | null
  note: string | null
  /** Values that a person gave for it: the next try uses them, the target holds them, or they were refused. */
  edit: EditState | null
  updatedAt: Date
}

export interface RecordQuery {
  processId: ProcessId
  filter: RecordFilter
  sort: RecordSort
  /** `next` of the page before; one that was altered begins again. */
  after?: string | null
  /** Rows a page. */
  limit: number
}

export interface RecordPage { rows: RecordRow[]; /** Continues behind this page; null at the end. */ next: string | null }

/** More than these, and walking in the grid's order fills a page sooner than sorting what was found. */
const fewFound = 2_000
const countedAtMost = 10_000

export const recordColumns = Prisma.sql`
  r.id, r.process_id::text AS "processId", r.source_key AS "sourceKey", r.name, r.display, r.source_url AS "sourceUrl", r.state::text AS state, ${isBeingWritten} AS "beingWritten",
  r.target_id AS "targetId", r.failure_code AS "failureCode", r.failure_class AS "failureClass", r.reason,
  r.failure ->> 'remedy' AS remedy, r.state = 'skipped' AND r.failure IS NOT NULL AS ignored, coalesce(jsonb_array_length(r.warnings), 0) AS warnings, r.attempts,
  r.last_tried_at AS "lastTriedAt", r.next_try_at AS "nextTryAt", r.last_run_id::text AS "lastRunId", r.assignee_id::text AS "assigneeId",
  r.note, (SELECT e.state::text FROM record_edit e WHERE e.process_id = r.process_id AND e.source_key = r.source_key) AS edit, r.updated_at AS "updatedAt"`

/** One page of a process's records, by keyset: the hundredth page costs what the first does. */
export async function listRecords(tx: Tx, query: RecordQuery): Promise<RecordPage> {
  const { processId, filter, sort, limit } = query
  const keyset = query.after ? keysetOf(query.after, sort) : null
  const { orderBy, behind, value } = orderOf(sort, keyset)
  const searching = await howToSearch(tx, processId, filter)
  const read = () => tx.$queryRaw<(RecordRow & { keysetValue?: string })[]>`
    SELECT ${recordColumns}, ${value} AS "keysetValue" FROM record r
    WHERE ${conditionOf(processId, filter, searching)} AND ${behind} ORDER BY ${orderBy} LIMIT ${limit + 1}`
  const found = searching.by === 'walk' && !narrows(filter) ? await inGridOrder(tx, read) : await read()
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const next = found.length > limit && last ? cursorOf({ value: last.keysetValue ?? '', id: String(last.id) }) : null
  for (const row of page) delete row.keysetValue
  return { rows: page, next }
}

const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && !value.length)
/** It asks for something beside words. */
const narrows = (filter: RecordFilter) => !Object.values({ ...filter, search: undefined }).every(isEmpty)
const onlySearches = (filter: RecordFilter) => searchPatterns(filter.search ?? '').length > 0 && !narrows(filter)

/**
 * Reads by the index of the grid's order alone, for all records of a process or a search that finds many of them. Postgres does not know
 * how many that are: its statistics may be old, and under row-level security it may not look at those of a text. It would take them for
 * next to nothing, read them all and sort them.
 */
async function inGridOrder<T>(tx: Tx, read: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)`
  const rows = await read()
  await tx.$executeRaw`SELECT set_config('enable_seqscan', 'on', true), set_config('enable_sort', 'on', true)`
  return rows
}

/** The records of these ids that are of this process, in no order. */
export async function recordsById(tx: Tx, processId: ProcessId, ids: bigint[]): Promise<RecordRow[]> {
  return tx.$queryRaw<RecordRow[]>`SELECT ${recordColumns} FROM record r WHERE r.process_id = ${processId}::uuid AND r.id = ANY(${ids}::bigint[])`
}

async function howToSearch(tx: Tx, processId: ProcessId, filter: RecordFilter): Promise<SearchMode> {
  const patterns = searchPatterns(filter.search ?? '')
  if (!patterns.length) return { by: 'walk' }
  const found = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT records_found(${processId}::uuid, ${patterns}::text[], ${fewFound + 1}) AS id`
  return found.length > fewFound ? { by: 'walk' } : { by: 'ids', ids: found.map((row) => row.id) }
}

/** How many records match. From counters where only states are asked for; otherwise counted, up to 10,000 unless `exactly`. */
export interface RecordCount { count: number; /** There are more than `count`. */ more: boolean }

export async function countRecords(tx: Tx, processId: ProcessId, filter: RecordFilter, { exactly = false } = {}): Promise<RecordCount> {
  const { states, ...rest } = filter
  if (Object.values(rest).every(isEmpty)) {
    const counts = await countByState(tx, processId)
    return { count: (states?.length ? states : Object.keys(counts) as GridState[]).reduce((sum, state) => sum + counts[state], 0), more: false }
  }
  if (onlySearches(filter)) {
    const atMost = exactly ? null : countedAtMost + 1
    const [found] = await tx.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM records_found(${processId}::uuid, ${searchPatterns(filter.search ?? '')}::text[], ${atMost}::bigint)`
    return countOf(Number(found?.count ?? 0), exactly)
  }
  const searching: SearchMode = exactly ? { by: 'index' } : await howToSearch(tx, processId, filter)
  const limit = exactly ? Prisma.empty : Prisma.sql`LIMIT ${countedAtMost + 1}`
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM record r WHERE ${conditionOf(processId, filter, searching)} ${limit}) AS matching`
  return countOf(Number(row?.count ?? 0), exactly)
}

const countOf = (count: number, exactly: boolean): RecordCount =>
  exactly || count <= countedAtMost ? { count, more: false } : { count: countedAtMost, more: true }

/** All records of a process by what they count as: from its counters, and the few that are written at this moment from the index of what is due. */
export async function countByState(tx: Tx, processId: ProcessId): Promise<Record<GridState, number>> {
  const counters = await tx.recordCounter.findMany({ where: { processId } })
  const counts: Record<GridState, number> = { failed: 0, waiting: 0, skipped: 0, synced: 0, writing: 0 }
  for (const counter of counters) counts[counter.state] = Number(counter.count)
  const [written] = counts.waiting ? await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM record r WHERE r.process_id = ${processId}::uuid AND r.next_try_at <= now() AND ${isBeingWritten}` : []
  counts.writing = Math.min(written?.count ?? 0, counts.waiting)
  counts.waiting -= counts.writing
  return counts
}

/** All records that match, page after page, each in a transaction of its own: for exports. */
export async function* eachRecordPage(db: TenantDb, query: Omit<RecordQuery, 'after'>): AsyncGenerator<RecordRow[]> {
  let after: string | null = null
  do {
    const page: RecordPage = await db.transaction((tx) => listRecords(tx, { ...query, after }))
    if (page.rows.length) yield page.rows
    after = page.next
  } while (after !== null)
}
