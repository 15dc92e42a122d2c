import type { EditState, GridState, RecordRow } from '@causeway/db'
import type { Failure, FailureClass, FixedBy } from '@causeway/sync/entities'
import type { RecordWords } from './record-words.ts'
import type { Wire } from './wire.ts'

/** A record as the browser gets it. */
export type RecordView = Wire<RecordRow>

/** One page of the grid. */
export interface RecordPageView { rows: RecordView[]; next: string | null }

export type RecordStateName = RecordView['state']

/** A run that works on the records now, or will. */
export interface ActiveRun { id: string; mode: 'sync' | 'preview' | 'retry'; state: 'queued' | 'running' | 'paused' }

/** How many match, and how the process stands. */
export interface RecordCounts { count: number; more: boolean; byState: Record<GridState, number>; run: ActiveRun | null }

/** What became of some records since the grid was drawn. */
export interface RecordLook { rows: RecordView[]; byState: Record<GridState, number>; run: ActiveRun | null }

/** A code of the catalogue, as plain data for menus and marks. */
export interface FailureTitle { code: string; title: string; class: FailureClass; fixedBy: FixedBy }

/** What the grid of a process needs to know before its records. */
export interface GridInfo {
  tenant: string
  processId: string
  title: string
  description: string
  one: string
  many: string
  keyLabel: string
  targetLabel: string
  sourceSystem: string
  targetSystem: string
  columns: { key: string; label: string; mono?: boolean }[]
  /** `{id}` stands for the target's id; null where the target has no page for it. */
  targetUrl: string | null
  failures: FailureTitle[]
  people: { id: string; name: string }[]
  me: string
  mayClear: boolean
  mayRun: boolean
  mayConfigure: boolean
  /** A sync has read everything once. */
  everRan: boolean
  enabled: boolean
}

/** Something that happened to a record. */
export interface EventView {
  id: string
  at: string
  kind: string
  runId: string | null
  actor: string | null
  targetId: string | null
  failureCode: string | null
  message: string | null
  changes: ChangeView[] | null
  request: unknown
  response: unknown
}
export interface ChangeView { field: string; before: string | null; after: string | null }

/** A value that a person may give for a record's next try. */
export interface OfferView { field: string; label: string; help: string; /** What the source, or the mapping, gives. */ value: string; /** What the box begins with. */ start: string }

/** Values that a person gave, and how it stands with them. */
export interface EditView { state: EditState; by: string; at: string; values: { label: string; before: string; after: string }[] }

/** Everything that the drawer shows of a record. */
export interface RecordDetails {
  record: RecordView
  failure: Failure | null
  /** The cause of its failure, among those of its code; null when the code is the cause. */
  cause: string | null
  warnings: string[]
  source: Record<string, string> | null
  createdAt: string
  beingWritten: boolean
  /** What may be given for its next try; none for a record that did not fail, or whose failure is no matter of a value. */
  offers: OfferView[]
  edit: EditView | null
  events: EventView[]
  /** There are older ones. */
  moreEvents: boolean
}

/** Failed records that one correction of the configuration mends. */
export interface CauseToMend { words: RecordWords; title: string; count: number }

/** What an action on records did; a sentence for the person. */
export interface Cleared {
  count: number
  message: string
  runId?: string
  /** So many a retry left alone, because the shop is left as a person edited it. */
  edited?: number
}
