import type { Neighbour, TargetIdentity } from '@causeway/db'
import type { IntacctClient } from '@causeway/intacct'
import type { MagentoClient } from '@causeway/magento'
import type { EntityDefinition } from './definition.ts'
import type { Failure } from './failure.ts'
import type { MappedValues, SourceRecord } from './mapping.ts'

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
}

/** Opaque to the engine: where the connector's reading goes on. JSON. */
export type Cursor = Record<string, string | number | boolean | null>

/** Which part of the source a run reads. Fixed when the run starts. */
export interface Window {
  /** The watermark to read from, as an earlier run left it; null reads everything. */
  since: string | null
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

/** A field that differs: text forms for people, secrets never. */
export interface Change { field: string; before: string | null; after: string | null }

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

/** What a write did. */
export interface Written {
  /** Null when it was deleted: nothing is linked any more. */
  targetId: string | null
  /** As that of a plan. */
  identity?: TargetIdentity
  /** What the target swallowed or changed of what was sent; sentences. */
  warnings: string[]
  /** Shown in the record's drawer, masked by the connector; no secrets. */
  request: unknown
  response: unknown
}

/** The target took it and has not done it yet: an asynchronous bulk. The record waits, and `resume` is asked about it. */
export interface StillOpen { stillOpen: true; /** A sentence for the grid. */ reason: string; /** Asked again after this, ms. Default 15 s. */ retryInMs?: number }

/** A write that failed, told by the connector. */
export class WriteFailure extends Error {
  readonly failure: Failure
  /** The target may have done it all the same: it is looked up before anything is sent again. */
  readonly outcomeUnknown: boolean
  /** It is in the target all the same, otherwise than it was sent: the record fails, and is linked to it. */
  readonly targetId: string | null
  readonly request: unknown
  readonly response: unknown
  constructor(failure: Failure, options: { outcomeUnknown?: boolean; targetId?: string; request?: unknown; response?: unknown; cause?: unknown } = {}) {
    super(failure.explanation, { cause: options.cause })
    this.name = 'WriteFailure'
    this.failure = failure
    this.outcomeUnknown = options.outcomeUnknown ?? false
    this.targetId = options.targetId ?? null
    this.request = options.request
    this.response = options.response
  }
}

/** A failure of the connection itself: the run stops at once instead of failing every record. */
export class ConnectionFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.explanation, options)
    this.name = 'ConnectionFailure'
    this.failure = failure
  }
}

/** What a plan or `remember` stored with a record's intent: JSON, no secrets. */
export type Memo = Record<string, string | number | boolean | null>

export interface WriteTools {
  /**
   * Stores what will tell these records' outcome should this worker die (a bulk's uuid and the operation's number in it).
   * Kept until their outcome is known; `resume` gets it back.
   */
  remember(entries: { key: string; memo: Memo }[]): Promise<void>
  /** True when the slice is to end: stop polling and answer StillOpen. */
  isOver(): boolean
  /** Aborted when even calls in flight are to be given up. */
  signal: AbortSignal
}

/** What a connector works with during one slice of a run. */
export interface ConnectorContext<Settings> {
  intacct: IntacctClient
  magento: MagentoClient
  settings: Settings
  /** The mapping's values for a source record: the entity's default rules, with the tenant's own on top. */
  fields(source: SourceRecord): MappedValues
  /** The source fields that the mapping reads: they must be asked for. */
  mappedFields: string[]
  /** The target fields that the mapping fills; those that it leaves as they are, are absent. */
  mappedTargets: string[]
  /**
   * The target ids of records of a process of the same integration, by source key; absent where there is none. Asked of the
   * own entity in a preview, it answers `previewId(key)` for records that this preview would create: nothing can be looked up under it.
   */
  links(entityName: string, keys: readonly string[]): Promise<Map<string, string>>
  /** How records of a process of the same integration stand, linked or not; absent are those that it has not dealt with yet. */
  neighbours(entityName: string, keys: readonly string[]): Promise<Map<string, Neighbour>>
  preview: boolean
  /** Aborted when the slice must end at once. */
  signal: AbortSignal
}

/** Stands for the target id of a record that a preview would create. */
export const previewId = (key: string) => `preview:${key}`
export const isPreviewId = (targetId: string) => targetId.startsWith('preview:')

