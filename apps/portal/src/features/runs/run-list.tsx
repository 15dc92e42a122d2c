'use client'
import { History } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useOverview } from '#features/dashboard/use-overview.ts'
import { useTenant } from '#features/shell/tenant.tsx'
import { Count, Duration, EmptyState, LinkButton, ProgressBar, RelativeTime, StateMark, Table, Td, Th, Tr } from '#ui/index.ts'
import type { RunFilter } from './run-filter.ts'
import { RunFilters } from './run-filters.tsx'
import { isActive, runTitle, segmentsOf, stateNow, triggerWord, type RunView } from './run-view.ts'

/** A process's runs, newest first. The active one moves; a run that begins or ends brings the list up to date. */
export function RunList({ processId, runs, next, filter }: { processId: string; runs: RunView[]; next: string | null; filter: RunFilter }) {
  const { slug } = useTenant()
  const router = useRouter()
  const process = useOverview().processes.find(({ id }) => id === processId)
  const live = new Map([process?.active, process?.preview, process?.last].flatMap((run) => (run ? [[run.id, run] as const] : [])))
  const known = `${process?.active?.id} ${process?.preview?.id} ${process?.last?.id}`
  const seen = useRef(known)
  useEffect(() => {
    if (seen.current === known) return
    seen.current = known
    router.refresh()
  }, [known, router])

  const path = `/${slug}/processes/${processId}/runs`
  const narrowed = Boolean(filter.state ?? filter.trigger ?? filter.mode ?? filter.time)
  const older = next ? `${path}?${new URLSearchParams({ ...filter, after: next })}` : null
  const { after: _after, ...first } = filter
  return (
    <>
      <h2 className="sr-only">Runs</h2>
      <div className="px-4 pt-4 pb-3 sm:px-6"><RunFilters path={path} filter={filter} /></div>
      <div className="border-y border-line bg-surface">
        {runs.length === 0 ? (
          <EmptyState icon={<History />} title={narrowed ? 'No run is like this' : 'This process has not run yet'}>
            {narrowed ? 'Choose other filters, or show all runs.' : 'Press Sync now on the dashboard, or set a schedule. Preview shows first what would change, and writes nothing.'}
          </EmptyState>
        ) : (
          <Table label="Runs" head={<><Th>State</Th><Th>Run</Th><Th>Started by</Th><Th className="w-44">Outcome</Th><Th numeric>Read</Th><Th numeric>Created</Th><Th numeric>Updated</Th><Th numeric>Waiting</Th><Th numeric>Failed</Th><Th numeric>Calls</Th><Th numeric>Took</Th><Th numeric>When</Th></>}>
            {runs.map((given) => {
              const run = live.get(given.id) ?? given
              return (
                <Tr key={run.id} className="relative">
                  <Td><StateMark {...stateNow(run)} /></Td>
                  <Td className="whitespace-nowrap"><Link href={`/${slug}/runs/${run.id}`} className="font-medium after:absolute after:inset-0 hover:underline underline-offset-2">{runTitle(run)}</Link></Td>
                  <Td className="whitespace-nowrap text-ink-soft">{run.requestedBy ?? triggerWord(run.trigger)}</Td>
                  <Td><ProgressBar size="sm" label="Outcome" segments={segmentsOf(run.counts)} total={isActive(run) ? run.announced : null} className="min-w-28" /></Td>
                  <Td numeric><Count value={run.counts.read} /></Td>
                  <Td numeric><Count value={run.counts.created} className={run.counts.created ? '' : 'text-ink-faint'} /></Td>
                  <Td numeric><Count value={run.counts.updated} className={run.counts.updated ? '' : 'text-ink-faint'} /></Td>
                  <Td numeric><Count value={run.counts.waiting} className={run.counts.waiting ? 'text-waiting' : 'text-ink-faint'} /></Td>
                  <Td numeric><Count value={run.counts.failed} className={run.counts.failed ? 'font-medium text-failed' : 'text-ink-faint'} /></Td>
                  <Td numeric className="text-ink-soft"><Count value={run.intacctCalls + run.magentoCalls} /></Td>
                  <Td numeric className="whitespace-nowrap text-ink-soft">{run.startedAt ? <Duration from={run.startedAt} to={run.endedAt} /> : null}</Td>
                  <Td numeric className="text-ink-soft"><RelativeTime at={run.createdAt} /></Td>
                </Tr>
              )
            })}
          </Table>
        )}
      </div>
      {older || filter.after ? (
        <div className="flex justify-center gap-2 px-4 py-4">
          {filter.after ? <LinkButton href={`${path}?${new URLSearchParams(first as Record<string, string>)}`}>Newest</LinkButton> : null}
          {older ? <LinkButton href={older}>Older runs</LinkButton> : null}
        </div>
      ) : null}
    </>
  )
}
