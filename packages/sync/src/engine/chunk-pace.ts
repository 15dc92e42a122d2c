/** A chunk should take about so long to write: progress is seen, and little is looked up again after a crash; yet commits are few. */
const targetMs = 1_500
const first = 25
const least = 10

/** How many records are prepared, written and stored together: few where the target is slow, many where it is quick. */
export interface ChunkPace {
  readonly size: number
  /** So many records took so long to write, ms. */
  note(records: number, tookMs: number): void
}

/** @param most never more than this many */
export function createChunkPace(most: number): ChunkPace {
  let size = Math.min(first, most)
  return {
    get size() {
      return size
    },
    note(records, tookMs) {
      const wanted = tookMs > 0 ? (records / tookMs) * targetMs : most
      // At most twice as many as before: the first writes of a run say little.
      size = Math.round(Math.min(most, Math.max(Math.min(least, most), Math.min(wanted, size * 2))))
    },
  }
}

/** Always the same number: for entities whose batches say how large they want to be. */
export const fixedPace = (size: number): ChunkPace => ({ size, note: () => {} })
