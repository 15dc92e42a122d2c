'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, RotateCw, UserRound } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { processName } from '#features/dashboard/process-name.ts'
import { classWords, fixedByWords } from '#features/records/failure-words.ts'
import { MendLink } from '#features/records/mend-link.tsx'
import { parametersOf } from '#features/records/record-words.ts'
import { clearRecords } from '#features/records/records-api.ts'
import type { Wire } from '#features/records/wire.ts'
import { api, Badge, Button, Callout, ConfirmDialog, counted, EmptyState, formatCount, LinkButton, RelativeTime, toast } from '#ui/index.ts'
import type { FailureGroup } from './server/failure-groups.ts'

type Group = Wire<FailureGroup>
const lookEveryMs = 5_000
const manyRecords = 500
const keyOf = (group: Group) => `${group.processId} ${group.code} ${group.cause}`

/** All failures by cause, most first; each with its remedy and one button for all of it. */
export function FailuresScreen({ tenant, first, mine, mayClear, mayConfigure }: {
  tenant: string; first: Group[]; /** Failed records that are the person's own, by process. */ mine: { processId: string; gridTitle: string; count: number }[]
  mayClear: boolean; mayConfigure: boolean
}) {
  const { data: groups } = useQuery({
    queryKey: ['failures', tenant], queryFn: ({ signal }) => api<Group[]>(`/api/tenants/${tenant}/failures`, { signal }), initialData: first, refetchInterval: lookEveryMs,
  })
  const [process, setProcess] = useState<string | null>(null)
  const processes = [...new Map(groups.map((group) => [group.processId, group])).values()]
  const shown = process === null ? groups : groups.filter((group) => group.processId === process)
  const all = shown.reduce((sum, group) => sum + group.count, 0)
  if (!groups.length) {
    return (
      <EmptyState icon={<CircleCheck />} title="Nothing has failed" action={<LinkButton href={`/${tenant}`}>Go to the dashboard</LinkButton>}>
        When a record cannot be synced, it is listed here with the reason and what to do about it. Everything else goes on meanwhile.
      </EmptyState>
    )
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 py-5 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-soft">
        <p className="figures" aria-live="polite">{counted(all, 'record has failed', 'records have failed')}, for {counted(shown.length, 'cause', 'causes')}.</p>
        {mine.map((one) => (
          <LinkButton key={one.processId} size="sm" icon={<UserRound />} href={`/${tenant}/processes/${one.processId}/records?state=failed&assignee=me`}>
            {mine.length === 1 ? 'My failures' : `My failures in ${one.gridTitle}`} <span className="figures text-ink-soft">{formatCount(one.count)}</span>
          </LinkButton>
        ))}
        {processes.length > 1 ? (
          <div role="group" aria-label="Process" className="-mx-4 flex max-w-[calc(100%+2rem)] gap-1 overflow-x-auto px-4 py-0.5 sm:mx-0 sm:max-w-full sm:flex-wrap sm:px-0">
            <Button size="sm" variant={process === null ? 'secondary' : 'ghost'} aria-pressed={process === null} onClick={() => setProcess(null)}>All processes</Button>
            {processes.map((one) => <Button key={one.processId} size="sm" variant={process === one.processId ? 'secondary' : 'ghost'} aria-pressed={process === one.processId} onClick={() => setProcess(one.processId)}>{processName(one.process)}</Button>)}
          </div>
        ) : null}
      </div>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {shown.map((group) => <GroupCard key={keyOf(group)} group={group} tenant={tenant} mayClear={mayClear} mayConfigure={mayConfigure} />)}
      </ul>
    </div>
  )
}

