import type { ConnectionFailure, SourceRow } from '../entity.ts'
import { nothingStanding, type Classified, type Standing, type Step } from './classify.ts'
import { commit } from './commit.ts'
import { perform, type Performed } from './perform.ts'
import { prepare, type Prepared } from './prepare.ts'
import type { Settled } from './settled.ts'
import type { Checkpoint, SliceContext } from './slice-context.ts'

/** The checkpoint behind a row, or behind the whole page; `passed` rows of the page lie before it. */
export type CheckpointAfter = (last: SourceRow | 'page', passed: number) => Checkpoint

export interface WorkedThrough {
  /** False when the slice is to stop: the context's stop signal, or `broken`, says why. */
  done: boolean
  broken?: ConnectionFailure
}

const sum = (a: Standing, b: Standing): Standing => ({
  unchanged: a.unchanged + b.unchanged, skipped: a.skipped + b.skipped, waiting: a.waiting + b.waiting, failed: a.failed + b.failed,
})
const size = (standing: Standing) => standing.unchanged + standing.skipped + standing.waiting + standing.failed

/**
 * Deals with a page's rows chunk by chunk. While one chunk is written, the next is prepared and the one before is
 * committed; commits keep the rows' order, so that the checkpoint never passes a row that is not stored. `checkpoint` is
 * where the run stands before the page.
 */
export async function workThrough(
  context: SliceContext, { steps, behind }: Classified, checkpoint: Checkpoint, checkpointAfter: CheckpointAfter, announced?: number,
): Promise<WorkedThrough> {
  const chunks = chunksOf(steps, context.engine.chunkSize)
  const store = (part: { settled: Settled[]; standing: Standing }) =>
    commit(context, { ...part, checkpoint, ...(announced === undefined ? {} : { announced }) })
  const begin = (chunk: Step[] | undefined) => {
    const preparing = chunk && context.stop.reason === null ? prepare(context, chunk.map((step) => step.pending)) : null
    // Its failure is thrown where it is awaited; another part may throw before.
    preparing?.catch(() => {})
    return preparing
  }

  let passed = 0
  let committing: Promise<void> = Promise.resolve()
  let preparing = begin(chunks[0])
  for (const [index, chunk] of chunks.entries()) {
    const prepared = await preparing
    if (!prepared) {
      await committing
      return { done: false }
    }
    preparing = begin(chunks[index + 1])
    const performed = await (context.preview ? asPreview(prepared) : perform(context, prepared.writes))
    await committing
    const [untouched] = performed.untouched
    const finished = untouched ? chunk.slice(0, chunk.findIndex((step) => step.pending === untouched.pending)) : chunk
    const pendings = new Set(finished.map((step) => step.pending))
    const standing = finished.map((step) => step.before).reduce(sum, nothingStanding())
    const last = finished.at(-1)
    if (last) {
      passed += size(standing) + finished.length
      checkpoint = checkpointAfter(last.pending.row, passed)
    }
    committing = store({ settled: [...prepared.settled.filter(({ pending }) => pendings.has(pending)), ...performed.settled], standing })
    committing.catch(() => {})
    if (untouched) {
      await preparing?.catch(() => {})
      await committing
      return { done: false, ...(performed.broken ? { broken: performed.broken } : {}) }
    }
  }
  await committing
  checkpoint = checkpointAfter('page', passed + size(behind))
  await store({ settled: [], standing: behind })
  return { done: true }
}

function chunksOf(steps: Step[], length: number): Step[][] {
  const chunks: Step[][] = []
  for (let start = 0; start < steps.length; start += length) chunks.push(steps.slice(start, start + length))
  return chunks
}

/** A preview settles each write as what it would do. */
async function asPreview({ writes }: Prepared): Promise<Performed> {
  const settled: Settled[] = writes.map(({ pending, plan, item, claims }) => ({
    pending, claims,
    result: {
      kind: plan.action === 'create' ? 'created' : 'updated', changes: plan.changes, warnings: [],
      targetId: plan.action === 'update' ? plan.targetId : item.targetId ?? '',
    },
  }))
  return { settled, untouched: [] }
}
