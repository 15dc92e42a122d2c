import type { ConnectionId, Lease, ProcessId, Run, RunId, RunProgress, Sql, TenantDb } from '@causeway/db'
import { meterCalls } from '@causeway/db'
import type { EntityDefinition } from '../definition.ts'
import type { Connector, Cursor, SourceRow, Window } from '../entity.ts'
import type { AdaptiveLimit } from './adaptive-limit.ts'
import type { ChunkPace } from './chunk-pace.ts'
import type { Engine } from './services.ts'
import type { StopSignal } from './stop-signal.ts'

/** Where a run stands. Stored in `run.checkpoint`, moved in the same transaction as the records before it. */
export interface Checkpoint {
  /** First what changed in the window, then what is due again; or what a preview announced, and nothing else. */
  phase: 'window' | 'due' | 'carry-out'
  cursor: Cursor | null
  /** Records of the window read so far. */
  windowRead: number
  /** Rows that a page announced and did not answer. */
  missing: number
  /** The highest modification mark seen. */
  highWater: string | null
  /** The due phase continues behind this record's id, carrying out behind this announcement's. */
  afterId: string
  /** How often the due phase has gone through. */
  passes: number
}

export const firstCheckpoint: Checkpoint = { phase: 'window', cursor: null, windowRead: 0, missing: 0, highWater: null, afterId: '0', passes: 0 }

/** The run's window as stored, with the mark that the watermark may not pass. */
export interface StoredWindow extends Window {
  /** The source's highest mark before anything was read, or the time then. */
  mark: string | null
  /** When the process was last swept, once this run has ended. Absent where nothing is swept. */
  sweptAt?: string
}

/** Calls made since they were last stored. */
export class CallCounts {
  intacct = 0
  magento = 0
  take(): { intacctCalls: number; magentoCalls: number } {
    const taken = { intacctCalls: this.intacct, magentoCalls: this.magento }
    this.intacct = 0
    this.magento = 0
    return taken
  }
  giveBack(taken: { intacctCalls: number; magentoCalls: number }): void {
    this.intacct += taken.intacctCalls
    this.magento += taken.magentoCalls
  }
}

/** The Intacct calls of the month, and how many there may be. */
export interface CallBudget {
  /** Null when there is none. */
  cap: number | null
  /** As last stored, over all runs. */
  used: number
}

/** Until when this worker's right to write holds, by its own clock. */
export interface LeaseClock { heldUntil: number }

/** Everything that one slice of one run works with. */
export interface SliceContext {
  engine: Engine
  db: TenantDb
  run: Run
  runId: RunId
  processId: ProcessId
  processVersion: number
  integrationId: string
  intacctConnectionId: ConnectionId
  magentoConnectionId: ConnectionId
  lease: Lease
  leaseClock: LeaseClock
  definition: EntityDefinition
  connector: Connector<unknown, unknown>
  window: StoredWindow
  preview: boolean
  limit: AdaptiveLimit
  pace: ChunkPace
  stop: StopSignal
  calls: CallCounts
  budget: CallBudget
  /** Parts stored since the slice began: it does not end before the first, however short it is to be. */
  stored: { parts: number }
}

/** Claims and notes of a preview are its own, and thrown away at its end. */
export const previewPrefix = (runId: string) => `preview:${runId}:`

export const nameOf = (context: SliceContext, row: SourceRow): string => context.definition.face(row.source).name

/** "Customer C-00042". */
export function subjectOf(definition: EntityDefinition, key: string): string {
  const noun = definition.source.one
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${key}`
}

/** Whether a write may still begin. A worker that was held up beyond its lease finds out here, before another's beat tells it. */
export function mayWrite(context: SliceContext): boolean {
  if (context.stop.reason === null && Date.now() >= context.leaseClock.heldUntil) context.stop.set('lease-lost')
  return context.stop.reason === null
}

type CallsMade = Pick<RunProgress, 'intacctCalls' | 'magentoCalls'>

/**
 * Runs a transaction in plain SQL that also adds the calls made so far to the run and to the month's meter, so that they are stored with what they
 * were made for. Sets the stop signal once the cap is reached.
 */
export async function plainWithCalls(context: SliceContext, work: (sql: Sql, calls: CallsMade) => Promise<void>): Promise<void> {
  const calls = context.calls.take()
  let month: number | undefined
  try {
    await context.db.plain(async (sql) => {
      month = calls.intacctCalls ? await meterCalls(sql, context.db.tenantId, context.intacctConnectionId, calls.intacctCalls) : undefined
      await work(sql, calls)
      // Last: runs of other processes over the same shop wait for this row.
      if (calls.magentoCalls) await meterCalls(sql, context.db.tenantId, context.magentoConnectionId, calls.magentoCalls)
    })
  } catch (error) {
    context.calls.giveBack(calls)
    throw error
  }
  if (month !== undefined) context.budget.used = month
  if (capReached(context)) context.stop.set('cap-reached')
}

/** Whether the month's cap leaves no further call. */
export const capReached = ({ budget, calls }: Pick<SliceContext, 'budget' | 'calls'>): boolean =>
  budget.cap !== null && budget.used + calls.intacct >= budget.cap
