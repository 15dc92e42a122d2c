import { editsOf, knownRecords, restEdited, type KnownRecord } from '@causeway/db'
import type { SourceRow } from '../entity.ts'
import { editHere } from './edits.ts'
import { contentHash } from './hash.ts'
import type { Pending } from './settled.ts'
import type { SliceContext } from './slice-context.ts'

/** Counts of rows that nothing has to be done about, by what they count as. */
export interface Standing {
  unchanged: number; skipped: number; waiting: number; failed: number
  /** This very run dealt with them before and counted them then. */
  counted: number
}

export const nothingStanding = (): Standing => ({ unchanged: 0, skipped: 0, waiting: 0, failed: 0, counted: 0 })

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

/** Finds the rows to deal with, in two queries for the page. What a person edited is left as it is, and counts as skipped. */
export async function classify(context: SliceContext, rows: SourceRow[], which: Which): Promise<Classified> {
  const keys = rows.map((row) => row.key)
  const { known, edits } = await context.db.plain(async (tx) => ({
    known: await knownRecords(tx, context.processId, keys), edits: await editsOf(tx, context.processId, keys),
  }))
  const steps: Step[] = []
  const held: string[] = []
  let before = nothingStanding()
  for (const row of rows) {
    const record = known.get(row.key)
    const hash = contentHash(row.gone ? { ...row.source, '\u0000gone': '1' } : row.source, context.processVersion)
    const edited = edits.get(row.key)
    const edit = edited && editHere(edited, row)
    if (record && edit?.means === 'hold' && !context.preview) {
      if (which === 'due') held.push(row.key)
      before[record.lastRunId === context.runId ? 'counted' : 'skipped'] += 1
      continue
    }
    const settled = (which === 'changed' && (!row.again || record?.lastRunId === context.runId || record?.ignored === true)) || (which === 'all' && (record?.lastRunId === context.runId || record?.ignored === true))
    if (settled && record && stands(record, hash)) {
      before[record.lastRunId === context.runId ? 'counted' : standingAs(record)] += 1
      continue
    }
    steps.push({ before, pending: { row, hash, known: record, ...(edit ? { edit } : {}) } })
    before = nothingStanding()
  }
  if (held.length) await context.db.plain((tx) => restEdited(tx, context.processId, held))
  return { steps, behind: before }
}

/** A record whose content was dealt with, and whose time to be tried again has not come. */
function stands(record: KnownRecord, hash: string): boolean {
  const due = record.nextTryAt !== null && record.nextTryAt.getTime() <= Date.now()
  return record.hash === hash && record.intent === null && !due
}

function standingAs(record: KnownRecord): 'unchanged' | 'skipped' | 'waiting' | 'failed' {
  return record.state === 'synced' ? 'unchanged' : record.state
}