function GroupCard({ group, tenant, mayClear, mayConfigure }: { group: Group; tenant: string; mayClear: boolean; mayConfigure: boolean }) {
  const queries = useQueryClient()
  const [asked, setAsked] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const process = `/${tenant}/processes/${group.processId}`
  const words = { state: 'failed', code: group.code, ...(group.cause ? { cause: group.cause } : {}) }
  const grid = `${process}/records?${parametersOf(words)}`
  const retryAll = async () => {
    setPending(true)
    try {
      const done = await clearRecords({ tenant, processId: group.processId }, { matching: words }, { action: 'retry' })
      setAsked(done.message)
      await queries.invalidateQueries({ queryKey: ['overview'] })
    } finally {
      setPending(false)
    }
  }
  const label = group.count === 1 ? `Retry 1 ${group.one}` : `Retry all ${formatCount(group.count)}`
  const retryButton = (onClick?: () => void) => <Button size="sm" icon={<RotateCw />} pending={pending} {...(onClick ? { onClick } : {})}>{label}</Button>
  return (
    <li className="min-w-0 rounded-xl border border-line bg-surface shadow-raised">
      <div className="grid gap-x-6 gap-y-3 px-4 py-4 sm:px-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
        <div className="min-w-0">
          <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <span className="figures text-lg font-semibold text-failed">{formatCount(group.count)}</span>
            <h2 className="text-lg font-semibold"><Link href={grid} className="underline-offset-2 hover:underline">{group.title}</Link></h2>
            <Badge tone="failed">{classWords[group.class as keyof typeof classWords] ?? group.class}</Badge>
          </div>
          <p className="mt-0.5 text-sm text-ink-soft">{group.gridTitle} · last tried <RelativeTime at={group.lastTriedAt} /></p>
          {group.explanation ? <p className="mt-2.5 max-w-prose text-pretty [overflow-wrap:anywhere]">{group.count > 1 ? <span className="text-ink-soft">For example: </span> : null}{group.explanation}</p> : null}
          {group.remedy ? (
            <p className="mt-2 max-w-prose text-pretty [overflow-wrap:anywhere]">
              <span className="font-medium">{group.oneRemedy ? 'What to do: ' : 'What to do for it: '}</span>{group.remedy}
            </p>
          ) : null}
          <p className="mt-2 text-sm text-ink-soft">
            To be mended by {fixedByWords[group.fixedBy]}. <Link href={`/${tenant}/help/failures/${group.code}`} className="text-accent-ink underline underline-offset-2">About this failure</Link>
          </p>
          {asked ? <Callout tone="success" className="mt-3" title={asked}>The count goes down as they go through.</Callout> : null}
          <div className="mt-3.5 flex flex-wrap gap-2">
            {!mayClear ? null : group.count > manyRecords
              ? <ConfirmDialog trigger={retryButton()} title={`Retry ${formatCount(group.count)} ${group.many}`} description="Each is read again from the source and sent if that works now. Others are not touched." confirm={label} onConfirm={retryAll} />
              : retryButton(() => void retryAll().catch(toast.failed))}
            {mayConfigure ? <MendLink process={process} failure={group} cause={group.cause} /> : null}
            <LinkButton size="sm" href={grid}>{group.count === 1 ? 'Show it' : `Show all ${formatCount(group.count)}`}</LinkButton>
          </div>
        </div>
        <div className="min-w-0 border-line max-lg:border-t max-lg:pt-3 lg:border-l lg:pl-5">
          <h3 className="text-xs text-ink-soft">{group.count > group.newest.length ? 'The latest' : group.count === 1 ? 'The record' : 'The records'}</h3>
          <ul className="mt-1 grid grid-cols-[minmax(0,1fr)]">
            {group.newest.map((record) => (
              <li key={record.id}>
                <Link href={`${grid}&record=${encodeURIComponent(record.sourceKey)}`} className="-mx-2 flex items-baseline gap-2 rounded-md px-2 py-1 hover:bg-subtle">
                  <span className="max-w-[60%] shrink-0 truncate font-mono text-sm" title={record.sourceKey}>{record.sourceKey}</span>
                  <span className="min-w-0 grow truncate" title={record.name}>{record.name}</span>
                  <RelativeTime at={record.lastTriedAt} short className="shrink-0 text-xs text-ink-faint" />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </li>
  )
}
