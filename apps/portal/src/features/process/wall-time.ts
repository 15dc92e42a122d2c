import { offsetMinutes } from '../schedule/time-zones.ts'

/** An instant as the clocks of a time zone show it, in the form that a date-and-time control takes: "2026-11-24T14:05". */
export function toWallTime(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMinutes(timeZone, at) * 60_000).toISOString().slice(0, 16)
}

/** The instant at which the clocks of a time zone show this; null for what is no date. In the hour that clocks skip, the instant behind the gap. */
export function fromWallTime(text: string, timeZone: string): Date | null {
  const asUtc = Date.parse(`${text}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) || Number.isNaN(asUtc)) return null
  // The offset is that of the instant sought, which is known only roughly at first.
  const first = asUtc - offsetMinutes(timeZone, new Date(asUtc)) * 60_000
  return new Date(asUtc - offsetMinutes(timeZone, new Date(first)) * 60_000)
}
