'use client'
import { connectionForms } from '@causeway/sync/connections'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useRefreshOverview } from '#features/dashboard/use-overview.ts'
import { api, ApiError } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { RadioGroup } from '#ui/choices.tsx'
import { Field, FormSection } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { LeaveGuard } from '../forms/leave-guard.tsx'
import { focusFirstError } from '../forms/focus-first-error.ts'
import { ConnectionFields, type ConnectionDraft } from './connection-fields.tsx'
import { bodyOf } from './connection-editor.tsx'

type System = 'intacct' | 'magento'
const standards: Record<System, { name: string; values: Record<string, string>; maxInFlight: string }> = {
  intacct: { name: 'Sage Intacct', values: { url: 'https://api.intacct.com/ia/xml/xmlgw.phtml' }, maxInFlight: '2' },
  magento: { name: 'Magento', values: { authentication: 'oauth' }, maxInFlight: '4' },
}
const draftFor = (system: System): ConnectionDraft => ({ ...standards[system], secrets: {}, monthlyCap: '' })

/** Asks for the sign-in to one of the two systems, stores it and tests it at once. */
export function NewConnection({ tenant, system: first }: { tenant: string; system: System }) {
  const router = useRouter()
  const refreshOverview = useRefreshOverview()
  const [system, setSystem] = useState<System>(first)
  const [drafts, setDrafts] = useState({ intacct: draftFor('intacct'), magento: draftFor('magento') })
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const form = connectionForms[system]
  const draft = drafts[system]
  const setDraft = (next: ConnectionDraft) => setDrafts({ ...drafts, [system]: next })

  const typed = !saving && JSON.stringify(drafts) !== JSON.stringify({ intacct: draftFor('intacct'), magento: draftFor('magento') })

  const save = async () => {
    setSaving(true)
    setProblem(null)
    try {
      const { id } = await api<{ id: string }>(`/api/tenants/${tenant}/connections`, { body: { system, ...bodyOf(draft) } })
      const { taskId } = await api<{ taskId: string }>(`/api/tenants/${tenant}/connections/${id}/test`, { method: 'POST' })
      void refreshOverview()
      router.push(`/${tenant}/connections/${id}?test=${taskId}`)
    } catch (error) {
      setErrors(error instanceof ApiError ? error.fields : {})
      setProblem(error instanceof Error ? error.message : String(error))
      setSaving(false)
      focusFirstError()
    }
  }

  return (
    <form className="max-w-[46rem] px-4 py-6 sm:px-6" onSubmit={(event) => { event.preventDefault(); void save() }}>
      {typed ? <LeaveGuard /> : null}
      <FormSection title="System">
        <RadioGroup columns aria-label="System" value={system} onChange={(next) => { setSystem(next as System); setErrors({}); setProblem(null) }} options={[
          { value: 'intacct', label: 'Sage Intacct', hint: 'The books: Causeway reads from them.' },
          { value: 'magento', label: 'Magento', hint: 'The shop: Causeway writes to it.' },
        ]} />
        <Field label="Name" help="As people here will call it." error={errors.name} required>
          <Input value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} maxLength={80} />
        </Field>
      </FormSection>
      <FormSection title={`Sign-in to ${form.title}`} description={form.intro}>
        <ConnectionFields form={form} draft={draft} onChange={setDraft} errors={errors} saved={{}} secretSetAt={{}} disabled={false} />
      </FormSection>
      <div className="grid gap-3 border-t border-line pt-5">
        {problem ? <Callout tone="failure" title={problem} /> : null}
        <p className="text-sm text-ink-soft text-pretty">Passwords and keys are encrypted for this connection before they are stored, and are never shown again.</p>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={saving}>Save and test</Button>
          <LinkButton href={`/${tenant}/connections`} variant="ghost">Cancel</LinkButton>
        </div>
      </div>
    </form>
  )
}
