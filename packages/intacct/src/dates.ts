const two = (value: number) => String(value).padStart(2, '0')

/**
 * An instant as `query` takes it: MM/DD/YYYY HH:MM:SS. Written in UTC. Whether every company answers and compares WHENMODIFIED
 * in UTC is not documented, so let the windows that you read overlap by a day and remove the doubles.
 */
export function formatTimestamp(time: Date): string {
  return `${formatDate(time)} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`
}

/** A day as `query` takes it: MM/DD/YYYY, of the instant in UTC. */
export function formatDate(time: Date): string {
  if (Number.isNaN(time.getTime())) throw new RangeError('An invalid date cannot be sent to Sage Intacct.')
  return `${two(time.getUTCMonth() + 1)}/${two(time.getUTCDate())}/${String(time.getUTCFullYear()).padStart(4, '0')}`
}

/**
 * Reads MM/DD/YYYY with or without HH:MM:SS, and the ISO forms that some objects answer; null for anything else, and for days
 * that no calendar has. What names no zone is taken for UTC (see `formatTimestamp`).
 */
export function parseTimestamp(text: string): Date | null {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2}):(\d{2}))?$/.exec(text.trim())
  if (american) {
    const [, month, day, year, hour, minute, second] = american
    return instant(year, month, day, hour, minute, second)
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text.trim())
  if (!iso) return null
  const [, year, month, day, hour, minute, second, fraction, zone] = iso
  const time = instant(year, month, day, hour, minute, second)
  if (!time) return null
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  const offsetMinutes = offset ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : 0
  return new Date(time.getTime() - offsetMinutes * 60_000 + Math.floor(Number(`0.${fraction ?? 0}`) * 1000))
}

function instant(...parts: (string | undefined)[]): Date | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const kept = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day
  return kept && hour < 24 && minute < 60 && second < 60 ? time : null
}
