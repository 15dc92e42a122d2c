import type { Connector } from '../entity.ts'
import type { StoredWindow } from './slice-context.ts'

/** What a process remembers of how far its source has been read. */
export interface Watermark {
  since: string | null
  /** When it was last looked for what no change tells: ISO time by our clock. */
  sweptAt?: string
}

/**
 * What a run that begins adds to its window when its connector sweeps: whether it does so this time, and when that was done last, once this run has ended. Whoever reads
 * everything has no need to. Pure.
 */
export function sweepOf({ sweepEveryMs }: Pick<Connector<unknown, unknown>, 'sweepEveryMs'>, watermark: Watermark | null, since: string | null, now: Date): Pick<StoredWindow, 'sweep' | 'sweptAt'> {
  if (sweepEveryMs === undefined) return {}
  if (since === null) return { sweptAt: now.toISOString() }
  const isDue = !watermark?.sweptAt || now.getTime() - new Date(watermark.sweptAt).getTime() >= sweepEveryMs
  return isDue ? { sweep: true, sweptAt: now.toISOString() } : { sweptAt: watermark.sweptAt! }
}
