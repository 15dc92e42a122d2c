import { markMissing, previewMissing } from '@causeway/db'
import type { Cursor, SourcePage, SourceRow } from '../entity.ts'
import { classify } from './classify.ts'
import { capReached, previewPrefix, type Checkpoint, type SliceContext } from './slice-context.ts'
import { workThrough, type WorkedThrough } from './work-through.ts'

/** Later of two marks; they sort as text. */
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)

/**
 * Reads what changed, page by page, from the checkpoint on. While a page is worked through, the next one is fetched.
 * Answers the checkpoint reached.
 */
export async function windowPhase(context: SliceContext, from: Checkpoint): Promise<WorkedThrough & { checkpoint: Checkpoint }> {
  let checkpoint = from
  let fetching = fetchPage(context, checkpoint.cursor)
  for (;;) {
    const page = await fetching
    if (!page) return { done: false, checkpoint }
    fetching = page.next ? fetchPage(context, page.next) : Promise.resolve(null)
    fetching.catch(() => {})
    const before = checkpoint
    const after = (last: SourceRow | 'page', passed: number): Checkpoint => {
      const whole = last === 'page'
      checkpoint = {
        ...before,
        phase: whole && page.next === null ? 'due' : 'window',
        cursor: whole ? page.next : context.connector.cursorAfter(last, context.window, before.cursor),
        windowRead: before.windowRead + passed,
        missing: before.missing + (whole ? page.missing : 0),
        highWater: whole ? later(before.highWater, page.highWater) : before.highWater,
      }
      return checkpoint
    }
    await noteGone(context, page)
    const worked = await workThrough(context, await classify(context, page.rows, context.run.full ? 'all' : 'changed'), before, after, before.windowRead + before.missing + page.announced)
    if (!worked.done) {
      await fetching.catch(() => {})
      return { ...worked, checkpoint }
    }
    if (page.next === null) return { done: true, checkpoint }
  }
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
  await db.transaction(async (tx) => {
    if (context.preview) await previewMissing(tx, db.tenantId, processId, previewPrefix(runId), covers, keys)
    else await markMissing(tx, processId, covers, keys)
  })
}
