const day = 86_400_000

/** What a month's calls come to if it goes on like this; null in its first day, when a guess would be worth nothing. */
export function forecastCalls(used: number, now: Date): number | null {
  const begins = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)
  const ends = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
  const gone = now.getTime() - begins
  return gone < day ? null : Math.round((used / gone) * (ends - begins))
}
