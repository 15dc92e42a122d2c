/** "24 Nov 2026, 14:05:09 CET". */
export function exactTime(at: Date, zone: string, options: { seconds?: boolean; zoneName?: boolean } = {}): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit',
    ...(options.seconds === false ? {} : { second: '2-digit' as const }), ...(options.zoneName === false ? {} : { timeZoneName: 'short' as const }),
  }).format(at)
}
