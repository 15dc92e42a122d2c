import type { RunView } from '#features/runs/run-view.ts'

export interface RecordCounts { synced: number; waiting: number; failed: number; skipped: number }

/** One bar of a process's trend. */
export interface TrendRun { id: string; at: string; state: RunView['state']; created: number; updated: number; unchanged: number; waiting: number; failed: number; skipped: number }

export interface ProcessOverview {
  id: string
  /** "Sync customers from Sage Intacct to Magento". */
  title: string
  /** "Customers". */
  name: string
  gridTitle: string
  description: string
  sourceMany: string
  /** Every run reads all of the source. */
  readsAll: boolean
  integrationId: string
  /** Off when the process or its integration is. */
  enabled: boolean
  /** Why its runs have nothing to do as it is set, in sentences. */
  idle: string | null
  /** "every day at 02:30"; null = by hand only. */
  schedule: string | null
  timeZone: string
  nextRunAt: string | null
  /** Records that are being written at this moment are in none. */
  counts: RecordCounts
  active: RunView | null
  preview: RunView | null
  last: RunView | null
  /** The last sync, when what ended last only tried again what was waiting. */
  lastSync: RunView | null
  /** Whether a sync has read all that it was to read: never yet; not the last time; the last time. */
  read: 'never' | 'in part' | 'whole'
  /** The latest runs that wrote, oldest first. */
  trend: TrendRun[]
}

/** Calls of one connection in this calendar month (UTC). */
export interface CallsOverview { connectionId: string; name: string; /** Calls of the shop cost nothing: runs never pause for them. */ mayHaveCap: boolean; used: number; /** For the whole month; null while it is too young to tell. */ forecast: number | null; cap: number | null }

/**
 * One day of the Total sync graph, in the tenant's time zone. What was written is the sum of its runs; of all else, which a later run meets again, it is
 * what the run of each process that met most of it met.
 */
export interface DayOverview { day: string; created: number; updated: number; unchanged: number; skipped: number; waiting: number; failed: number }

export interface Overview {
  integrations: { id: string; name: string; enabled: boolean }[]
  processes: ProcessOverview[]
  connections: { id: string; name: string; system: 'intacct' | 'magento'; tested: boolean | null }[]
  calls: CallsOverview[]
}

/** What changes with days and not with seconds. */
export interface Totals {
  days: DayOverview[]
  /** Runs started by schedule, and entries in records' histories, in these days. */
  scheduledRuns: number
  logEntries: number
  /** There are more than `logEntries` says; counting stopped there. */
  moreLogEntries: boolean
}
