const minute = 60_000
const pauses = [1, 5, 15, 60, 240, 720, 1440, 1440].map((minutes) => minutes * minute)

/**
 * How long a record that failed for a passing reason rests before it is tried again by itself, in ms, by the number of
 * attempts so far; null after the last, when only a change or a person brings it back.
 */
export function retryPauseMs(attempts: number): number | null {
  return pauses[Math.max(0, attempts - 1)] ?? null
}

/** The same for a record that waits: it never ends by itself, but is asked about once a day at least. */
export function waitPauseMs(attempts: number): number {
  return retryPauseMs(attempts) ?? 1440 * minute
}
