import type { ConnectionId, Lease, ProcessId, Run, RunId, RunProgress, TenantDb, Tx } from '@causeway/db'
import { meterCalls } from '@causeway/db'
import type { EntityDefinition } from '../definition.ts'
import type { Connector, Cursor, SourceRow, Window } from '../entity.ts'
import type { AdaptiveLimit } from './adaptive-limit.ts'
import type { Engine } from './services.ts'
import type { StopSignal } from './stop-signal.ts'

/** Where a run stands. Stored in `run.checkpoint`, moved in the same transaction as the records before it. */
export interface Checkpoint {
  /** First what changed in the window, then what is due again. */
  phase: 'window' | 'due'
  cursor: Cursor | null
  /** Records of the window read so far. */
  windowRead: number
  /** Rows that a page announced and did not answer. */
  missing: number
  /** The highest modification mark seen. */
  highWater: string | null
  /** The due phase continues behind this record's id. */
  afterId: string
}

export const firstCheckpoint: Checkpoint = { phase: 'window', cursor: null, windowRead: 0, missing: 0, highWater: null, afterId: '0' }

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
}

/** Everything that one slice of one run works with. */
export interface SliceContext {
  engine: Engine
  db: TenantDb
  run: Run
  runId: RunId
  processId: ProcessId
  processVersion: number
  intacctConnectionId: ConnectionId
  lease: Lease
  definition: EntityDefinition
  connector: Connector<unknown, unknown>
  /** Fails a row before it is mapped: values that a mapping table has no row for. */
  window: Window
  preview: boolean
  limit: AdaptiveLimit
  stop: StopSignal
  calls: CallCounts
  /** Null when there is none. */
  monthlyCap: number | null
}

export const nameOf = (context: SliceContext, row: SourceRow): string => context.definition.face(row.source).name

/** "Customer C-00042". */
export function subjectOf(definition: EntityDefinition, key: string): string {
  const noun = definition.source.one
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${key}`
}

/**
 * Adds the calls made so far to the run and to the month's meter, within the transaction that stores what they were made
 * for. Sets the stop signal once the cap is reached.
 */
export async function storeCalls(context: SliceContext, tx: Tx, progress: RunProgress): Promise<RunProgress> {
  const calls = context.calls.take()
  if (calls.intacctCalls) {
    const month = await meterCalls(tx, context.db.tenantId, context.intacctConnectionId, calls.intacctCalls)
    if (context.monthlyCap !== null && month >= context.monthlyCap) context.stop.set('cap-reached')
  }
  return { ...progress, intacctCalls: progress.intacctCalls + calls.intacctCalls, magentoCalls: progress.magentoCalls + calls.magentoCalls }
}
