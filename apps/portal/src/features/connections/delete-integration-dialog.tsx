'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { IntegrationContents } from '@causeway/db'
import { useRefreshOverview } from '#features/dashboard/use-overview.ts'
import { api, ApiError } from '#ui/api.ts'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { counted } from '#ui/count.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { toast } from '#ui/toaster.tsx'

/** Says what is lost, and deletes an integration once its name was typed. */
export function DeleteIntegrationDialog({ tenant, integration, open, onOpenChange }: {
  tenant: string; integration: { id: string; name: string }; open: boolean; onOpenChange: (open: boolean) => void
}) {
  const router = useRouter()
  const refreshOverview = useRefreshOverview()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [pending, setPending] = useState(false)
  const path = `/api/tenants/${tenant}/integrations/${integration.id}`
  const { data: contents } = useQuery({ queryKey: ['integration-contents', integration.id], queryFn: ({ signal }) => api<IntegrationContents>(path, { signal }), enabled: open, staleTime: 0 })
  const remove = async () => {
    setPending(true)
    setProblem(null)
    try {
      await api(path, { method: 'DELETE', body: { name: typed } })
      toast.done(`${integration.name} is being deleted.`)
      onOpenChange(false)
      router.refresh()
      await refreshOverview()
    } catch (error) {
      setProblem(error instanceof ApiError ? error : new ApiError(0, 'failed', String(error)))
    } finally {
      setPending(false)
    }
  }
  const mayDelete = typed.trim() === integration.name
  return (
    <Dialog open={open} onOpenChange={(next) => { if (pending) return; onOpenChange(next); setTyped(''); setProblem(null) }} title={`Delete ${integration.name}?`}
      description="Sage Intacct and Magento keep what they have. Here, everything that belongs to it goes, and cannot be brought back."
      footer={<>
        <Button onClick={() => onOpenChange(false)} disabled={pending}>Cancel</Button>
        <Button variant="danger" pending={pending} disabled={!mayDelete} onClick={() => void remove()}>Delete for good</Button>
      </>}>
      <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); if (mayDelete && !pending) void remove() }}>
        {problem && !problem.fields.name ? <Callout tone="failure" title={problem.message} /> : null}
        <div className="text-sm">
          <p className="font-medium">What is lost</p>
          <ul className="mt-1 grid list-disc gap-0.5 pl-5 text-ink-soft">
            <li>{contents ? counted(contents.records, 'record', 'records') : 'All records'}, and the links between the two systems. An integration that is made later finds what is in the shop by e-mail, SKU or name only.</li>
            <li>{contents ? counted(contents.runs, 'run', 'runs') : 'All runs'}, and the history of every record. The audit trail stays.</li>
            <li>{contents ? `${counted(contents.processes, 'process', 'processes')} with settings and mapping${contents.schedules ? `, and ${counted(contents.schedules, 'schedule', 'schedules')}` : ''}` : 'Its processes with settings, mapping and schedules'}.</li>
          </ul>
          {contents?.activeRuns ? <p className="mt-2 text-waiting">{counted(contents.activeRuns, 'run is', 'runs are')} going on. {contents.activeRuns === 1 ? 'It is' : 'They are'} cancelled first.</p> : null}
        </div>
        <Field label={`Type “${integration.name}” to delete it`} error={problem?.fields.name} stacked>
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} maxLength={200} />
        </Field>
      </form>
    </Dialog>
  )
}
