'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight, Search } from 'lucide-react'
import Link from 'next/link'
import { useDeferredValue, useState } from 'react'
import { fieldWords } from '#features/records/field-words.ts'
import { ChangesTable } from '#features/records/drawer/changes-table.tsx'
import { EventMark } from '#features/runs/event-mark.tsx'
import type { EventGroup, RunEventPage, RunEventView } from '#features/runs/event-view.ts'
import { isActive, type RunDetail } from '#features/runs/run-view.ts'
import { useTenant } from '#features/shell/tenant.tsx'
import { api, Button, Callout, cn, Count, counted, EmptyState, formatCount, Input, LinkButton, Skeleton } from '#ui/index.ts'

/** What a sync would do, record by record and field by field, to look through before the first one writes. */
export function PreviewEvents({ detail }: { detail: RunDetail }) {
  const { run, source, processId } = detail
  const { slug } = useTenant()
  const [chosen, setGroup] = useState<EventGroup | null>()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const active = isActive(run)
  // What a sync would overwrite is what one comes to see; then what it would add.
  const group = chosen !== undefined ? chosen : active ? null : run.counts.updated ? 'updated' : run.counts.created ? 'created' : null
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['run-events', run.id, 'preview', group, q, active],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...(group ? { group } : {}), ...(q ? { q } : {}), ...(pageParam ? { before: pageParam } : {}) })
      return api<RunEventPage>(`/api/tenants/${slug}/runs/${run.id}/events?${query}`, { signal })
    },
    initialPageParam: '', getNextPageParam: (page) => page.next, staleTime: Infinity,
    refetchInterval: ({ state }) => (active && !state.data?.pages[0]?.events.length ? 1_500 : false),
    placeholderData: (before) => before,
  })
  const events = data?.pages.flatMap((page) => page.events) ?? []
  const target = source.system === 'Magento' ? 'Sage Intacct' : 'Magento'
  const { counts } = run
  /** Of the chosen kind: records that a sync would not look at again. */
  const standing = group === null || group === 'created' || group === 'updated' ? 0 : group === 'held' ? 0 : counts[group === 'linked' ? 'unchanged' : group]
  const groups: { group: EventGroup | null; label: string; count: number | null }[] = [
    { group: null, label: 'All', count: null }, { group: 'created', label: 'Would create', count: counts.created }, { group: 'updated', label: 'Would update', count: counts.updated },
    { group: 'linked', label: 'Would leave', count: counts.unchanged }, { group: 'skipped', label: 'Would skip', count: counts.skipped },
    { group: 'waiting', label: 'Would wait', count: counts.waiting }, { group: 'failed', label: 'Would fail', count: counts.failed },
  ]
  return (
    <section aria-labelledby="preview" className="pt-6">
      <div className="px-4 sm:px-6">
        <Callout title={active ? 'Nothing is written while this goes on.' : 'Nothing was written.'}>
          {active ? 'It reads' : 'It read'} {source.many} from {source.system} and {active ? 'looks' : 'looked'} up in {target} what is there, to show what a sync from {source.system} to {target} would do with the settings and the mapping as they are.{active ? '' : ' Carrying it out does this and no more: a record that has changed since is held back and named.'}
        </Callout>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-5 pb-3 sm:px-6">
        <h2 id="preview" className="text-base font-semibold">What it would do</h2>
        <div role="group" aria-label="Show only" className="flex flex-wrap gap-1">
          {groups.map((one) => (
            <button key={one.label} type="button" aria-pressed={group === one.group} onClick={() => setGroup(one.group)}
              className={cn('flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-sm transition-colors duration-100', group === one.group ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line bg-surface text-ink-soft hover:border-line-strong')}>
              {one.label}{one.count === null ? null : <Count value={one.count} className="text-xs" />}
            </button>
          ))}
        </div>
        <div className="ml-auto w-full sm:w-60"><Input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} aria-label="Search by ID or name" placeholder="ID or name" leading={<Search aria-hidden />} /></div>
      </div>
      <div className="border-y border-line bg-surface">
        {error ? <Callout tone="failure" className="m-4" title={error.message} action={<Button size="sm" onClick={() => void refetch()}>Try again</Button>} /> : null}
        {isPending ? <div className="grid gap-2 p-4" role="status"><span className="sr-only">Loading</span>{[1, 2, 3].map((row) => <Skeleton key={row} className="h-6" />)}</div> : null}
        {data && events.length === 0 ? (
          <EmptyState className="py-10" title={q ? `Nothing is found for “${q}”` : active && !group ? 'Nothing yet' : !group ? 'A sync would change nothing' : standing ? `${formatCount(standing)} as before` : 'No record of this kind'}
            action={standing && !q && group && group !== 'linked' ? <LinkButton href={`/${slug}/processes/${processId}/records?state=${group}`}>Show them in the grid</LinkButton> : null}>
            {!q && !active && (!group || standing) ? 'What has not changed since the last sync stays as it is, and is counted without being listed.' : null}
          </EmptyState>
        ) : null}
        <ul>{events.map((event) => <PreviewEntry key={event.id} event={event} address={`/${slug}/processes/${processId}/records?record=${encodeURIComponent(event.sourceKey)}`} />)}</ul>
      </div>
      {hasNextPage ? <div className="flex justify-center py-4"><Button pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>Show more</Button></div>
        : events.length > 0 && counts.unchanged > 0 && !q && (group === null || group === 'linked')
          ? <p className="px-4 py-4 text-sm text-ink-soft sm:px-6">{formatCount(counts.unchanged)} would stay as they are. Those that have not changed since the last sync are not listed.</p> : null}
    </section>
  )
}

/** One record: what would become of it, and which of its fields. */
function PreviewEntry({ event, address }: { event: RunEventView; address: string }) {
  const changes = event.changes ?? []
  const fields = changes.slice(0, 4).map((change) => fieldWords(change.field)).join(', ')
  return (
    <li className="border-b border-line px-4 py-2 text-sm last:border-b-0 sm:px-6">
      <div className="grid grid-cols-[8.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 sm:grid-cols-[8.5rem_7rem_minmax(0,16rem)_minmax(0,1fr)]">
        <EventMark kind={event.kind} />
        <Link href={address} className="truncate font-mono text-accent-ink underline-offset-2 hover:underline">{event.sourceKey}</Link>
        <span className="truncate max-sm:col-span-2" title={event.name}>{event.name}</span>
        {event.message ? <span className="text-ink-soft text-pretty max-sm:col-span-2">{event.message}</span> : null}
      </div>
      {changes.length ? (
        <details className="group mt-0.5 sm:ml-[9.25rem]">
          <summary className="inline-flex max-w-full list-none items-center gap-0.5 rounded text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
            <ChevronRight className="-ml-1 size-4 shrink-0 transition-transform duration-100 group-open:rotate-90" aria-hidden />
            <span className="truncate">{counted(changes.length, 'field', 'fields')}: {fields}{changes.length > 4 ? ' …' : ''}</span>
          </summary>
          <div className="mt-1.5 mb-1 max-w-3xl"><ChangesTable changes={changes} label={`Fields of ${event.sourceKey}`} /></div>
        </details>
      ) : null}
    </li>
  )
}
