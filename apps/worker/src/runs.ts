import { forgetFailingSlices, runId, tenantId, type Database } from '@causeway/db'
import type { Queues, RunJob } from '@causeway/queue'
import { settleFailingSlice, workOnRun, type Engine } from '@causeway/sync'
import type { Logger } from '@causeway/config'
import type { Metrics } from './metrics.ts'
import { outcomesOf } from './outcomes.ts'

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
      const before = await outcomesOf(engine.database, ref)
      if (!before) return
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
        const after = await outcomesOf(engine.database, ref)
        if (after) metrics.records(before, after)
      }
    } catch (error) {
      // Postgres or the queue is away: the lease runs out, and the sweeper sends the run again.
      logger.error({ err: error, runId: job.runId }, 'A run could not be worked on')
    }
  }
}

const forget = (database: Database, ref: { tenantId: ReturnType<typeof tenantId>; runId: ReturnType<typeof runId> }) =>
  database.tenant(ref.tenantId).transaction((tx) => forgetFailingSlices(tx, ref.runId))
