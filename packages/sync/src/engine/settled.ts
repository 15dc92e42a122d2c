import type { CountedAs, KnownRecord } from '@causeway/db'
import type { Change, Item, SourceRow, TargetIdentity, WritingPlan } from '../entity.ts'
import type { Failure } from '../failure.ts'
import type { EditHere } from './edits.ts'
import type { Waiting } from './waiting.ts'

/** A row that has to be dealt with: new, changed, due or asked for. */
export interface Pending {
  row: SourceRow
  hash: string
  known: KnownRecord | undefined
  /** Values that a person has given for it. */
  edit?: EditHere
  /** As what this very run has counted it already. */
  counted?: CountedAs
}

/** What became of a row. */
export type Result =
  | {
      kind: 'created' | 'updated' | 'linked' | 'unchanged'; targetId: string | null; changes: Change[]; warnings: string[]
      identity?: TargetIdentity
      /** It was in the target before, and is linked to it now. */
      adopted?: boolean
      request?: unknown; response?: unknown
    }
  | { kind: 'skipped'; reason: string; targetId: string | null; waitsFor?: string }
  /** Not what the preview announced that is being carried out. */
  | { kind: 'held'; reason: string; changes: Change[] }
  | { kind: 'waiting'; reason: string; failure: Failure; waiting: Waiting; /** Its write's outcome is still unknown: the intent stays. */ unresolved?: boolean }
  | {
      kind: 'failed'; failure: Failure; changes?: Change[]; request?: unknown; response?: unknown
      /** It is in the target all the same: it is linked. Absent keeps the link. */
      targetId?: string
      /** As above. */
      unresolved?: boolean
      /** What it gave up waiting for. */
      waiting?: Waiting
    }

export interface Settled { pending: Pending; result: Result; claims: string[] }

/** What has to be written for a row. */
export interface Write { pending: Pending; item: Item<unknown, unknown>; plan: WritingPlan; claims: string[]; warnings: string[] }
