import {
  advanceRun, appendEvents, keepClaims, lockLinks, noProgress, noteStanding, previewKeptClaims, saveOutcomes, settleEdits, wakeEdited, wakeFollowers, wakeFreed, wakeServed, wakeWaiting,
  type CountedAs, type CountName, type Relinked, type RunProgress, type Waiter,
} from '@causeway/db'
import type { Standing } from './classify.ts'
import { eventsOfEdits, settledEdits, withEditTold } from './edits.ts'
import { eventsOf } from './history.ts'
import { outcomeOf } from './outcome.ts'
import type { Settled } from './settled.ts'
import { previewPrefix, plainWithCalls, type Checkpoint, type SliceContext } from './slice-context.ts'

/** What one transaction stores of a run. */
export interface Part {
  settled: Settled[]
  standing: Standing
  checkpoint: Checkpoint
  announced?: number
}

/**
 * Stores outcomes, histories, claims, counts and the checkpoint together or not at all, and wakes what waited for the new
 * links, or waits for what will not come. Throws LeaseLost when another worker has taken the run over.
 */
export async function commit(context: SliceContext, given: Part): Promise<void> {
  const part = { ...given, settled: given.settled.map((one) => withEditTold(context, one)) }
  const { db, processId, runId, lease, integrationId, definition } = context
  const outcomes = context.preview ? [] : part.settled.flatMap((one) => outcomeOf(context, one) ?? [])
  const waiters = context.preview ? [] : part.settled.flatMap(newWaiter)
  const moved = context.preview ? [] : part.settled.filter((one) => isNewLink(one) || isTurned(one)).map(({ pending }) => `${definition.name}:${pending.row.key}`)
  const kept = part.settled.filter(settlesClaims).map(({ pending, claims }) => ({ sourceKey: pending.row.key, claims }))
  const edits = settledEdits(part.settled)
  const refused = part.settled.flatMap(refusedClaim)
  await plainWithCalls(context, async (tx, calls) => {
    if (waiters.length) await lockLinks(tx, integrationId, 'waiter')
    else if (moved.length) await lockLinks(tx, integrationId, 'linker')
    await advanceRun(tx, lease, { ...progressOf(part), ...calls }, {
      checkpoint: part.checkpoint, ...(part.announced === undefined ? {} : { announced: part.announced }),
    })
    await noteStanding(tx, db.tenantId, runId, keysOf(part.standing))
    await appendEvents(tx, db.tenantId, processId, runId, part.settled.flatMap((one) => [...eventsOfEdits(context, one), ...eventsOf(context, one)]))
    if (context.preview) {
      const settled = part.settled.map(({ pending }) => pending.row.key)
      if (settled.length) await previewKeptClaims(tx, db.tenantId, processId, previewPrefix(runId), kept, settled)
      return
    }
    await saveOutcomes(tx, db.tenantId, processId, runId, outcomes)
    if (part.settled.length) {
      await settleEdits(tx, processId, edits)
      await wakeEdited(tx, processId, part.settled.map(({ pending }) => pending.row.key), part.settled.flatMap(({ pending }) => pending.edit?.edit.id ?? []))
    }
    await keepClaims(tx, processId, kept)
    if (refused.length) await wakeFreed(tx, processId, refused)
    await wakeWaiting(tx, integrationId, moved)
    await wakeServed(tx, integrationId, processId, waiters)
    await wakeFollowers(tx, integrationId, processId, part.settled.flatMap(relinkedFrom))
  })
  context.stored.parts += 1
}

/**
 * A record that failed, waits or was skipped while it has a link keeps what it holds in the target; so does one that may be there, and one
 * whose target is left as a person edited it.
 */
function settlesClaims({ result, pending }: Settled): boolean {
  if (pending.edit?.means === 'hold') return false
  if ('unresolved' in result && result.unresolved) return false
  if (result.kind === 'skipped') return result.targetId === null
  return result.kind === 'created' || result.kind === 'updated' || result.kind === 'linked' || result.kind === 'unchanged' || !pending.known?.targetId
}

/** What a record fails or waits for because another one holds it. */
function refusedClaim({ result, pending }: Settled): { sourceKey: string; claim: string }[] {
  const claim = result.kind === 'failed' || result.kind === 'waiting' ? result.failure.details.claim : undefined
  return typeof claim === 'string' ? [{ sourceKey: pending.row.key, claim }] : []
}

function isNewLink({ result, pending }: Settled): boolean {
  return 'targetId' in result && result.targetId !== undefined && result.targetId !== null && result.targetId !== (pending.known?.targetId ?? null)
}

/** Its link was another one. */
function relinkedFrom(settled: Settled): Relinked[] {
  const { known, row } = settled.pending
  return known?.targetId && isNewLink(settled) ? [{ sourceKey: row.key, from: known.targetId }] : []
}

/** Without a link it is left out on purpose from now on, or no longer: who waits for it, or is left out for want of it, has another reason now. */
function isTurned({ result, pending: { known } }: Settled): boolean {
  const isLinked = ('targetId' in result && result.targetId !== null) || (known?.targetId ?? null) !== null
  return !isLinked && (known?.state === 'skipped') !== (result.kind === 'skipped')
}

/** A record that waits, or is left out, for want of another one since now. Who waited for it before is woken by the link, or by its pause. */
function newWaiter({ result, pending }: Settled): Waiter[] {
  const waitsFor = result.kind === 'waiting' ? result.waiting.waitsFor : result.kind === 'skipped' ? result.waitsFor ?? null : null
  if (waitsFor === null || waitsFor === pending.known?.waitsFor) return []
  const colon = waitsFor.indexOf(':')
  return colon < 1 ? [] : [{ sourceKey: pending.row.key, entity: waitsFor.slice(0, colon), provider: waitsFor.slice(colon + 1) }]
}

const keysOf = ({ unchanged, skipped, waiting, failed }: Standing) => ({ unchanged, skipped, waiting, failed })

const countedAs = { created: 'created', updated: 'updated', linked: 'unchanged', unchanged: 'unchanged', skipped: 'skipped', held: 'skipped', waiting: 'waiting', failed: 'failed' } as const satisfies Record<string, CountName>

/** Each record counts once a run, as what it came to in the end; what the run made of it, it stays (docs/decisions/a-record-counts-once-a-run.md). */
function progressOf({ settled, standing }: Part): RunProgress {
  const progress = noProgress()
  for (const count of ['unchanged', 'skipped', 'waiting', 'failed'] as const) progress[count] += standing[count].length
  for (const { result, pending: { counted } } of settled) {
    if (counted) progress[counted.as] -= 1
    progress[countOf(countedAs[result.kind], counted)] += 1
  }
  progress.read = progress.created + progress.updated + progress.unchanged + progress.skipped + progress.waiting + progress.failed
  return progress
}

const countOf = (now: CountName, counted: CountedAs | undefined): CountName => (now === 'unchanged' || now === 'updated' ? counted?.made ?? now : now)
