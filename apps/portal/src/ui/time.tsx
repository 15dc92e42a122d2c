'use client'
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { cn } from './cn.ts'
import { exactTime } from './exact-time.ts'

export { exactTime }

const Zone = createContext('UTC')

/** The tenant's time zone, for every time below. */
export const ZoneProvider = ({ zone, children }: { zone: string; children: ReactNode }) => <Zone value={zone}>{children}</Zone>
export const useZone = (): string => use(Zone)

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const steps: [limitSeconds: number, unitSeconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3_570, 60, 'minute'], [84_600, 3_600, 'hour'], [2_505_600, 86_400, 'day'], [31_104_000, 2_592_000, 'month'], [Infinity, 31_536_000, 'year'],
]

/** "3 minutes ago", "in 2 hours"; within 45 seconds "just now" or "in a moment". */
export function relativeTime(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const size = Math.abs(seconds)
  if (size < 45) return seconds > 5 ? 'in a moment' : 'just now'
  const [, unitSeconds, unit] = steps.find(([limit]) => size < limit) ?? steps[4]!
  return relative.format(Math.trunc(Math.max(1, Math.round(size / unitSeconds)) * Math.sign(seconds)), unit)
}

/** "3 min ago", "in 2 h": the same where there is little room. */
export function shortRelativeTime(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const size = Math.abs(seconds)
  if (size < 45) return relativeTime(at, now)
  const [, unitSeconds, unit] = steps.find(([limit]) => size < limit) ?? steps[4]!
  const count = Math.max(1, Math.round(size / unitSeconds))
  const text = `${count} ${shortUnits[unit] ?? unit}${unit === 'month' && count > 1 ? 's' : ''}`
  return seconds < 0 ? `${text} ago` : `in ${text}`
}
const shortUnits: Partial<Record<Intl.RelativeTimeFormatUnit, string>> = { minute: 'min', hour: 'h', day: 'd', month: 'month', year: 'y' }

// One clock for all times of a page.
const clock = { now: Date.now(), listeners: new Set<() => void>(), timer: undefined as ReturnType<typeof setInterval> | undefined }
function subscribe(listener: () => void) {
  if (!clock.timer) clock.now = Date.now()
  clock.listeners.add(listener)
  clock.timer ??= setInterval(() => {
    clock.now = Date.now()
    for (const each of clock.listeners) each()
  }, 15_000)
  return () => {
    clock.listeners.delete(listener)
    if (clock.listeners.size) return
    clearInterval(clock.timer)
    clock.timer = undefined
  }
}
// On the server no timer runs: the time of the request counts.
const serverNow = () => (typeof window === 'undefined' ? Date.now() : clock.now)
const useNow = () => useSyncExternalStore(subscribe, () => clock.now, serverNow)

/** How long ago or until, with the exact time in the tenant's zone on hover. */
export function RelativeTime({ at, short = false, className }: { at: Date | string; /** "3 min ago". */ short?: boolean; className?: string }) {
  const zone = useZone()
  const now = useNow()
  const time = typeof at === 'string' ? new Date(at) : at
  return (
    <time dateTime={time.toISOString()} title={exactTime(time, zone)} className={cn('figures whitespace-nowrap', className)} suppressHydrationWarning>
      {(short ? shortRelativeTime : relativeTime)(time, new Date(now))}
    </time>
  )
}

/** The exact time in the tenant's zone, with how long ago on hover. */
export function ExactTime({ at, seconds = false, className }: { at: Date | string; seconds?: boolean; className?: string }) {
  const zone = useZone()
  const time = typeof at === 'string' ? new Date(at) : at
  return (
    <time dateTime={time.toISOString()} title={`${zone} time`} className={cn('figures whitespace-nowrap', className)} suppressHydrationWarning>
      {exactTime(time, zone, { seconds, zoneName: false })}
    </time>
  )
}

/** 62_000 → "1 min 2 s". */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`
}

/** From a time to another, or growing until now when there is no end yet. */
export function Duration({ from, to }: { from: Date | string; to: Date | string | null }) {
  const [now, setNow] = useState(() => Date.now())
  const running = to === null
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [running])
  return <span className="figures" suppressHydrationWarning>{formatDuration((to === null ? now : new Date(to).getTime()) - new Date(from).getTime())}</span>
}
