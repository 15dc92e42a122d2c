import { dueRecords, type RecordOutcome, saveOutcomes, appendEvents, advanceRun, noProgress, keepClaims } from '@causeway/db'
import type { SourceRow } from '../entity.ts'
import { fail } from '../failures/common.ts'
import { classify } from './classify.ts'
import { storeCalls, subjectOf, type Checkpoint, type SliceContext } from './slice-context.ts'
import { workThrough, type WorkedThrough } from './work-through.ts'

const batch = 200

/**
 * Tries again what is due: records whose pause is over, that waited for something, or that a person asked for. They are read
 * afresh from the source, so that nothing old is ever written.
 */
export async function duePhase(context: SliceContext, from: Checkpoint, isOver: () => boolean): Promise<WorkedThrough & { checkpoint: Checkpoint }> {
  let checkpoint = from
  for (;;) {
    if (isOver()) context.stop.set('slice-over')
    if (context.stop.reason !== null) return { done: false, checkpoint }
    const due = await context.db.transaction((tx) => dueRecords(tx, context.processId, BigInt(checkpoint.afterId), batch))
    const [lastDue] = due.slice(-1)
    if (!lastDue) return { done: true, checkpoint }
    const rows = await context.connector.readKeys(due.map((record) => record.sourceKey))
    const byKey = new Map(rows.map((row) => [row.key, row]))
    const ordered = due.flatMap((record) => byKey.get(record.sourceKey) ?? [])
    const idOf = new Map(due.map((record) => [record.sourceKey, String(record.id)]))
    const before = checkpoint
    const after = (last: SourceRow | 'page'): Checkpoint => {
      checkpoint = { ...before, afterId: last === 'page' ? String(lastDue.id) : idOf.get(last.key) ?? before.afterId }
      return checkpoint
    }
    await settleGone(context, due.filter((record) => !byKey.has(record.sourceKey)))
    const worked = await workThrough(context, await classify(context, ordered, true), before, after)
    if (!worked.done) return { ...worked, checkpoint }
  }
}

/** Records that the source no longer has: a failure that says so, not tried again. */
async function settleGone(context: SliceContext, gone: { sourceKey: string; sourceId: bigint }[]): Promise<void> {
  if (!gone.length || context.preview) return
  const { db, processId, runId, lease, definition } = context
  await db.transaction(async (tx) => {
    const stored = await tx.record.findMany({ where: { processId, sourceKey: { in: gone.map((record) => record.sourceKey) } } })
    const progress = await storeCalls(context, tx, { ...noProgress(), read: stored.length, failed: stored.length })
    await advanceRun(tx, lease, progress)
    const failures = stored.map((record) => ({ record, failure: fail('SOURCE_GONE', subjectOf(definition, record.sourceKey), {}) }))
    await saveOutcomes(tx, db.tenantId, processId, runId, failures.map(({ record, failure }): RecordOutcome => ({
      sourceKey: record.sourceKey, sourceId: Number(record.sourceId), name: record.name, display: record.display as object,
      searchText: record.searchText, sourceUrl: record.sourceUrl, source: (record.source ?? {}) as object, hash: record.hash ?? '',
      state: 'failed', targetId: record.targetId, failureCode: failure.code, failureClass: failure.class, failure, reason: failure.explanation,
      warnings: null, attempts: record.attempts + 1, nextTryAt: null, intent: null,
    })))
    await appendEvents(tx, db.tenantId, processId, runId, failures.map(({ record, failure }) => ({
      sourceKey: record.sourceKey, name: record.name, kind: 'failed' as const, failureCode: failure.code, message: failure.explanation,
    })))
    await keepClaims(tx, processId, failures.filter(({ record }) => !record.targetId).map(({ record }) => ({ sourceKey: record.sourceKey, claims: [] })))
  })
}
