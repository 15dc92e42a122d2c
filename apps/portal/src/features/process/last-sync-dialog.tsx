'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTenant } from '#features/shell/tenant.tsx'
import { api, ApiError, Button, Callout, counted, Dialog, exactTime, Field, Input, RadioGroup, Textarea, toast } from '#ui/index.ts'
import { useTask } from '../tasks/use-task.ts'
import { fromWallTime, toWallTime } from './wall-time.ts'

const hourMs = 3_600_000
const stepsBack = [{ label: '1 hour', ms: hourMs }, { label: '1 day', ms: 24 * hourMs }, { label: '7 days', ms: 7 * 24 * hourMs }, { label: '30 days', ms: 30 * 24 * hourMs }]

/** Moves the date from which the next run reads changes, with a reason; says first how many records that means. */
export function LastSyncDialog({ processId, since, sourceOne, sourceMany, open, onOpenChange }: {
  processId: string; since: string | null; sourceOne: string; sourceMany: string; open: boolean; onOpenChange: (open: boolean) => void
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Edit last sync date"
      description={`The next run reads the ${sourceMany} that changed in Sage Intacct since this date. Set it back to have them read again; what is the same on both sides stays untouched.`}>
      {open ? <Form processId={processId} since={since} sourceOne={sourceOne} sourceMany={sourceMany} onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  )
}

function Form({ processId, since, sourceOne, sourceMany, onDone }: { processId: string; since: string | null; sourceOne: string; sourceMany: string; onDone: () => void }) {
  const { slug, zone } = useTenant()
  const router = useRouter()
  const [now] = useState(() => new Date())
  const [kind, setKind] = useState<'since' | 'all'>(since ? 'since' : 'all')
  const [wall, setWall] = useState(toWallTime(since ? new Date(since) : now, zone))
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [saving, setSaving] = useState(false)
  const at = kind === 'all' ? null : fromWallTime(wall, zone)
  const incomplete = kind === 'since' && at === null
  const inFuture = at !== null && at > now
  const path = `/api/tenants/${slug}/processes/${processId}`

  const wanted = incomplete || inFuture ? undefined : at?.toISOString() ?? null
  const [asked, setAsked] = useState<{ since: string | null; taskId: string } | null>(null)
  const counting = useTask<{ count: number }>(slug, asked && asked.since === wanted ? asked.taskId : null)
  useEffect(() => {
    if (wanted === undefined) return
    const aborted = new AbortController()
    // A count is a call that is billed: not for every key that is pressed.
    const timer = setTimeout(() => {
      api<{ taskId: string }>(`${path}/count-since`, { body: { since: wanted }, signal: aborted.signal }).then(({ taskId }) => setAsked({ since: wanted, taskId }), () => {})
    }, 700)
    return () => {
      clearTimeout(timer)
      aborted.abort()
    }
  }, [wanted, path])

  const save = async () => {
    setSaving(true)
    setProblem(null)
    try {
      await api(`${path}/watermark`, { method: 'PUT', body: { since: wanted, reason } })
      toast.done(wanted === null ? 'The next run reads everything.' : `The next run reads what changed since ${exactTime(new Date(wanted ?? 0), zone, { seconds: false })}.`)
      onDone()
      router.refresh()
    } catch (error) {
      setProblem(error instanceof ApiError ? error : new ApiError(0, 'failed', String(error)))
    } finally {
      setSaving(false)
    }
  }

  return (
    <form className="grid gap-4 pb-2" onSubmit={(event) => { event.preventDefault(); void save() }}>
      {problem && !Object.keys(problem.fields).length ? <Callout tone="failure" title={problem.message} /> : null}
      <p className="text-sm text-ink-soft">Now: <span className="font-medium text-ink">{since ? exactTime(new Date(since), zone) : 'never read completely; the next run reads everything'}</span></p>
      <RadioGroup aria-label="From when" value={kind} onChange={(next) => setKind(next as 'since' | 'all')} options={[
        { value: 'since', label: 'Since a date and time' }, { value: 'all', label: 'From the beginning', hint: `All ${sourceMany}, whenever they changed.` },
      ]} />
      {kind === 'since' ? (
        <Field label={`Date and time, ${zone.replaceAll('_', ' ')}`} error={inFuture ? 'Choose a time in the past: changes until then would never be read.' : problem?.fields.since}>
          <div className="grid gap-2">
            <Input type="datetime-local" value={wall} onChange={(event) => setWall(event.target.value)} max={toWallTime(now, zone)} className="w-56" />
            <div className="flex flex-wrap gap-1.5">
              {stepsBack.map(({ label, ms }) => (
                <Button key={label} size="sm" variant="ghost" onClick={() => setWall(toWallTime(new Date((since ? new Date(since) : now).getTime() - ms), zone))}>{label} back</Button>
              ))}
            </div>
          </div>
        </Field>
      ) : null}
      <p role="status" className="min-h-10 rounded-md bg-subtle px-3 py-2.5 text-sm">
        {wanted === undefined ? <span className="text-ink-faint">Choose a date to see how many {sourceMany} that means.</span>
          : counting.state === 'done' ? <><span className="font-semibold">{counted(counting.result.count, sourceOne, sourceMany)}</span> would be read by the next run.</>
          : counting.state === 'failed' ? <span className="text-failed">{counting.message}</span>
          : <span className="text-ink-soft">{counting.state === 'at-work' && counting.sinceMs > 15_000 ? 'This takes longer than usual: Sage Intacct answers slowly, or no worker is free.' : `Asking Sage Intacct how many ${sourceMany} that means`}</span>}
      </p>
      <Field label="Reason" help="For those who read the audit trail later." error={problem?.fields.reason} required>
        <Textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
      </Field>
      <div className="flex justify-end gap-2 pb-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={saving} disabled={wanted === undefined || reason.trim() === ''}>Save</Button>
      </div>
    </form>
  )
}
