'use client'
import type { ExampleRecord } from '@causeway/sync/connections'
import { ChevronRight, LoaderCircle, Search } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Callout } from '#ui/callout.tsx'
import { Card } from '#ui/card.tsx'
import { Input } from '#ui/input.tsx'
import type { TaskProgress } from '../tasks/use-task.ts'
import { ExampleOutcome } from './example-outcome.tsx'

/** Beside the rules: a record of the books, and what a run would do with it under the rules as they stand in the form. */
export function ExamplePanel({ one, keyLabel, progress, example, rules, outdated, onAsk }: {
  /** "customer". */
  one: string; keyLabel: string; progress: TaskProgress<ExampleRecord>
  /** The last one that arrived; it stays while another is on its way. */
  example: ExampleRecord | null
  /** There are rules to see its values beside. */
  rules: boolean
  /** The rules changed since it was asked for. */
  outdated: boolean
  onAsk: (asked: { key?: string; after?: string }) => void
}) {
  const [key, setKey] = useState('')
  const busy = progress.state === 'at-work'
  return (
    <Card title="Example" description={`One ${one}, read now. Nothing is written.`}
      actions={example ? <Button size="sm" onClick={() => { setKey(''); onAsk({ after: example.key }) }} disabled={busy} icon={<ChevronRight />}>Next</Button> : null}>
      <form className="flex gap-2" onSubmit={(event) => { event.preventDefault(); onAsk(key.trim() ? { key: key.trim() } : {}) }}>
        <Input leading={<Search />} value={key} onChange={(event) => setKey(event.target.value)} placeholder={keyLabel} aria-label={keyLabel} spellCheck={false} />
        <Button type="submit" pending={busy} variant={example ? 'secondary' : 'primary'}>{key.trim() ? 'Show' : 'Show one'}</Button>
      </form>
      <div aria-live="polite" className="mt-3 grid gap-3">
        {busy && progress.sinceMs > 1_500 ? <p className="flex items-center gap-2 text-sm text-ink-soft"><LoaderCircle className="size-4 shrink-0 animate-spin" aria-hidden />{progress.sinceMs > 15_000 ? 'This takes longer than usual: a system answers slowly, or no worker is free.' : 'Reading it from Sage Intacct, and asking the shop for its counterpart'}</p> : null}
        {progress.state === 'failed' ? <Callout tone="failure" title={progress.message}>{progress.remedy}</Callout> : null}
        {example ? (
          <>
            <div>
              <p className="font-medium break-words">{example.name || '(no name)'}</p>
              <p className="font-mono text-sm text-ink-soft">{example.key}</p>
            </div>
            {outdated ? <Callout title="The rules changed since." action={<Button size="sm" variant="primary" disabled={busy} onClick={() => onAsk({ key: example.key })}>Check again</Button>}>The values beside the rules are new already; what a run would do is not.</Callout> : null}
            <ExampleOutcome outcome={example.outcome} />
            <SourceFields source={example.source} />
          </>
        ) : progress.state === 'none' ? <p className="text-sm text-ink-soft text-pretty">{rules ? 'Show one, and each rule says what it makes of it. The record, and what a run would do with it, appear here.' : `Show one: the ${one}, and what a run would do with it, appear here.`}</p> : null}
      </div>
    </Card>
  )
}

function SourceFields({ source }: { source: Record<string, string> }) {
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const rows = Object.entries(source).filter(([field, value]) => !wanted || field.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted))
  return (
    <details className="group rounded-lg border border-line">
      <summary className="flex h-9 list-none items-center gap-1.5 px-2.5 text-sm font-medium text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 transition-transform duration-100 group-open:rotate-90" aria-hidden />All fields as read
      </summary>
      <div className="border-t border-line p-2.5">
        <Input value={filter} onChange={(event) => setFilter(event.target.value)} placeholder="Filter" aria-label="Filter the fields" />
        <dl className="mt-2 max-h-80 divide-y divide-line overflow-y-auto text-sm" tabIndex={0} aria-label="Fields of the source record">
          {rows.map(([field, value]) => (
            <div key={field} className="py-1.5">
              <dt className="font-mono text-xs break-words text-ink-soft">{field}</dt>
              <dd className="break-words">{value === '' ? <span className="text-ink-faint">(empty)</span> : value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  )
}
