'use client'
import { ArrowRight, Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { withChosen, type ListChoice } from './directory-choices.ts'
import type { KeyValueRow } from './form-values.ts'

/** A table from values of one system to values of the other. */
export function KeyValueEditor({ rows, onChange, keys, values, label, errors, disabled }: {
  rows: KeyValueRow[]; onChange: (rows: KeyValueRow[]) => void; keys: ListChoice[]; values: ListChoice[]; label: string
  /** By key. */
  errors: Record<string, string>; disabled: boolean
}) {
  const change = (index: number, part: Partial<KeyValueRow>) => onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  const open = keys.filter(({ value }) => !rows.some((row) => row.key === value))
  return (
    <div className="grid gap-2" role="group" aria-label={label}>
      {rows.map((row, index) => {
        const twice = row.key !== '' && rows.findIndex((other) => other.key === row.key) < index
        return (
          <div key={index}>
            <div className="flex items-start gap-2">
              <Side className="flex-1" value={row.key} onChange={(key) => change(index, { key })} label={`Left side of row ${index + 1}`}
                choices={keys.filter(({ value }) => value === row.key || open.some((one) => one.value === value))} disabled={disabled} />
              <ArrowRight className="mt-2 size-4 shrink-0 text-ink-faint" aria-hidden />
              <Side className="flex-1" value={row.value} onChange={(value) => change(index, { value })} label={`Right side of row ${index + 1}`} choices={values} disabled={disabled} />
              <IconButton label={`Remove row ${index + 1}`} icon={<Trash2 />} onClick={() => onChange(rows.filter((_, at) => at !== index))} disabled={disabled} />
            </div>
            {errors[row.key] && row.value === '' ? <p className="mt-1 text-sm text-failed">{errors[row.key]}</p> : null}
            {twice ? <p className="mt-1 text-sm text-failed">“{row.key}” stands twice; the lower row would win.</p> : null}
          </div>
        )
      })}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<Plus />} disabled={disabled || (keys.length > 0 && open.length === 0)} onClick={() => onChange([...rows, { key: '', value: '' }])}>Add a row</Button>
        {rows.length === 0 && open.length > 1
          ? <Button size="sm" variant="ghost" disabled={disabled} onClick={() => onChange(open.map(({ value }) => ({ key: value, value: '' })))}>Add all {open.length}</Button>
          : null}
      </div>
    </div>
  )
}

function Side({ value, onChange, choices, label, disabled, className }: { value: string; onChange: (value: string) => void; choices: ListChoice[]; label: string; disabled: boolean; className: string }) {
  return (
    <div className={`min-w-0 ${className}`}>
      {choices.length
        ? <MultiSelect single value={value ? [value] : []} onChange={([next = '']) => onChange(next)} options={withChosen(choices, [value])} aria-label={label} disabled={disabled} />
        : <Input value={value} onChange={(event) => onChange(event.target.value)} aria-label={label} disabled={disabled} />}
    </div>
  )
}
