'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Crumbs } from '#features/shell/crumbs.tsx'
import { useTenant } from '#features/shell/tenant.tsx'
import { api, Callout, Count, DescriptionList, Duration, ExactTime, formatCount, formatDuration, LinkButton, PageHeader, ProgressBar, StateMark, useZone } from '#ui/index.ts'
import { PreviewEvents } from '#features/preview/preview-events.tsx'
import { processName } from '#features/dashboard/process-name.ts'
import { useOverview } from '#features/dashboard/use-overview.ts'
import { follow, paceOf, type Followed } from './pace.ts'
import { RunActions } from './run-actions.tsx'
import { RunCounts } from './run-counts.tsx'
import { RunEvents } from './run-events.tsx'
import { progressWords } from './run-progress.tsx'
import { isActive, runTitle, segmentsOf, stateNow, triggerWord, type RunDetail, type RunView } from './run-view.ts'
import { completenessWords, outcomeWords, windowWords } from './run-words.ts'

/** One run, followed while it goes on. */
export function RunPage({ initial }: { initial: RunDetail }) {
  const { slug } = useTenant()
  const zone = useZone()
  const queries = useQueryClient()
  const queryKey = ['run', initial.run.id]
  const { data: followed } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const detail = await api<RunDetail>(`/api/tenants/${slug}/runs/${initial.run.id}`, { signal })
      return follow(queries.getQueryData<Followed>(queryKey), detail, Date.now())
    },
    initialData: { detail: initial, samples: [] } satisfies Followed, staleTime: 900,
    refetchInterval: ({ state }) => (state.data && isActive(state.data.detail.run) ? (state.data.detail.run.state === 'queued' ? 500 : 1_000) : false),
  })
  const { detail } = followed
  const { run } = detail
  const pace = paceOf(followed)
  const active = isActive(run)
  const process = useOverview().processes.find(({ id }) => id === detail.processId)
  const idle = !active && run.counts.read === 0 && run.state === 'completed' ? process?.idle ?? null : null
  // Nobody was asked.
  const complete = idle ? null : completenessWords(detail, zone)
  return (
    <>
      <Crumbs items={[
        { label: processName(detail.title), href: `/${slug}/processes/${detail.processId}/records` },
        { label: 'Runs', href: `/${slug}/processes/${detail.processId}/runs` },
        { label: `${runTitle(run)} ${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(run.createdAt))}` },
      ]} />
      <PageHeader eyebrow={detail.title} actions={<RunActions detail={detail} />} description={outcomeWords(detail)}
        title={<span className="flex flex-wrap items-center gap-x-3">{runTitle(run)}<StateMark {...stateNow(run)} className="text-base tracking-normal" /></span>} />
      <div className="@container grid gap-4 px-4 pt-5 sm:px-6">
        {idle ? <Callout tone="warning" title={idle} action={<LinkButton size="sm" href={`/${slug}/processes/${detail.processId}/settings`}>Open the settings</LinkButton>} /> : null}
        <Reason run={run} slug={slug} many={detail.source.many} />
        {run.carriesOut !== null ? <CarriedOut detail={detail} slug={slug} /> : null}
        {detail.carriedOutBy ? <Callout tone="success" title="This preview has been carried out." action={<LinkButton size="sm" href={`/${slug}/runs/${detail.carriedOutBy}`}>See what it did</LinkButton>} /> : null}
        <div className="grid gap-2">
          <ProgressBar label="Progress of the run" segments={segmentsOf(run)} total={run.mode === 'retry' ? null : run.announced} moving={active && run.state !== 'paused' && run.counts.read === 0} />
          <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-4 text-sm text-ink-soft">
            <span className="figures">{progressWords(run)}</span>
            {active && run.state === 'running' ? (
              <span className="figures">{!pace.perSecond ? null : `${formatCount(Math.round(pace.perSecond * 10) / 10)} a second`}{pace.leftMs === null ? null : `, about ${formatDuration(pace.leftMs)} left`}</span>
            ) : null}
          </div>
        </div>
        <RunCounts run={run} />
        {complete ? <p className="text-sm text-ink-soft text-pretty">{[complete, failedBefore(detail)].filter(Boolean).join(' ')}</p> : null}
        <DescriptionList columns={2} className="rounded-lg border border-line bg-surface px-4 py-3" items={[
          { term: 'Started', value: run.startedAt ? <ExactTime at={run.startedAt} seconds /> : active ? 'Not yet' : 'Never' },
          { term: active ? 'Running for' : 'Took', value: run.startedAt ? <Duration from={run.startedAt} to={run.endedAt} /> : null },
          { term: 'Started by', value: run.requestedBy ?? (run.trigger === 'schedule' ? 'The schedule' : run.trigger === 'system' ? 'Causeway itself: records were due' : triggerWord(run.trigger)) },
          { term: 'Reads', value: run.carriesOut !== null ? 'What the preview spoke of' : run.mode === 'retry' ? 'Records that are due' : run.since === undefined ? null : capital(windowWords(run.since, detail.source.many, zone)) },
          { term: 'Sage Intacct calls', value: <Count value={run.intacctCalls} /> },
          { term: 'Magento calls', value: <Count value={run.magentoCalls} /> },
        ]} />
      </div>
      {run.mode === 'preview' ? <PreviewEvents detail={detail} /> : <RunEvents detail={detail} />}
    </>
  )
}

