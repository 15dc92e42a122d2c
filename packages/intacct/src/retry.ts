import { setTimeout as sleep } from 'node:timers/promises'
import { IntacctError, transportError } from './errors.ts'

export interface RetryOptions {
  /** Tries after the first. */
  retries: number
  /** The first pause, ms; each further one is twice as long. */
  pauseMs: number
  /** A request that may have been carried out can be sent again without harm. */
  repeatable: boolean
  signal: AbortSignal
}

/**
 * Tries again as the vendor's SDKs do: HTTP 5xx but 524, five times, with pauses that double. Besides: 429 and GW-0010, an
 * answer that came broken, and a connection that was refused or cut. A time-out is not repeated, or a caller would wait
 * for twelve minutes.
 */
export async function withRetries<T>({ retries, pauseMs, repeatable, signal }: RetryOptions, attempt: (number: number) => Promise<T>): Promise<T> {
  for (let number = 0; ; number++) {
    try {
      return await attempt(number)
    } catch (error) {
      if (number >= retries || !(error instanceof IntacctError) || !mayRepeat(error, repeatable)) throw error
      await sleep(pause(number, pauseMs, error.retryAfterMs), undefined, { signal }).catch(() => {
        throw transportError('aborted', 'The call to Sage Intacct was called off while it waited to be tried again.', { outcomeUnknown: error.outcomeUnknown })
      })
    }
  }
}

const mayRepeat = (error: IntacctError, repeatable: boolean) => error.retryable && error.code !== 'timeout' && (repeatable || !error.outcomeUnknown)

/** With up to a half more of jitter, half a minute at most; Retry-After wins, up to a minute. */
function pause(number: number, pauseMs: number, retryAfterMs: number | undefined): number {
  return retryAfterMs === undefined ? Math.min(pauseMs * 2 ** number, 30_000) * (1 + Math.random() / 2) : Math.min(retryAfterMs, 60_000)
}
