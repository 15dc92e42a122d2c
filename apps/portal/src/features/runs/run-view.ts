import type { Failure } from '@causeway/sync/entities'
import type { RunStateName, Segment } from '#ui/index.ts'

export type RunMode = 'sync' | 'preview' | 'retry'
export type RunTriggerName = 'manual' | 'schedule' | 'api' | 'system'

/** `read` is always the sum of the others. */
export interface RunCounts { read: number; created: number; updated: number; unchanged: number; skipped: number; waiting: number; failed: number }

/** A run as pages show it and as the API answers it; times are ISO 8601. */
export interface RunView {
  id: string
  processId: string
  mode: RunMode
  full: boolean
  /** The preview that it carries out, and nothing else. */
  carriesOut: string | null
  trigger: RunTriggerName
  state: RunStateName
  control: 'go' | 'pause' | 'cancel'
  reason: Failure | null
  counts: RunCounts
  /** How many records the source said the window holds; null until it was asked. */
  announced: number | null
  /** Of the announced ones, how many were read. */
  windowRead: number | null
  intacctCalls: number
  magentoCalls: number
  /** Null reads everything; undefined while the run has not begun. */
  since: string | null | undefined
  requestedBy: string | null
  createdAt: string
  startedAt: string | null
  endedAt: string | null
  /** When a paused run goes on by itself. */
  wakeAt: string | null
  /** How long it has been waiting for a worker, when it was looked at. */
  queuedForMs: number
}

export const isActive = (run: Pick<RunView, 'state'>): boolean => run.state === 'queued' || run.state === 'running' || run.state === 'paused'

/** The counts as parts of a whole, in the states' colours. */
export function segmentsOf({ counts, mode }: Pick<RunView, 'counts' | 'mode'>): Segment[] {
  const named = (done: string, would: string) => (mode === 'preview' ? would : done)
  return [
    { label: named('Created', 'Would create'), value: counts.created, tone: 'synced' },
    { label: named('Updated', 'Would update'), value: counts.updated, tone: 'updated' },
    { label: named('Unchanged', 'Would leave'), value: counts.unchanged, tone: 'unchanged' },
    { label: named('Skipped', 'Would skip'), value: counts.skipped, tone: 'skipped' },
    { label: named('Waiting', 'Would wait'), value: counts.waiting, tone: 'waiting' },
    { label: named('Failed', 'Would fail'), value: counts.failed, tone: 'failed' },
  ]
}

/** What kind of run it is: "Full sync", "Preview". */
export function runTitle(run: Pick<RunView, 'mode' | 'full' | 'carriesOut'>): string {
  if (run.carriesOut !== null) return 'Preview carried out'
  if (run.mode === 'preview') return run.full ? 'Preview of everything' : 'Preview'
  if (run.mode === 'retry') return 'Retry'
  return run.full ? 'Full sync' : 'Sync'
}

const triggers: Record<RunTriggerName, string> = { manual: 'By hand', schedule: 'Schedule', api: 'API', system: 'By itself' }
export const triggerWord = (trigger: RunTriggerName): string => triggers[trigger]

/** A worker takes a run within moments; longer than this, people are told what it waits for. */
const startsWithinMs = 8_000

/** The state as people see it: what a person has asked for counts before the worker has obeyed. */
export function stateNow(run: Pick<RunView, 'mode' | 'state' | 'control' | 'queuedForMs' | 'wakeAt'>): { state: RunStateName; word?: string } {
  if (run.control === 'cancel' && isActive(run)) return { state: 'running', word: 'Cancelling' }
  if (run.control === 'pause' && run.state !== 'paused' && isActive(run)) return { state: 'running', word: 'Pausing' }
  if (run.control === 'go' && run.state === 'paused' && run.wakeAt === null) return { state: 'running', word: 'Resuming' }
  if (run.state === 'queued') return run.queuedForMs < startsWithinMs ? { state: 'running', word: 'Starting' } : { state: 'queued', word: 'Waiting for a worker' }
  // It is what was asked for: to hear of failures before there are any.
  if (run.mode === 'preview' && run.state === 'completed_with_failures') return { state: 'completed' }
  return { state: run.state }
}

/** A run with what its page says of its process. */
export interface RunDetail {
  run: RunView
  processId: string
  /** "Sync customers from Sage Intacct to Magento". */
  title: string
  source: { one: string; many: string; system: string }
  target: { one: string; system: string }
  /** Records that failed in this run and still do; 0 while it goes on. */
  failedNow: number
  /** Of a run that carries a preview out: records that were held back, because they are no longer as announced. */
  heldBack: number
  /** Of a preview: the run that carried it out, if one did. */
  carriedOutBy: string | null
}
