import { scheduleSchema, type Schedule } from '@causeway/sync/schedule'

/** Every kind's fields at once, so that trying another kind forgets nothing. Numbers are text while they are typed. */
export interface ScheduleDraft {
  kind: Schedule['kind'] | 'by-hand'
  at: string
  from: string
  until: string
  everyMinutes: string
  weekdays: number[]
  days: (number | 'last')[]
  expression: string
}

export const scheduleKinds: { value: ScheduleDraft['kind']; label: string; help: string }[] = [
  { value: 'by-hand', label: 'By hand only', help: 'When somebody presses Sync now.' },
  { value: 'daily-once', label: 'Daily, once', help: 'One run a day.' },
  { value: 'daily-recurring', label: 'Daily, recurring', help: 'Several runs a day, between two times.' },
  { value: 'weekly', label: 'Weekly', help: 'On some days of the week.' },
  { value: 'monthly', label: 'Monthly', help: 'On some days of the month.' },
  { value: 'cron', label: 'Cron expression', help: 'Five fields, for all the rest.' },
]

const standard: ScheduleDraft = {
  kind: 'by-hand', at: '02:00', from: '06:00', until: '22:00', everyMinutes: '60', weekdays: [1], days: [1], expression: '0 2 * * *',
}

/** The form of a stored schedule; null is by hand. */
export function draftOf(schedule: Schedule | null): ScheduleDraft {
  if (!schedule) return standard
  return { ...standard, ...schedule, everyMinutes: 'everyMinutes' in schedule ? String(schedule.everyMinutes) : standard.everyMinutes }
}

/** What the form says, unchecked; null is by hand. */
export function scheduleOf(draft: ScheduleDraft): unknown {
  const { kind, at, from, until, weekdays, days, expression } = draft
  switch (kind) {
    case 'by-hand': return null
    case 'daily-once': return { kind, at }
    case 'daily-recurring': return { kind, from, until, everyMinutes: draft.everyMinutes.trim() === '' ? Number.NaN : Number(draft.everyMinutes) }
    case 'weekly': return { kind, at, weekdays }
    case 'monthly': return { kind, at, days }
    case 'cron': return { kind, expression }
  }
}

export type CheckedSchedule = { ok: true; schedule: Schedule | null } | { ok: false; fields: Record<string, string> }

/** Checks a schedule; the browser does it as one types, the server when it is saved. Pure. */
export function checkSchedule(given: unknown): CheckedSchedule {
  if (given === null) return { ok: true, schedule: null }
  const parsed = scheduleSchema.safeParse(given)
  if (parsed.success) return { ok: true, schedule: parsed.data }
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'kind')
    fields[field] ??= field === 'everyMinutes' && issue.code === 'invalid_type' ? 'Enter a number of minutes.' : issue.message
  }
  return { ok: false, fields }
}
