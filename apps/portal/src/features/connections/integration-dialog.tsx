'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api, ApiError } from '#ui/api.ts'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { toast } from '#ui/toaster.tsx'
import type { IntegrationView } from './integration-view.ts'

/** The gear of an integration: its name, its pair, and the ways to the defaults that its runs use. */
export function IntegrationDialog({ tenant, integration, open, onOpenChange, onDelete }: {
  tenant: string; integration: IntegrationView; open: boolean; onOpenChange: (open: boolean) => void; onDelete: () => void
}) {
  const router = useRouter()
  const [name, setName] = useState(integration.name)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    setProblem(null)
    try {
      await api(`/api/tenants/${tenant}/integrations/${integration.id}`, { method: 'PATCH', body: { name } })
      toast.done('Saved.')
      onOpenChange(false)
      router.refresh()
    } catch (error) {
      setProblem(error instanceof ApiError ? error : new ApiError(0, 'failed', String(error)))
    } finally {
      setSaving(false)
    }
  }
  return (
    <Dialog open={open} onOpenChange={(next) => { onOpenChange(next); setName(integration.name); setProblem(null) }} title={`Configure ${integration.name}`}
      footer={<>
        <Button variant="ghost" className="mr-auto text-failed" onClick={() => { onOpenChange(false); onDelete() }}>Delete…</Button>
        <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        <Button variant="primary" pending={saving} disabled={name.trim() === integration.name} onClick={() => void save()}>Save</Button>
      </>}>
      <div className="grid gap-5">
        {problem && !problem.fields.name ? <Callout tone="failure" title={problem.message} /> : null}
        <Field label="Name" error={problem?.fields.name}><Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} /></Field>
        <div>
          <p className="text-sm font-medium">Pair</p>
          <p className="mt-1 text-sm text-ink-soft text-pretty">
            <Place tenant={tenant} side={integration.intacct} /> to <Place tenant={tenant} side={integration.magento} />. The pair is fixed, since the links between records belong to it. For another shop or another company, make another integration.
          </p>
        </div>
        <div>
          <p className="text-sm font-medium">Defaults of its runs</p>
          <ul className="mt-1 grid gap-1 text-sm">
            {integration.processes.map((process) => (
              <li key={process.id}><Link href={`/${tenant}/processes/${process.id}/settings`} className="text-accent-ink underline-offset-2 hover:underline">Settings of “{process.title}”</Link></li>
            ))}
          </ul>
        </div>
      </div>
    </Dialog>
  )
}

const Place = ({ tenant, side }: { tenant: string; side: { id: string; name: string } }) =>
  <Link href={`/${tenant}/connections/${side.id}`} className="font-medium text-ink underline-offset-2 hover:underline">{side.name}</Link>
