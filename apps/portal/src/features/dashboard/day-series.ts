import type { SegmentTone } from '#ui/index.ts'
import type { DayOverview } from './overview.ts'

/** What the Total sync graph stacks, from the bottom up. Unchanged and skipped records would hide all the rest; the table has them. */
export const series = [
  { key: 'updated', label: 'Updated', tone: 'updated', fill: 'var(--updated-fill)' },
  { key: 'created', label: 'Created', tone: 'synced', fill: 'var(--synced-fill)' },
  { key: 'waiting', label: 'Waiting', tone: 'waiting', fill: 'var(--waiting-fill)' },
  { key: 'failed', label: 'Failed', tone: 'failed', fill: 'var(--failed-fill)' },
] as const satisfies { key: keyof DayOverview; label: string; tone: SegmentTone; fill: string }[]

/** "24 Nov". Days are dates of the tenant's zone already, so no zone shifts them again. */
export const dayLabel = (day: string): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
