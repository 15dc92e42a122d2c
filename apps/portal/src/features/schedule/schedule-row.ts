import type { RunStateName } from '#ui/state-mark.tsx'

/** One process on the page of all schedules. */
export interface ScheduleRow {
  processId: string
  title: string
  integration: string
  /** Why nothing of it runs; null when it does. */
  off: string | null
  /** "every day at 02:30"; null runs by hand only. */
  schedule: string | null
  timeZone: string
  /** Null with a schedule: it is paused. */
  nextRunAt: string | null
  /** The last run that a schedule started. */
  last: { id: string; state: RunStateName; at: string } | null
}
