import { countedSoFar, editsOf, knownRecords, restEdited, type KnownRecord, type StandingKeys } from '@causeway/db'
import type { SourceRow } from '../entity.ts'
import { editHere } from './edits.ts'
import { contentHash } from './hash.ts'
import { lostTargets, type Held } from './lost-targets.ts'
import type { Pending } from './settled.ts'
import type { SliceContext } from './slice-context.ts'

/** Keys of rows that nothing has to be done about, by what they count as. */
export interface Standing extends StandingKeys {
  /** So many this very run dealt with before, and counted then. */
  counted: number
}

export const nothingStanding = (): Standing => ({ unchanged: [], skipped: [], waiting: [], failed: [], counted: 0 })

/** A row to deal with, and the rows before it that stand as they are. */
export interface Step { before: Standing; pending: Pending }

/** A page's rows split: steps in the rows' order, and what stands behind the last step. */
export interface Classified { steps: Step[]; behind: Standing }

/**
 * Which rows of a page are dealt with: those that changed since they last were, by content hash; all of them, compared with the target whether
 * they changed or not (a full run, which thereby mends what was changed in the target), once a run, but for those that a person ignores; or all of them whatever this run did before
 * (records that are due, or that a person asked for).
 */
export type Which = 'changed' | 'all' | 'due'

/**
 * Finds the rows to deal with, in two queries for the page, and a third where some may have been counted by this run before. What a person edited is
 * left as it is, and counts as skipped.
 * `isResumed`: a slice before this one may have begun the page, and its connector may read it from its start.
 */
export async function classify(context: SliceContext, rows: SourceRow[], which: Which, { isResumed = false } = {}): Promise<Classified> {
  const { db, processId, runId, run } = context
  const keys = rows.map((row) => row.key)
  const { known, edits, counted } = await db.plain(async (tx) => {
    const known = await knownRecords(tx, processId, keys)
    const again = new Set(rows.filter((row) => row.again).map((row) => row.key))
    const met = [...known.values()].filter((record) => which === 'due' || isResumed || record.lastRunId === runId || again.has(record.sourceKey))
      .map(({ sourceKey: key, state, lastRunId }) => ({ key, state, isOfThisRun: lastRunId === runId }))
    return { known, edits: await editsOf(tx, processId, keys), counted: await countedSoFar(tx, processId, runId, run.createdAt, met) }
  })
  const steps: Step[] = []
  const held: string[] = []
  let before = nothingStanding()
  const stand = (key: string, as: keyof StandingKeys) => {
    if (counted.has(key)) before.counted += 1
    else before[as].push(key)
  }
  const hashOf = (row: SourceRow) => contentHash(row.gone ? { ...row.source, '\u0000gone': '1' } : row.source, context.processVersion)
  // A full run looks at what is left alone, too: whether it is there.
  const left = which === 'all' ? rows.flatMap((row): Held[] => {
    const record = known.get(row.key)
    const edited = edits.get(row.key)
    const edit = edited && editHere(edited, row)
    return edit?.means === 'hold' && record?.targetId && record.lastRunId !== runId ? [{ row, hash: hashOf(row), known: record, edit }] : []
  }) : []
  const lost = await lostTargets(context, left)
  for (const row of rows) {
    const record = known.get(row.key)
    const hash = hashOf(row)
    const edited = edits.get(row.key)
    const edit = edited && (lost.has(row.key) ? { edit: edited, means: 'lost' as const } : editHere(edited, row))
    if (record && edit?.means === 'hold' && !context.preview) {
      if (which === 'due') held.push(row.key)
      stand(row.key, 'skipped')
      continue
    }
    const isSettled = record !== undefined && (record.lastRunId === runId || record.ignored)
    const settled = (which === 'changed' && !row.again) || (which !== 'due' && isSettled)
    if (settled && record && stands(record, hash)) {
      stand(row.key, standingAs(record))
      continue
    }
    const metAs = counted.get(row.key)
    steps.push({ before, pending: { row, hash, known: record, ...(edit ? { edit } : {}), ...(metAs ? { counted: metAs } : {}) } })
    before = nothingStanding()
  }
  if (held.length) await db.plain((tx) => restEdited(tx, processId, held))
  return { steps, behind: before }
}

/** A record whose content was dealt with, and whose time to be tried again has not come. */
function stands(record: KnownRecord, hash: string): boolean {
  const due = record.nextTryAt !== null && record.nextTryAt.getTime() <= Date.now()
  return record.hash === hash && record.intent === null && !due
}

function standingAs(record: KnownRecord): keyof StandingKeys {
  return record.state === 'synced' ? 'unchanged' : record.state
}
