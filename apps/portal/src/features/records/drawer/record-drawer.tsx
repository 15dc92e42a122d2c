'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronDown, ChevronUp, Eye, EyeOff, NotebookPen, Pencil, RotateCw, TriangleAlert, UserRound, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, IconButton } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { stillOthers } from '#ui/still-others.ts'
import { RelativeTime } from '#ui/time.tsx'
import { toast } from '#ui/toaster.tsx'
import { coveredBelow, useWindowWidth } from '#ui/window-width.ts'
import { isQueued } from '../queued.ts'
import { RecordStateMark } from '../record-state-mark.tsx'
import type { ActiveRun, GridInfo, RecordDetails, RecordView } from '../record-view.ts'
import { fetchDetails, fetchOlderEvents, type Clearance } from '../records-api.ts'
import { AssignMenu } from '../status-line.tsx'
import { ChangesTable } from './changes-table.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { EditedPart } from './edited-part.tsx'
import { FailurePart } from './failure-part.tsx'
import { HistoryPart } from './history-part.tsx'
import { Places } from './places-part.tsx'

const lookEveryMs = 2_500

/** One record beside the grid: what it is, where, what went wrong and what to do, what changed, its history, its payloads. */
export function RecordDrawer({ info, recordKey, live, run, onClose, onPrevious, onNext, onAct, onEdited, onIgnore, onNote }: {
  info: GridInfo; recordKey: string; /** As the grid shows it, fresher than what was fetched. */ live: RecordView | undefined; run: ActiveRun | null
  onClose: () => void; onPrevious: (() => void) | null; onNext: (() => void) | null
  onAct: (record: RecordView, clearance: Clearance) => Promise<unknown>; /** Something was edited, and a run asked for. */ onEdited: () => Promise<unknown>; onIgnore: (record: RecordView) => void; onNote: (record: RecordView) => void
}) {
  const queries = useQueryClient()
  const details = useQuery({
    queryKey: ['record-details', info.processId, recordKey],
    queryFn: ({ signal }) => fetchDetails(info, recordKey, signal),
    refetchInterval: (query) => (run || query.state.data && isQueued(query.state.data.record) ? lookEveryMs : false),
    staleTime: 3_000,
  })
  const [older, setOlder] = useState<{ key: string; events: RecordDetails['events']; more: boolean } | null>(null)
  const [acting, setActing] = useState(false)
  const [editing, setEditing] = useState<string | null>(null)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => { body.current?.scrollTo({ top: 0 }) }, [recordKey])
  // Where it covers the page it is what one reads, and what scrolls.
  const place = useRef<HTMLElement>(null)
  const covers = useWindowWidth() < coveredBelow
  useEffect(() => {
    if (!covers || !place.current) return
    place.current.focus({ preventScroll: true })
    document.body.style.overflow = 'hidden'
    const free = stillOthers(place.current)
    return () => {
      document.body.style.overflow = ''
      free()
    }
  }, [covers])

  const data = details.data
  const record = data?.record ?? live
  const earlier = older?.key === recordKey ? older : null
  const events = data ? [...data.events, ...(earlier?.events ?? [])] : []
  const lastChange = events.find((event) => event.changes?.length && event.kind !== 'edited' && event.kind !== 'held_back' && !event.kind.startsWith('would_'))
  const lastExchange = events.find((event) => event.request !== null)
  const loadOlder = async () => {
    const last = events.at(-1)
    if (!last) return
    const next = await fetchOlderEvents(info, recordKey, last.id)
    setOlder({ key: recordKey, events: [...(earlier?.events ?? []), ...next.events], more: next.moreEvents })
  }
  const act = async (clearance: Clearance) => {
    if (!record) return
    setActing(true)
    try {
      await onAct(record, clearance)
      await queries.invalidateQueries({ queryKey: ['record-details', info.processId, recordKey] })
    } catch (error) {
      toast.failed(error)
    } finally {
      setActing(false)
    }
  }

  const mayEdit = info.mayClear && (data?.offers.length ?? 0) > 0
  const edit = data?.edit ?? null
  const warnings = data?.warnings.filter((warning) => !(edit?.state === 'sent' && warning.startsWith(`Edited by ${edit.by}: `))) ?? []
  return (
    <aside ref={place} id="record-drawer" tabIndex={-1} aria-label={`${info.one} ${recordKey}`} className="outline-none lg:focus-visible:shadow-[inset_0_0_0_2px_var(--focus)] fixed inset-0 z-40 flex animate-slide-in flex-col border-l border-line bg-surface lg:static lg:z-auto lg:h-full lg:w-[min(36rem,46%)] lg:shrink-0 lg:border-t">
      <header className="flex shrink-0 items-start gap-3 border-b border-line px-5 pt-3.5 pb-3">
        <div className="min-w-0 grow">
          <p className="flex items-center gap-1 font-mono text-sm text-ink-soft"><span className="truncate">{recordKey}</span><CopyButton text={recordKey} label={`Copy ${info.keyLabel}`} /></p>
          <h3 className="line-clamp-3 text-lg font-semibold break-words" title={record?.name}>{record?.name || recordKey}</h3>
        </div>
        <div className="-mr-1.5 flex shrink-0 items-center gap-0.5">
          <IconButton label="Previous record" shortcut="k" size="sm" icon={<ChevronUp />} disabled={!onPrevious} onClick={() => onPrevious?.()} />
          <IconButton label="Next record" shortcut="j" size="sm" icon={<ChevronDown />} disabled={!onNext} onClick={() => onNext?.()} />
          <IconButton label="Close" shortcut="Esc" size="sm" icon={<X />} onClick={onClose} />
        </div>
      </header>
      <div ref={body} className="@container min-h-0 grow overflow-y-auto px-5 py-4">
        {details.isError ? <Callout tone="failure" title={details.error.message} action={<Button size="sm" onClick={() => void details.refetch()}>Try again</Button>} /> : null}
        {record ? (
          <div className="grid gap-5">
            <Standing record={record} info={info} beingWritten={data?.beingWritten ?? false} run={run} />
            <Places record={record} info={info} />
            {edit ? <EditedPart edit={edit} info={info} onGiveUp={info.mayClear ? () => onAct(record, { action: 'retry', edited: 'included' }) : null} /> : null}
            {data?.failure && record.state === 'failed' ? <FailurePart failure={data.failure} cause={data.cause} info={info} /> : null}
            {record.state === 'waiting' && record.reason ? (
              <Callout tone="warning" title={record.reason}>
                {data?.failure?.remedy ? <p>{data.failure.remedy}</p> : null}
                {record.nextTryAt && !isQueued(record) ? <p>It is tried again by itself <RelativeTime at={record.nextTryAt} />.</p> : null}
              </Callout>
            ) : null}
            {record.state === 'skipped' && record.reason ? (
              <Callout title={record.reason}>{record.ignored && data?.failure ? <p>It had failed: {data.failure.explanation} It comes back when it changes at the source or the settings change.</p> : null}</Callout>
            ) : null}
            {warnings.length ? (
              <Part title={warnings.length === 1 ? 'A warning' : 'Warnings'}>
                <ul className="grid gap-1.5">
                  {warnings.map((warning) => <li key={warning} className="flex gap-2 text-pretty"><TriangleAlert className="mt-0.5 size-4 shrink-0 text-waiting" aria-hidden />{warning}</li>)}
                </ul>
              </Part>
            ) : null}
            {info.mayClear ? (
              <div className="flex flex-wrap gap-2">
                {edit?.state === 'sent' ? null : <Button size="sm" variant={record.state === 'failed' ? 'primary' : 'secondary'} icon={<RotateCw />} pending={acting} onClick={() => void act({ action: 'retry' })}>{record.state === 'synced' ? 'Sync again' : 'Retry'}</Button>}
                {mayEdit ? <Button size="sm" icon={<Pencil />} onClick={() => setEditing(recordKey)}>Edit and send…</Button> : null}
                {record.ignored ? <Button size="sm" icon={<Eye />} disabled={acting} onClick={() => void act({ action: 'stop-ignoring' })}>Stop ignoring</Button> : null}
                {record.state === 'failed' || record.state === 'waiting' ? <Button size="sm" icon={<EyeOff />} onClick={() => onIgnore(record)}>Ignore…</Button> : null}
                <AssignMenu info={info} onAssign={(assignee) => void act({ action: 'assign', assignee })}><Button size="sm" icon={<UserRound />}>Assign</Button></AssignMenu>
                <Button size="sm" icon={<NotebookPen />} onClick={() => onNote(record)}>{record.note ? 'Edit note…' : 'Note…'}</Button>
              </div>
            ) : null}
            {record.note ? <Part title="Note"><p className="rounded-lg border border-line bg-subtle px-3 py-2 whitespace-pre-line break-words">{record.note}</p></Part> : null}
            {data ? (
              <>
                {lastChange?.changes ? (
                  <Part title="What changed" aside={<RelativeTime at={lastChange.at} />}>
                    {lastChange.kind === 'failed' ? <p className="mb-2 text-sm text-ink-soft">This was to be written when it failed.</p> : null}
                    <ChangesTable changes={lastChange.changes} label="What changed" />
                  </Part>
                ) : null}
                <Part title="History"><HistoryPart events={events} info={info} onOlder={(earlier ? earlier.more : data.moreEvents) ? loadOlder : null} /></Part>
                <Part title="Data">
                  <div className="grid gap-2">
                    {data.source ? <CodeBlock title={`As ${info.sourceSystem} has it`} value={data.source} /> : null}
                    {lastExchange ? <CodeBlock title={`Last sent to ${info.targetSystem}`} value={lastExchange.request} /> : null}
                    {lastExchange && lastExchange.response !== null ? <CodeBlock title={`${info.targetSystem}’s answer`} value={lastExchange.response} /> : null}
                    <p className="text-xs text-ink-faint">Passwords and keys are never stored with a record.</p>
                  </div>
                </Part>
              </>
            ) : details.isPending ? <div role="status" className="grid gap-3"><span className="sr-only">Loading</span><Skeleton className="h-20" /><Skeleton className="h-32" /></div> : null}
          </div>
        ) : details.isPending ? <div role="status" className="grid gap-3"><span className="sr-only">Loading</span><Skeleton className="h-6 w-40" /><Skeleton className="h-24" /><Skeleton className="h-40" /></div> : null}
      </div>
      {editing === recordKey && data && mayEdit ? (
        <EditDialog key={recordKey} info={info} recordKey={recordKey} offers={data.offers} onOpenChange={(open) => { if (!open) setEditing(null) }} onSent={onEdited} />
      ) : null}
    </aside>
  )
}

