import type { SettingField, SettingsSection } from '@causeway/sync/entities'

/** One row of a key-value table while it is edited. */
export interface KeyValueRow { key: string; value: string }
/** One condition of a filter. */
export interface FilterRow { field: string; is: string; value: string }
/** What the controls hold: numbers as text, tables as rows. */
export type FormValue = string | boolean | string[] | KeyValueRow[] | FilterRow[]
export type FormValues = Record<string, FormValue>

const fieldsOf = (sections: readonly SettingsSection[]) => sections.flatMap((section) => section.fields)
const textOf = (value: unknown) => (value === null || value === undefined ? '' : String(value))

/** Settings as the controls hold them; what is absent gets its standard. Pure. */
export function formValues(sections: readonly SettingsSection[], settings: Record<string, unknown>): FormValues {
  return Object.fromEntries(fieldsOf(sections).map((field) => [field.name, formValue(field, settings[field.name] ?? field.standard)]))
}

function formValue(field: SettingField, value: unknown): FormValue {
  switch (field.widget) {
    case 'switch': return value === true
    case 'multi-select': return Array.isArray(value) ? value.map(textOf) : []
    case 'key-value': return Object.entries((value ?? {}) as Record<string, unknown>).map(([key, one]) => ({ key, value: textOf(one) }))
    case 'filters': return (Array.isArray(value) ? value : []).map((row: Partial<FilterRow>) => ({ field: textOf(row.field), is: textOf(row.is), value: textOf(row.value) }))
    case 'select': case 'text': case 'number': return textOf(value)
  }
}

/** What is sent to be checked and saved. Rows of a table without a key are left out. Pure. */
export function settingsOf(sections: readonly SettingsSection[], values: FormValues): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(sections).map((field) => {
    const value = values[field.name]
    return [field.name, field.widget === 'key-value'
      ? Object.fromEntries((value as KeyValueRow[]).filter(({ key }) => key !== '').map((row) => [row.key, row.value]))
      : value]
  }))
}

/** Names of the fields that differ. */
export function changedNames(before: FormValues, after: FormValues): string[] {
  return Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}
