'use client'
import { filterConditions, type SettingField } from '@causeway/sync/entities'
import Link from 'next/link'
import { Field } from '#ui/field.tsx'
import { Input } from '#ui/input.tsx'
import { MultiSelect } from '#ui/multi-select.tsx'
import { Select } from '#ui/select.tsx'
import { Switch } from '#ui/choices.tsx'
import { directoryChoices, withChosen, type Directories, type ListChoice } from './directory-choices.ts'
import { FiltersEditor } from './filters-editor.tsx'
import type { FilterRow, FormValue, KeyValueRow } from './form-values.ts'
import { KeyValueEditor } from './key-value-editor.tsx'

/** Above this many, a list is searched instead of scrolled. */
const searchFrom = 12

/** One field of a settings form, with its label, help and the control that fits. */
export function SettingControl({ field, value, onChange, error, errors, changed, directories, disabled }: {
  field: SettingField; value: FormValue; onChange: (value: FormValue) => void; error: string | undefined
  /** Errors inside of this field, by the rest of their path. */
  errors: Record<string, string>; changed: boolean; directories: Directories; disabled: boolean
}) {
  const choices = [...field.choices ?? [], ...directoryChoices(directories, field.choicesFrom)]
  return (
    <Field label={field.label} help={<>{field.help}<EmptyList field={field} directories={directories} /></>} error={error} changed={changed} stacked={field.widget === 'filters' || field.widget === 'key-value'}>
      <Control field={field} value={value} onChange={onChange} choices={choices} keys={directoryChoices(directories, field.keysFrom)} errors={errors} disabled={disabled} />
    </Field>
  )
}

function Control({ field, value, onChange, choices, keys, errors, disabled }: {
  field: SettingField; value: FormValue; onChange: (value: FormValue) => void; choices: ListChoice[]; keys: ListChoice[]; errors: Record<string, string>; disabled: boolean
}) {
  switch (field.widget) {
    case 'select': {
      const text = value as string
      if (!choices.length) return <Input value={text} onChange={(event) => onChange(event.target.value)} className="w-40" inputMode={field.numeric ? 'numeric' : 'text'} disabled={disabled} />
      const options = withChosen(choices, [text])
      return options.length > searchFrom
        ? <MultiSelect single value={text === '' ? [] : [text]} onChange={([one = '']) => onChange(one)} options={options} disabled={disabled} />
        : <Select value={text} onChange={onChange} options={options} disabled={disabled} />
    }
    case 'multi-select':
      return <MultiSelect value={value as string[]} onChange={onChange} options={withChosen(choices, value as string[])} placeholder="All" empty={choices.length ? 'Nothing matches.' : 'The list is empty.'} disabled={disabled} />
    case 'switch':
      return <Switch checked={value as boolean} onChange={onChange} label={value ? 'On' : 'Off'} disabled={disabled} />
    case 'number':
      return <Input type="number" className="w-32" value={value as string} min={field.min} max={field.max} onChange={(event) => onChange(event.target.value)} disabled={disabled} />
    case 'text':
      return <Input value={value as string} maxLength={field.maxLength} onChange={(event) => onChange(event.target.value)} disabled={disabled} />
    case 'key-value':
      return <KeyValueEditor rows={value as KeyValueRow[]} onChange={onChange} keys={keys} values={choices} label={field.label} errors={errors} disabled={disabled} />
    case 'filters':
      return <FiltersEditor rows={value as FilterRow[]} onChange={onChange} fields={choices} conditions={filterConditions} errors={errors} disabled={disabled} />
  }
}

/** Where choices should come from a connection that has not told them yet, says how to get them. */
function EmptyList({ field, directories }: { field: SettingField; directories: Directories }) {
  const empty = [...new Set([field.keysFrom, field.choicesFrom].flatMap((from) => (from && !directories[from.system].lists[from.list]?.length ? [from.system] : [])))]
  return empty.map((system) => (
    <span key={system} className="mt-1 block text-waiting">
      The list is empty. <Link href={directories[system].href} className="underline underline-offset-2">Test the connection “{directories[system].name}”</Link> to fill it.
    </span>
  ))
}
