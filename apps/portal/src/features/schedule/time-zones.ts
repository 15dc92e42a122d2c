export interface TimeZoneChoice { value: string; label: string; hint: string }

/** Every time zone that this machine knows, with its present distance from UTC, in the order of the clock. */
export function timeZoneChoices(now: Date, always: string[] = []): TimeZoneChoice[] {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...always])
  return [...names]
    .map((value) => ({ value, label: value.replaceAll('_', ' '), minutes: offsetMinutes(value, now) }))
    .sort((a, b) => a.minutes - b.minutes || a.value.localeCompare(b.value))
    .map(({ value, label, minutes }) => ({ value, label, hint: offsetText(minutes) }))
}

/** How far a time zone's clock is ahead of UTC at an instant, minutes. */
export function offsetMinutes(timeZone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  return `UTC${minutes < 0 ? '−' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
}
