'use client'
import { ArrowRight, Settings2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useRefreshOverview } from '#features/dashboard/use-overview.ts'
import { api } from '#ui/api.ts'
import { Badge } from '#ui/badge.tsx'
import { Button, IconButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Switch } from '#ui/choices.tsx'
import { counted } from '#ui/count.tsx'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { toast } from '#ui/toaster.tsx'
import { ConnectionMark } from './connection-mark.tsx'
import { DeleteIntegrationDialog } from './delete-integration-dialog.tsx'
import { IntegrationDialog } from './integration-dialog.tsx'
import type { IntegrationView } from './integration-view.ts'

/** One integration: its pair, its processes, its switch and its gear. */
export function IntegrationCard(props: { tenant: string; integration: IntegrationView; mayEdit: boolean }) {
  const { integration } = props
  return integration.deleting ? <GoingIntegration name={integration.name} records={integration.deleting.records} /> : <LivingIntegration {...props} />
}

const lookAgainMs = 5_000

/** The worker is deleting it: nothing can be done about it but to see it go. */
function GoingIntegration({ name, records }: { name: string; records: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), lookAgainMs)
    return () => clearInterval(timer)
  }, [router])
  return (
    <Card flush title={<span className="flex flex-wrap items-center gap-2">{name}<Badge tone="waiting">Being deleted</Badge></span>}>
      <p className="px-4 pb-4 text-sm text-ink-soft" role="status">
        {records ? `${counted(records, 'record', 'records')} left. ` : 'Its records are deleted; the histories follow. '}Nothing of it runs any more. It disappears from here when all of it is gone.
      </p>
    </Card>
  )
}

function LivingIntegration({ tenant, integration, mayEdit }: { tenant: string; integration: IntegrationView; mayEdit: boolean }) {
  const router = useRouter()
  const refreshOverview = useRefreshOverview()
  const [asking, setAsking] = useState(false)
  const [open, setOpen] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const scheduled = integration.processes.filter((process) => process.enabled && process.scheduled).length
  const turn = async (enabled: boolean) => {
    await api(`/api/tenants/${tenant}/integrations/${integration.id}`, { method: 'PATCH', body: { enabled } })
    toast.done(enabled ? `${integration.name} is on. Its schedules go on from now.` : `${integration.name} is off. Nothing of it runs.`)
    router.refresh()
    await refreshOverview()
  }
  const add = async (entity: string) => {
    const { id } = await api<{ id: string }>(`/api/tenants/${tenant}/integrations/${integration.id}/processes`, { body: { entity } })
    await refreshOverview()
    router.push(`/${tenant}/processes/${id}/settings`)
  }
  return (
    <Card flush title={<span className="flex flex-wrap items-center gap-2">{integration.name}{integration.enabled ? null : <Badge tone="skipped">Switched off</Badge>}</span>}
      actions={mayEdit ? <div className="-my-1.5 -mr-1.5 flex items-center gap-1">
        <Switch checked={integration.enabled} onChange={(on) => (on ? void turn(true).catch(toast.failed) : setAsking(true))} aria-label={`${integration.name} is on`} />
        <IconButton label="Configure" icon={<Settings2 />} onClick={() => setOpen(true)} />
      </div> : null}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-3 text-sm">
        <Link href={`/${tenant}/connections/${integration.intacct.id}`} className="inline-flex items-center gap-2 hover:underline">{integration.intacct.name}<ConnectionMark connection={integration.intacct} /></Link>
        <ArrowRight className="size-4 text-ink-faint" aria-label="to" />
        <Link href={`/${tenant}/connections/${integration.magento.id}`} className="inline-flex items-center gap-2 hover:underline">{integration.magento.name}<ConnectionMark connection={integration.magento} /></Link>
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {integration.processes.map((process) => (
          <li key={process.id} className="relative flex flex-wrap items-center gap-x-3 px-4 py-2.5 text-sm last:rounded-b-xl hover:bg-subtle">
            <Link href={`/${tenant}/processes/${process.id}/records`} className="min-w-0 grow after:absolute after:inset-0">{process.title}</Link>
            <span className="text-ink-soft">{!process.enabled ? 'Off' : process.scheduled ? (integration.enabled ? 'Scheduled' : 'Scheduled, but the integration is off') : 'By hand'}</span>
          </li>
        ))}
        {mayEdit ? integration.missing.map(({ entity, title }) => (
          <li key={entity} className="flex flex-wrap items-center gap-x-3 px-4 py-1.5 text-sm text-ink-soft">
            <span className="min-w-0 grow">{title}</span>
            <Button size="sm" onClick={() => void add(entity).catch(toast.failed)}>Set up</Button>
          </li>
        )) : null}
      </ul>
      <ConfirmDialog open={asking} onOpenChange={setAsking} title={`Switch off ${integration.name}?`} confirm="Switch off" tone="danger" onConfirm={() => turn(false)}
        description={<>Nothing of it will run until it is switched on again: no schedule, no retry, no <em>Sync now</em>.{scheduled ? ` ${scheduled === 1 ? 'One schedule is' : `${scheduled} schedules are`} affected.` : ''} A run that is under way goes on to its end. Records, settings and links are kept.</>} />
      <IntegrationDialog tenant={tenant} open={open} onOpenChange={setOpen} integration={integration} onDelete={() => setDeleting(true)} />
      <DeleteIntegrationDialog tenant={tenant} integration={integration} open={deleting} onOpenChange={setDeleting} />
    </Card>
  )
}
