import { discardIntents, saveIntents, type StoredIntent } from '@causeway/db'
import type { Change, Item, Lookup, Mapped, Plan, WriteOutcome } from '../entity.ts'
import { ConnectionFailure, WriteFailure } from '../entity.ts'
import type { Failure } from '../failure.ts'
import { fail } from '../failures/common.ts'
import { withoutForeignTargets } from './adoption.ts'
import { announcedFor, heldBack, whyHeldBack } from './announced.ts'
import { withClaims, type Drafted } from './claims.ts'
import { heldInPreview, mappedRow } from './edits.ts'
import { mapRow } from './map-row.ts'
import { noPast, pastOf } from './past.ts'
import type { Pending, Result, Settled, Write } from './settled.ts'
import { nameOf, subjectOf, type SliceContext } from './slice-context.ts'
import { resultOfWait } from './waiting.ts'
import { linkOf, resultOfOpen } from './write-result.ts'

/** A chunk ready for its writes: what is settled without one, and what has to be written, in the rows' order. */
export interface Prepared { settled: Settled[]; writes: Write[] }

const lookupOf = ({ pending: { row, known }, draft, past }: Drafted): Lookup<unknown> => ({
  key: row.key, draft, targetId: known?.targetId ?? null, ...(known?.intent?.memo ? { memo: known.intent.memo } : {}), ...past,
})

/**
 * Maps a chunk, sees who holds what only one may hold, asks what became of interrupted writes, looks up what the target has,
 * and plans. Before it answers, the intents of all creates are stored: after a crash they tell that a record found in the
 * target is our own.
 */
export async function prepare(context: SliceContext, pendings: Pending[]): Promise<Prepared> {
  const settled: Settled[] = []
  const drafts = await draftsOf(context, pendings, settled)
  const free = await withClaims(context, drafts, settled)
  const open = await withoutResumed(context, free, settled)
  const found = open.length ? await context.connector.find(open.map(lookupOf)) : new Map<string, unknown>()
  const planned = open.map(({ draft, past, ...drafted }) => {
    const { row, known } = drafted.pending
    const item: Item<unknown, unknown> = {
      row: mappedRow(drafted.pending), draft, targetId: known?.targetId ?? null, identity: past.identity, target: found.get(row.key) ?? null, ours: known?.intent?.action === 'create',
    }
    return { ...drafted, item, plan: careful(context, drafted.pending, () => context.connector.plan(item), (failure): Plan => ({ action: 'fail', failure })) }
  })
  const writes: Write[] = []
  const announced = await announcedFor(context, open.map(({ pending }) => pending))
  for (const { pending, item, plan, claims, warnings } of await withoutForeignTargets(context, planned)) {
    const held = announced && whyHeldBack(announced.get(pending.row.key), plan, item.ours)
    if (held) {
      settled.push({ pending, claims: [], result: heldBack(held, plan) })
      continue
    }
    const restMs = plan.action === 'create' ? stillSettlingMs(context, pending.known?.intent) : 0
    if (restMs > 0) settled.push({ pending, claims, result: resting(context, pending, restMs) })
    else if (plan.action === 'create' || plan.action === 'update') writes.push({ pending, item, plan, claims, warnings: [...warnings, ...(plan.warnings ?? [])] })
    else settled.push({ pending, result: resultOfPlan(plan, item, pending, warnings), claims: plan.action === 'fail' ? [] : claims })
  }
  if (!context.preview) await storeIntents(context, writes)
  return { settled, writes }
}

async function draftsOf(context: SliceContext, pendings: Pending[], settled: Settled[]): Promise<Drafted[]> {
  const { connector, definition } = context
  const held = pendings.flatMap((pending) => heldInPreview(context, pending) ?? [])
  settled.push(...held)
  const open = held.length ? pendings.filter((pending) => !held.some((one) => one.pending === pending)) : pendings
  const past = await pastOf(context, open)
  const facts = await connector.gather?.([...open.map(mappedRow), ...past.formerRows])
  const drafts: Drafted[] = []
  for (const pending of open) {
    const mapped = careful(context, pending, () => mapRow(connector, definition, mappedRow(pending), facts), (failure): Mapped<unknown> => ({ kind: 'failure', failure }))
    if (mapped.kind === 'draft') drafts.push({ pending, draft: mapped.draft, claims: mapped.claims, warnings: mapped.warnings ?? [], past: careful(context, pending, () => past.of(pending, facts), () => noPast) })
    else settled.push({ pending, result: withIntent(context, pending, resultOf(mapped, pending)), claims: [] })
  }
  return drafts
}

/** A mistake of ours about one record is told on it: it must not stop, run after run, all that come behind it. */
export function careful<T>(context: SliceContext, { row }: Pending, work: () => T, failed: (failure: Failure) => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof ConnectionFailure) throw error
    context.engine.logger.error({ err: error, runId: context.runId, key: row.key }, 'A record met an unexpected error before anything was written')
    return failed(fail('UNEXPECTED', subjectOf(context.definition, row.key), { message: error instanceof Error ? error.message : String(error) }))
  }
}

