'use client'
import { ListFilter, Search, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choices.tsx'
import { cn } from '#ui/cn.ts'
import { formatCount } from '#ui/count.tsx'
import { Field } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { MultiSelect } from '#ui/multi-select.tsx'
import { Select } from '#ui/select.tsx'
import { stateWord } from '#ui/state-mark.tsx'
import { classWords } from './failure-words.ts'
import type { GridInfo, RecordCounts, RecordStateName } from './record-view.ts'
import type { RecordWords } from './record-words.ts'

const typedAfterMs = 250
const states: RecordStateName[] = ['failed', 'waiting', 'skipped', 'synced']
export type ChangeWords = (change: { [Word in keyof RecordWords]?: string | null }) => void

/** What the grid is narrowed by: a search, a state, and the rest behind one button, with a chip for each that holds. */
export function FilterBar({ info, words, byState, onChange, onLeave, searchBox, children }: {
  info: GridInfo; words: RecordWords; byState: RecordCounts['byState']; onChange: ChangeWords; onLeave: () => void; searchBox: RefObject<HTMLInputElement | null>; children?: ReactNode
}) {
  const all = Object.values(byState).reduce((sum, count) => sum + count, 0)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 sm:px-6">
      <SearchBox value={words.q ?? ''} many={info.many} onChange={(q) => onChange({ q: q || null })} onLeave={onLeave} box={searchBox} />
      <div role="group" aria-label="State" className="flex max-w-full items-center gap-0.5 overflow-x-auto rounded-md bg-sunken p-0.5 text-sm">
        <StateChoice label="All" count={all} on={!words.state} onChoose={() => onChange({ state: null })} />
        {states.map((state) => (
          <StateChoice key={state} label={stateWord(state)} count={byState[state]} tone={state} on={words.state === state} onChoose={() => onChange({ state: words.state === state ? null : state })} />
        ))}
        {/* Only while there are some: they come and go within seconds. */}
        {byState.writing > 0 || words.state === 'writing' ? <StateChoice label="Being written" count={byState.writing} on={words.state === 'writing'} onChoose={() => onChange({ state: words.state === 'writing' ? null : 'writing' })} /> : null}
      </div>
      <FilterButton info={info} words={words} onChange={onChange} />
      <Chips info={info} words={words} onChange={onChange} />
      <div className="ml-auto flex items-center gap-1">{children}</div>
    </div>
  )
}

function SearchBox({ value, many, onChange, onLeave, box }: { value: string; many: string; onChange: (text: string) => void; /** Enter and Escape lead to what was found. */ onLeave: () => void; box: RefObject<HTMLInputElement | null> }) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  // Somebody else changed it: the back button, or "clear all".
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed
      onChange(typed)
    }, typedAfterMs)
    return () => clearTimeout(timer)
  }, [typed, onChange])
  return (
    <div className="w-full sm:w-64">
      <Input ref={box} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} aria-label={`Search ${many}`} placeholder={`Search ${many}`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return
          event.preventDefault()
          if (event.key === 'Escape') setTyped('')
          onLeave()
        }}
        className="[&::-webkit-search-cancel-button]:appearance-none" leading={<Search aria-hidden />}
        trailing={typed ? <button type="button" aria-label="Clear the search" onClick={() => setTyped('')} className="rounded p-0.5 hover:text-ink"><X className="size-4" /></button> : <Kbd className="pointer-events-none max-sm:hidden">/</Kbd>} />
    </div>
  )
}

const dots: Record<RecordStateName, string> = { failed: 'bg-failed-fill', waiting: 'bg-waiting-fill', skipped: 'bg-skipped-fill', synced: 'bg-synced-fill' }

function StateChoice({ label, count, on, tone, onChoose }: { label: string; count: number; on: boolean; tone?: RecordStateName; onChoose: () => void }) {
  return (
    <button type="button" aria-pressed={on} onClick={onChoose}
      className={cn('flex h-7 items-center gap-1.5 rounded px-2 whitespace-nowrap transition-colors duration-100', on ? 'bg-surface font-medium text-ink shadow-raised' : 'text-ink-soft hover:text-ink')}>
      {tone ? <span aria-hidden className={cn('size-1.5 rounded-full', dots[tone])} /> : null}
      {label}<span className={cn('figures text-xs', on ? 'text-ink-soft' : 'text-ink-faint')}>{formatCount(count)}</span>
    </button>
  )
}

const sinceChoices = [
  { value: '', label: 'Any time' }, { value: '1h', label: 'Last hour' }, { value: '24h', label: 'Last 24 hours' }, { value: '7d', label: 'Last 7 days' }, { value: '30d', label: 'Last 30 days' },
]

