'use client'
import { Input } from '#ui/input.tsx'
import { MultiSelect } from '#ui/multi-select.tsx'
import { withChosen, type ListChoice } from '../settings/directory-choices.ts'

/** A field of the source, from the system's own list with search; typed by its name where the list is not known yet. */
export function FieldPicker({ value, onChange, fields, label, disabled }: { value: string; onChange: (field: string) => void; fields: ListChoice[]; label: string; disabled: boolean }) {
  return fields.length
    ? <MultiSelect single value={value ? [value] : []} onChange={([field = '']) => onChange(field)} options={withChosen(fields, [value])} placeholder="Choose a field" aria-label={label} disabled={disabled} />
    : <Input mono value={value} onChange={(event) => onChange(event.target.value)} placeholder="FIELD" aria-label={label} spellCheck={false} disabled={disabled} />
}
