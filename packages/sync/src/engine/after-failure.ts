import { setTimeout as sleep } from 'node:timers/promises'
import { ConnectionFailure, WriteFailure, type WriteOutcome } from '../entity.ts'
import { resultOfPlan } from './prepare.ts'
import type { Result, Write } from './settled.ts'
import { mayWrite, type SliceContext } from './slice-context.ts'
import { writeOne } from './write-one.ts'
import { resultOfFailure, resultOfUnknown, resultOfWrite, unexpected } from './write-result.ts'

/** Waits before the target is looked up after a write whose outcome is unknown, ms; one a round. */
const settleMs = [300, 1_500, 4_000]
/** Waits before a write is repeated that the target could not do for the moment, and surely did not do (a deadlock), ms. */
const busyMs = [400, 1_600]

export interface FailedWrite { write: Write; error: WriteFailure }
type SendAgain = (writes: Write[]) => Promise<Map<Write, WriteOutcome>>

/** One write that failed. Null: it was given up in flight. */
export async function afterFailure(context: SliceContext, write: Write, error: WriteFailure): Promise<Result | null> {
  const again: SendAgain = async ([one]) => (one ? new Map([[one, await send(context, one)]]) : new Map())
  return (await afterFailures(context, [{ write, error }], again)).get(write) ?? null
}

/**
 * What becomes of writes that failed. Where the target may have done it all the same (no answer, a 5xx), or says that the record
 * exists already, it is looked up before anything is sent again. What it could not do for the moment is sent again after
 * a pause. Writes that were given up in flight are absent: their intent stays.
 */
export async function afterFailures(context: SliceContext, failures: FailedWrite[], again: SendAgain): Promise<Map<Write, Result>> {
  const results = new Map<Write, Result>()
  let open = failures
  for (let round = 0; open.length; round++) {
    const next: FailedWrite[] = []
    const repeat: FailedWrite[] = []
    const toLookUp: FailedWrite[] = []
    for (const failed of open) {
      const kind = kindOf(failed)
      if (kind === 'refused' || (kind === 'busy' && round >= busyMs.length)) results.set(failed.write, resultOfFailure(failed.write, failed.error))
      else (kind === 'busy' ? repeat : toLookUp).push(failed)
    }
    const strained = repeat.length > 0 || toLookUp.some(({ error }) => error.outcomeUnknown)
    if (strained) {
      context.limit.slowDown()
      await rest(context, toLookUp.length ? settleMs[round] ?? 0 : busyMs[round] ?? 0)
    }
    if (context.stop.signal.aborted) return results
    const last = !mayWrite(context) || round >= settleMs.length - 1

    const found = toLookUp.length
      ? await context.connector.find(toLookUp.map(({ write: { pending, item } }) => ({ key: pending.row.key, draft: item.draft, targetId: item.targetId, identity: item.identity ?? null })))
      : new Map<string, unknown>()
    for (const failed of toLookUp) {
      const { write, error } = failed
      const target = found.get(write.pending.row.key)
      if (target !== undefined) {
        results.set(write, await settleFound(context, { ...write, item: { ...write.item, target, ours: write.item.ours || (error.outcomeUnknown && write.plan.action === 'create') } }))
      } else if (!error.outcomeUnknown) results.set(write, resultOfFailure(write, error))
      else if (last) results.set(write, resultOfUnknown(context, write, error))
      else if (mayRepeat(context, write, round)) repeat.push(failed)
      else next.push(failed)
    }
    if (last) {
      for (const { write, error } of repeat) results.set(write, resultOfFailure(write, error))
      return results
    }
    if (repeat.length) {
      for (const [write, outcome] of await again(repeat.map(({ write }) => write))) {
        if (outcome instanceof WriteFailure) next.push({ write, error: outcome })
        else results.set(write, resultOfWrite(context, write, outcome))
      }
    }
    open = next
  }
  return results
}

function kindOf({ error, write }: FailedWrite): 'unknown' | 'exists' | 'busy' | 'refused' {
  if (error.outcomeUnknown) return 'unknown'
  if (error.failure.class === 'duplicate' && write.plan.action === 'create') return 'exists'
  return error.failure.class === 'intermittent' && error.failure.retryable ? 'busy' : 'refused'
}

/** An update does the same however often it is sent; a create is sent again only where the target refuses a second one, after a second look. */
const mayRepeat = (context: SliceContext, write: Write, round: number): boolean =>
  write.plan.action === 'update' || (round > 0 && context.connector.targetRefusesDoubles === true)

/** The record is in the target: link it, and bring it up to date if it differs. */
async function settleFound(context: SliceContext, write: Write): Promise<Result> {
  const { plan, item, pending, warnings } = write
  const created = plan.action === 'create' && item.ours
  const next = context.connector.plan(item)
  if (next.action === 'create') return { kind: 'failed', failure: unexpected(context, write, 'it was found in the target and is missing all the same'), unresolved: true }
  if (next.action !== 'update') {
    const result = resultOfPlan(next, item, pending, warnings)
    if (next.action !== 'leave') return result
    return { ...result, kind: created ? 'created' : plan.action === 'update' ? 'updated' : 'linked', targetId: next.targetId, changes: plan.changes, warnings }
  }
  const outcome = await send(context, { ...write, plan: next })
  if (outcome instanceof WriteFailure) return outcome.outcomeUnknown ? resultOfUnknown(context, write, outcome) : resultOfFailure(write, outcome)
  const result = resultOfWrite(context, { ...write, plan: next }, outcome)
  return created && 'changes' in result ? { ...result, changes: plan.changes } : result
}

/** Sends one write; what it throws for the record becomes its outcome. */
async function send(context: SliceContext, write: Write): Promise<WriteOutcome> {
  try {
    return await writeOne(context, write, { isOver: () => context.stop.reason !== null, signal: context.stop.signal, remember: async () => {} })
  } catch (error) {
    if (error instanceof ConnectionFailure) throw error
    if (error instanceof WriteFailure) return error
    return new WriteFailure(unexpected(context, write, error instanceof Error ? error.message : String(error)))
  }
}

async function rest(context: SliceContext, pauseMs: number): Promise<void> {
  await sleep(pauseMs, undefined, { signal: context.stop.signal }).catch(() => {})
}
