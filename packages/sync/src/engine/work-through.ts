import { previewId, type ConnectionFailure, type SourceRow } from '../entity.ts'
import { nothingStanding, type Classified, type Standing, type Step } from './classify.ts'
import { commit } from './commit.ts'
import { goesInBatch, perform, type Halt, type Performed } from './perform.ts'
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

/** A chunk whose writes are given to the target. */
interface Writing { prepared: Prepared; performed: Promise<Performed> }

/**
 * Deals with a page's rows chunk by chunk. While one chunk is written, the next is prepared and the one before is
 * committed; where records are written one by one, the next chunk's writes begin as soon as all of this one have begun (see
 * docs/decisions/chunks-overlap.md). Commits keep the rows' order, so that the checkpoint never passes a row that is not stored. A chunk of a
 * deeper level is prepared only when all before it is stored. `checkpoint` is where the run stands before the page.
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
  const halt: Halt = {}
  const write = (prepared: Prepared): Writing => {
    const performed = context.preview ? asPreview(prepared) : perform(context, prepared.writes, halt)
    performed.catch(() => {})
    return { prepared, performed }
  }
  /** Begins the next chunk's writes behind those of this one, which the limit begins first. */
  const writeBeside = async (current: Writing, preparing: Promise<Prepared | null>): Promise<Writing | null> => {
    const prepared = await preparing
    return prepared && mayWriteBeside(context, current.prepared) && mayWriteBeside(context, prepared) ? write(prepared) : null
  }
  /**
   * What becomes of the chunk behind one that was not finished: what is written of it is stored, and counts when its rows are read again;
   * intents of what was not begun are taken back.
   */
  const settleBehind = async (preparing: Promise<Prepared | null> | null, beside: Promise<Writing | null> | null) => {
    const behind = await beside?.catch(() => null)
    const performed = await behind?.performed
    if (performed?.settled.length) await store({ settled: performed.settled, standing: nothingStanding() })
    const prepared = await preparing?.catch(() => null)
    const unbegun = performed ? performed.unbegun : prepared?.writes ?? []
    if (context.stop.reason !== 'lease-lost') await discardUnbegun(context, unbegun)
  }

  let passed = 0
  let committing: Promise<void> = Promise.resolve()
  let chunk = nextChunk()
  let preparing = chunk.length ? begin(chunk) : null
  let beside: Promise<Writing | null> | null = null
  if (!chunk.length) onLastChunk?.()
  try {
    while (chunk.length) {
      const prepared = await preparing
      if (!prepared) {
        await committing
        return { done: false }
      }
      const writing: Writing = await beside ?? write(prepared)
      const following = nextChunk()
      const mayOverlap = following.length > 0 && levelOf(following) === levelOf(chunk)
      preparing = mayOverlap ? begin(following) : null
      beside = preparing && writeBeside(writing, preparing)
      beside?.catch(() => {})
      if (!following.length) onLastChunk?.()
      const performed = await writing.performed
      pace.note(chunk.length, performed.tookMs)
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
        await settleBehind(preparing, beside)
        return { done: false, ...(performed.broken ? { broken: performed.broken } : {}) }
      }
      if (following.length && !mayOverlap) {
        await committing
        preparing = begin(following)
      }
      chunk = following
    }
    await committing
  } catch (error) {
    // Nothing of this slice may still be on its way when it has ended.
    halt.over = true
    await committing.catch(() => {})
    await beside?.then((behind) => behind?.performed).catch(() => {})
    throw error
  }
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

/** Whether a chunk's writes may be in flight together with another chunk's: where each is a call of its own, as within a chunk. A batch expects to be alone. */
const mayWriteBeside = (context: SliceContext, { writes }: Prepared): boolean => !context.preview && !writes.some((write) => goesInBatch(context, write))

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
  return { settled, untouched: [], unbegun: [], tookMs: 0 }
}
