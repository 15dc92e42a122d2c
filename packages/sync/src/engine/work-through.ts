import { previewId, type ConnectionFailure, type SourceRow } from '../entity.ts'
import { nothingStanding, type Classified, type Standing, type Step } from './classify.ts'
import { commit } from './commit.ts'
import { perform, type Performed } from './perform.ts'
import { discardUnbegun, prepare, type Prepared } from './prepare.ts'
import type { Settled } from './settled.ts'
import type { Checkpoint, SliceContext } from './slice-context.ts'

/** The checkpoint behind a row, or behind the whole page; `passed` rows of the page lie before it. */
export type CheckpointAfter = (last: SourceRow | 'page', passed: number) => Checkpoint

export interface WorkedThrough {
  /** False when the slice is to stop: the context's stop signal, or `broken`, says why. */
  done: boolean
  broken?: ConnectionFailure
}

const counts = ['unchanged', 'skipped', 'waiting', 'failed'] as const
function together(parts: Standing[]): Standing {
  const all = nothingStanding()
  for (const part of parts) {
    for (const count of counts) for (const key of part[count]) all[count].push(key)
    all.counted += part.counted
  }
  return all
}
const size = (standing: Standing) => counts.reduce((total, count) => total + standing[count].length, standing.counted)

/**
 * Deals with a page's rows chunk by chunk. While one chunk is written, the next is prepared and the one before is
 * committed; commits keep the rows' order, so that the checkpoint never passes a row that is not stored. A chunk of a deeper
 * level is prepared only when all before it is stored. `checkpoint` is where the run stands before the page.
 */
export async function workThrough(
  context: SliceContext, { steps, behind }: Classified, checkpoint: Checkpoint, checkpointAfter: CheckpointAfter,
  { announced, onLastChunk }: { announced?: number; /** Called when nothing is left to begin behind the chunk that is written now. */ onLastChunk?: () => void } = {},
): Promise<WorkedThrough> {
  const { pace } = context
  let taken = 0
  const nextChunk = (): Step[] => {
    const chunk = chunkFrom(steps, taken, pace.size)
    taken += chunk.length
    return chunk
  }
  const store = (part: { settled: Settled[]; standing: Standing }) =>
    commit(context, { ...part, checkpoint, ...(announced === undefined ? {} : { announced }) })
  const begin = (chunk: Step[]) => {
    const preparing = context.stop.reason === null ? prepare(context, chunk.map((step) => step.pending)) : null
    // Its failure is thrown where it is awaited; another part may throw before.
    preparing?.catch(() => {})
    return preparing
  }
  const giveUp = async (preparing: Promise<Prepared> | null) => {
    const prepared = await preparing?.catch(() => null)
    if (prepared && context.stop.reason !== 'lease-lost') await discardUnbegun(context, prepared.writes)
  }

  let passed = 0
  let committing: Promise<void> = Promise.resolve()
  let chunk = nextChunk()
  let preparing = chunk.length ? begin(chunk) : null
  if (!chunk.length) onLastChunk?.()
  while (chunk.length) {
    const prepared = await preparing
    if (!prepared) {
      await committing
      return { done: false }
    }
    const following = nextChunk()
    const mayOverlap = following.length > 0 && levelOf(following) === levelOf(chunk)
    preparing = mayOverlap ? begin(following) : null
    if (!following.length) onLastChunk?.()
    const beganAt = performance.now()
    const performed = await (context.preview ? asPreview(prepared) : perform(context, prepared.writes))
    pace.note(chunk.length, performance.now() - beganAt)
    await committing
    const [untouched] = performed.untouched
    const finished = untouched ? chunk.slice(0, chunk.findIndex((step) => step.pending === untouched.pending)) : chunk
    const pendings = new Set(finished.map((step) => step.pending))
    const standing = together(finished.map((step) => step.before))
    const last = finished.at(-1)
    if (last) {
      passed += size(standing) + finished.length
      checkpoint = checkpointAfter(last.pending.row, passed)
    }
    const settled = [...prepared.settled.filter(({ pending }) => pendings.has(pending)), ...performed.settled]
    committing = store({ settled: context.preview ? inOrder(settled, finished) : settled, standing })
    committing.catch(() => {})
    if (untouched) {
      await committing
      await discardUnbegun(context, performed.unbegun)
      await giveUp(preparing)
      return { done: false, ...(performed.broken ? { broken: performed.broken } : {}) }
    }
    if (following.length && !mayOverlap) {
      await committing
      preparing = begin(following)
    }
    chunk = following
  }
  await committing
  checkpoint = checkpointAfter('page', passed + size(behind))
  await store({ settled: [], standing: behind })
  return { done: true }
}

/** As the rows were read: who carries a preview out later goes by the order of what it said. */
function inOrder(settled: Settled[], steps: Step[]): Settled[] {
  const place = new Map(steps.map((step, index) => [step.pending, index]))
  return settled.sort((a, b) => (place.get(a.pending) ?? 0) - (place.get(b.pending) ?? 0))
}

const levelOf = (chunk: Step[]) => chunk[0]?.pending.row.level ?? 0

/** The steps from `start` on in their order: no more than `most`, and none of another level than the first. */
function chunkFrom(steps: Step[], start: number, most: number): Step[] {
  const chunk: Step[] = []
  for (let at = start; at < steps.length && chunk.length < most; at++) {
    const step = steps[at] as Step
    if (chunk.length && levelOf([step]) !== levelOf(chunk)) break
    chunk.push(step)
  }
  return chunk
}

/** A preview settles each write as what it would do. */
async function asPreview({ writes }: Prepared): Promise<Performed> {
  const settled: Settled[] = writes.map(({ pending, plan, item, claims, warnings }) => ({
    pending, claims,
    result: {
      kind: plan.action === 'create' ? 'created' : 'updated', changes: plan.changes, warnings,
      targetId: plan.action === 'update' ? plan.targetId : item.targetId ?? previewId(pending.row.key),
      ...(plan.action === 'update' && plan.adopts ? { adopted: true } : {}),
    },
  }))
  return { settled, untouched: [], unbegun: [] }
}
