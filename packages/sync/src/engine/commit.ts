import {
  advanceRun, appendEvents, keepClaims, noProgress, saveOutcomes, type NewEvent, type RecordOutcome, type RunProgress,
} from '@causeway/db'
import type { Standing } from './classify.ts'
import { retryPauseMs } from './retry-pause.ts'
import type { Settled } from './settled.ts'
import { nameOf, storeCalls, type Checkpoint, type SliceContext } from './slice-context.ts'

/** What one transaction stores of a run. */
export interface Part {
  settled: Settled[]
  standing: Standing
  checkpoint: Checkpoint
  announced?: number
}

/**
 * Stores outcomes, histories, claims, counts and the checkpoint together or not at all. Throws LeaseLost when another
 * worker has taken the run over.
 */
export async function commit(context: SliceContext, part: Part): Promise<void> {
  const { db, processId, runId, lease } = context
  await db.transaction(async (tx) => {
    const progress = await storeCalls(context, tx, progressOf(part))
    await advanceRun(tx, lease, progress, {
      checkpoint: part.checkpoint, ...(part.announced === undefined ? {} : { announced: part.announced }),
    })
    await appendEvents(tx, db.tenantId, processId, runId, part.settled.flatMap((one) => eventOf(context, one)))
    if (context.preview) return
    await saveOutcomes(tx, db.tenantId, processId, runId, part.settled.map((one) => outcomeOf(context, one)))
    await keepClaims(tx, processId, part.settled.filter(settlesClaims).map(({ pending, claims }) => ({ sourceKey: pending.row.key, claims })))
  })
}

/** A record that failed or was skipped while it has a link keeps what it holds in the target. */
function settlesClaims({ result, pending }: Settled): boolean {
  return 'targetId' in result && result.kind !== 'skipped' ? true : !pending.known?.targetId
}

function progressOf({ settled, standing }: Part): RunProgress {
  const progress = noProgress()
  for (const count of ['unchanged', 'skipped', 'waiting', 'failed'] as const) progress[count] += standing[count]
  for (const { result } of settled) progress[result.kind === 'linked' ? 'unchanged' : result.kind] += 1
  progress.read = progress.created + progress.updated + progress.unchanged + progress.skipped + progress.waiting + progress.failed
  return progress
}

function outcomeOf(context: SliceContext, { pending, result }: Settled): RecordOutcome {
  const { row, known, hash } = pending
  const face = context.definition.face(row.source)
  const attempts = (known?.attempts ?? 0) + 1
  const base = {
    sourceKey: row.key, sourceId: row.id, name: face.name, display: face.display, sourceUrl: face.url, source: row.source, hash,
    failureCode: null, failureClass: null, failure: null, reason: null, warnings: null, nextTryAt: null, intent: null,
    targetId: known?.targetId ?? null, attempts: 0,
  }
  const searchText = (targetId: string | null) => [row.key, face.name, ...face.search, targetId ?? ''].join(' ').toLowerCase()
  switch (result.kind) {
    case 'created': case 'updated': case 'linked': case 'unchanged':
      return {
        ...base, state: 'synced', targetId: result.targetId, warnings: result.warnings.length ? result.warnings : null,
        searchText: searchText(result.targetId),
      }
    case 'skipped':
      return { ...base, state: 'skipped', reason: result.reason, targetId: result.targetId, searchText: searchText(result.targetId) }
    case 'waiting': case 'failed': {
      const { failure } = result
      const pause = result.kind === 'waiting' ? result.retryInMs : failure.retryable ? retryPauseMs(attempts) : null
      return {
        ...base, state: result.kind, attempts, failureCode: failure.code, failureClass: failure.class, failure,
        reason: result.kind === 'waiting' ? result.reason : failure.explanation,
        nextTryAt: pause === null ? null : new Date(Date.now() + pause).toISOString(),
        intent: result.kind === 'failed' && result.unresolved ? known?.intent ?? { action: 'create', at: new Date().toISOString(), runId: context.runId } : null,
        searchText: searchText(base.targetId),
      }
    }
  }
}

/** Nothing is written down about a record that stays as it is. */
function eventOf(context: SliceContext, { pending, result }: Settled): NewEvent[] {
  const { row } = pending
  const base = { sourceKey: row.key, name: nameOf(context, row) }
  const preview = context.preview
  switch (result.kind) {
    case 'created': case 'updated':
      return [{
        ...base, kind: preview ? (result.kind === 'created' ? 'would_create' : 'would_update') : result.kind, targetId: result.targetId || null,
        changes: result.changes, request: result.request, response: result.response,
        message: result.warnings.length ? result.warnings.join(' ') : null,
      }]
    case 'linked': return [{ ...base, kind: preview ? 'would_leave' : 'linked', targetId: result.targetId, message: 'It was in the shop already; the two are linked now.' }]
    case 'unchanged': return preview ? [{ ...base, kind: 'would_leave', targetId: result.targetId }] : []
    case 'skipped': return [{ ...base, kind: preview ? 'would_skip' : 'skipped', targetId: result.targetId, message: result.reason }]
    case 'waiting': return [{ ...base, kind: preview ? 'would_wait' : 'waiting', failureCode: result.failure.code, message: result.reason }]
    case 'failed':
      return [{
        ...base, kind: preview ? 'would_fail' : 'failed', failureCode: result.failure.code, message: result.failure.explanation,
        changes: result.changes ?? null, request: result.request, response: result.response,
      }]
  }
}
