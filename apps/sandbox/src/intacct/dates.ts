const two = (value: number) => String(value).padStart(2, '0')

/** MM/DD/YYYY HH:MM:SS in UTC, as Intacct writes WHENCREATED and WHENMODIFIED. */
export function formatTimestamp(time: Date): string {
  return `${formatDate(time)} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`
}

export const formatDate = (time: Date): string => `${two(time.getUTCMonth() + 1)}/${two(time.getUTCDate())}/${time.getUTCFullYear()}`

const shape = /^\d{2}\/\d{2}\/\d{4}(?: \d{2}:\d{2}:\d{2})?$/

/** Milliseconds since 1970 of MM/DD/YYYY, with or without HH:MM:SS; NaN for any other form (the real gateway refuses ISO dates). */
export function parseMoment(text: string): number {
  return shape.test(text) ? readMoment(text) : Number.NaN
}

/** The same for text that is known to have the form: comparing a hundred thousand rows must not run a pattern on each. */
export function readMoment(text: string): number {
  const time = text.length > 10 ? Number(text.slice(11, 13)) * 3_600_000 + Number(text.slice(14, 16)) * 60_000 + Number(text.slice(17, 19)) * 1000 : 0
  return Date.UTC(Number(text.slice(6, 10)), Number(text.slice(0, 2)) - 1, Number(text.slice(3, 5))) + time
}
