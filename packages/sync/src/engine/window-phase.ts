import type { SourcePage, SourceRow } from '../entity.ts'
import { classify } from './classify.ts'
import type { Checkpoint, SliceContext } from './slice-context.ts'
import { workThrough, type WorkedThrough } from './work-through.ts'

/** Later of two marks; they sort as text. */
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)

/**
 * Reads what changed, page by page, from the checkpoint on. While a page is worked through, the next one is fetched.
 * `until` tells when the slice is over. Answers the checkpoint reached.
 */
export async function windowPhase(context: SliceContext, from: Checkpoint, isOver: () => boolean): Promise<WorkedThrough & { checkpoint: Checkpoint }> {
  let checkpoint = from
  let fetching: Promise<SourcePage> | null = context.connector.read(context.window, checkpoint.cursor)
  while (fetching) {
    const page: SourcePage = await fetching
    fetching = page.next && !isOver() && context.stop.reason === null ? context.connector.read(context.window, page.next) : null
    fetching?.catch(() => {})
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
    const classified = await classify(context, page.rows, false)
    const worked = await workThrough(context, classified, before, after, before.windowRead + page.announced)
    if (!worked.done) {
      await fetching?.catch(() => {})
      return { ...worked, checkpoint }
    }
    if (page.next === null) return { done: true, checkpoint }
    if (!fetching) {
      context.stop.set('slice-over')
      return { done: false, checkpoint }
    }
  }
  return { done: true, checkpoint }
}
