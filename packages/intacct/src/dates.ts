const two = (value: number) => String(value).padStart(2, '0')

/**
 * An instant as `query` takes and answers it: MM/DD/YYYY HH:MM:SS. Taken for UTC; whether a company answers UTC is not
 * documented for every case, so windows overlap and hashes remove the doubles.
 */
export function formatTimestamp(time: Date): string {
  return `${two(time.getUTCMonth() + 1)}/${two(time.getUTCDate())}/${time.getUTCFullYear()} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`
}

/** Reads MM/DD/YYYY, with or without HH:MM:SS, and ISO forms; null for anything else. */
export function parseTimestamp(text: string): Date | null {
  const american = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2}):(\d{2}))?$/.exec(text.trim())
  if (american) {
    const [month, day, year, hour, minute, second] = american.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number]
    const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
    return time.getUTCMonth() === month - 1 && time.getUTCDate() === day ? time : null
  }
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text.trim())) return null
  const time = new Date(/[Z+]|-\d{2}:?\d{2}$/.test(text.trim().slice(10)) || text.trim().length === 10 ? text.trim() : `${text.trim()}Z`)
  return Number.isNaN(time.getTime()) ? null : time
}
