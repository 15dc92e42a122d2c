import type { FormField } from '../form.ts'
import { textOf, type Data } from './shop-door.ts'

export interface Option { value: string; label: string }

/** A field whose name behind the last dot is the web API's. */
export const text = (name: string, label: string, value: unknown, more: Partial<FormField> = {}): FormField =>
  ({ name, code: name.split('.').at(-1) ?? name, label, kind: 'text', value: textOf(value), ...more })

export const choice = (name: string, label: string, value: unknown, options: readonly Option[], more: Partial<FormField> = {}): FormField =>
  text(name, label, value, { kind: 'choice', options, ...more })

export const fixed = (name: string, label: string, value: unknown, more: Partial<FormField> = {}): FormField => text(name, label, value, { kind: 'fixed', ...more })

export const noYes: readonly Option[] = [{ value: '', label: 'No' }, { value: '1', label: 'Yes' }]

/** A custom attribute's value as text; lists are joined by commas. */
export function attribute(record: Data, code: string): string {
  const list = Array.isArray(record.custom_attributes) ? record.custom_attributes as Data[] : []
  const value = list.find((one) => one.attribute_code === code)?.value
  return Array.isArray(value) ? value.map(String).join(', ') : textOf(value)
}

export const money = (value: unknown, currency: unknown = 'USD'): string => (value === null || value === undefined ? '' : `${Number(value).toFixed(2)} ${textOf(currency)}`)
