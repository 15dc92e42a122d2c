'use client'
import { History } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useOverview } from '#features/dashboard/use-overview.ts'
import { useTenant } from '#features/shell/tenant.tsx'
import { cn, Count, Duration, EmptyState, formatCount, LinkButton, ProgressBar, RelativeTime, StateMark, Table, Td, Th, Tr } from '#ui/index.ts'
import type { RunFilter } from './run-filter.ts'
import { RunFilters } from './run-filters.tsx'
import { isActive, runTitle, segmentsOf, stateNow, triggerWord, type RunView } from './run-view.ts'

/** Runs, newest first, of one process or (without `processId`) of all. The active ones move; a run that begins or ends brings the list up to date. */
export function RunList({ processId, runs, next, filter }: { processId?: string; runs: RunView[]; next: string | null; filter: RunFilter }) {
  const { slug } = useTenant()
  const router = useRouter()
  const { processes: all } = useOverview()
  const processes = processId ? all.filter(({ id }) => id === processId) : all
  const nameOf = new Map(all.map(({ id, name }) => [id, name]))
  const live = new Map(processes.flatMap(({ active, preview, last }) => [active, preview, last].flatMap((run) => (run ? [[run.id, run] as const] : []))))
  const known = processes.map(({ active, preview, last }) => `${active?.id} ${preview?.id} ${last?.id}`).join(' ')
  const seen = useRef(known)
  useEffect(() => {
    if (seen.current === known) return
    seen.current = known
    router.refresh()
  }, [known, router])

  const path = processId ? `/${slug}/processes/${processId}/runs` : `/${slug}/runs`
  const { after, ...narrowing } = filter
  const narrowed = Object.values(narrowing).some(Boolean)
  const older = next ? `${path}?${new URLSearchParams({ ...filter, after: next })}` : null
  const aside = 'max-md:hidden'
  return (
    <>
      <h2 className="sr-only">{processId ? 'Runs' : 'Runs of all processes'}</h2>
      <div className="px-4 pt-4 pb-3 sm:px-6"><RunFilters path={path} filter={filter} processes={processId ? null : all} /></div>
      <div className="border-y border-line bg-surface">
        {runs.length === 0 ? (
          <EmptyState icon={<History />} title={narrowed ? 'No run matches' : processId ? 'This process has not run yet' : 'Nothing has run yet'}>
            {narrowed ? 'Choose other filters, or show all runs.' : 'Press Sync now on the dashboard, or set a schedule. Preview shows first what would change, and writes nothing.'}
          </EmptyState>
        ) : (
          <Table label="Runs" head={<>
            <Th>State</Th>{processId ? null : <Th className={aside}>Process</Th>}<Th className={aside}>Run</Th><Th className={aside}>Started by</Th><Th className={cn('w-40', aside)}>Outcome</Th>
            <Th numeric className={aside}>Read</Th><Th numeric className={aside}>Created</Th><Th numeric className={aside}>Updated</Th><Th numeric className={aside}>Waiting</Th><Th numeric className={aside}>Failed</Th>
            <Th numeric className={cn(aside, !processId && 'max-xl:hidden')}>Calls</Th><Th numeric className={aside}>Took</Th><Th numeric>When</Th>
          </>}>
            {runs.map((given) => {
              const run = live.get(given.id) ?? given
              const name = processId ? null : nameOf.get(run.processId) ?? null
              const address = `/${slug}/runs/${run.id}`
              return (
                <Tr key={run.id} className="relative">
                  <Td className="max-md:py-2.5">
                    <StateMark {...stateNow(run)} />
                    <span className="block md:hidden">
                      <Link href={address} className="font-medium after:absolute after:inset-0">{name ? `${name}: ${runTitle(run).toLowerCase()}` : runTitle(run)}</Link>
                      <span className="block text-ink-soft">{run.requestedBy ?? triggerWord(run.trigger)} · {inShort(run)}</span>
                    </span>
                  </Td>
                  {name ? <Td className={cn('whitespace-nowrap', aside)}>{name}</Td> : processId ? null : <Td className={aside} />}
                  <Td className={cn('whitespace-nowrap', aside)}><Link href={address} className="font-medium after:absolute after:inset-0 hover:underline underline-offset-2">{runTitle(run)}</Link></Td>
                  <Td className={cn('whitespace-nowrap text-ink-soft', aside)}>{run.requestedBy ?? triggerWord(run.trigger)}</Td>
                  <Td className={aside}><ProgressBar size="sm" label="Outcome" segments={segmentsOf(run)} total={isActive(run) ? run.announced : null} className="min-w-24" /></Td>
                  <Td numeric className={aside}><Count value={run.counts.read} /></Td>
                  <Td numeric className={aside}><Count value={run.counts.created} className={run.counts.created ? '' : 'text-ink-faint'} /></Td>
                  <Td numeric className={aside}><Count value={run.counts.updated} className={run.counts.updated ? '' : 'text-ink-faint'} /></Td>
                  <Td numeric className={aside}><Count value={run.counts.waiting} className={run.counts.waiting ? 'text-waiting' : 'text-ink-faint'} /></Td>
                  <Td numeric className={aside}><Count value={run.counts.failed} className={run.counts.failed ? 'font-medium text-failed' : 'text-ink-faint'} /></Td>
                  <Td numeric className={cn('text-ink-soft', aside, !processId && 'max-xl:hidden')}><Count value={run.intacctCalls + run.magentoCalls} /></Td>
                  <Td numeric className={cn('whitespace-nowrap text-ink-soft', aside)}>{run.startedAt ? <Duration from={run.startedAt} to={run.endedAt} /> : null}</Td>
                  <Td numeric className="text-ink-soft max-md:align-top"><RelativeTime at={run.createdAt} /></Td>
                </Tr>
              )
            })}
          </Table>
        )}
      </div>
      {older || after ? (
        <div className="flex justify-center gap-2 px-4 py-4">
          {after ? <LinkButton href={`${path}?${new URLSearchParams(narrowing as Record<string, string>)}`}>Newest</LinkButton> : null}
          {older ? <LinkButton href={older}>Older runs</LinkButton> : null}
        </div>
      ) : null}
    </>
  )
}

/** On a phone: what was read and what needs somebody. */
function inShort({ counts }: RunView): string {
  return [`${formatCount(counts.read)} read`, counts.failed ? `${formatCount(counts.failed)} failed` : null, counts.waiting ? `${formatCount(counts.waiting)} waiting` : null].filter(Boolean).join(', ')
}
