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
}

/** What mapping a source record gave. Pure: no call is made. */
export type Mapped<Draft> =
  | { kind: 'draft'; draft: Draft; /** What only one record may hold: `email:ada@example.com@1`. */ claims: string[] }
  | { kind: 'skip'; reason: string }
  | { kind: 'wait'; reason: string; failure: Failure; /** Tried again after this, ms. */ retryInMs: number }
  | { kind: 'failure'; failure: Failure }

/** A field that differs: text forms for people, secrets never. */
export interface Change { field: string; before: string | null; after: string | null }

/** A draft beside what the target holds. */
export interface Item<Draft, Target> {
  row: SourceRow
  draft: Draft
  /** The link of an earlier run. */
  targetId: string | null
  /** Found in the target now: by the link, else by the draft's own key. */
  target: Target | null
  /** True when an earlier attempt of ours was about to create this very record. */
  ours: boolean
}

export type Plan =
  | { action: 'create'; changes: Change[] }
  | { action: 'update'; targetId: string; changes: Change[]; /** Take over a record that was there before. */ adopts?: boolean }
  /** Nothing to write. `adopts`: only remember the link. */
  | { action: 'leave'; targetId: string; adopts?: boolean }
  | { action: 'skip'; reason: string; targetId?: string }
  | { action: 'wait'; reason: string; failure: Failure; retryInMs: number }
  | { action: 'fail'; failure: Failure }

/** What a write did. */
export interface Written {
  targetId: string
  /** What the target swallowed or changed of what was sent; sentences. */
  warnings: string[]
  /** Shown in the record's drawer, masked by the connector; no secrets. */
  request: unknown
  response: unknown
}

/** A write that failed, told by the connector. */
export class WriteFailure extends Error {
  readonly failure: Failure
  /** The target may have done it all the same: it is looked up before anything is sent again. */
  readonly outcomeUnknown: boolean
  readonly request: unknown
  readonly response: unknown
  constructor(failure: Failure, options: { outcomeUnknown?: boolean; request?: unknown; response?: unknown; cause?: unknown } = {}) {
    super(failure.explanation, { cause: options.cause })
    this.name = 'WriteFailure'
    this.failure = failure
    this.outcomeUnknown = options.outcomeUnknown ?? false
    this.request = options.request
    this.response = options.response
  }
}

/** A failure of the connection itself: the run stops (or pauses, when `retryable`) instead of failing every record. */
export class ConnectionFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.explanation, options)
    this.name = 'ConnectionFailure'
    this.failure = failure
  }
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
  /** Aborted when the slice must end at once. */
  signal: AbortSignal
}

/**
 * An entity at work. Made once a slice by `connect`, so that what it reads first (groups, regions) is read once.
 * Every method may throw ConnectionFailure; only `write` may throw WriteFailure.
 */
export interface Connector<Draft, Target> {
  read(window: Window, cursor: Cursor | null): Promise<SourcePage>
  /** The cursor that continues behind this row, so that a page can be committed in parts. */
  cursorAfter(row: SourceRow, window: Window, cursor: Cursor | null): Cursor
  /** Rows by key, whatever their age; those that are gone are left out. */
  readKeys(keys: string[]): Promise<SourceRow[]>
  map(row: SourceRow): Mapped<Draft>
  /** The failure of a record whose claim another one holds. */
  claimTaken(row: SourceRow, claim: string, holderKey: string): Failure
  /** What the target holds for these drafts, in batches: by link where there is one, else by the draft's own key. */
  find(items: { key: string; draft: Draft; targetId: string | null }[]): Promise<Map<string, Target>>
  /** Pure: what to do. */
  plan(item: Item<Draft, Target>): Plan
  write(item: Item<Draft, Target>, plan: Plan & { action: 'create' | 'update' }): Promise<Written>
  /** Writes many at once instead, one result an item, in order. When given, `write` is not used. */
  writeBatch?(items: { item: Item<Draft, Target>; plan: Plan & { action: 'create' | 'update' } }[]): Promise<(Written | WriteFailure)[]>
}

/** The default export of entities/<name>/connector.ts. */
export interface EntityModule<Settings, Draft = unknown, Target = unknown> {
  definition: EntityDefinition<Settings>
  connect(context: ConnectorContext<Settings>): Promise<Connector<Draft, Target>>
}
