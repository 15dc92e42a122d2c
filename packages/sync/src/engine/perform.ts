import { setTimeout as sleep } from 'node:timers/promises'
import { ConnectionFailure, WriteFailure, type Item, type Written } from '../entity.ts'
import type { Failure } from '../failure.ts'
import { fail } from '../failures/common.ts'
import { resultOfPlan } from './prepare.ts'
import type { Result, Settled, Write } from './settled.ts'
import { subjectOf, type SliceContext } from './slice-context.ts'

/** Waits before the target is looked up again after a write whose outcome is unknown, ms. */
const settleMs = [300, 1_500, 4_000]

/** The writes that were begun, in order; those behind them were not, because the slice is to stop. */
export interface Performed { settled: Settled[]; untouched: Write[]; /** The connection itself failed. */ broken?: ConnectionFailure }

/**
 * Writes with bounded concurrency. Begins no write once the slice is to stop, and waits for those that began. A failure of
 * the connection stops it likewise; what was written by then is answered, so that it is committed.
 */
export async function perform(context: SliceContext, writes: Write[]): Promise<Performed> {
  if (context.connector.writeBatch) return performBatch(context, writes)
  const settled: Settled[] = []
  let broken: ConnectionFailure | undefined
  await Promise.all(writes.map((write, index) => context.limit.run(async () => {
    if (context.stop.reason !== null || broken) return
    try {
      settled[index] = { pending: write.pending, result: await performOne(context, write), claims: write.claims }
    } catch (error) {
      if (!(error instanceof ConnectionFailure)) throw error
      broken ??= error
    }
  })))
  return {
    settled: settled.filter((one) => one !== undefined),
    untouched: writes.filter((_, index) => settled[index] === undefined),
    ...(broken ? { broken } : {}),
  }
}

async function performBatch(context: SliceContext, writes: Write[]): Promise<Performed> {
  if (!writes.length || context.stop.reason !== null) return { settled: [], untouched: writes }
  try {
    const results = await context.connector.writeBatch?.(writes.map(({ item, plan }) => ({ item, plan }))) ?? []
    const settled: Settled[] = []
    for (const [index, write] of writes.entries()) {
      const written = results[index]
      const result = written instanceof WriteFailure || written === undefined
        ? await afterFailure(context, write, written ?? new WriteFailure(unexpected(context, write, 'the target gave no result for it'), { outcomeUnknown: true }))
        : resultOfWrite(write, written)
      settled.push({ pending: write.pending, result, claims: write.claims })
    }
    return { settled, untouched: [] }
  } catch (error) {
    if (error instanceof ConnectionFailure) return { settled: [], untouched: writes, broken: error }
    throw error
  }
}

async function performOne(context: SliceContext, write: Write): Promise<Result> {
  try {
    return resultOfWrite(write, await context.connector.write(write.item, write.plan))
  } catch (error) {
    if (error instanceof ConnectionFailure) throw error
    if (error instanceof WriteFailure) return afterFailure(context, write, error)
    // A mistake of ours concerns this record only; it is told, and the run goes on.
    context.engine.logger.error({ err: error, runId: context.runId, key: write.pending.row.key }, 'A write threw an unexpected error')
    return { kind: 'failed', failure: unexpected(context, write, error instanceof Error ? error.message : String(error)), changes: write.plan.changes, unresolved: write.plan.action === 'create' }
  }
}

const unexpected = (context: SliceContext, write: Write, message: string): Failure =>
  fail('UNEXPECTED', subjectOf(context.definition, write.pending.row.key), { message })

function resultOfWrite(write: Write, written: Written): Result {
  return {
    kind: write.plan.action === 'create' || createdBefore(write.item) ? 'created' : 'updated', targetId: written.targetId,
    changes: write.plan.changes, warnings: written.warnings, request: written.request, response: written.response,
  }
}

/** An earlier attempt of ours created it and was interrupted before that could be stored. */
const createdBefore = (item: Item<unknown, unknown>) => item.ours && item.targetId === null

/**
 * Before anything is sent again after an unknown outcome, or after "it exists already" for a record that we were about to
 * create, the target is looked up: it may hold the record by now.
 */
async function afterFailure(context: SliceContext, write: Write, first: WriteFailure): Promise<Result> {
  const { pending, item, plan } = write
  const failed = (error: WriteFailure, unresolved = false): Result => ({
    kind: 'failed', failure: error.failure, changes: plan.changes, request: error.request, response: error.response, unresolved,
  })
  const existsAlready = first.failure.class === 'duplicate' && item.ours
  if (!first.outcomeUnknown && !existsAlready) return failed(first)
  context.limit.slowDown()

  let error = first
  for (const pause of settleMs) {
    await sleep(pause)
    const found = await context.connector.find([{ key: pending.row.key, draft: item.draft, targetId: item.targetId }])
    const target = found.get(pending.row.key)
    if (target !== undefined) return settleFound(context, { ...write, item: { ...item, target, ours: true } })
    if (context.stop.reason !== null) break
    if (pause === settleMs[0]) continue
    try {
      return resultOfWrite(write, await context.connector.write(item, plan))
    } catch (again) {
      if (!(again instanceof WriteFailure)) throw again
      error = again
      if (!again.outcomeUnknown && again.failure.class !== 'duplicate') return failed(again)
    }
  }
  const unknown = fail('OUTCOME_UNKNOWN', subjectOf(context.definition, pending.row.key), { message: error.failure.explanation })
  return failed(new WriteFailure(unknown, { request: error.request, response: error.response }), true)
}

/** The record is in the target: link it, and bring it up to date if it differs. */
async function settleFound(context: SliceContext, write: Write): Promise<Result> {
  const again = context.connector.plan(write.item)
  const created = write.plan.action === 'create'
  if (again.action === 'update') {
    const written = await context.connector.write(write.item, again)
    return { ...resultOfWrite(write, written), changes: created ? write.plan.changes : again.changes } as Result
  }
  if (again.action === 'leave') {
    return { kind: created ? 'created' : 'updated', targetId: again.targetId, changes: write.plan.changes, warnings: [], request: undefined, response: undefined }
  }
  if (again.action === 'create') return { kind: 'failed', failure: unexpected(context, write, 'it was found in the target and is missing all the same'), unresolved: true }
  return resultOfPlan(again, write.item)
}
