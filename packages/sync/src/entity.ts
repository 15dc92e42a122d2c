import type { Neighbour } from '@causeway/db'
import type { IntacctClient } from '@causeway/intacct'
import type { MagentoClient } from '@causeway/magento'
import type { Item, Lookup, Mapped, Plan, RingMember, Wait, WritingPlan } from './contract/plan.ts'
import type { Cursor, LinkedRecord, SourcePage, SourceRow, Window } from './contract/source.ts'
import type { Interrupted, StillOpen, WriteOutcome, WriteTools, Written } from './contract/write.ts'
import type { EntityDefinition } from './definition.ts'
import type { Failure } from './failure.ts'
import type { MappedValues, SourceRecord } from './mapping.ts'

export type { Neighbour, TargetIdentity } from '@causeway/db'
export * from './contract/plan.ts'
export * from './contract/source.ts'
export * from './contract/write.ts'

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
  /** The linked records of this very process behind a key, in the order of their keys; not those that are known to be gone. */
  recordsAfter(key: string, limit: number): Promise<LinkedRecord[]>
  preview: boolean
  /** Aborted when the slice must end at once. */
  signal: AbortSignal
}

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
  /**
   * For what no change tells (a row that was removed, a product that was made again by hand): so long after the last time, a run that reads what changed
   * gets `sweep` with its window, and `read` then looks for that too. A run that reads everything needs no sweep. Absent: never.
   */
  sweepEveryMs?: number
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
   * The wait of a record whose claim another one holds that gives it up, by what the source says of it now: it is tried again the moment that is done.
   * Absent, or null: it fails with `claimTaken` until then.
   */
  claimGivenUp?(row: SourceRow, claim: string, holderKey: string): Wait | null
  /**
   * What becomes of records that hold each other's claims in a ring and would each give up its own (`ring`: who wants what, this record first): the
   * failure of this one, or 'trade' where the target lets them be written in any order; then they change hands at once. Absent: `claimTaken`.
   */
  claimsInRing?(row: SourceRow, draft: Draft, ring: readonly RingMember[]): Failure | 'trade'
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
