import type { ConnectionReport } from '@causeway/sync/connections'
import type { CallForecast } from './call-forecast.ts'

/** A connection as the browser may see it: no secret is in it, only when each was set. */
export interface ConnectionView {
  id: string
  system: 'intacct' | 'magento'
  name: string
  settings: Record<string, string>
  secretSetAt: Record<string, string>
  lastTest: ConnectionReport | null
  lastTestAt: string | null
  lastTestOk: boolean | null
  /** Since when its lists (groups, fields) are known. */
  directoryAt: string | null
  maxInFlight: number
  monthlyCap: number | null
  calls: CallForecast
  usedBy: { id: string; name: string }[]
  updatedAt: string
}

/** How much is known of a connection, for its mark in lists. */
export type ConnectionState = 'works' | 'fails' | 'untested'
export const connectionState = ({ lastTestOk }: Pick<ConnectionView, 'lastTestOk'>): ConnectionState =>
  (lastTestOk === null ? 'untested' : lastTestOk ? 'works' : 'fails')
