import type { TargetIdentity } from '@causeway/db'
import type { Failure } from '../failure.ts'
import type { Memo } from './plan.ts'
import type { SourceRow } from './source.ts'

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

/** A write of an interrupted run that left a memo. */
export interface Interrupted<Draft> { row: SourceRow; draft: Draft; targetId: string | null; memo: Memo }

/** What a write came to. */
export type WriteOutcome = Written | WriteFailure | StillOpen
