'use client'
import { NotebookPen, Pencil, TriangleAlert, UserRound } from 'lucide-react'
import { RelativeTime } from '#ui/time.tsx'
import { Tooltip } from '#ui/tooltip.tsx'
import type { GridInfo, RecordView } from '../record-view.ts'
import { RecordStateMark } from '../record-state-mark.tsx'
import type { Column } from './column.ts'

const none = <span className="text-ink-faint" aria-label="none">–</span>
const text = (value: string | null | undefined, className = '') => (value ? <span className={`truncate ${className}`} title={value}>{value}</span> : none)

/** The columns of a process's grid: what all have, with the entity's own in between. `keys` are some of those that the first column is to hold. */
export function columnsOf(info: GridInfo, keys: readonly string[] = []): Column[] {
  const key = keyWidth(keys)
  const people = new Map(info.people.map(({ id, name }) => [id, name]))
  const titles = new Map(info.failures.map(({ code, title }) => [code, title]))
  return [
    { key: 'key', label: info.keyLabel, width: key, sort: 'key', fixed: true, beside: true, cell: (record) => text(record.sourceKey, 'font-mono font-medium') },
    { key: 'name', label: 'Name', width: 184, sort: 'name', beside: true, cell: (record) => <Name record={record} people={people} /> },
    ...info.columns.map((column, index): Column => ({
      key: `display.${column.key}`, label: column.label, width: column.mono ? 116 : 172, ifRoom: index === 0 && key <= wideKey ? 2 : 5 + index,
      cell: (record) => text(record.display[column.key], column.mono ? 'font-mono' : ''),
    })),
    { key: 'target', label: info.targetLabel, width: 92, right: true, ifRoom: 1, cell: (record) => text(record.targetId, 'font-mono') },
    { key: 'state', label: 'State', width: 108, sort: 'state', beside: true, cell: (record) => <RecordStateMark record={record} /> },
    { key: 'reason', label: 'Reason', width: 200, grows: true, beside: true, cell: (record) => <Reason record={record} info={info} /> },
    { key: 'failure', label: 'Failure', width: 190, extra: true, cell: (record) => text(record.failureCode === null ? null : titles.get(record.failureCode) ?? record.failureCode) },
    { key: 'attempts', label: 'Attempts', width: 76, right: true, ifRoom: 4, cell: (record) => (record.attempts ? <span className="figures">{record.attempts}</span> : none) },
    { key: 'tried', label: 'Last try', width: 96, right: true, sort: 'tried', ifRoom: 3, cell: (record) => <RelativeTime at={record.lastTriedAt} short /> },
    { key: 'next', label: 'Next try', width: 96, right: true, extra: true, cell: (record) => (record.nextTryAt ? <RelativeTime at={record.nextTryAt} short /> : none) },
    { key: 'assignee', label: 'Assigned to', width: 150, extra: true, cell: (record) => text(record.assigneeId ? people.get(record.assigneeId) ?? 'A former member' : null) },
  ]
}

/** A key as wide as this says much itself; the entity's first column then comes after what all have. */
const wideKey = 200

/** Px for keys in the grid's monospaced type: "Sales Invoice-SI00016" is told from its neighbours only at its end. In steps, so that it seldom moves. */
function keyWidth(keys: readonly string[]): number {
  const longest = keys.reduce((most, key) => Math.max(most, key.length), 0)
  return Math.min(284, Math.max(124, Math.ceil((longest * 7.9 + 26) / 20) * 20))
}

/** The name, and at its end whether there is a note or somebody to whom it is assigned. */
function Name({ record, people }: { record: RecordView; people: ReadonlyMap<string, string> }) {
  if (!record.note && !record.assigneeId) return text(record.name)
  return (
    <span className="flex min-w-0 grow items-center gap-1.5 [&_svg]:size-3.5 [&_svg]:text-ink-soft">
      <span className="min-w-0 grow truncate" title={record.name}>{record.name}</span>
      {record.note ? <Mark label={`Note: ${record.note}`}><NotebookPen aria-hidden /></Mark> : null}
      {record.assigneeId ? <Mark label={`Assigned to ${people.get(record.assigneeId) ?? 'a former member'}`}><UserRound aria-hidden /></Mark> : null}
    </span>
  )
}

/** Why a record is as it is. `className` says how much of it is shown. */
export function Reason({ record, info, className = 'truncate' }: { record: RecordView; info: GridInfo; className?: string }) {
  if (record.edit === 'sent' && !record.reason) {
    return <span className="flex min-w-0 items-center gap-1.5 text-accent-ink"><Pencil className="size-3.5 shrink-0" aria-hidden /><span className="truncate">Edited: differs from {info.sourceSystem}</span></span>
  }
  if (record.warnings > 0 && !record.reason) {
    return (
      <span className="flex min-w-0 items-center gap-1.5 text-waiting">
        <TriangleAlert className="size-3.5 shrink-0" aria-hidden /><span className="truncate">{record.warnings === 1 ? '1 warning' : `${record.warnings} warnings`}</span>
      </span>
    )
  }
  if (!record.reason) return null
  return <span className={className} title={record.state === 'failed' && record.remedy ? `${record.reason}\n${record.remedy}` : record.reason}>{inRow(record.reason, `${info.one} ${record.sourceKey}`)}</span>
}

/** A reason as it reads in its record's own row: "Customer C-1 has no postal code" needs no "Customer C-1" there. */
export function inRow(reason: string, subject: string): string {
  if (!reason.toLowerCase().startsWith(`${subject} `.toLowerCase())) return reason
  const rest = reason.slice(subject.length + 1)
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

const Mark = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <Tooltip text={label}><span role="img" aria-label={label} className="inline-flex">{children}</span></Tooltip>
)
