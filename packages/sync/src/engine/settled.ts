import type { KnownRecord } from '@causeway/db'
import type { Change, Item, Plan, SourceRow } from '../entity.ts'
import type { Failure } from '../failure.ts'

/** A row that has to be dealt with: new, changed, due or asked for. */
export interface Pending {
  row: SourceRow
  hash: string
  known: KnownRecord | undefined
}

/** What became of a row. */
export type Result =
  | { kind: 'created' | 'updated' | 'linked' | 'unchanged'; targetId: string; changes: Change[]; warnings: string[]; request?: unknown; response?: unknown }
  | { kind: 'skipped'; reason: string; targetId: string | null }
  | { kind: 'waiting'; reason: string; failure: Failure; retryInMs: number }
  | { kind: 'failed'; failure: Failure; changes?: Change[]; request?: unknown; response?: unknown; /** Its write's outcome is still unknown. */ unresolved?: boolean }

export interface Settled { pending: Pending; result: Result; claims: string[] }

/** What has to be written for a row. */
export interface Write { pending: Pending; item: Item<unknown, unknown>; plan: Plan & { action: 'create' | 'update' }; claims: string[] }
