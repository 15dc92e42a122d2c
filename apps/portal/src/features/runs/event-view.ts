import { z } from 'zod'

/** What happened to one record in a run. */
export interface RunEventView {
  id: string
  at: string
  kind: string
  sourceKey: string
  name: string
  targetId: string | null
  message: string | null
  failureCode: string | null
  changes: { field: string; before: string | null; after: string | null }[] | null
}

export interface RunEventPage { events: RunEventView[]; next: string | null }

/** Kinds of events as people choose them; a preview's count with what they announce. */
export const eventGroups = {
  created: ['created', 'would_create'],
  updated: ['updated', 'would_update'],
  linked: ['linked', 'would_leave'],
  held: ['held_back'],
  skipped: ['skipped', 'would_skip'],
  waiting: ['waiting', 'would_wait'],
  failed: ['failed', 'would_fail'],
} as const satisfies Record<string, readonly string[]>
export type EventGroup = keyof typeof eventGroups

export const eventQuery = z.object({
  group: z.enum(Object.keys(eventGroups) as [EventGroup, ...EventGroup[]]).optional(),
  /** Records whose key or name has this in it. */
  q: z.string().trim().max(200).optional(),
  /** Entries before this one, older. */
  before: z.string().regex(/^\d{1,18}$/).optional(),
})
