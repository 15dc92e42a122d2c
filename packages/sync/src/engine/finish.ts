import { countsOf, dropClaims, freeAbandonedClaims, processId, releaseLease, type ProcessId, type Release, type Run, type Sql } from '@causeway/db'
import { fail } from '../failures/common.ts'
import type { Failure } from '../failure.ts'
import type { Watermark } from './sweep-window.ts'
import { previewPrefix, plainWithCalls, type Checkpoint, type SliceContext } from './slice-context.ts'

/**
 * Ends a run whose work is done. It is *partial*, and the watermark stays, unless every record that the source announced
 * was read; the watermark moves only then, and only for a run that writes.
 */
export async function completeRun(context: SliceContext, checkpoint: Checkpoint): Promise<void> {
  await plainWithCalls(context, async (tx, calls) => {
    const run = { ...context.run, ...await countsOf(tx, context.runId) }
    // A run that one worker did in one go took no claim that it did not store.
    if (context.preview || context.lease.fence > 1n) await letGoOfClaims(tx, run)
    const announced = run.mode === 'retry' ? checkpoint.windowRead : run.announced ?? checkpoint.windowRead
    const missing = Math.max(announced - checkpoint.windowRead, checkpoint.missing)
    const since = watermarkAfter(context, checkpoint)
    const release: Release = missing > 0
      ? { state: 'partial', reason: mismatch(context, checkpoint.windowRead + missing, checkpoint.windowRead) }
      : {
          state: run.failed > 0 ? 'completed_with_failures' : 'completed',
          ...(run.mode === 'sync' && run.carriesOut === null ? movedWatermark(context, since) : {}),
        }
    await releaseLease(tx, context.lease, { ...release, calls })
  })
}

/** Moves when something was read, or swept for. */
function movedWatermark({ window }: SliceContext, since: string | null): { watermark?: Watermark } {
  if (since === null && !window.sweep) return {}
  return { watermark: { since: since ?? window.since, ...(window.sweptAt === undefined ? {} : { sweptAt: window.sweptAt }) } }
}

/**
 * The highest mark that was read, but none behind the reading's start: a record that changed after its page was read may be
 * older than one that was read later.
 */
function watermarkAfter({ window }: SliceContext, { highWater }: Checkpoint): string | null {
  if (highWater === null) return null
  return window.mark !== null && window.mark < highWater ? window.mark : highWater
}

const mismatch = (context: SliceContext, announced: number, read: number): Failure =>
  fail('COUNT_MISMATCH', 'This run', { announced, read, many: context.definition.source.many })

/** Ends a run before its work is done. */
export async function endRun(context: SliceContext, state: 'stopped' | 'cancelled', reason?: Failure): Promise<void> {
  await plainWithCalls(context, async (tx, calls) => {
    await letGoOfClaims(tx, context.run)
    await releaseLease(tx, context.lease, { state, ...(reason ? { reason } : {}), calls })
  })
}

/** What a run that ends leaves behind in the table of claims: all of a preview's; else those that a worker took and could store no record for. */
export async function letGoOfClaims(tx: Sql, run: Pick<Run, 'id' | 'mode' | 'processId'>): Promise<void> {
  const process: ProcessId = processId(run.processId)
  if (run.mode === 'preview') await dropClaims(tx, process, previewPrefix(run.id))
  else await freeAbandonedClaims(tx, process)
}
