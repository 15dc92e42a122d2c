'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useRefreshOverview } from '#features/dashboard/use-overview.ts'
import { api, ApiError } from '#ui/api.ts'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { Select } from '#ui/select.tsx'
import { toast } from '#ui/toaster.tsx'

interface Named { id: string; name: string }

/** Pairs a connection to the books with one to the shop. */
export function NewIntegration({ tenant, intacct, magento, variant = 'secondary' }: { tenant: string; intacct: Named[]; magento: Named[]; variant?: 'primary' | 'secondary' }) {
  const router = useRouter()
  const refreshOverview = useRefreshOverview()
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState({ name: '', intacctConnectionId: intacct[0]?.id ?? '', magentoConnectionId: magento[0]?.id ?? '' })
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    setProblem(null)
    try {
      await api(`/api/tenants/${tenant}/integrations`, { body: draft })
      toast.done('Paired. Its processes are switched off until you want them.')
      setOpen(false)
      router.refresh()
      void refreshOverview()
    } catch (error) {
      setProblem(error instanceof ApiError ? error : new ApiError(0, 'failed', String(error)))
    } finally {
      setSaving(false)
    }
  }
  return (
    <Dialog open={open} onOpenChange={(next) => { setOpen(next); setProblem(null) }} trigger={<Button variant={variant} icon={<Plus />}>New integration</Button>}
      title="New integration" description="An integration pairs one company in Sage Intacct with one shop. Its processes start switched off."
      footer={<>
        <Button onClick={() => setOpen(false)}>Cancel</Button>
        <Button variant="primary" pending={saving} onClick={() => void save()}>Create</Button>
      </>}>
      <div className="grid gap-4">
        {problem && !Object.keys(problem.fields).length ? <Callout tone="failure" title={problem.message} /> : null}
        <Field label="Name" help="Such as “US shop”." error={problem?.fields.name} required><Input value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} maxLength={80} /></Field>
        <Field label="Sage Intacct connection" error={problem?.fields.intacctConnectionId} required>
          <Select value={draft.intacctConnectionId} onChange={(intacctConnectionId) => setDraft({ ...draft, intacctConnectionId })} options={intacct.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
        <Field label="Magento connection" error={problem?.fields.magentoConnectionId} required>
          <Select value={draft.magentoConnectionId} onChange={(magentoConnectionId) => setDraft({ ...draft, magentoConnectionId })} options={magento.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      </div>
    </Dialog>
  )
}
