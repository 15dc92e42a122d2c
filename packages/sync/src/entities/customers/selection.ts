import type { SourceRecord } from '../../mapping.ts'
import type { CustomerSettings } from './settings.ts'

/** Why a customer is not sent, as a sentence; null when it is. */
export function whyNotSent(source: SourceRecord, settings: CustomerSettings): string | null {
  const type = source.CUSTTYPE ?? ''
  if (settings.customerTypes.length && !settings.customerTypes.includes(type)) {
    return type ? `Its customer type “${type}” is not among those that are sent.` : 'It has no customer type, and only some types are sent.'
  }
  if (!settings.sendOnHold && source.ONHOLD === 'true') return 'It is on hold in Sage Intacct.'
  for (const filter of settings.filters) {
    const value = (source[filter.field] ?? '').trim()
    if (!holds(value, filter)) return `Its field ${filter.field} ${value ? `is “${value.slice(0, 60)}”` : 'is empty'}, which the filter in the settings leaves out.`
  }
  return null
}

function holds(value: string, { is, value: wanted }: CustomerSettings['filters'][number]): boolean {
  const [text, other] = [value.toLowerCase(), wanted.trim().toLowerCase()]
  switch (is) {
    case 'equal': return text === other
    case 'not-equal': return text !== other
    case 'contains': return text.includes(other)
    case 'empty': return text === ''
    case 'not-empty': return text !== ''
    case 'one-of': return other.split(',').map((part) => part.trim()).includes(text)
  }
}
