import type { Logger } from '@causeway/config'
import { deletionTask, finishTask, returnTask, takeTask, taskId, tenantId, type Database } from '@causeway/db'
import type { Queues, TaskJob } from '@causeway/queue'
import { performTask, TaskRefused, TaskUnfinished, type TaskServices } from '@causeway/sync'
import type { TaskFailure } from '@causeway/sync/connections'
import type { Metrics } from './metrics.ts'

export interface TaskHandlerParts extends TaskServices { database: Database; queues: Queues; metrics: Metrics; logger: Logger; shutdown: AbortSignal }

/** A task is kept from others for so long; it must end before. */
const leaseMs = 90_000
const workMs = 75_000
/** A task that is older has been begun and lost several times, or nobody waits for it any more. */
const oldestMs = 10 * 60_000
/** Nobody waits for these: they go on until they are done, after errors too, when their lease has run out. */
const isTireless = (kind: string) => kind === deletionTask

/** Handles a job of the tasks' queue. Never throws: the row tells what came of it. */
export function taskHandler(parts: TaskHandlerParts): (job: TaskJob) => Promise<void> {
  const { database, queues, metrics, logger, shutdown } = parts
  return async (job) => {
    try {
      const db = database.tenant(tenantId(job.tenantId))
      const held = await takeTask(db, taskId(job.taskId), leaseMs)
      if (!held) return
      const { task } = held
      if (!isTireless(task.kind) && task.createdAt.getTime() < Date.now() - oldestMs) {
        await finishTask(db, held, 'failed', { message: 'This took too long and was given up. Ask for it again.' })
        return
      }
      try {
        const result = await performTask(parts, db, task, AbortSignal.any([shutdown, AbortSignal.timeout(workMs)]))
        await finishTask(db, held, 'done', result)
        metrics.task(task.kind, 'done')
      } catch (error) {
        if (shutdown.aborted || error instanceof TaskUnfinished) {
          await returnTask(db, held)
          if (!shutdown.aborted) await queues.enqueueTask(job)
          return
        }
        metrics.task(task.kind, 'failed')
        const failure = foreseen(error)
        if (!failure) logger.error({ err: error, taskId: task.id, kind: task.kind }, 'A task ended with an error that nobody foresaw')
        if (isTireless(task.kind) && !(error instanceof TaskRefused)) return
        await finishTask(db, held, 'failed', failure ?? mistake)
      }
    } catch (error) {
      logger.error({ err: error, taskId: job.taskId }, 'A task could not be worked on')
    }
  }
}

const mistake: TaskFailure = {
  message: 'This could not be done because of a mistake in Causeway.',
  remedy: 'Try once more. If it comes back, give the operator the time of it; the worker’s log has the details.',
}

function foreseen(error: unknown): TaskFailure | null {
  if (error instanceof TaskRefused) return error.failure
  if (!(error instanceof DOMException) || error.name !== 'TimeoutError') return null
  return { message: `This took longer than ${workMs / 1_000} seconds and was given up.`, remedy: 'Try again when both systems answer faster.' }
}
