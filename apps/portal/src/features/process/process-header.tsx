'use client'
import { CalendarClock, Ellipsis, Eye, History, Play, Power, RotateCcw } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useOverview, useRefreshOverview } from '#features/dashboard/use-overview.ts'
import { RunProgress } from '#features/runs/run-progress.tsx'
import { useStartRun } from '#features/runs/use-start-run.ts'
import { useMay, useTenant } from '#features/shell/tenant.tsx'
import { api, Badge, Button, Callout, ConfirmDialog, DropdownMenu, IconButton, LinkButton, MenuItem, MenuSeparator, PageHeader, RelativeTime, Tabs, toast } from '#ui/index.ts'
import { fullSyncWords } from './full-sync-words.ts'
import { LastSyncDialog } from './last-sync-dialog.tsx'

export interface ProcessHead {
  id: string
  title: string
  description: string
  sourceOne: string
  sourceMany: string
  /** Every run reads all of the source: there is no last sync date to edit. */
  readsAll: boolean
  enabled: boolean
  integration: { name: string; enabled: boolean }
  /** "every day at 02:30"; null = by hand only. */
  schedule: string | null
  nextRunAt: string | null
  /** The last sync date. */
  since: string | null
}

type Asking = 'full' | 'off' | 'date' | null

/** The head of a process's pages: what it is, when it runs, what can be done with it, and its tabs. */
export function ProcessHeader({ process }: { process: ProcessHead }) {
  const { slug } = useTenant()
  const base = `/${slug}/processes/${process.id}`
  const overview = useOverview().processes.find(({ id }) => id === process.id)
  const running = overview?.active ?? overview?.preview ?? null
  const on = process.enabled && process.integration.enabled
  const mayConfigure = useMay('configure')
  return (
    <div className="border-b border-line bg-surface">
      <PageHeader title={process.title} actions={<Actions process={process} running={Boolean(overview?.active)} previewing={Boolean(overview?.preview)} />}
        eyebrow={<span className="flex flex-wrap items-center gap-x-2">
          <Link href={`/${slug}/connections`} className="underline-offset-2 hover:underline">{process.integration.name}</Link>
          {on ? null : <Badge tone="skipped">{process.integration.enabled ? 'Switched off' : 'Integration switched off'}</Badge>}
        </span>}
        description={<span className="flex items-start gap-x-1.5">
          <CalendarClock className="mt-[3px] size-3.5 shrink-0" aria-hidden />
          {process.schedule
            ? <span className="min-w-0">Runs {process.schedule}{process.nextRunAt === null ? ', but is paused' : on ? <>, next <RelativeTime at={process.nextRunAt} /></> : null}</span>
            : 'Runs by hand only'}
        </span>}>
        {overview?.idle && !running ? (
          <Callout tone="warning" className="mb-3" title={overview.idle} action={mayConfigure ? <LinkButton size="sm" href={`${base}/settings`}>Open the settings</LinkButton> : undefined} />
        ) : null}
        {running ? (
          <Link href={`/${slug}/runs/${running.id}`} className="mb-3 block rounded-lg border border-line bg-subtle px-3 py-2.5 transition-colors duration-100 hover:border-line-strong">
            <span className="sr-only">Open the run that goes on: </span>
            <RunProgress run={running} />
          </Link>
        ) : null}
        <Tabs label="Process" items={[
          { href: `${base}/records`, label: 'Records' }, { href: `${base}/runs`, label: 'Runs' }, { href: `${base}/mapping`, label: 'Mapping' },
          { href: `${base}/settings`, label: 'Settings' }, { href: `${base}/schedule`, label: 'Schedule' },
        ]} />
      </PageHeader>
    </div>
  )
}

function Actions({ process, running, previewing }: { process: ProcessHead; running: boolean; previewing: boolean }) {
  const { slug } = useTenant()
  const router = useRouter()
  const refreshOverview = useRefreshOverview()
  const start = useStartRun(process.id)
  const [mayRun, mayConfigure] = [useMay('run'), useMay('configure')]
  const [asking, setAsking] = useState<Asking>(null)
  const on = process.enabled && process.integration.enabled
  const show = (which: Asking) => (open: boolean) => setAsking(open ? which : null)
  const turn = async (enabled: boolean) => {
    await api(`/api/tenants/${slug}/processes/${process.id}/enabled`, { method: 'PUT', body: { enabled } })
    toast.done(enabled ? 'Switched on.' : 'Switched off. Nothing of it runs.')
    router.refresh()
    await refreshOverview()
  }
  const preview = async () => {
    const { runId } = await start.mutateAsync({ mode: 'preview' })
    router.push(`/${slug}/runs/${runId}`)
  }
  return (
    <>
      {mayRun ? <Button icon={<Eye />} disabled={previewing || start.isPending} onClick={() => void preview().catch(() => {})}>Preview</Button> : null}
      {!process.enabled && mayConfigure ? <Button variant="primary" icon={<Power />} onClick={() => void turn(true).catch(toast.failed)}>Switch on</Button>
        : !process.integration.enabled && mayConfigure ? <LinkButton variant="primary" icon={<Power />} href={`/${slug}/connections`}>Switch the integration on</LinkButton>
        : mayRun ? <Button variant="primary" icon={<Play />} pending={start.isPending && start.variables?.mode === 'sync'} disabled={!on || running} onClick={() => start.mutate({ mode: 'sync' })}>{running ? 'Syncing' : 'Sync now'}</Button> : null}
      <DropdownMenu trigger={<IconButton label="More" icon={<Ellipsis />} variant="secondary" />}>
        {mayRun ? <MenuItem icon={<RotateCcw />} disabled={!on || running} onSelect={() => setAsking('full')}>Full sync</MenuItem> : null}
        {process.readsAll ? null : <MenuItem icon={<History />} disabled={!mayConfigure} onSelect={() => setAsking('date')}>Edit last sync date</MenuItem>}
        <MenuSeparator />
        {process.enabled
          ? <MenuItem icon={<Power />} tone="danger" disabled={!mayConfigure} onSelect={() => setAsking('off')}>Switch off</MenuItem>
          : <MenuItem icon={<Power />} disabled={!mayConfigure} onSelect={() => void turn(true).catch(toast.failed)}>Switch on</MenuItem>}
      </DropdownMenu>
      <ConfirmDialog open={asking === 'full'} onOpenChange={show('full')} title={`Read all ${process.sourceMany} again?`} confirm="Start the full sync" onConfirm={() => start.mutateAsync({ mode: 'sync', full: true })}
        description={fullSyncWords(process.sourceMany, process.readsAll)} />
      <ConfirmDialog open={asking === 'off'} onOpenChange={show('off')} title="Switch this process off?" confirm="Switch off" tone="danger" onConfirm={() => turn(false)}
        description="Nothing of it will run until it is switched on again: no schedule, no retry, no Sync now. A run that is under way goes on to its end. Records, settings and links are kept." />
      <LastSyncDialog processId={process.id} since={process.since} sourceOne={process.sourceOne} sourceMany={process.sourceMany} open={asking === 'date'} onOpenChange={show('date')} />
    </>
  )
}
