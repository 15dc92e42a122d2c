import { nextMonth, releaseLease } from '@causeway/db'
import { ConnectionFailure } from '../entity.ts'
import { fail } from '../failures/common.ts'
import { carryOutPhase } from './carry-out-phase.ts'
import { duePhase } from './due-phase.ts'
import { completeRun, endRun } from './finish.ts'
import { firstCheckpoint, plainWithCalls, type Checkpoint, type SliceContext } from './slice-context.ts'
import { windowPhase } from './window-phase.ts'

/** What to do with the run next: queue its continuation (after a pause, ms), or nothing. */
export type NextStep = { next: 'continue'; afterMs: number } | { next: 'nothing' }

const nothing: NextStep = { next: 'nothing' }

/** The phases of a run, from its checkpoint on, until they are done or the slice is over. */
export async function runSlice(context: SliceContext): Promise<NextStep> {
  const { run, stop } = context
  const clock = sliceClock(context)
  let checkpoint: Checkpoint = { ...firstCheckpoint, ...(run.carriesOut !== null ? { phase: 'carry-out' } : run.mode === 'retry' ? { phase: 'due' } : {}), ...run.checkpoint as Partial<Checkpoint> | null }
  try {
    let broken: ConnectionFailure | undefined
    let done = true
    if (checkpoint.phase === 'window') ({ done, broken, checkpoint } = await windowPhase(context, checkpoint))
    if (run.carriesOut !== null) ({ done, broken, checkpoint } = await carryOutPhase(context, run.carriesOut, checkpoint))
    else if (done) ({ done, broken, checkpoint } = await duePhase(context, checkpoint))
    if (broken) await endRun(context, 'stopped', broken.failure)
    else if (done) await completeRun(context, checkpoint)
    else return await handOver(context)
    return nothing
  } catch (error) {
    if (!(error instanceof ConnectionFailure) || stop.reason === 'lease-lost') throw error
    // Calls that were given up because the slice ends say nothing about the connection.
    if (stop.signal.aborted) return await handOver(context)
    await endRun(context, 'stopped', error.failure)
    return nothing
  } finally {
    clock.stop()
  }
}

/**
 * Ends the slice when its time is over and others wait; but not before something was stored, or a source that answers slowly would be
 * asked for the same page for ever.
 */
function sliceClock({ engine, stop, stored }: SliceContext): { stop(): void } {
  let timer: NodeJS.Timeout | undefined
  const arm = (ms: number) => {
    timer = setTimeout(async () => {
      const isOver = stored.parts > 0 && await othersWait(engine)
      if (isOver) stop.set('slice-over')
      else if (timer) arm(Math.min(engine.sliceMs, 1_000))
    }, ms)
  }
  arm(engine.sliceMs)
  return {
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

/** Who cannot tell gives way. */
const othersWait = async (engine: SliceContext['engine']): Promise<boolean> => engine.othersWait?.().catch(() => true) ?? true

/** The slice ends before the run does. */
async function handOver(context: SliceContext): Promise<NextStep> {
  const { lease, stop, budget } = context
  const release = (what: Parameters<typeof releaseLease>[2]) =>
    plainWithCalls(context, (tx, calls) => releaseLease(tx, lease, { ...what, calls }))
  switch (stop.reason) {
    case 'cancel':
      await endRun(context, 'cancelled')
      return nothing
    case 'pause':
      await release({ state: 'paused', wakeAt: null })
      return nothing
    case 'cap-reached':
      await release({ state: 'paused', wakeAt: nextMonth(), reason: fail('CALL_CAP_REACHED', 'This run', { cap: budget.cap ?? 0, used: budget.used }) })
      return nothing
    case 'lease-lost':
      return nothing
    case 'shutdown':
      await release({ state: 'running', wakeInMs: 0 })
      return nothing
    case 'slice-over': case null:
      // The sweeper sends it again should its continuation get lost.
      await release({ state: 'running', wakeInMs: 10_000 })
      return { next: 'continue', afterMs: 0 }
  }
}
