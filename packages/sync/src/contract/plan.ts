import type { TargetIdentity } from '@causeway/db'
import type { Failure } from '../failure.ts'
import type { SourceRow } from './source.ts'

/** A record that cannot go yet, through no fault of its own. */
export interface Wait {
  /** For the grid: "Waits for order 000000123." */
  reason: string
  failure: Failure
  /**
   * What it waits for, as `<entity>:<source key>` where a process of this integration provides it (it is tried again the
   * moment that record is linked), or any name that `arrived` knows.
   */
  waitsFor?: string
  /** Tried again after this, ms. Default: growing pauses, from a minute to a day. */
  retryInMs?: number
  /** How long after it first waited for this (ms) it becomes this failure. It still goes by itself should the thing arrive. */
  giveUpAfter?: { ms: number; failure: Failure }
}

/** What mapping a source record gave. Pure: no call is made. */
export type Mapped<Draft> =
  | {
      kind: 'draft'
      draft: Draft
      /** What only one record of the process may hold, each of them: `email:ada@example.com@@1`, `sku:erp-1001`. */
      claims: string[]
      /** Shown on the record without failing it; sentences. */
      warnings?: string[]
    }
  /** `waitsFor`: as that of a wait, for what is left out on purpose only as long as something is not there. */
  | { kind: 'skip'; reason: string; waitsFor?: string }
  | ({ kind: 'wait' } & Wait)
  | { kind: 'failure'; failure: Failure }

/** A record of a ring: it wants what `holder` holds, the next of the ring. */
export interface RingMember { key: string; claim: string; holder: string }

/** A field that differs: text forms for people, secrets never. */
export interface Change { field: string; before: string | null; after: string | null }

/** What the target is asked about. */
export interface Lookup<Draft> {
  key: string
  draft: Draft
  targetId: string | null
  identity?: TargetIdentity | null
  /** That of an interrupted create, whose draft may have been another one: where it must be looked for as well. */
  memo?: Memo
  /**
   * What the target was last brought in line with, mapped by the rules of today. Only in runs that read what changed, and only while nothing
   * speaks against the target still holding it: then what the books did not change need not be looked up. Absent: everything is to be compared.
   */
  inLineWith?: Draft
}
/** A draft beside what the target holds. */
export interface Item<Draft, Target> {
  row: SourceRow
  draft: Draft
  /** The link of an earlier run. */
  targetId: string | null
  /** What was kept with that link, if anything. */
  identity?: TargetIdentity | null
  /** Found in the target now: by the link, else by the draft's own key. */
  target: Target | null
  /** True when an earlier attempt of ours was about to create this very record. */
  ours: boolean
}

/**
 * `identity`: what is to be kept with the link, for later runs to know without looking it up (a SKU, the price row that was written). Absent
 * keeps the earlier one while the target id stays the same.
 */
export type Plan =
  /** `memo`: stored with the intent; `find` gets it back as long as the outcome of this create is not known (`Lookup.memo`). */
  | { action: 'create'; changes: Change[]; warnings?: string[]; memo?: Memo }
  | { action: 'update'; targetId: string; changes: Change[]; /** Take over a record that was there before. */ adopts?: boolean; warnings?: string[] }
  /** Nothing to write. `adopts`: only remember the link. */
  | { action: 'leave'; targetId: string; identity?: TargetIdentity; adopts?: boolean; warnings?: string[] }
  /** `targetId`: absent keeps the link, null gives it up. */
  | { action: 'skip'; reason: string; targetId?: string | null }
  | ({ action: 'wait' } & Wait)
  /** `targetId`: it is in the target all the same, and is linked. */
  | { action: 'fail'; failure: Failure; targetId?: string }

export type WritingPlan = Plan & { action: 'create' | 'update' }

/** What a plan or `remember` stored with a record's intent: JSON, no secrets. */
export type Memo = Record<string, string | number | boolean | null>

/** Stands for the target id of a record that a preview would create. */
export const previewId = (key: string) => `preview:${key}`
export const isPreviewId = (targetId: string) => targetId.startsWith('preview:')
