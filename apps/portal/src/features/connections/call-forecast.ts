const hourMs = 3_600_000

export interface CallForecast {
  used: number
  /** What the month will come to at this pace; null in its first day, when a guess would be worth nothing. */
  expected: number | null
  cap: number | null
  state: 'fine' | 'near' | 'over' | 'reached'
}

/** How this month's calls (UTC) stand against the cap. Pure. */
export function callForecast(used: number, cap: number | null, now: Date): CallForecast {
  const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
  const elapsedMs = now.getTime() - start
  const expected = elapsedMs < 24 * hourMs ? null : Math.round((used * (end - start)) / elapsedMs)
  const state = cap === null ? 'fine'
    : used >= cap ? 'reached'
    : expected !== null && expected > cap ? 'over'
    : used >= cap * 0.8 ? 'near' : 'fine'
  return { used, expected, cap, state }
}
