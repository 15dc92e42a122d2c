'use client'
import { CalendarClock, Ellipsis, Eye, History, Play, RotateCcw, Table2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { fullSyncWords } from '#features/process/full-sync-words.ts'
import { RunProgress } from '#features/runs/run-progress.tsx'
import { runTitle, type RunView } from '#features/runs/run-view.ts'
import { useStartRun } from '#features/runs/use-start-run.ts'
import { useMay, useTenant } from '#features/shell/tenant.tsx'
import {
  Badge, Button, Card, cn, ConfirmDialog, Count, DropdownMenu, formatCount, IconButton, LinkButton, MenuItem, MenuLink, MenuSeparator, ProgressBar, RelativeTime,
  StateMark, Swatch, type SegmentTone,
} from '#ui/index.ts'
import type { ProcessOverview, RecordCounts } from './overview.ts'
import { Trend } from './trend.tsx'

const states: { state: keyof RecordCounts; label: string; tone: SegmentTone }[] = [
  { state: 'synced', label: 'Synced', tone: 'synced' }, { state: 'waiting', label: 'Waiting', tone: 'waiting' },
  { state: 'failed', label: 'Failed', tone: 'failed' }, { state: 'skipped', label: 'Skipped', tone: 'skipped' },
]

/** One process: how its records stand, what the last run came to, and what can be done now. */
export function ProcessCard({ process }: { process: ProcessOverview }) {
  const { slug } = useTenant()
  const base = `/${slug}/processes/${process.id}`
  const { active, preview, last, counts } = process
  const total = counts.synced + counts.waiting + counts.failed + counts.skipped
  const running = active ?? preview
  // Causeway tries what waits again and again by itself; that hides no sync.
  const told = last?.trigger === 'system' && !last.reason ? process.lastSync ?? last : last
  const mayConfigure = useMay('configure')
  return (
    <Card as="article" flush aria-labelledby={`process-${process.id}`} className="flex flex-col">
      <div className="flex items-start gap-x-3 gap-y-2 px-4 pt-3.5 max-sm:flex-wrap">
        <div className="min-w-0 grow max-sm:basis-full">
          <h2 id={`process-${process.id}`} className="text-base font-semibold text-balance">
            <Link href={`${base}/records`} className="hover:underline underline-offset-2">{process.title}</Link>
          </h2>
        </div>
        <Actions process={process} base={base} />
      </div>
      <p className="px-4 pt-0.5 text-sm text-ink-soft text-pretty max-sm:pt-2">
        {process.enabled ? null : <Badge className="mr-1.5">Switched off</Badge>}
        {process.schedule
          ? <><CalendarClock className="mr-1.5 inline size-3.5 -translate-y-px" aria-hidden />Runs {process.schedule}{process.nextRunAt ? <>, next <RelativeTime at={process.nextRunAt} /></> : process.enabled ? ', but is paused' : null}</>
          : <>Runs by hand only.{mayConfigure ? <> <Link href={`${base}/schedule`} className="text-accent-ink underline underline-offset-2">Set a schedule</Link></> : null}</>}
      </p>

      <div className="px-4 pt-4">
        {running ? <RunProgress run={running} /> : (
          <div className="grid gap-2">
            <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
              {told ? (
                <Link href={`/${slug}/runs/${told.id}`} className="flex min-w-0 items-center gap-1.5 underline-offset-2 hover:underline"><StateMark state={told.state} /><span className="truncate text-ink-soft">{runTitle(told)} <RelativeTime at={told.endedAt ?? told.createdAt} /></span></Link>
              ) : <StateMark state="never" />}
              {total > 0 ? <span className="figures whitespace-nowrap text-ink-soft">{formatCount(total)} {process.sourceMany}</span> : null}
            </div>
            <ProgressBar label={`${process.name} by state`} segments={states.map(({ state, label, tone }) => ({ label, tone, value: counts[state] }))} />
          </div>
        )}
        {process.idle && !running ? <Aside tone="waiting">{process.idle}{mayConfigure ? <> <Link href={`${base}/settings`} className="whitespace-nowrap underline underline-offset-2">Open the settings</Link></> : null}</Aside> : null}
        <Held run={running ?? told} href={`/${slug}/runs/${(running ?? told)?.id}`} />
      </div>

      {last || running || total > 0 ? (
        <div className="mt-auto flex min-h-18 flex-wrap items-end justify-between gap-x-6 gap-y-3 px-4 pt-3 pb-4">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {states.map(({ state, label, tone }) => (
              <li key={state}>
                <Link href={`${base}/records?state=${state}`} className="group block rounded-md">
                  <Count value={counts[state]} className={cn('block text-lg leading-6 font-medium', state === 'failed' && counts.failed > 0 && 'text-failed', state === 'waiting' && counts.waiting > 0 && 'text-waiting')} />
                  <span className="flex items-center gap-1.5 text-xs text-ink-soft underline-offset-2 group-hover:underline"><Swatch tone={tone} />{label}</span>
                </Link>
              </li>
            ))}
          </ul>
          {process.trend.length > 1 ? <Trend runs={process.trend} className="max-sm:hidden" /> : null}
        </div>
      ) : (
        <p className="mt-auto min-h-18 px-4 pt-3 pb-4 text-sm text-ink-soft text-pretty">{process.description}</p>
      )}
    </Card>
  )
}

/** Why a run is paused, was stopped or is partial, and what to do about it. */
function Held({ run, href }: { run: RunView | null; href: string }) {
  if (!run?.reason || !['paused', 'stopped', 'partial'].includes(run.state)) return null
  return (
    <Aside tone={run.state === 'stopped' ? 'failed' : 'waiting'}>
      <span className="font-medium">{run.reason.explanation}</span> {run.reason.remedy} <Link href={href} className="whitespace-nowrap underline underline-offset-2">Open the run</Link>
    </Aside>
  )
}

const Aside = ({ tone, children }: { tone: 'failed' | 'waiting'; children: ReactNode }) => (
  <p className={cn('mt-3 rounded-lg border px-3 py-2 text-sm text-pretty', tone === 'failed' ? 'border-failed/30 bg-failed-soft' : 'border-waiting/30 bg-waiting-soft')}>{children}</p>
)

function Actions({ process, base }: { process: ProcessOverview; base: string }) {
  const { slug } = useTenant()
  const router = useRouter()
  const start = useStartRun(process.id)
  const mayRun = useMay('run')
  const [asking, setAsking] = useState(false)
  const { active, preview } = process
  const running = active ?? preview
  const startPreview = async () => {
    const { runId } = await start.mutateAsync({ mode: 'preview' })
    router.push(`/${slug}/runs/${runId}`)
  }
  return (
    <div className="flex shrink-0 items-center gap-1">
      {!running && !process.last && mayRun ? <Button size="sm" icon={<Eye />} disabled={start.isPending} onClick={() => void startPreview().catch(() => {})}>Preview first</Button> : null}
      {running ? <LinkButton href={`/${slug}/runs/${running.id}`} size="sm">Open the run</LinkButton> : mayRun ? (
        <Button size="sm" variant="primary" icon={<Play />} pending={start.isPending} disabled={!process.enabled} onClick={() => start.mutate({ mode: 'sync' })}>Sync now</Button>
      ) : null}
      <DropdownMenu trigger={<IconButton label={`More about ${process.name}`} icon={<Ellipsis />} size="sm" />}>
        {mayRun ? <MenuItem icon={<Eye />} disabled={Boolean(preview)} onSelect={() => void startPreview().catch(() => {})}>Preview</MenuItem> : null}
        {mayRun ? <MenuItem icon={<RotateCcw />} disabled={Boolean(active) || !process.enabled} onSelect={() => setAsking(true)}>Full sync</MenuItem> : null}
        {mayRun ? <MenuSeparator /> : null}
        <MenuLink icon={<Table2 />} href={`${base}/records`}>Records</MenuLink>
        <MenuLink icon={<History />} href={`${base}/runs`}>Runs</MenuLink>
        <MenuLink icon={<CalendarClock />} href={`${base}/schedule`}>Schedule</MenuLink>
      </DropdownMenu>
      <ConfirmDialog open={asking} onOpenChange={setAsking} title={`Read all ${process.sourceMany} again?`} confirm="Start the full sync"
        description={fullSyncWords(process.sourceMany, process.readsAll)}
        onConfirm={() => start.mutateAsync({ mode: 'sync', full: true })} />
    </div>
  )
}
