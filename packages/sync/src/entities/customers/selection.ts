import type { SourceRecord } from '../../mapping.ts'
import { whyFilteredOut } from '../../source-filters.ts'
import type { CustomerSettings } from './settings.ts'

/** Why a customer is not sent, as a sentence; null when it is. */
export function whyNotSent(source: SourceRecord, settings: CustomerSettings): string | null {
  const type = source.CUSTTYPE ?? ''
  if (settings.customerTypes.length && !settings.customerTypes.includes(type)) {
    return type ? `Its customer type “${type}” is not among those that are sent.` : 'It has no customer type, and only some types are sent.'
  }
  if (!settings.sendOnHold && source.ONHOLD === 'true') return 'It is on hold in Sage Intacct.'
  return whyFilteredOut(source, settings.filters)
}
