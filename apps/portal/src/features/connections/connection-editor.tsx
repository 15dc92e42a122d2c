'use client'
import { connectionForms, type ConnectionReport as Report } from '@causeway/sync/connections'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useRefreshOverview } from '#features/dashboard/use-overview.ts'
import { api, ApiError } from '#ui/api.ts'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { Card } from '#ui/card.tsx'
import { Field, FormSection } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { RelativeTime } from '#ui/time.tsx'
import { toast } from '#ui/toaster.tsx'
import { focusFirstError } from '../forms/focus-first-error.ts'
import { SaveBar } from '../forms/save-bar.tsx'
import { useTask } from '../tasks/use-task.ts'
import { CallBudget } from './call-budget.tsx'
import { DeleteConnection } from './delete-connection.tsx'
import { ConnectionFields, type ConnectionDraft } from './connection-fields.tsx'
import { ConnectionReport } from './connection-report.tsx'
import type { ConnectionView } from './connection-view.ts'
import { TestProgress } from './test-progress.tsx'

const draftOf = (connection: ConnectionView): ConnectionDraft => ({
  name: connection.name, values: connection.settings, secrets: {}, maxInFlight: String(connection.maxInFlight),
  monthlyCap: connection.monthlyCap === null ? '' : String(connection.monthlyCap),
})

/** A draft as the server takes it; secrets that are kept are not in it. */
export const bodyOf = (draft: ConnectionDraft) => ({
  name: draft.name, values: draft.values,
  secrets: Object.fromEntries(Object.entries(draft.secrets).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '')),
  maxInFlight: Number(draft.maxInFlight), monthlyCap: draft.monthlyCap.trim() === '' ? null : Number(draft.monthlyCap),
})

