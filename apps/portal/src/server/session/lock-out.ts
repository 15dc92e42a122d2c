/** So many wrong passwords in a row lock an account. */
export const triesBeforeLock = 5
const longestMinutes = 60

/** Until when an account is locked after this many wrong passwords in a row: one minute, then twice as long each time, at most an hour. */
export function lockAfter(failures: number, now: Date): Date | null {
  if (failures === 0 || failures % triesBeforeLock !== 0) return null
  const minutes = Math.min(2 ** (failures / triesBeforeLock - 1), longestMinutes)
  return new Date(now.getTime() + minutes * 60_000)
}
