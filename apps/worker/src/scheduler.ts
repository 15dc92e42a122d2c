import type { Logger } from '@causeway/config'
import { fireSchedule, type Database, type ScheduleDecision } from '@causeway/db'
import type { DueSchedule, SystemDatabase } from '@causeway/db/system'
import type { Queues } from '@causeway/queue'
import { isTimeZone, nextTimes, scheduleSchema } from '@causeway/sync/schedule'
import type { Metrics } from './metrics.ts'

export interface SchedulerParts { database: Database; system: SystemDatabase; queues: Queues; metrics: Metrics; logger: Logger }

/** When a schedule that cannot be read is looked at again. */
const lookAgainMs = 3_600_000

/**
 * Fires the schedules whose time has come: one run for a due time, whatever the number of workers, and one for all times that were
 * missed while no worker was there.
 */
export async function runSchedules(parts: SchedulerParts): Promise<void> {
  for (const due of await parts.system.dueSchedules()) {
    try {
      await fire(parts, due)
    } catch (error) {
      parts.logger.error({ err: error, processId: due.processId }, 'A schedule could not be fired')
    }
  }
}

async function fire({ database, queues, metrics, logger }: SchedulerParts, { tenantId, processId, off }: DueSchedule): Promise<void> {
  const run = await fireSchedule(database.tenant(tenantId), processId, (process) => {
    const decision = decide(process, new Date())
    if (decision.why) {
      metrics.found('schedule-off', 1)
      logger.info({ processId }, decision.why)
    }
    return decision
  })
  if (!run || off) return
  metrics.found('scheduled-run', 1)
  logger.info({ processId, runId: run.runId }, run.joined ? 'A schedule came due while a run was active; that one counts' : 'A schedule started a run')
  if (!run.joined) await queues.enqueueRun({ tenantId, runId: run.runId })
}

/** What the decision is about. */
export interface ScheduledProcess { enabled: boolean; schedule: unknown; timeZone: string; nextRunAt: Date | null; integration: { enabled: boolean } }

/** Whether a process that is due runs, and when it is due next; `why` tells why not. Pure. */
export function decide(process: ScheduledProcess, now: Date): ScheduleDecision & { why?: string } {
  const schedule = scheduleSchema.safeParse(process.schedule)
  // Postgres decides what is due, and its clock may be ahead of ours: the time that is due now never comes twice.
  const after = process.nextRunAt && process.nextRunAt > now ? process.nextRunAt : now
  const next = schedule.success && isTimeZone(process.timeZone) ? nextTimes(schedule.data, process.timeZone, 1, after)[0] : undefined
  if (!next) return { run: false, nextRunAt: new Date(now.getTime() + lookAgainMs), why: 'Not run: its schedule cannot be read or has no next time' }
  if (!process.integration.enabled) return { run: false, nextRunAt: next, why: 'Not run: its integration is switched off' }
  if (!process.enabled) return { run: false, nextRunAt: next, why: 'Not run: it is switched off' }
  return { run: true, nextRunAt: next }
}
