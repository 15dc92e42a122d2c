import type { SystemDatabase } from '@causeway/db/system'
import type { Queues } from '@causeway/queue'
import type { Metrics } from './metrics.ts'

/** The same run or task is not sent again within this time: it may be waiting in the queue. */
const unlessSentWithinMs = 2_000

/**
 * Finds runs and tasks that nobody works on although it is time, and sends them (again): the queue may have lost them, or their worker died.
 */
export async function sweep({ system, queues, metrics }: { system: SystemDatabase; queues: Queues; metrics: Metrics }): Promise<void> {
  const [runs, tasks] = await Promise.all([system.orphanedRuns(), system.orphanedTasks()])
  if (!runs.length && !tasks.length) return
  const counts = await queues.counts()
  // A queue that is full of jobs already will come to them; more would only make it longer.
  if (counts.runs < 50 + 4 * runs.length) {
    for (const run of runs) await queues.enqueueRun(run, { unlessSentWithinMs })
    metrics.found('orphaned-run', runs.length)
  }
  if (counts.tasks < 50 + 4 * tasks.length) {
    for (const task of tasks) await queues.enqueueTask(task, { unlessSentWithinMs })
    metrics.found('orphaned-task', tasks.length)
  }
}
