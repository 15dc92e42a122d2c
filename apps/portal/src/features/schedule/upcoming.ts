import { nextTimes, type Schedule } from '@causeway/sync/schedule'
import { offsetMinutes } from './time-zones.ts'

export interface UpcomingRun {
  at: Date
  /** "Sun, 29 Mar 2026" in the schedule's time zone. */
  day: string
  /** "02:30" on the clocks of that time zone. */
  time: string
  /** The clocks changed since the run before: "clocks go forward 1 h before this one". */
  note: string | null
}

/** The next runs as people in that time zone will read them from their clocks. Pure. */
export function upcomingRuns(schedule: Schedule, timeZone: string, count: number, after: Date): UpcomingRun[] {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  let before = offsetMinutes(timeZone, after)
  return nextTimes(schedule, timeZone, count, after).map((at) => {
    const offset = offsetMinutes(timeZone, at)
    const shift = offset - before
    before = offset
    return { at, day: day.format(at), time: time.format(at), note: shift === 0 ? null : `Clocks go ${shift > 0 ? 'forward' : 'back'} ${hours(shift)} before this one.` }
  })
}

const hours = (minutes: number) => (Math.abs(minutes) % 60 === 0 ? `${Math.abs(minutes) / 60} h` : `${Math.abs(minutes)} min`)
