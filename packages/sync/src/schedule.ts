import { Cron } from 'croner'
import { z } from 'zod'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time as HH:MM, from 00:00 to 23:59.')
const weekday = z.int().min(0).max(6)

/** When a process runs by itself. Weekdays: 0 Sunday … 6 Saturday. Times are in the process's own time zone. */
export const scheduleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('daily-once'), at: time }),
  z.object({
    kind: z.literal('daily-recurring'), from: time, until: time,
    everyMinutes: z.int().min(5, 'The shortest interval is 5 minutes.').max(720, 'The longest interval is 720 minutes.'),
  }).refine((schedule) => schedule.from <= schedule.until, { path: ['until'], message: 'Until must not be before From.' }),
  z.object({ kind: z.literal('weekly'), at: time, weekdays: z.array(weekday).min(1, 'Choose at least one day of the week.') }),
  z.object({
    kind: z.literal('monthly'), at: time,
    days: z.array(z.union([z.int().min(1).max(31), z.literal('last')])).min(1, 'Choose at least one day of the month.'),
  }),
  z.object({ kind: z.literal('cron'), expression: z.string().trim().superRefine((expression, context) => {
    const message = cronMistake(expression)
    if (message) context.addIssue({ code: 'custom', message })
  }) }),
])
export type Schedule = z.infer<typeof scheduleSchema>

export const timeZoneSchema = z.string().refine(isTimeZone, 'Enter a time zone such as Europe/Berlin or America/Chicago.')

/** Whether this is an IANA time zone that the machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name !== ''
  } catch {
    return false
  }
}

function cronMistake(expression: string): string | null {
  if (expression.split(/\s+/).length !== 5) return 'A cron expression has five parts: minute, hour, day of month, month, day of week.'
  try {
    const next = new Cron(expression, { timezone: 'UTC' }).nextRuns(2)
    if (!next[0]) return 'This expression never comes true.'
    if (next[1] && next[1].getTime() - next[0].getTime() < 5 * 60_000) return 'The shortest interval is 5 minutes.'
    return null
  } catch (error) {
    return `This is not a cron expression: ${error instanceof Error ? error.message.replace(/^CronPattern: /, '') : 'it cannot be read'}`
  }
}

const at = (text: string): [hour: number, minute: number] => [Number(text.slice(0, 2)), Number(text.slice(3))]

/** The cron patterns that together say the same as the schedule. */
function patterns(schedule: Schedule): string[] {
  switch (schedule.kind) {
    case 'cron': return [schedule.expression]
    case 'daily-once': {
      const [hour, minute] = at(schedule.at)
      return [`${minute} ${hour} * * *`]
    }
    case 'weekly': {
      const [hour, minute] = at(schedule.at)
      return [`${minute} ${hour} * * ${[...schedule.weekdays].sort().join(',')}`]
    }
    case 'monthly': {
      const [hour, minute] = at(schedule.at)
      return [`${minute} ${hour} ${schedule.days.map((day) => (day === 'last' ? 'L' : day)).join(',')} * *`]
    }
    case 'daily-recurring': {
      const [fromHour, fromMinute] = at(schedule.from)
      const [untilHour, untilMinute] = at(schedule.until)
      const times: string[] = []
      for (let minute = fromHour * 60 + fromMinute; minute <= untilHour * 60 + untilMinute; minute += schedule.everyMinutes) {
        times.push(`${minute % 60} ${Math.floor(minute / 60)} * * *`)
      }
      return times
    }
  }
}

/**
 * The next `count` times after `after`, in order, as instants. Local times that a daylight-saving change skips move
 * behind the gap; those that it repeats come once.
 */
export function nextTimes(schedule: Schedule, timeZone: string, count: number, after: Date = new Date()): Date[] {
  const times = patterns(schedule).flatMap((pattern) => new Cron(pattern, { timezone: timeZone }).nextRuns(count, after))
  return [...new Set(times.map((time) => time.getTime()))].sort((a, b) => a - b).slice(0, count).map((time) => new Date(time))
}

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const list = (words: string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(words)

/** The schedule as a sentence part: "every day at 02:30". */
export function describeSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'daily-once': return `every day at ${schedule.at}`
    case 'daily-recurring': return `every ${schedule.everyMinutes} minutes from ${schedule.from} to ${schedule.until}`
    case 'weekly': return `every ${list([...schedule.weekdays].sort().map((day) => dayNames[day] ?? ''))} at ${schedule.at}`
    case 'monthly': return `every month on ${list(schedule.days.map((day) => (day === 'last' ? 'the last day' : `day ${day}`)))} at ${schedule.at}`
    case 'cron': return `by the cron expression ${schedule.expression}`
  }
}
