import { isActive, type RunDetail } from './run-view.ts'
import { readInWindow } from './run-words.ts'

/** How many records had been read at a moment. */
export interface Sample { at: number; read: number }
/** A run with what its pace is told from. */
export interface Followed { detail: RunDetail; samples: Sample[] }

const spanMs = 20_000
const leastMs = 4_000

/** Adds what was seen now, and forgets what is older than 20 seconds, or was before a pause. Pure. */
export function follow(before: Followed | undefined, detail: RunDetail, at: number): Followed {
  const { run } = detail
  if (!isActive(run) || run.state !== 'running') return { detail, samples: [] }
  return { detail, samples: [...(before?.samples ?? []).filter((sample) => sample.at > at - spanMs), { at, read: readInWindow(run) }] }
}

/** Records a second over the last 20 seconds, and how long what was announced will still take; null before it can be told. Pure. */
export function paceOf({ detail: { run }, samples }: Followed): { perSecond: number | null; leftMs: number | null } {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last || last.at - first.at < leastMs) return { perSecond: null, leftMs: null }
  const perSecond = ((last.read - first.read) / (last.at - first.at)) * 1000
  const left = run.announced === null || run.mode === 'retry' ? 0 : run.announced - last.read
  return { perSecond, leftMs: left > 0 && perSecond > 0 ? (left / perSecond) * 1000 : null }
}