export type { Neighbour, TargetIdentity } from '@causeway/db'

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
export interface Interrupted<Draft> { row: SourceRow; draft: Draft; targetId: string | null; memo: Memo }
export type WriteOutcome = Written | WriteFailure | StillOpen

/**
 * An entity at work. Made once a slice by `connect`, so that what it reads first (groups, regions) is read once.
 * Every method may throw ConnectionFailure; only `write` and `writeBatch` may throw WriteFailure.
 */
export interface Connector<Draft, Target, Facts = unknown> {
  /**
   * The source's highest modification mark now, in the terms of `SourcePage.highWater`: asked once, before a run reads. The
   * watermark never passes it, so that what changes behind the reading is read by the next run. Without it our own clock is taken.
   */
  mark?(): Promise<string | null>
  read(window: Window, cursor: Cursor | null): Promise<SourcePage>
  /**
   * How many records of the window there are, over all that `read` goes through. Default: what the first page announces, which is right
   * where the source is read as one.
   */
  count?(window: Window): Promise<number>
  /** The cursor that continues behind this row, so that a page can be committed in parts. */
  cursorAfter(row: SourceRow, window: Window, cursor: Cursor | null): Cursor
  /** Rows by key, whatever their age; those that are gone are left out. */
  readKeys(keys: string[]): Promise<SourceRow[]>
  /** What `map` must know of these rows beside their source: links, orders. Asked once a chunk. */
  gather?(rows: SourceRow[]): Promise<Facts>
  map(row: SourceRow, facts: Facts): Mapped<Draft>
  /** What to do about a record that the source has no more. Without it such a record fails with SOURCE_GONE. */
  mapGone?(row: SourceRow, facts: Facts): Mapped<Draft>
  /** The failure of a record whose claim another one holds. */
  claimTaken(row: SourceRow, claim: string, holderKey: string): Failure
  /**
   * What the target holds for these drafts, in batches: by link where there is one, else by the draft's own key. What can be told from
   * `inLineWith` and `identity` need not be asked, but what is gone or has another name in the target by now must still be found out.
   */
  find(items: Lookup<Draft>[]): Promise<Map<string, Target>>
  /** Pure: what to do. */
  plan(item: Item<Draft, Target>): Plan
  /** Absent where all goes through `writeBatch`, be it one. */
  write?(item: Item<Draft, Target>, plan: WritingPlan, tools: WriteTools): Promise<Written | StillOpen>
  /** Writes many at once, one result an item, in order. */
  writeBatch?(items: { item: Item<Draft, Target>; plan: WritingPlan }[], tools: WriteTools): Promise<WriteOutcome[]>
  /** Which writes of a chunk go through `writeBatch`; the others go through `write`. Default all. Asked only where there are both. Pure. */
  inBatch?(item: Item<Draft, Target>, plan: WritingPlan): boolean
  /** What became of writes that were interrupted and left a memo. Absent ones are looked up as any unknown outcome. */
  resume?(items: Interrupted<Draft>[]): Promise<Map<string, WriteOutcome>>
  /**
   * True when the target itself refuses a second creation of the same thing (a unique e-mail, a SKU). Only then may a create
   * whose outcome is unknown be sent again within the run; else it rests until a late first one must show (`Engine.unknownSettlesMs`).
   */
  targetRefusesDoubles?: boolean
  /** Which of these `waitsFor` names are there now. Asked in batches by every run, so that waiting ends soon. */
  arrived?(names: string[]): Promise<string[]>
  /** Wants `identity` and `inLineWith`: they cost a query a chunk. */
  looksBack?: boolean
  /** Records prepared, written and stored together. Default: as many as the target writes in a second or two. */
  chunkSize?: number
  /** The most writes that `writeBatch` gets at a time; the rest of a chunk goes beside it, as many as calls in flight are allowed. Default all. */
  batchSize?: number
}

/** The default export of entities/<name>/connector.ts. */
export interface EntityModule<Settings, Draft = unknown, Target = unknown, Facts = unknown> {
  definition: EntityDefinition<Settings>
  connect(context: ConnectorContext<Settings>): Promise<Connector<Draft, Target, Facts>>
}
