'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useQueryStates, parseAsString } from 'nuqs'
import { useTenant } from '#features/shell/tenant.tsx'
import { api, Button, Callout, EmptyState, exactTime, RelativeTime, Select, Table, Td, Th, Tr, useZone } from '#ui/index.ts'
import { areas, deedOf, type AuditPage, type AuditView } from './audit-view.ts'

const times = [{ value: '', label: 'Any time' }, { value: '24h', label: 'Last 24 hours' }, { value: '7d', label: 'Last 7 days' }, { value: '30d', label: 'Last 30 days' }]

/** Who did what, and when. Nothing here can be changed or removed. */
export function AuditList({ initial, members }: { initial: AuditPage; members: { id: string; name: string }[] }) {
  const { slug } = useTenant()
  const [filter, setFilter] = useQueryStates({ area: parseAsString.withDefault(''), who: parseAsString.withDefault(''), time: parseAsString.withDefault('') }, { clearOnDefault: true })
  const narrowed = Boolean(filter.area || filter.who || filter.time)
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['audit', slug, filter],
    queryFn: ({ pageParam, signal }) => {
      const words = Object.entries({ ...filter, before: pageParam }).filter(([, value]) => value)
      return api<AuditPage>(`/api/tenants/${slug}/audit?${new URLSearchParams(words)}`, { signal })
    },
    initialPageParam: '', getNextPageParam: (page) => page.next, placeholderData: (before) => before,
    ...(narrowed ? {} : { initialData: { pages: [initial], pageParams: [''] } }),
  })
  const entries = data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <>
      <div className="flex flex-wrap gap-2 px-4 pt-4 pb-3 sm:px-6">
        <Select size="sm" className="w-auto min-w-36" aria-label="Area" value={filter.area} onChange={(area) => void setFilter({ area })} options={[{ value: '', label: 'Everything' }, ...Object.entries(areas).map(([value, label]) => ({ value, label }))]} />
        <Select size="sm" className="w-auto min-w-36" aria-label="Person" value={filter.who} onChange={(who) => void setFilter({ who })} options={[{ value: '', label: 'Everybody' }, ...members.map(({ id, name }) => ({ value: id, label: name }))]} />
        <Select size="sm" className="w-auto min-w-32" aria-label="Time" value={filter.time} onChange={(time) => void setFilter({ time })} options={times} />
        {narrowed ? <Button size="sm" variant="ghost" onClick={() => void setFilter({ area: '', who: '', time: '' })}>Show all</Button> : null}
      </div>
      <div className="border-y border-line bg-surface">
        {error ? <Callout tone="failure" className="m-4" title={error.message} action={<Button size="sm" onClick={() => void refetch()}>Try again</Button>} /> : null}
        {data && entries.length === 0 ? (
          <EmptyState icon={<ScrollText />} title={narrowed ? 'No entry matches' : 'Nobody has changed anything yet'}>
            {narrowed ? 'Choose other filters, or show everything.' : 'Whoever starts a run, clears a failure, or changes a setting, a schedule or a connection is written down here.'}
          </EmptyState>
        ) : null}
        {entries.length > 0 ? (
          <Table label="Audit trail" head={<><Th className="md:w-44">Who</Th><Th className="w-56 max-md:hidden">Action</Th><Th className="max-md:hidden">On what</Th><Th className="max-md:hidden">Changed</Th><Th numeric>When</Th></>}>
            {entries.map((entry) => (
              <Tr key={entry.id}>
                <Td className="max-md:py-2.5 md:whitespace-nowrap">
                  <span className="font-medium">{entry.who}</span><span className="md:hidden"> {deedOf(entry.action)}</span>
                  <span className="block md:hidden">{entry.subject}</span>
                  <span className="block text-ink-soft [overflow-wrap:anywhere] md:hidden"><Changes changes={entry.changes} /></span>
                </Td>
                <Td className="whitespace-nowrap max-md:hidden">{deedOf(entry.action)}</Td>
                <Td className="min-w-48 max-md:hidden">{entry.subject}</Td>
                <Td className="min-w-56 text-ink-soft max-md:hidden"><Changes changes={entry.changes} /></Td>
                <Td numeric className="text-ink-soft max-md:align-top max-md:py-2.5"><RelativeTime at={entry.at} /></Td>
              </Tr>
            ))}
          </Table>
        ) : null}
      </div>
      {hasNextPage ? <div className="flex justify-center py-4"><Button pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>Show older entries</Button></div> : null}
    </>
  )
}

const shownAtOnce = 2

const isTime = (text: string) => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)

function Changes({ changes }: { changes: AuditView['changes'] }) {
  const zone = useZone()
  if (changes.length === 0) return null
  const said = (text: string) => (isTime(text) ? exactTime(new Date(text), zone, { seconds: false }) : text)
  const list = (some: AuditView['changes']) => some.map(({ field, before, after }) => (
    <span key={field} className="block break-words"><span className="text-ink">{field}</span>: {before === null ? null : <><del className="text-ink-faint">{said(before)}</del> → </>}{after === null ? 'empty' : said(after)}</span>
  ))
  return (
    <>
      {list(changes.slice(0, shownAtOnce))}
      {changes.length > shownAtOnce ? <details><summary className="text-accent-ink">{changes.length - shownAtOnce} more</summary>{list(changes.slice(shownAtOnce))}</details> : null}
    </>
  )
}
