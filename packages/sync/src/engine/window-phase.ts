import { markMissing, previewMissing } from '@causeway/db'
import type { Cursor, SourcePage, SourceRow } from '../entity.ts'
import { classify } from './classify.ts'
import { capReached, previewPrefix, type Checkpoint, type SliceContext } from './slice-context.ts'
import { workThrough, type WorkedThrough } from './work-through.ts'

/** Later of two marks; they sort as text. */
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)

/**
 * Reads what changed, page by page, from the checkpoint on. The next page is fetched while the last chunk of one is written, and not
 * before: a slice that ends in mid-page would have paid for a call in vain. Answers the checkpoint reached.
 */
export async function windowPhase(context: SliceContext, from: Checkpoint): Promise<WorkedThrough & { checkpoint: Checkpoint }> {
  let checkpoint = from
  let page = await fetchPage(context, checkpoint.cursor)
  // Where a page has nothing to write, so has the next one, most often: it is fetched at once.
  let isQuiet = false
  while (page) {
    const { rows, next, announced, missing, highWater }: SourcePage = page
    let fetching: Promise<SourcePage | null> | undefined
    const fetchNext = () => {
      fetching ??= next === null ? Promise.resolve(null) : fetchPage(context, next)
      fetching.catch(() => {})
      return fetching
    }
    if (isQuiet) void fetchNext()
    const before = checkpoint
    const after = (last: SourceRow | 'page', passed: number): Checkpoint => {
      const whole = last === 'page'
      checkpoint = {
        ...before,
        phase: whole && next === null ? 'due' : 'window',
        cursor: whole ? next : context.connector.cursorAfter(last, context.window, before.cursor),
        windowRead: before.windowRead + passed,
        missing: before.missing + (whole ? missing : 0),
        highWater: whole ? later(before.highWater, highWater) : before.highWater,
      }
      return checkpoint
    }
    await noteGone(context, page)
    const classified = await classify(context, rows, context.run.full ? 'all' : 'changed', { isResumed: before === from && from.windowRead > 0 })
    isQuiet = classified.steps.length === 0
    const worked = await workThrough(context, classified, before, after, { announced: before.windowRead + before.missing + announced, onLastChunk: () => void fetchNext() })
    if (!worked.done) {
      await fetching?.catch(() => {})
      return { ...worked, checkpoint }
    }
    if (next === null) return { done: true, checkpoint }
    page = await fetchNext()
  }
  return { done: false, checkpoint }
}

/** Null when no call is to be made any more. */
async function fetchPage(context: SliceContext, cursor: Cursor | null): Promise<SourcePage | null> {
  if (capReached(context)) context.stop.set('cap-reached')
  return context.stop.reason === null ? context.connector.read(context.window, cursor) : null
}

/** Records that a whole page of the source should hold and does not are gone; the due phase reads them by key to be sure. */
async function noteGone(context: SliceContext, { covers, rows, missing }: SourcePage): Promise<void> {
  // A page short of rows proves nothing about those that are not in it.
  if (!covers || missing > 0) return
  const keys = rows.map((row) => row.key)
  const { db, processId, runId } = context
  await db.plain(async (tx) => {
    if (context.preview) await previewMissing(tx, db.tenantId, processId, previewPrefix(runId), covers, keys)
    else await markMissing(tx, processId, covers, keys)
  })
}
