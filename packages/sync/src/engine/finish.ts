import { dropClaims, releaseLease, type Release, type Tx } from '@causeway/db'
import { fail } from '../failures/common.ts'
import type { Failure } from '../failure.ts'
import { previewClaims } from './prepare.ts'
import type { Checkpoint, SliceContext } from './slice-context.ts'

/** What a process remembers of how far its source has been read. */
export interface Watermark { since: string | null }

/**
 * Ends a run whose work is done. It is *partial*, and the watermark stays, unless every record that the source announced
 * was read; the watermark moves only then, and only for a run that writes.
 */
export async function completeRun(context: SliceContext, checkpoint: Checkpoint): Promise<void> {
  await context.db.transaction(async (tx) => {
    const run = await tx.run.findUniqueOrThrow({ where: { id: context.runId } })
    if (context.preview) await dropClaims(tx, context.processId, previewClaims(context.runId))
    const announced = run.mode === 'retry' ? checkpoint.windowRead : run.announced ?? checkpoint.windowRead
    const missing = Math.max(announced - checkpoint.windowRead, checkpoint.missing)
    const release: Release = missing > 0
      ? { state: 'partial', reason: mismatch(context, announced, checkpoint.windowRead) }
      : {
          state: run.failed > 0 ? 'completed_with_failures' : 'completed',
          ...(run.mode === 'sync' && checkpoint.highWater !== null ? { watermark: { since: checkpoint.highWater } satisfies Watermark } : {}),
        }
    await releaseLease(tx, context.lease, release)
  })
}

const mismatch = (context: SliceContext, announced: number, read: number): Failure =>
  fail('COUNT_MISMATCH', 'This run', { announced, read, many: context.definition.source.many })

/** Ends a run before its work is done. */
export async function endRun(context: SliceContext, state: 'stopped' | 'cancelled', reason?: Failure): Promise<void> {
  await context.db.transaction(async (tx: Tx) => {
    if (context.preview) await dropClaims(tx, context.processId, previewClaims(context.runId))
    await releaseLease(tx, context.lease, { state, ...(reason ? { reason } : {}) })
  })
}