/** The page of one connection: its form, the report of its last test, and what it spends. */
export function ConnectionEditor({ tenant, connection, mayEdit, now, testAtOnce = null }: {
  tenant: string; connection: ConnectionView; mayEdit: boolean; now: string
  /** A test that was asked for before this page opened. */
  testAtOnce?: string | null
}) {
  const form = connectionForms[connection.system]
  const router = useRouter()
  const refreshOverview = useRefreshOverview()
  const saved = draftOf(connection)
  const [draft, setDraft] = useState(saved)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const [taskId, setTaskId] = useState<string | null>(testAtOnce)
  const [starting, setStarting] = useState(false)
  const test = useTask<Report>(tenant, taskId)
  const reportCard = useRef<HTMLDivElement>(null)
  const path = `/api/tenants/${tenant}/connections/${connection.id}`

  const names = new Set([...Object.keys(saved.values), ...Object.keys(draft.values)])
  const signInChanges = [...names].filter((name) => (draft.values[name] ?? '') !== (saved.values[name] ?? '')).length
    + Object.values(draft.secrets).filter((secret) => secret !== null && secret !== '').length
  const otherChanges = (['name', 'maxInFlight', 'monthlyCap'] as const).filter((name) => draft[name] !== saved[name]).length

  const settled = test.state === 'done' || test.state === 'failed'
  useEffect(() => {
    if (settled) router.refresh()
  }, [settled, router])

  const startTest = async () => {
    setStarting(true)
    try {
      const { taskId: id } = await api<{ taskId: string }>(`${path}/test`, { method: 'POST' })
      setTaskId(id)
      reportCard.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
    } catch (error) {
      toast.failed(error)
    } finally {
      setStarting(false)
    }
  }
  const save = async () => {
    setSaving(true)
    setProblem(null)
    try {
      const stored = await api<{ settings: Record<string, string> }>(path, { method: 'PUT', body: bodyOf(draft) })
      setErrors({})
      setDraft((current) => ({ ...current, name: current.name.trim(), values: stored.settings, secrets: {} }))
      router.refresh()
      void refreshOverview()
      if (signInChanges) await startTest()
      else toast.done('Saved.')
    } catch (error) {
      setErrors(error instanceof ApiError ? error.fields : {})
      setProblem(error instanceof Error ? error.message : String(error))
      focusFirstError()
    } finally {
      setSaving(false)
    }
  }
  const report = test.state === 'done' ? test.result : connection.lastTest
  const isAsTested = (name: string) => (draft.values[name] ?? '') === (saved.values[name] ?? '') && !draft.secrets[name]
  const suspects = Object.fromEntries((report?.checks ?? []).flatMap(({ state, field }) => (state === 'failed' && field && isAsTested(field) && test.state !== 'at-work' ? [[field, 'Look at this first: with it the last test failed.']] : [])))

  return (
    <div className="grid items-start gap-6 px-4 py-6 sm:px-6 xl:grid-cols-[minmax(0,44rem)_minmax(20rem,28rem)]">
      <div className="min-w-0 max-xl:order-2">
        {mayEdit ? null : <Callout className="mb-5" title="Your role lets you see this connection, not change it." />}
        <div>
          <FormSection title="General">
            <Field label="Name" help={connection.system === 'intacct' ? 'As people here call it: “Books of the US company”.' : 'As people here call it: “The US shop”.'} error={errors.name} changed={draft.name !== saved.name} required>
              <Input value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} disabled={!mayEdit} maxLength={80} />
            </Field>
          </FormSection>
          <FormSection title={`Sign-in to ${form.title}`} description={form.intro}>
            <ConnectionFields form={form} draft={draft} onChange={setDraft} errors={{ ...suspects, ...errors }} saved={saved.values} secretSetAt={connection.secretSetAt} disabled={!mayEdit} />
          </FormSection>
          <FormSection title="Limits" description="They hold for all runs and all workers together.">
            <Field label="Calls in flight" help={connection.system === 'intacct' ? 'The most calls at the same moment. Sage Intacct lets a company make about two at once.' : 'The most calls at the same moment. Fewer spare the shop, more make a first load quicker.'} error={errors.maxInFlight} changed={draft.maxInFlight !== saved.maxInFlight}>
              <Input type="number" min={1} max={32} className="w-28" value={draft.maxInFlight} onChange={(event) => setDraft({ ...draft, maxInFlight: event.target.value })} disabled={!mayEdit} />
            </Field>
            {connection.system === 'intacct' ? (
              <Field label="Transactions a month" optional error={errors.monthlyCap} changed={draft.monthlyCap !== saved.monthlyCap}
                help="Runs pause when this many are used, instead of spending more. A contract of the first tier allows 100,000. Empty: no cap.">
                <Input type="number" min={1} className="w-40" value={draft.monthlyCap} onChange={(event) => setDraft({ ...draft, monthlyCap: event.target.value })} disabled={!mayEdit} placeholder="No cap" />
              </Field>
            ) : null}
          </FormSection>
          {mayEdit ? <DeleteConnection tenant={tenant} connection={connection} /> : null}
        </div>
        <SaveBar changes={signInChanges + otherChanges} pending={saving} problem={problem} save={signInChanges ? 'Save and test' : 'Save'}
          onSave={() => void save()} onDiscard={() => { setDraft(saved); setErrors({}); setProblem(null) }} />
      </div>

      <div className="grid min-w-0 gap-4 max-xl:order-1 xl:sticky xl:top-18">
        <div ref={reportCard}>
          <Card title="Test" description={connection.lastTestAt ? <>Last tested <RelativeTime at={connection.lastTestAt} /></> : 'Not tested with what is saved now.'}
            actions={mayEdit ? <Button onClick={() => void startTest()} pending={starting || test.state === 'at-work'} disabled={signInChanges > 0}>Test connection</Button> : null}>
            {test.state === 'at-work' ? <TestProgress system={form.title} sinceMs={test.sinceMs} />
              : test.state === 'failed' ? <Callout tone="failure" title={test.message}>{test.remedy}</Callout>
              : report ? <ConnectionReport report={report} labelOf={(name) => form.fields.find((field) => field.name === name)?.label ?? name} onField={(name) => {
                  const place = document.getElementById(`field-${name}`)
                  place?.scrollIntoView({ block: 'center', behavior: 'smooth' })
                  place?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
                }} />
              : <p className="text-sm text-ink-soft text-pretty">A test signs in, checks each right that the processes need, and reads the lists (groups, websites, fields) that the settings offer as choices.</p>}
          </Card>
        </div>
        {connection.system === 'intacct' ? <Card title="Transactions this month"><CallBudget calls={connection.calls} now={new Date(now)} /></Card> : null}
      </div>
    </div>
  )
}
