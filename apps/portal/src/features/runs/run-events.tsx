'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { fieldWords } from '#features/records/field-words.ts'
import { useTenant } from '#features/shell/tenant.tsx'
import { api, Button, Callout, cn, Count, EmptyState, formatCount, RelativeTime, Skeleton, Table, Td, Th, Tr } from '#ui/index.ts'
import { EventMark } from './event-mark.tsx'
import type { EventGroup, RunEventPage, RunEventView } from './event-view.ts'
import { isActive, type RunDetail } from './run-view.ts'

/** What the run did, record by record, newest first. While it goes on the list stays still, and says how much is new. */
export function RunEvents({ detail }: { detail: RunDetail }) {
  const { run, processId } = detail
  const { slug } = useTenant()
  const [group, setGroup] = useState<EventGroup | null>(detail.heldBack ? 'held' : null)
  const active = isActive(run)
  const { data, error, isPending, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage, refetch, isRefetching } = useInfiniteQuery({
    // Once it has ended the list is read again, whole.
    queryKey: ['run-events', run.id, group, active],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...(group ? { group } : {}), ...(pageParam ? { before: pageParam } : {}) })
      return api<RunEventPage>(`/api/tenants/${slug}/runs/${run.id}/events?${query}`, { signal })
    },
    initialPageParam: '', getNextPageParam: (page) => page.next,
    staleTime: Infinity,
    // An empty list fills by itself; a full one must not move under the reader's eyes.
    refetchInterval: ({ state }) => (active && !state.data?.pages[0]?.events.length ? 1_500 : false),
    placeholderData: (before) => before,
  })
  const events = data?.pages.flatMap((page) => page.events) ?? []
  const preview = run.mode === 'preview'
  const { counts } = run
  const groups: { group: EventGroup | null; label: string; count: number | null }[] = [
    { group: null, label: 'All', count: null },
    { group: 'created', label: preview ? 'Would create' : 'Created', count: counts.created }, { group: 'updated', label: preview ? 'Would update' : 'Updated', count: counts.updated },
    { group: 'linked', label: preview ? 'Would leave' : 'Linked', count: preview ? counts.unchanged : null }, { group: 'skipped', label: preview ? 'Would skip' : 'Skipped', count: counts.skipped },
    ...(detail.heldBack ? [{ group: 'held' as const, label: 'Held back', count: detail.heldBack }] : []),
    { group: 'waiting', label: preview ? 'Would wait' : 'Waiting', count: counts.waiting }, { group: 'failed', label: preview ? 'Would fail' : 'Failed', count: counts.failed },
  ]
  const countOfGroup = groups.find((one) => one.group === group)?.count ?? null
  const standing = group !== null && Boolean(countOfGroup)
  const listed = new Set(events.map((event) => event.sourceKey)).size
  const differs = !active && group !== null && countOfGroup !== null && events.length > 0 && !hasNextPage && listed !== countOfGroup
  return (
    <section aria-labelledby="log" className="pt-7">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-3 sm:px-6">
        <h2 id="log" className="text-base font-semibold">Log</h2>
        <div role="group" aria-label="Show only" className="flex flex-wrap gap-1">
          {groups.map((one) => (
            <button key={one.label} type="button" aria-pressed={group === one.group} onClick={() => setGroup(one.group)}
              className={cn('flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-sm transition-colors duration-100', group === one.group ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line bg-surface text-ink-soft hover:border-line-strong')}>
              {one.label}{one.count ? <Count value={one.count} className="text-xs" /> : null}
            </button>
          ))}
        </div>
        {active && events.length > 0 ? <Button size="sm" variant="ghost" className="ml-auto" pending={isRefetching} onClick={() => void refetch()}>Show the newest</Button> : null}
      </div>
      <div className="border-y border-line bg-surface">
        {error ? <Callout tone="failure" className="m-4" title={error.message} action={<Button size="sm" onClick={() => void refetch()}>Try again</Button>} /> : null}
        {isPending && isFetching ? <div className="grid gap-2 p-4">{[1, 2, 3].map((row) => <Skeleton key={row} className="h-6" />)}</div> : null}
        {data && events.length === 0 ? (
          <EmptyState className="py-10" title={active ? 'Nothing yet' : standing ? 'None of them was tried in this run' : group ? 'No entry of this kind' : 'This run changed nothing'}>
            {active ? 'Each record that changes, waits, is skipped or fails gets an entry here.'
              : standing ? 'They were so before, and nothing about them has changed since. So they were counted and left alone; the history of each says more.'
              : group ? undefined : 'A record that stays as it is gets no entry.'}
          </EmptyState>
        ) : null}
        {events.length > 0 ? (
          <Table label="Log of this run" head={<><Th className="md:w-40">What</Th><Th className="md:w-40">{detail.source.one.charAt(0).toUpperCase() + detail.source.one.slice(1)}</Th><Th className="max-md:hidden">Name</Th><Th className="max-md:hidden">Details</Th><Th numeric className="max-md:hidden">When</Th></>}>
            {events.map((event) => (
              <Tr key={event.id}>
                <Td className="max-md:w-px max-md:align-top"><EventMark kind={event.kind} /></Td>
                <Td><Link href={`/${slug}/processes/${processId}/records?record=${encodeURIComponent(event.sourceKey)}`} className="font-mono text-accent-ink underline-offset-2 hover:underline">{event.sourceKey}</Link>
                  <span className="block break-words md:hidden">{event.name}</span>
                  <span className="block break-words text-ink-soft md:hidden"><Details event={event} target={detail.target} /></span>
                </Td>
                <Td className="max-w-64 truncate max-md:hidden" title={event.name}>{event.name}</Td>
                <Td className="min-w-64 text-ink-soft max-md:hidden"><Details event={event} target={detail.target} /></Td>
                <Td numeric className="text-ink-soft max-md:hidden"><RelativeTime at={event.at} /></Td>
              </Tr>
            ))}
          </Table>
        ) : null}
      </div>
      {hasNextPage ? <div className="flex justify-center py-4"><Button pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>Show older entries</Button></div> : null}
      {differs ? (
        <p className="px-4 py-4 text-sm text-ink-soft text-pretty sm:px-6">
          The log names {formatCount(listed)}, the run counts {formatCount(countOfGroup)}: a record counts once, as what it came to in the end. Those that were so before and were left alone are counted without an entry; those that came to something else later in the run have one here and count as that.
        </p>
      ) : null}
    </section>
  )
}

function Details({ event, target }: { event: RunEventView; target: RunDetail['target'] }) {
  const changes = event.kind === 'created' ? [] : event.changes ?? []
  return (
    <>
      {event.message ?? (event.kind === 'created' && event.targetId ? <>As {target.one} <span className="font-mono">{event.targetId}</span> in {target.system}</> : null)}
      {changes.length > 0 ? (
        <span className="block">
          {changes.slice(0, 3).map((change) => (
            <span key={change.field} className="mr-3 inline-block"><span className="text-ink" title={change.field}>{fieldWords(change.field)}</span>: {change.before ? <><del className="text-ink-faint">{change.before}</del> → </> : null}{change.after ?? 'empty'}</span>
          ))}
          {changes.length > 3 ? `and ${changes.length - 3} more` : null}
        </span>
      ) : null}
    </>
  )
}
