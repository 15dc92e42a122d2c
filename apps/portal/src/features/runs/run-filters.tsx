'use client'
import { useRouter } from 'next/navigation'
import { Button, Select, type Choice } from '#ui/index.ts'
import type { RunFilter } from './run-filter.ts'

type Narrowing = { name: 'process' | 'state' | 'trigger' | 'mode' | 'time'; label: string; options: Choice[] }

const choices: Narrowing[] = [
  { name: 'state', label: 'State', options: [
    { value: '', label: 'Any state' }, { value: 'active', label: 'Active' }, { value: 'completed', label: 'Completed' }, { value: 'completed_with_failures', label: 'With failures' },
    { value: 'partial', label: 'Partial' }, { value: 'stopped', label: 'Stopped' }, { value: 'cancelled', label: 'Cancelled' },
  ] },
  { name: 'mode', label: 'Kind', options: [{ value: '', label: 'Any kind' }, { value: 'sync', label: 'Syncs' }, { value: 'preview', label: 'Previews' }, { value: 'retry', label: 'Retries' }] },
  { name: 'trigger', label: 'Started by', options: [
    { value: '', label: 'Started by anything' }, { value: 'manual', label: 'By hand' }, { value: 'schedule', label: 'By schedule' }, { value: 'api', label: 'By the API' }, { value: 'system', label: 'By itself' },
  ] },
  { name: 'time', label: 'Time', options: [{ value: '', label: 'Any time' }, { value: '24h', label: 'Last 24 hours' }, { value: '7d', label: 'Last 7 days' }, { value: '30d', label: 'Last 30 days' }] },
]

/** Narrows the list by its address, so that it can be sent to somebody. With `processes`, by process too. */
export function RunFilters({ path, filter, processes }: { path: string; filter: RunFilter; processes: readonly { id: string; name: string }[] | null }) {
  const router = useRouter()
  const all: Narrowing[] = processes
    ? [{ name: 'process', label: 'Process', options: [{ value: '', label: 'Any process' }, ...processes.map(({ id, name }) => ({ value: id, label: name }))] }, ...choices]
    : choices
  const go = (next: Partial<RunFilter>) => {
    const words = Object.entries({ ...filter, after: undefined, ...next }).filter((entry): entry is [string, string] => Boolean(entry[1]))
    router.replace(words.length ? `${path}?${new URLSearchParams(words)}` : path, { scroll: false })
  }
  const narrowed = all.some(({ name }) => filter[name])
  return (
    <div className="flex flex-wrap items-center gap-2">
      {all.map(({ name, label, options }) => (
        <Select key={name} size="sm" className="w-auto min-w-32" aria-label={label} options={options} value={filter[name] ?? ''} onChange={(value) => go({ [name]: value || undefined })} />
      ))}
      {narrowed ? <Button size="sm" variant="ghost" onClick={() => router.replace(path, { scroll: false })}>Show all</Button> : null}
    </div>
  )
}
