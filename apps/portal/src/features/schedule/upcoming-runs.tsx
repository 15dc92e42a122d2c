'use client'
import type { Schedule } from '@causeway/sync/schedule'
import { TriangleAlert } from 'lucide-react'
import { relativeTime } from '#ui/time.tsx'
import { upcomingRuns } from './upcoming.ts'

/** The next five runs on the clocks of the schedule's time zone. */
export function UpcomingRuns({ schedule, timeZone, now }: { schedule: Schedule; timeZone: string; now: Date }) {
  const runs = upcomingRuns(schedule, timeZone, 5, now)
  return (
    <ol className="divide-y divide-line">
      {runs.map(({ at, day, time, note }) => (
        <li key={at.toISOString()} className="py-2">
          <div className="flex items-baseline gap-3">
            <span className="figures font-mono text-sm">{time}</span>
            <span className="min-w-0 grow">{day}</span>
            <time dateTime={at.toISOString()} className="text-sm whitespace-nowrap text-ink-soft" suppressHydrationWarning>{relativeTime(at, now)}</time>
          </div>
          {note ? <p className="mt-0.5 flex items-center gap-1.5 text-sm text-waiting"><TriangleAlert className="size-3.5 shrink-0" aria-hidden />{note}</p> : null}
        </li>
      ))}
    </ol>
  )
}