/** Why a run counts more failed records than it offers to retry. */
function failedBefore({ run, failedNow }: RunDetail): string | null {
  if (failedNow === 0 || failedNow >= run.counts.failed) return null
  return `Of the ${formatCount(run.counts.failed)} that failed, this run tried ${formatCount(failedNow)} that still fail; the others had failed before and have not changed since, or went through later.`
}

/** What carrying out means, and how much of it was held back. */
function CarriedOut({ detail: { run, heldBack, source, target }, slug }: { detail: RunDetail; slug: string }) {
  const preview = <LinkButton size="sm" href={`/${slug}/runs/${run.carriesOut}`}>See the preview</LinkButton>
  if (isActive(run) || heldBack === 0) {
    return <Callout title={isActive(run) ? 'It does what the preview said, and nothing else.' : 'It did what the preview said, and nothing else.'} action={preview}>What has changed since would be held back and named.</Callout>
  }
  return (
    <Callout tone="warning" title={`${formatCount(heldBack)} ${heldBack === 1 ? source.one : source.many} held back.`} action={preview}>
      {heldBack === 1 ? 'It has' : 'They have'} changed since the preview, in {source.system}, in {target.system} or by the settings, so nothing of {heldBack === 1 ? 'it was written. It is' : 'them was written. They are'} listed below; the next sync deals with {heldBack === 1 ? 'it' : 'them'}, or another preview shows first what that would do.
    </Callout>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Why it is held, was stopped or is partial, and what to do about it. */
function Reason({ run, slug, many }: { run: RunView; slug: string; many: string }) {
  if (run.reason) {
    const heading = { paused: 'Paused. ', stopped: 'Stopped. ', partial: 'Partial. ' }[run.state as string] ?? ''
    const about = run.reason.fixedBy === 'settings' || run.reason.class === 'connection'
    return (
      <Callout tone={run.state === 'stopped' ? 'failure' : 'warning'} title={`${heading}${run.reason.explanation}`}
        action={about ? <LinkButton size="sm" href={`/${slug}/connections`}>Open Connections</LinkButton> : undefined}>
        {run.reason.remedy}{run.state === 'paused' && run.wakeAt ? <> It goes on by itself on <ExactTime at={run.wakeAt} />.</> : null}
      </Callout>
    )
  }
  if (run.state === 'paused' && run.control === 'pause') return <Callout tone="warning" title="Paused by hand. Nothing is written until somebody resumes or cancels it.">While it is paused no other sync of this process can start.</Callout>
  if (run.state === 'cancelled') return <Callout title="Cancelled before its end.">What was done stays. The next run reads the same {many} again, and leaves alone what is in the shop already.</Callout>
  if (run.state === 'queued' && run.queuedForMs > 8_000) return <Callout tone="warning" title="It waits for a worker.">All workers may be busy with other runs, or none is running. It starts by itself as soon as one is free.</Callout>
  return null
}
