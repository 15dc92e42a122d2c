import { z } from 'zod'
import type { SettingMeta } from './definition.ts'

export type SettingWidget = NonNullable<SettingMeta['widget']>

export interface Choice { value: string; label: string }

/** A list in the directory of one of the two connections: "magento.customerGroups". */
export interface DirectoryList { system: 'intacct' | 'magento'; list: string }

/** One field of a settings form, as plain data that may travel to the browser. */
export interface SettingField {
  /** The key in the settings. */
  name: string
  label: string
  help: string
  widget: SettingWidget
  /** What holds until somebody chooses. */
  standard: unknown
  /** The choices that the schema itself fixes; beside a list, those that the list does not have: "None". */
  choices?: Choice[]
  /** Where the choices come from: the values of a select, the right side of a table, the fields of filters. */
  choicesFrom?: DirectoryList
  /** Where the left side of a table comes from. */
  keysFrom?: DirectoryList
  /** Values are numbers in the settings, although a form holds text. */
  numeric?: boolean
  min?: number
  max?: number
  maxLength?: number
  showWhen?: { field: string; is: string[] }
}

export interface SettingsSection { title: string; fields: SettingField[] }

/** A condition of a filter, with what it is called. */
export const filterConditions: Choice[] = [
  { value: 'equal', label: 'is' },
  { value: 'not-equal', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'one-of', label: 'is one of' },
  { value: 'empty', label: 'is empty' },
  { value: 'not-empty', label: 'is not empty' },
]

/** The part of a JSON schema that a form is drawn from; zod puts a field's `.meta()` beside its type. */
type Property = SettingMeta & {
  title?: string
  description?: string
  default?: unknown
  type?: string
  enum?: unknown[]
  anyOf?: Property[]
  items?: Property
  additionalProperties?: Property | boolean
  minimum?: number
  maximum?: number
  maxLength?: number
}

/**
 * The form of an entity's settings, section by section in the order of the schema. Pure.
 * Throws when a field lacks its `title` or `section`, or has a type that no widget shows: a mistake of the entity.
 */
export function settingsForm(schema: z.ZodType): SettingsSection[] {
  const { properties } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, Property> }
  const sections: SettingsSection[] = []
  for (const [name, property] of Object.entries(properties ?? {})) {
    if (!property.title || !property.section) throw new Error(`The setting "${name}" needs a title and a section in its meta.`)
    let section = sections.find(({ title }) => title === property.section)
    if (!section) sections.push(section = { title: property.section, fields: [] })
    section.fields.push(settingField(name, property))
  }
  return sections
}

function settingField(name: string, property: Property): SettingField {
  const widget = property.widget ?? guessWidget(name, property)
  const value = valueOf(property)
  const values = value.enum?.map(String) ?? Object.keys(property.labels ?? {})
  const choices = values.map((one) => ({ value: one, label: property.labels?.[one] ?? one }))
  return {
    name, label: property.title ?? name, help: property.description ?? '', widget, standard: property.default,
    ...(choices.length ? { choices } : {}),
    ...(property.optionsFrom ? { choicesFrom: directoryList(property.optionsFrom) } : {}),
    ...(property.keysFrom ? { keysFrom: directoryList(property.keysFrom) } : {}),
    ...(isNumber(value) ? { numeric: true } : {}),
    ...(bounded(value.minimum) ? { min: value.minimum } : {}),
    ...(bounded(value.maximum) ? { max: value.maximum } : {}),
    ...(value.maxLength === undefined ? {} : { maxLength: value.maxLength }),
    ...(property.showWhen ? { showWhen: property.showWhen } : {}),
  }
}

const isNumber = ({ type }: Property) => type === 'integer' || type === 'number'
// zod writes the safe integers' own bounds into every integer; nobody means them.
const bounded = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER

/** What a single value of the field looks like: of a list its items, of a table its right side, of a union its first part. */
function valueOf(property: Property): Property {
  if (property.items) return valueOf(property.items)
  if (typeof property.additionalProperties === 'object') return valueOf(property.additionalProperties)
  return property.anyOf?.[0] ?? property
}

function guessWidget(name: string, property: Property): SettingWidget {
  const value = valueOf(property)
  if (property.items) return 'multi-select'
  if (property.additionalProperties) return 'key-value'
  if (value.enum || property.optionsFrom) return 'select'
  if (value.type === 'boolean') return 'switch'
  if (isNumber(value)) return 'number'
  if (value.type === 'string') return 'text'
  throw new Error(`No widget shows the setting "${name}". Name one in its meta.`)
}

function directoryList(source: string): DirectoryList {
  const [system, ...list] = source.split('.')
  if ((system !== 'intacct' && system !== 'magento') || !list.length) {
    throw new Error(`"${source}" names no list of a connection's directory. Write intacct.… or magento.….`)
  }
  return { system, list: list.join('.') }
}

/** Whether a field applies for these values. */
export function isInForce(field: SettingField, values: Record<string, unknown>): boolean {
  return !field.showWhen || field.showWhen.is.includes(String(values[field.showWhen.field]))
}

/** What a check of settings gave: the settings as the schema reads them, or a sentence for each field that is wrong. */
export type CheckedSettings =
  | { ok: true; settings: Record<string, unknown> }
  /** By the path of what is wrong: "websiteId", "filters.0.field". */
  | { ok: false; fields: Record<string, string> }

const isEmpty = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '')

/** Checks values of a form by the entity's schema; the server decides by this. Fields that are not given get their standard. Pure. */
export function checkSettings(schema: z.ZodType, values: Record<string, unknown>): CheckedSettings {
  const wrong: Record<string, string> = {}
  for (const field of settingsForm(schema).flatMap((section) => section.fields)) {
    // What was left empty would otherwise be read as 0.
    if (!field.numeric) continue
    const value = values[field.name]
    if (field.widget === 'key-value') {
      for (const [key, one] of Object.entries(value ?? {})) if (isEmpty(one)) wrong[`${field.name}.${key}`] = `Choose what “${key}” becomes, or remove the row.`
    } else if (value !== undefined && isEmpty(value)) wrong[field.name] = field.widget === 'select' ? `Choose one for “${field.label}”.` : `Enter a number for “${field.label}”.`
  }
  const result = schema.safeParse(values)
  for (const issue of result.success ? [] : result.error.issues) wrong[issue.path.map(String).join('.')] ??= issue.message
  return result.success && !Object.keys(wrong).length
    ? { ok: true, settings: result.data as Record<string, unknown> }
    : { ok: false, fields: wrong }
}
