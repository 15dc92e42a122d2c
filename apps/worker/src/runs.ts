import { forgetFailingSlices, runId, tenantId, type Database } from '@causeway/db'
import type { Queues, RunJob } from '@causeway/queue'
import { settleFailingSlice, workOnRun, type Engine } from '@causeway/sync'
import type { Logger } from '@causeway/config'
import type { Metrics } from './metrics.ts'
import { factsOf, type RunFacts } from './outcomes.ts'

export interface RunHandlerParts { engine: Engine; queues: Queues; metrics: Metrics; logger: Logger; shutdown: AbortSignal }

/** Handles a job of the runs' queue: works on the run for a slice and queues its continuation. Never throws: the rows tell what is left to do. */
export function runHandler({ engine, queues, metrics, logger, shutdown }: RunHandlerParts): (job: RunJob) => Promise<void> {
  let slices = 0
  return async (job) => {
    // Each slice has a name of its own, so that one that was overtaken by another of this very worker commits nothing.
    const owner = `${engine.owner}/${++slices}`
    const startedAt = performance.now()
    try {
      const ref = { tenantId: tenantId(job.tenantId), runId: runId(job.runId) }
      const before = await factsOf(engine.database, ref)
      // Sent twice, or long done.
      if (!before || before.endedAt) return
      try {
        const step = await workOnRun({ ...engine, owner }, ref, shutdown)
        metrics.slice(step.next === 'continue' ? 'continues' : 'rests', performance.now() - startedAt)
        await forget(engine.database, ref)
        if (step.next === 'continue' && !shutdown.aborted) await queues.enqueueRun(job, step.afterMs ? { delayMs: step.afterMs } : {})
      } catch (error) {
        const settled = await settleFailingSlice({ ...engine, owner }, ref, error)
        metrics.slice(settled === 'lost' ? 'lost' : 'failed', performance.now() - startedAt)
        if (settled === 'lost') logger.info({ runId: job.runId }, 'A run went on elsewhere')
        else logger.error({ err: error, runId: job.runId }, settled === 'stopped' ? 'A run was stopped after errors that nobody foresaw' : 'A slice of a run ended with an error that nobody foresaw')
      } finally {
        const after = await factsOf(engine.database, ref)
        if (after) metrics.records(before.outcomes, after.outcomes)
        if (after?.endedAt) tellEnd(logger, job.runId, after)
      }
    } catch (error) {
      // Postgres or the queue is away: the lease runs out, and the sweeper sends the run again.
      logger.error({ err: error, runId: job.runId }, 'A run could not be worked on')
    }
  }
}

const forget = (database: Database, ref: { tenantId: ReturnType<typeof tenantId>; runId: ReturnType<typeof runId> }) =>
  database.tenant(ref.tenantId).transaction((tx) => forgetFailingSlices(tx, ref.runId))

function tellEnd(logger: Logger, id: string, { processId, mode, state, startedAt, endedAt, intacctCalls, magentoCalls, reason, outcomes }: RunFacts): void {
  const seconds = startedAt && endedAt ? (endedAt.getTime() - startedAt.getTime()) / 1_000 : null
  logger.info({ runId: id, processId, mode, state, ...(reason?.code ? { reason: reason.code } : {}), ...outcomes, intacctCalls, magentoCalls, seconds }, 'A run ended')
}
