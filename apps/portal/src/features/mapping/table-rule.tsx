'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight, Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { api } from '#ui/api.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { formatCount } from '#ui/count.tsx'
import { Input } from '#ui/input.tsx'
import { Select } from '#ui/select.tsx'
import type { RuleDraft } from './rule-draft.ts'
import type { SeenValue } from './seen-value.ts'

/** A table from values of a source field to values of the target, with the values that were seen offered as rows. */
export function TableRule({ tenant, processId, draft, onChange, label, highlighted, disabled }: {
  tenant: string; processId: string; draft: RuleDraft; onChange: (draft: RuleDraft) => void; label: string
  /** The row of this value was asked for: it takes the focus. */
  highlighted: string | null; disabled: boolean
}) {
  const list = useId()
  const seen = useQuery({
    queryKey: ['values', tenant, processId, draft.field],
    enabled: draft.field !== '' && !disabled,
    queryFn: ({ signal }) => api<SeenValue[]>(`/api/tenants/${tenant}/processes/${processId}/values?field=${encodeURIComponent(draft.field)}`, { signal }),
  }).data ?? []
  const missing = seen.filter(({ value }) => !draft.rows.some((row) => row.value === value))
  const change = (index: number, part: Partial<RuleDraft['rows'][number]>) => onChange({ ...draft, rows: draft.rows.map((row, at) => (at === index ? { ...row, ...part } : row)) })
  const countOf = (value: string) => seen.find((one) => one.value === value)?.count
  return (
    <div className="grid gap-2 rounded-lg border border-line bg-subtle p-3">
      {draft.rows.length ? (
        <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-2 text-xs text-ink-soft" aria-hidden>
          <span>In Sage Intacct</span><span className="w-4" /><span>In Magento</span><span className="w-8" />
        </div>
      ) : <p className="text-sm text-ink-soft">No rows yet. Every value needs one, unless there is a value for everything else.</p>}
      {draft.rows.map((row, index) => (
        <div key={index} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-2">
          <Input value={row.value} list={list} onChange={(event) => change(index, { value: event.target.value })} aria-label={`Value ${index + 1} of ${label} in Sage Intacct`} placeholder="(empty)" disabled={disabled}
            {...(countOf(row.value) === undefined ? {} : { title: `${formatCount(countOf(row.value)!)} records have it` })} />
          <ArrowRight className="size-4 text-ink-faint" aria-hidden />
          <Input value={row.result} onChange={(event) => change(index, { result: event.target.value })} aria-label={`Becomes, in row ${index + 1} of ${label}`} disabled={disabled} autoFocus={highlighted !== null && row.value === highlighted} />
          <IconButton label={`Remove row ${index + 1}`} icon={<Trash2 />} disabled={disabled} onClick={() => onChange({ ...draft, rows: draft.rows.filter((_, at) => at !== index) })} />
        </div>
      ))}
      <datalist id={list}>{seen.map(({ value }) => <option key={value} value={value} />)}</datalist>
      <div className="flex flex-wrap items-center gap-1.5">
        <Button size="sm" icon={<Plus />} disabled={disabled} onClick={() => onChange({ ...draft, rows: [...draft.rows, { value: '', result: '' }] })}>Add a row</Button>
        {missing.slice(0, 8).map(({ value, count }) => (
          <Button key={value} size="sm" variant="ghost" icon={<Plus />} disabled={disabled} title={`${formatCount(count)} of the latest records have this value`}
            onClick={() => onChange({ ...draft, rows: [...draft.rows, { value, result: '' }] })}>{value === '' ? '(empty)' : value.slice(0, 40)}<span className="figures text-ink-faint">{formatCount(count)}</span></Button>
        ))}
        {missing.length > 8 ? <span className="text-sm text-ink-faint">and {missing.length - 8} more</span> : null}
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t border-line pt-2 text-sm">
        <span className="text-ink-soft">Every other value</span>
        <Select size="sm" className="w-66" aria-label={`Every other value of ${label}`} disabled={disabled} value={draft.otherwise === null ? 'fail' : 'value'}
          onChange={(next) => onChange({ ...draft, otherwise: next === 'fail' ? null : '' })}
          options={[{ value: 'fail', label: 'fails, so that somebody decides' }, { value: 'value', label: 'becomes' }]} />
        {draft.otherwise === null ? null : <Input className="w-48" value={draft.otherwise} onChange={(event) => onChange({ ...draft, otherwise: event.target.value })} aria-label={`Value for every other value of ${label}`} placeholder="(empty)" disabled={disabled} />}
      </div>
    </div>
  )
}
