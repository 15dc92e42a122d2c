'use client'
import { Field } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { DayButtons } from './day-buttons.tsx'
import type { ScheduleDraft } from './schedule-draft.ts'
import { TimeInput } from './time-input.tsx'

const weekdays = [
  { value: 1, short: 'Mo', label: 'Monday' }, { value: 2, short: 'Tu', label: 'Tuesday' }, { value: 3, short: 'We', label: 'Wednesday' }, { value: 4, short: 'Th', label: 'Thursday' },
  { value: 5, short: 'Fr', label: 'Friday' }, { value: 6, short: 'Sa', label: 'Saturday' }, { value: 0, short: 'Su', label: 'Sunday' },
] as const
const monthDays = [...Array.from({ length: 31 }, (_, index) => ({ value: index + 1, short: String(index + 1), label: `Day ${index + 1}` })), { value: 'last' as const, short: 'Last', label: 'The last day' }]

/** The fields of the chosen kind of schedule. */
export function ScheduleFields({ draft, onChange, errors, disabled }: { draft: ScheduleDraft; onChange: (draft: ScheduleDraft) => void; errors: Record<string, string>; disabled: boolean }) {
  const set = (part: Partial<ScheduleDraft>) => onChange({ ...draft, ...part })
  const at = (
    <Field label="At" error={errors.at} help="On the clocks of the time zone below.">
      <TimeInput value={draft.at} onChange={(next) => set({ at: next })} disabled={disabled} />
    </Field>
  )
  switch (draft.kind) {
    case 'by-hand': return null
    case 'daily-once': return at
    case 'daily-recurring': return (
      <>
        <div className="flex flex-wrap gap-4">
          <Field label="From" error={errors.from} stacked><TimeInput value={draft.from} onChange={(from) => set({ from })} disabled={disabled} /></Field>
          <Field label="Until" error={errors.until} stacked><TimeInput value={draft.until} onChange={(until) => set({ until })} disabled={disabled} /></Field>
        </div>
        <Field label="Every" error={errors.everyMinutes} help="Counted from the first time of the day. From 5 to 720 minutes.">
          <div className="flex items-center gap-2"><Input type="number" className="w-24" min={5} max={720} value={draft.everyMinutes} onChange={(event) => set({ everyMinutes: event.target.value })} disabled={disabled} /><span>minutes</span></div>
        </Field>
      </>
    )
    case 'weekly': return (
      <>
        <Field label="On" error={errors.weekdays}><DayButtons days={weekdays} chosen={draft.weekdays} onChange={(chosen) => set({ weekdays: chosen })} disabled={disabled} /></Field>
        {at}
      </>
    )
    case 'monthly': return (
      <>
        <Field label="On" error={errors.days} help="A month without that day is left out. “Last” is the last day, whichever it is.">
          <DayButtons days={monthDays} chosen={draft.days} onChange={(chosen) => set({ days: chosen })} disabled={disabled} columns />
        </Field>
        {at}
      </>
    )
    case 'cron': return (
      <Field label="Expression" error={errors.expression} help="Minute, hour, day of month, month, day of week: “*/30 8-18 * * 1-5” is every half hour from 8:00 to 18:30, Monday to Friday.">
        <Input mono value={draft.expression} onChange={(event) => set({ expression: event.target.value })} spellCheck={false} autoComplete="off" disabled={disabled} />
      </Field>
    )
  }
}