/** Settles the writes of interrupted runs that left a memo, as far as the connector knows what became of them. */
async function withoutResumed(context: SliceContext, drafts: Drafted[], settled: Settled[]): Promise<Drafted[]> {
  const { connector } = context
  const interrupted = drafts.flatMap(({ pending, draft }) => {
    const memo = pending.known?.intent?.memo
    return memo ? [{ row: mappedRow(pending), draft, targetId: pending.known?.targetId ?? null, memo }] : []
  })
  if (!interrupted.length || !connector.resume || context.preview) return drafts
  const outcomes = await connector.resume(interrupted)
  return drafts.filter(({ pending, claims, warnings }) => {
    const outcome = outcomes.get(pending.row.key)
    const result = outcome && resultOfResumed(context, pending, outcome, warnings)
    if (result) settled.push({ pending, claims, result })
    return !result
  })
}

function resultOfResumed(context: SliceContext, pending: Pending, outcome: WriteOutcome, warnings: string[]): Result | null {
  if (outcome instanceof WriteFailure) {
    return outcome.outcomeUnknown ? null : { kind: 'failed', failure: outcome.failure, request: outcome.request, response: outcome.response, ...linkOf(outcome) }
  }
  if ('stillOpen' in outcome) return resultOfOpen(context, pending, outcome)
  return {
    kind: pending.known?.intent?.action === 'create' ? 'created' : 'updated', targetId: outcome.targetId, changes: [], warnings: [...warnings, ...outcome.warnings],
    request: outcome.request, response: outcome.response,
  }
}

/** How long a create must still rest because an earlier request for it may show late, ms. */
function stillSettlingMs({ connector, engine }: SliceContext, intent: StoredIntent | null | undefined): number {
  if (!intent || intent.action !== 'create' || connector.targetRefusesDoubles) return 0
  return new Date(intent.at).getTime() + (engine.unknownSettlesMs ?? 60_000) - Date.now()
}

function resting(context: SliceContext, pending: Pending, retryInMs: number): Result {
  const failure = fail('OUTCOME_UNKNOWN', subjectOf(context.definition, pending.row.key), { message: 'An earlier request for it may still be on its way.' })
  return { ...resultOfWait(pending.known, { reason: failure.explanation, failure, retryInMs }), unresolved: true }
}

/**
 * Who only waits, or fails before an earlier request for it can no longer show, still must not be created again at once; and where that
 * request's outcome is to be looked for is not forgotten before it was.
 */
function withIntent(context: SliceContext, { known }: Pending, result: Result): Result {
  const keeps = known?.intent && (result.kind === 'waiting' || (result.kind === 'failed' && (known.intent.memo !== undefined || stillSettlingMs(context, known.intent) > 0)))
  return keeps ? { ...result, unresolved: true } : result
}

function resultOf(mapped: Exclude<Mapped<unknown>, { kind: 'draft' }>, pending: Pending): Result {
  switch (mapped.kind) {
    case 'skip': return { kind: 'skipped', reason: mapped.reason, targetId: pending.known?.targetId ?? null, ...(mapped.waitsFor ? { waitsFor: mapped.waitsFor } : {}) }
    case 'wait': return resultOfWait(pending.known, mapped)
    case 'failure': return { kind: 'failed', failure: mapped.failure }
  }
}

/** What a plan without a write comes to. */
export function resultOfPlan(
  plan: Exclude<Plan, { action: 'create' | 'update' }>, item: Item<unknown, unknown>, pending: Pending, warnings: string[] = [], changes: Change[] = [],
): Result {
  switch (plan.action) {
    case 'leave': {
      const linked = plan.adopts === true || item.targetId !== plan.targetId
      // Our own interrupted attempt had created it already.
      const kind = !linked ? 'unchanged' : item.ours && item.targetId === null ? 'created' : 'linked'
      return { kind, targetId: plan.targetId, changes, warnings: [...warnings, ...(plan.warnings ?? [])], ...(plan.identity ? { identity: plan.identity } : {}) }
    }
    case 'skip': return { kind: 'skipped', reason: plan.reason, targetId: plan.targetId === undefined ? item.targetId : plan.targetId }
    case 'wait': return resultOfWait(pending.known, plan)
    case 'fail': return { kind: 'failed', failure: plan.failure, ...(plan.targetId === undefined ? {} : { targetId: plan.targetId }) }
  }
}

async function storeIntents(context: SliceContext, writes: Write[]): Promise<void> {
  const intents = writes.flatMap((write) => (write.plan.action === 'create' ? [intentOf(context, write, write.plan.memo)] : []))
  if (!intents.length) return
  await context.db.plain((tx) => saveIntents(tx, context.db.tenantId, context.processId, intents))
}

/** What is stored before a write, with a memo when the connector leaves one. */
export function intentOf(context: SliceContext, { pending: { row }, plan }: Pick<Write, 'pending' | 'plan'>, memo?: StoredIntent['memo']) {
  return {
    sourceKey: row.key, sourceId: row.id, name: nameOf(context, row),
    intent: {
      action: plan.action, at: new Date().toISOString(), runId: context.runId, fence: String(context.lease.fence), ...(memo ? { memo } : {}),
    },
  }
}

/** Takes back the intents of writes that were never begun. An intent of an earlier run stays: it may have been carried out. */
export async function discardUnbegun(context: SliceContext, writes: Write[]): Promise<void> {
  if (context.preview || !writes.length) return
  const keys = writes.filter(({ pending }) => !pending.known?.intent).map(({ pending }) => pending.row.key)
  await context.db.plain((tx) => discardIntents(tx, context.processId, keys, context.lease.fence))
}

