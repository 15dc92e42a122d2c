import type { AuditView } from './audit-view.ts'

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
/** Ids lead somewhere in the portal; people cannot read them. */
const hidden = new Set(['runId', 'processId', 'connectionId', 'integrationId'])

/** A value in words; null for nothing. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (isPlain(value) && Object.values(value).every((one) => typeof one !== 'object')) return Object.entries(value).map(([key, one]) => `${key} → ${String(one)}`).join(', ') || null
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ') || null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What an entry's `before` and `after` say field by field; fields that are the same on both sides are left out. Pure. */
export function changesOf(before: unknown, after: unknown): AuditView['changes'] {
  const left = isPlain(before) ? before : {}
  const right = isPlain(after) ? after : {}
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((field) => !hidden.has(field))
    .map((field) => ({ field, before: textOf(left[field]), after: textOf(right[field]) }))
    .filter((change) => change.before !== change.after)
}
