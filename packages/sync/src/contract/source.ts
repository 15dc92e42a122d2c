import type { TargetIdentity } from '@causeway/db'
import type { SourceRecord } from '../mapping.ts'

/** One record of the source. */
export interface SourceRow {
  /** What people call it, unique within the process: CUSTOMERID. */
  key: string
  /** What the source orders by: RECORDNO. */
  id: number
  source: SourceRecord
  /**
   * For trees read from the root down: rows of a level are prepared when everything before them is written and stored, so
   * that a child finds its parent's link. Absent: 0.
   */
  level?: number
  /** The source has it no more: `mapGone` is asked instead of `map`. `source` may be empty; the stored one is used then. */
  gone?: true
  /** To be compared with the target as a whole although the source may not have changed: a sweep found that the target is another one. */
  again?: true
}

/** A record of the own process that has a link, as it was last dealt with. */
export interface LinkedRecord { key: string; id: number; source: SourceRecord; targetId: string; identity: TargetIdentity | null }

/** Opaque to the engine: where the connector's reading goes on. JSON. */
export type Cursor = Record<string, string | number | boolean | null>

/** Which part of the source a run reads. Fixed when the run starts. */
export interface Window {
  /** The watermark to read from, as an earlier run left it; null reads everything. */
  since: string | null
  /** Also looks for what no change tells: see `Connector.sweepEveryMs`. */
  sweep?: boolean
}

export interface SourcePage {
  /** Ordered by the cursor; `cursorAfter(row)` of any of them continues behind it. */
  rows: SourceRow[]
  /** Where to continue behind this page; null when the window is read. */
  next: Cursor | null
  /** How many records the source said are left from this page's start on, this page included. */
  announced: number
  /** The highest modification mark in this page, in the source's own sortable terms; null if none. */
  highWater: string | null
  /** Rows that the source announced for this very page and did not answer: makes the run partial. */
  missing: number
  /**
   * When this page holds every record of the source whose id is above `after` and not above `upTo`: records that we know in
   * that range and that are not in the page are gone, and are dealt with as such. Only for pages of the whole source. Where a
   * page holds one kind of several, `keysBegin` says how the keys of that kind begin: nothing is said of others.
   */
  covers?: { after: number; upTo: number | null; keysBegin?: string }
}
