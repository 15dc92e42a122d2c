'use client'
import { describeSchedule, isTimeZone, type Schedule } from '@causeway/sync/schedule'
import { CalendarClock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api, ApiError } from '#ui/api.ts'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { Card } from '#ui/card.tsx'
import { RadioGroup } from '#ui/choices.tsx'
import { Field, FormSection } from '#ui/field.tsx'
import { MultiSelect } from '#ui/multi-select.tsx'
import { toast } from '#ui/toaster.tsx'
import { focusFirstError } from '../forms/focus-first-error.ts'
import { SaveBar } from '../forms/save-bar.tsx'
import { checkSchedule, draftOf, scheduleKinds, scheduleOf, type ScheduleDraft } from './schedule-draft.ts'
import { ScheduleFields } from './schedule-fields.tsx'
import { timeZoneChoices } from './time-zones.ts'
import { UpcomingRuns } from './upcoming-runs.tsx'

/** When a process runs by itself; what it means is shown as one types. */
export function ScheduleEditor({ tenant, processId, schedule, timeZone, paused, off, mayEdit, now }: {
  tenant: string; processId: string; schedule: Schedule | null; timeZone: string
  /** The schedule is kept but does not fire. */
  paused: boolean
  /** Why nothing runs whatever the schedule says; null when it does. */
  off: string | null
  mayEdit: boolean; now: string
}) {
  const router = useRouter()
  const [stored, setStored] = useState({ draft: draftOf(schedule), timeZone })
  const [draft, setDraft] = useState(stored.draft)
  const [zone, setZone] = useState(stored.timeZone)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const at = new Date(now)
  const zones = timeZoneChoices(at, [timeZone, zone])
  const checked = checkSchedule(scheduleOf(draft))
  const changes = (JSON.stringify(scheduleOf(draft)) === JSON.stringify(scheduleOf(stored.draft)) ? 0 : 1) + (zone === stored.timeZone ? 0 : 1)

  const save = async () => {
    if (!checked.ok) {
      setErrors(checked.fields)
      setProblem('Correct what is marked first.')
      return focusFirstError()
    }
    setSaving(true)
    setProblem(null)
    try {
      await api(`/api/tenants/${tenant}/processes/${processId}/schedule`, { method: 'PUT', body: { schedule: checked.schedule, timeZone: zone } })
      setStored({ draft, timeZone: zone })
      setErrors({})
      toast.done(checked.schedule ? `Saved. It runs ${describeSchedule(checked.schedule)}.` : 'Saved. It runs by hand only.')
      router.refresh()
    } catch (error) {
      setErrors(error instanceof ApiError ? error.fields : {})
      setProblem(error instanceof Error ? error.message : String(error))
      focusFirstError()
    } finally {
      setSaving(false)
    }
  }
  const activate = async (active: boolean) => {
    try {
      await api(`/api/tenants/${tenant}/processes/${processId}/schedule`, { method: 'PATCH', body: { active } })
      router.refresh()
    } catch (error) {
      toast.failed(error)
    }
  }
  // While one types, only what cannot become right by typing on is marked.
  const shown = checked.ok ? {} : Object.keys(errors).length ? checked.fields : draft.kind === 'cron' ? checked.fields : {}

  return (
    <div className="grid items-start gap-6 px-4 py-6 sm:px-6 xl:grid-cols-[minmax(0,46rem)_24rem]">
      <div className="min-w-0">
        {mayEdit ? null : <Callout className="mb-5" title="Your role lets you see this schedule, not change it." />}
        {off ? <Callout className="mb-5" tone="warning" title={off} /> : null}
        {paused && schedule ? <Callout className="mb-5" tone="warning" title="This schedule is paused: it does not fire." action={mayEdit ? <Button size="sm" onClick={() => void activate(true)}>Activate</Button> : null}>What it says is kept. Saving a change activates it as well.</Callout> : null}
        <div>
          <FormSection title="How often">
            <div className="@lg:[&>[role=radiogroup]]:grid-cols-2 @2xl:[&>[role=radiogroup]]:grid-cols-3"><RadioGroup aria-label="How often" value={draft.kind} onChange={(kind) => { setDraft({ ...draft, kind: kind as ScheduleDraft['kind'] }); setErrors({}) }} disabled={!mayEdit}
              options={scheduleKinds.map(({ value, label, help }) => ({ value, label, hint: help }))} /></div>
          </FormSection>
          {draft.kind === 'by-hand' ? null : (
            <FormSection title="When">
              <ScheduleFields draft={draft} onChange={setDraft} errors={{ ...errors, ...shown }} disabled={!mayEdit} />
              <Field label="Time zone" help="Daylight saving is followed: 06:00 stays 06:00 on these clocks." error={errors.timeZone} changed={zone !== stored.timeZone}>
                <MultiSelect single value={[zone]} onChange={([next = zone]) => setZone(next)} options={zones} disabled={!mayEdit} />
              </Field>
            </FormSection>
          )}
        </div>
        <SaveBar changes={changes} pending={saving} problem={problem} save="Save schedule" onSave={() => void save()} onDiscard={() => { setDraft(stored.draft); setZone(stored.timeZone); setErrors({}); setProblem(null) }} />
      </div>
      <Card className="xl:sticky xl:top-18" title="Next runs" description={checked.ok && checked.schedule ? `Runs ${describeSchedule(checked.schedule)}, ${zone.replaceAll('_', ' ')}.` : undefined}>
        <div aria-live="polite">
          {!checked.ok ? <p className="text-sm text-failed">{Object.values(checked.fields)[0]}</p>
            : checked.schedule === null ? <p className="flex items-start gap-2 text-sm text-ink-soft"><CalendarClock className="mt-0.5 size-4 shrink-0" aria-hidden />It runs when somebody presses Sync now, and not by itself.</p>
            : isTimeZone(zone) ? <UpcomingRuns schedule={checked.schedule} timeZone={zone} now={at} /> : null}
        </div>
        {mayEdit && schedule && !paused && changes === 0 ? <Button size="sm" className="mt-3" onClick={() => void activate(false)}>Pause this schedule</Button> : null}
      </Card>
    </div>
  )
}
