import type { AuditEntry } from '@causeway/db'
import { connectionForms } from '@causeway/sync/connections'
import { entities, settingsForm, type EntityDefinition, type SettingField } from '@causeway/sync/entities'
import { changesOf, textOf } from '../changes-of.ts'
import type { AuditView } from '../audit-view.ts'

type Change = AuditView['changes'][number]
type Entry = Pick<AuditEntry, 'action' | 'subject' | 'before' | 'after'>

/** "monthlyCap" → "Monthly cap", for what no form names. */
const spelled = (name: string) => {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_]/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What an entry changed, with fields and values called as the forms call them. Entries written by earlier versions read the same. */
export function wordsOfEntry({ action, subject, before, after }: Entry): Change[] {
  if (action.startsWith('connection.')) return connectionWords(after)
  if (action.startsWith('schedules.')) return []
  if (action === 'process.mapping') return mappingWords(entityOf(subject), before, after)
  const changes = changesOf(before, after)
  if (action === 'process.settings') return settingWords(entityOf(subject), changes)
  if (action === 'process.last-sync-date') return changes.map((change) => (change.field === 'since' ? { field: 'Date', before: change.before ?? 'never read', after: change.after ?? 'from the beginning' } : named(change)))
  if (action.startsWith('run.')) return changes.map((change) => (change.field === 'full' ? { field: 'Reads', before: null, after: 'everything' } : named(change)))
  return changes.map(named)
}

const named = (change: Change): Change => ({ ...change, field: spelled(change.field) })
const entityOf = (title: string): EntityDefinition | undefined => entities.find((entity) => entity.title === title)
const recordOf = (value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {})

/** Which fields, never what they hold. */
function connectionWords(after: unknown): Change[] {
  const { system, fields } = recordOf(after)
  if (!Array.isArray(fields) || !fields.length) return []
  const form = system === 'intacct' || system === 'magento' ? connectionForms[system] : null
  const others: Record<string, string> = { name: 'Name', maxInFlight: 'Calls in flight', monthlyCap: 'Transactions a month' }
  return [{ field: 'Fields', before: null, after: fields.map((name: string) => form?.fields.find((field) => field.name === name)?.label ?? others[name] ?? spelled(name)).join(', ') }]
}

function settingWords(entity: EntityDefinition | undefined, changes: Change[]): Change[] {
  const fields = new Map<string, SettingField>(entity ? settingsForm(entity.settings).flatMap((section) => section.fields.map((field) => [field.name, field] as const)) : [])
  return changes.map(({ field, before, after }) => {
    const known = fields.get(field)
    const chosen = (value: string | null) => known?.choices?.find((choice) => choice.value === value)?.label ?? value
    return { field: known?.label ?? spelled(field), before: chosen(before), after: chosen(after) }
  })
}

function mappingWords(entity: EntityDefinition | undefined, before: unknown, after: unknown): Change[] {
  const [old, now] = [recordOf(before), recordOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].map((field) => ({
    field: entity?.mapping.find((target) => target.field === field)?.label ?? field, before: ruleWords(old[field]), after: ruleWords(now[field]),
  })).filter((change) => change.before !== change.after)
}

/** A rule of the mapping in a few words: "Field TAXID, trim". */
function ruleWords(stored: unknown): string {
  const rule = recordOf(stored)
  switch (rule.from) {
    case 'field': return [`field ${String(rule.field)}`, textOf(rule.transforms), rule.fallback ? `if empty “${String(rule.fallback)}”` : null].filter(Boolean).join(', ')
    case 'constant': return `always “${String(rule.value)}”`
    case 'table': return `table on ${String(rule.field)}: ${textOf(rule.table) ?? 'no rows'}`
    case 'nothing': return 'left as it is'
    default: return 'as usual'
  }
}
