import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Does `work` again and again, `everyMs` after the last time ended, until `signal` is aborted; resolves when the last one is done. Errors go
 * to `onError` and end nothing.
 */
export async function repeat(everyMs: number, work: () => Promise<void>, signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      await work()
    } catch (error) {
      onError(error)
    }
    // A little jitter keeps several workers from looking at the same moment.
    await sleep(everyMs * (0.9 + Math.random() / 5), undefined, { signal }).catch(() => {})
  }
}
