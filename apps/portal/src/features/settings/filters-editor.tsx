'use client'
import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { Select } from '../../ui/select.tsx'
import { withChosen, type ListChoice } from './directory-choices.ts'
import type { FilterRow } from './form-values.ts'

/** Conditions on fields of the source; all must hold. */
export function FiltersEditor({ rows, onChange, fields, conditions, errors, disabled }: {
  rows: FilterRow[]; onChange: (rows: FilterRow[]) => void; fields: ListChoice[]; conditions: readonly { value: string; label: string }[]
  /** By "0.field". */
  errors: Record<string, string>; disabled: boolean
}) {
  const change = (index: number, part: Partial<FilterRow>) => onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  return (
    <div className="grid gap-2">
      {rows.map((row, index) => {
        const error = errors[`${index}.field`] ?? errors[`${index}.is`] ?? errors[`${index}.value`]
        const needsValue = row.is !== 'empty' && row.is !== 'not-empty'
        return (
          <div key={index}>
            <div className="flex flex-wrap items-start gap-2">
              <div className="min-w-40 flex-[2]">
                {fields.length
                  ? <MultiSelect single value={row.field ? [row.field] : []} onChange={([field = '']) => change(index, { field })} options={withChosen(fields, [row.field])} placeholder="Field" aria-label={`Field of condition ${index + 1}`} disabled={disabled} />
                  : <Input mono value={row.field} onChange={(event) => change(index, { field: event.target.value })} placeholder="FIELD" aria-label={`Field of condition ${index + 1}`} disabled={disabled} />}
              </div>
              <div className="w-32">
                <Select value={row.is} onChange={(is) => change(index, { is })} options={conditions} aria-label={`Condition ${index + 1}`} disabled={disabled} />
              </div>
              {needsValue ? (
                <div className="min-w-32 flex-[2]">
                  <Input value={row.value} onChange={(event) => change(index, { value: event.target.value })} placeholder={row.is === 'one-of' ? 'One, two, three' : 'Value'} aria-label={`Value of condition ${index + 1}`} disabled={disabled} />
                </div>
              ) : null}
              <IconButton label={`Remove condition ${index + 1}`} icon={<Trash2 />} onClick={() => onChange(rows.filter((_, at) => at !== index))} disabled={disabled} />
            </div>
            {error ? <p className="mt-1 text-sm text-failed">{error}</p> : null}
          </div>
        )
      })}
      <div><Button size="sm" icon={<Plus />} disabled={disabled} onClick={() => onChange([...rows, { field: '', is: 'equal', value: '' }])}>Add a condition</Button></div>
    </div>
  )
}
