import { saveIntents, takeClaims } from '@causeway/db'
import type { Item, Mapped, Plan, SourceRow } from '../entity.ts'
import { UnmappedValueFailure } from './mapped-fields.ts'
import type { Pending, Result, Settled, Write } from './settled.ts'
import { nameOf, type SliceContext } from './slice-context.ts'

/** A chunk ready for its writes: what is settled without one, and what has to be written, in the rows' order. */
export interface Prepared { settled: Settled[]; writes: Write[] }

/** Claims of a preview are its own, and thrown away at its end. */
export const previewClaims = (runId: string) => `preview:${runId}:`

/**
 * Maps a chunk, sees who holds what only one may hold, looks up what the target has, and plans. Before it answers, the
 * intents of all creates are stored: after a crash they tell that a record found in the target is our own.
 */
export async function prepare(context: SliceContext, pendings: Pending[]): Promise<Prepared> {
  const settled: Settled[] = []
  const drafts: { pending: Pending; draft: unknown; claims: string[] }[] = []
  for (const pending of pendings) {
    const mapped = mapRow(context, pending.row)
    if (mapped.kind === 'draft') drafts.push({ pending, draft: mapped.draft, claims: mapped.claims })
    else settled.push({ pending, result: resultOf(mapped, pending), claims: [] })
  }

  const wanted = drafts.flatMap(({ pending, claims }) => claims.map((claim) => ({ claim, sourceKey: pending.row.key })))
  const holders = wanted.length
    ? await context.db.transaction((tx) =>
        takeClaims(tx, context.db.tenantId, context.processId, wanted, context.preview ? previewClaims(context.runId) : ''))
    : new Map<string, string>()
  const free = drafts.filter(({ pending, claims }) => {
    const taken = claims.find((claim) => holders.get(claim) !== pending.row.key)
    if (taken === undefined) return true
    const failure = context.connector.claimTaken(pending.row, taken, holders.get(taken) ?? '')
    failure.details = { ...failure.details, claim: taken }
    settled.push({ pending, result: { kind: 'failed', failure }, claims: claims.filter((claim) => claim !== taken) })
    return false
  })

  const found = free.length
    ? await context.connector.find(free.map(({ pending, draft }) => ({ key: pending.row.key, draft, targetId: pending.known?.targetId ?? null })))
    : new Map<string, unknown>()
  const writes: Write[] = []
  for (const { pending, draft, claims } of free) {
    const item: Item<unknown, unknown> = {
      row: pending.row, draft, targetId: pending.known?.targetId ?? null,
      target: found.get(pending.row.key) ?? null, ours: Boolean(pending.known?.intent),
    }
    const plan = context.connector.plan(item)
    if (plan.action === 'create' || plan.action === 'update') writes.push({ pending, item, plan, claims })
    else settled.push({ pending, result: resultOfPlan(plan, item), claims: plan.action === 'fail' ? [] : claims })
  }
  if (!context.preview) await storeIntents(context, writes)
  return { settled, writes }
}

function mapRow(context: SliceContext, row: SourceRow): Mapped<unknown> {
  try {
    return context.connector.map(row)
  } catch (error) {
    if (error instanceof UnmappedValueFailure) return { kind: 'failure', failure: error.failureFor(context.definition, row.key) }
    throw error
  }
}

function resultOf(mapped: Exclude<Mapped<unknown>, { kind: 'draft' }>, pending: Pending): Result {
  switch (mapped.kind) {
    case 'skip': return { kind: 'skipped', reason: mapped.reason, targetId: pending.known?.targetId ?? null }
    case 'wait': return { kind: 'waiting', reason: mapped.reason, failure: mapped.failure, retryInMs: mapped.retryInMs }
    case 'failure': return { kind: 'failed', failure: mapped.failure }
  }
}

/** What a plan without a write comes to. */
export function resultOfPlan(plan: Exclude<Plan, { action: 'create' | 'update' }>, item: Item<unknown, unknown>): Result {
  switch (plan.action) {
    case 'leave': {
      const linked = plan.adopts === true || item.targetId !== plan.targetId
      // Our own interrupted attempt had created it already.
      const kind = !linked ? 'unchanged' : item.ours && item.targetId === null ? 'created' : 'linked'
      return { kind, targetId: plan.targetId, changes: [], warnings: [] }
    }
    case 'skip': return { kind: 'skipped', reason: plan.reason, targetId: plan.targetId ?? item.targetId }
    case 'wait': return { kind: 'waiting', reason: plan.reason, failure: plan.failure, retryInMs: plan.retryInMs }
    case 'fail': return { kind: 'failed', failure: plan.failure }
  }
}

async function storeIntents(context: SliceContext, writes: Write[]): Promise<void> {
  const creates = writes.filter(({ plan }) => plan.action === 'create')
  if (!creates.length) return
  const at = new Date().toISOString()
  await context.db.transaction((tx) => saveIntents(tx, context.db.tenantId, context.processId, context.runId, creates.map(({ pending, claims }) => ({
    sourceKey: pending.row.key, sourceId: pending.row.id, name: nameOf(context, pending.row),
    intent: { action: 'create', at, runId: context.runId, fence: String(context.lease.fence), claims },
  }))))
}