function Standing({ record, info, beingWritten, run }: { record: RecordView; info: GridInfo; beingWritten: boolean; run: ActiveRun | null }) {
  const assignee = record.assigneeId ? info.people.find(({ id }) => id === record.assigneeId)?.name ?? 'a former member' : null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-soft">
      <RecordStateMark record={record} className="text-base" />
      {isQueued(record) ? <span>{run?.state === 'paused' ? 'Tried when the paused run goes on' : run ? 'Tried by the run that is going on, or right after it' : 'Tried with the next run, within a minute'}</span> : null}
      {beingWritten ? <span>Being written, or its outcome is still unclear</span> : null}
      <span>Last try <RelativeTime at={record.lastTriedAt} /></span>
      {record.attempts > 0 ? <span className="figures">{record.attempts === 1 ? '1 attempt' : `${record.attempts} attempts`}</span> : null}
      {record.nextTryAt && !isQueued(record) && record.state === 'failed' ? <span>Next try <RelativeTime at={record.nextTryAt} /></span> : null}
      {assignee ? <span>Assigned to {assignee}</span> : null}
    </div>
  )
}

const Part = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section aria-label={title}>
    <h4 className="mb-2 flex items-baseline gap-2 font-semibold">{title}{aside ? <span className="ml-auto text-sm font-normal text-ink-faint">{aside}</span> : null}</h4>
    {children}
  </section>
)
