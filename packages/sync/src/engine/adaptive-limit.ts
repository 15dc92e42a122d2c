import pLimit from 'p-limit'

/**
 * Bounded concurrency that gives way: halves when the target shows strain, grows by one after a quiet spell. Work starts
 * in the order in which it was given.
 */
export interface AdaptiveLimit {
  run<T>(work: () => Promise<T>): Promise<T>
  /** The target answered 429, 503, a deadlock or not at all. */
  slowDown(): void
  /** How many may be in flight now. */
  readonly current: number
}

/** @param max never more than this many in flight @param quietSuccesses successes in a row before it grows by one */
export function createAdaptiveLimit(max: number, quietSuccesses = 25): AdaptiveLimit {
  const limit = pLimit(Math.max(1, max))
  let successes = 0
  let slowedAt = 0
  return {
    get current() {
      return limit.concurrency
    },
    slowDown() {
      successes = 0
      // Calls that were in flight together all complain at once: that is one sign of strain, not several.
      if (Date.now() - slowedAt < 500) return
      slowedAt = Date.now()
      limit.concurrency = Math.max(1, Math.floor(limit.concurrency / 2))
    },
    run: (work) => limit(async () => {
      const result = await work()
      if (limit.concurrency < max && ++successes >= quietSuccesses) {
        successes = 0
        limit.concurrency += 1
      }
      return result
    }),
  }
}
