'use client'
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { cn } from '#ui/cn.ts'
import { counted } from '#ui/count.tsx'
import { RelativeTime } from '#ui/time.tsx'
import type { EventView, GridInfo } from '../record-view.ts'
import { ChangesTable } from './changes-table.tsx'
import { eventWords, messageOf, type EventTone } from './event-words.ts'

const dots: Record<EventTone, string> = {
  synced: 'bg-synced-fill', waiting: 'bg-waiting-fill', failed: 'bg-failed-fill', skipped: 'bg-skipped-fill', person: 'bg-accent', preview: 'border border-ink-faint bg-surface',
}

/** What happened to a record, newest first: by which run, or by whom. */
export function HistoryPart({ events, info, onOlder }: { events: EventView[]; info: GridInfo; /** Null when these are all. */ onOlder: (() => Promise<unknown>) | null }) {
  const [pending, setPending] = useState(false)
  if (!events.length) return <p className="text-sm text-ink-soft">Nothing is recorded about it yet. A try that changes nothing adds no entry.</p>
  return (
    <>
      <ol className="relative">
        {events.map((event) => <HistoryEntry key={event.id} event={event} info={info} />)}
      </ol>
      {onOlder ? (
        <Button size="sm" variant="ghost" pending={pending} onClick={() => { setPending(true); void onOlder().finally(() => setPending(false)) }}>Show what happened before</Button>
      ) : null}
    </>
  )
}

function HistoryEntry({ event, info }: { event: EventView; info: GridInfo }) {
  const { words, tone } = eventWords(event, info.targetSystem)
  const message = messageOf(event)
  const more = (event.kind !== 'edited' && Boolean(event.changes?.length)) || event.request !== null || event.response !== null
  const changed = event.changes?.length ?? 0
  return (
    <li className="relative border-l border-line pb-3.5 pl-4 last:border-transparent last:pb-1">
      <span aria-hidden className={cn('absolute top-1.5 -left-[4.5px] size-2 rounded-full', dots[tone])} />
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{words}</span>
        {event.actor ? <span className="text-sm text-ink-soft">by {event.actor}</span> : null}
        {event.runId ? <Link href={`/${info.tenant}/runs/${event.runId}`} className="text-sm text-accent-ink underline-offset-2 hover:underline">Open the run</Link> : null}
        <RelativeTime at={event.at} className="ml-auto text-sm text-ink-faint" />
      </p>
      {message ? <p className="mt-0.5 text-sm break-words whitespace-pre-line text-ink-soft text-pretty">{message}</p> : null}
      {more ? (
        <details className="group">
          <summary className="mt-0.5 inline-flex list-none items-center gap-0.5 rounded text-sm text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
            <ChevronRight className="-ml-1 size-4 shrink-0 transition-transform duration-100 group-open:rotate-90" aria-hidden />
            {[changed ? counted(changed, 'field', 'fields') : null, event.request !== null || event.response !== null ? 'what was sent and answered' : null].filter(Boolean).join(', ')}
          </summary>
          <div className="mt-2 grid gap-2">
            {event.changes?.length ? <ChangesTable changes={event.changes} label="Fields of this attempt" /> : null}
            {event.request !== null ? <CodeBlock title="Sent" value={event.request} /> : null}
            {event.response !== null ? <CodeBlock title="Answered" value={event.response} /> : null}
          </div>
        </details>
      ) : null}
    </li>
  )
}