function FilterButton({ info, words, onChange }: { info: GridInfo; words: RecordWords; onChange: ChangeWords }) {
  const since = words.since && !sinceChoices.some((choice) => choice.value === words.since) ? [...sinceChoices, { value: words.since, label: `Since ${words.since}` }] : sinceChoices
  const assignees = [
    { value: '', label: 'Anybody' }, { value: 'me', label: 'Me' }, { value: 'nobody', label: 'Nobody' },
    ...info.people.filter((person) => person.id !== info.me).map((person) => ({ value: person.id, label: person.name })),
  ]
  const classes = [...new Set(info.failures.map((failure) => failure.class))].map((value) => ({ value, label: classWords[value] }))
  return (
    <Popover.Root>
      <Popover.Trigger asChild><Button variant="ghost" size="sm" icon={<ListFilter />}>Filter</Button></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content aria-label="Filter" align="start" sideOffset={4} collisionPadding={8} className="z-50 grid max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] animate-appear gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-4 shadow-float">
          <Field label="Failure">
            <MultiSelect value={words.code?.split(',') ?? []} onChange={(codes) => onChange({ code: codes.join(',') || null, cause: null })} placeholder="Any"
              options={info.failures.map(({ code, title, class: failureClass }) => ({ value: code, label: title, hint: classWords[failureClass] }))} />
          </Field>
          <Field label="Kind of failure"><MultiSelect value={words.class?.split(',') ?? []} onChange={(chosen) => onChange({ class: chosen.join(',') || null })} placeholder="Any" options={classes} /></Field>
          <Field label="Changed"><Select value={words.since ?? ''} onChange={(value) => onChange({ since: value || null })} options={since} /></Field>
          <Field label="Assigned to"><Select value={words.assignee ?? ''} onChange={(value) => onChange({ assignee: value || null })} options={assignees} /></Field>
          <Checkbox checked={words.again === '1'} onChange={(on) => onChange({ again: on ? '1' : null })} label="Tried again by itself" help="Failed for the moment, or waiting for something." />
          <Checkbox checked={words.edited === '1'} onChange={(on) => onChange({ edited: on ? '1' : null })} label="Edited by a person" help={`${info.targetSystem} differs from ${info.sourceSystem} on purpose.`} />
          <Checkbox checked={words.state === 'ignored'} onChange={(on) => onChange({ state: on ? 'ignored' : null })} label="Ignored" help="Failures that somebody put aside." />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Chips({ info, words, onChange }: { info: GridInfo; words: RecordWords; onChange: ChangeWords }) {
  const titles = new Map(info.failures.map(({ code, title }) => [code, title]))
  const person = words.assignee === 'me' ? 'me' : words.assignee === 'nobody' ? 'nobody' : info.people.find(({ id }) => id === words.assignee)?.name ?? 'somebody'
  const chips: [label: string, change: Parameters<ChangeWords>[0]][] = [
    ...(words.code?.split(',') ?? []).map((code, _, all): [string, Parameters<ChangeWords>[0]] =>
      [titles.get(code) ?? code, { code: all.filter((other) => other !== code).join(',') || null, cause: null }]),
    ...(words.cause ? [['One cause', { cause: null }] as [string, { cause: null }]] : []),
    ...(words.class?.split(',') ?? []).map((one, _, all): [string, Parameters<ChangeWords>[0]] =>
      [classWords[one as keyof typeof classWords] ?? one, { class: all.filter((other) => other !== one).join(',') || null }]),
    ...(words.since ? [[`Changed: ${sinceChoices.find(({ value }) => value === words.since)?.label.toLowerCase() ?? `since ${words.since}`}`, { since: null }] as [string, { since: null }]] : []),
    ...(words.assignee ? [[`Assigned to ${person}`, { assignee: null }] as [string, { assignee: null }]] : []),
    ...(words.again ? [['Tried again by itself', { again: null }] as [string, { again: null }]] : []),
    ...(words.edited ? [['Edited by a person', { edited: null }] as [string, { edited: null }]] : []),
    ...(words.state === 'ignored' ? [['Ignored', { state: null }] as [string, { state: null }]] : []),
  ]
  return chips.map(([label, change]) => (
    <button key={label} type="button" onClick={() => onChange(change)} aria-label={`Remove the filter ${label}`}
      className="inline-flex h-6 max-w-64 items-center gap-1 rounded-full border border-line-strong bg-surface pr-1.5 pl-2.5 text-sm hover:border-ink-faint">
      <span className="truncate">{label}</span><X className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
    </button>
  ))
}
