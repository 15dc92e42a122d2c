import Link from 'next/link'
import { Card, cn, formatCount } from '#ui/index.ts'
import type { CallsOverview } from './overview.ts'

/** What a connection's calls come to this month: used, where it is heading, and the cap at which runs pause. */
export function CallsCard({ slug, calls, mayChange }: { slug: string; calls: CallsOverview; mayChange: boolean }) {
  const { used, forecast, cap, mayHaveCap } = calls
  const whole = Math.max(cap ?? 0, forecast ?? 0, used, 1)
  const over = cap !== null && (forecast ?? used) > cap
  const share = (value: number) => `${Math.min(100, (value / whole) * 100)}%`
  return (
    <Card title={`${calls.name} calls this month`} actions={mayChange && mayHaveCap ? <Link href={`/${slug}/connections/${calls.connectionId}`} className="text-sm text-accent-ink underline-offset-2 hover:underline">{cap === null ? 'Set a cap' : 'Change the cap'}</Link> : undefined}>
      <p className="figures text-xl font-semibold tracking-[-0.01em]">{formatCount(used)}{cap === null ? null : <span className="text-base font-normal text-ink-soft"> of {formatCount(cap)}</span>}</p>
      {cap === null ? null : (
        <div aria-hidden className="relative mt-3 h-2.5 overflow-hidden rounded-full bg-sunken">
          {forecast === null ? null : <div className={cn('absolute inset-y-0 left-0 opacity-35', over ? 'bg-failed-fill' : 'bg-updated-fill')} style={{ width: share(forecast) }} />}
          <div className={cn('absolute inset-y-0 left-0', over ? 'bg-failed-fill' : 'bg-updated-fill')} style={{ width: share(used) }} />
        </div>
      )}
      <p className="mt-2.5 text-sm text-ink-soft text-pretty">{words(calls)}</p>
    </Card>
  )
}

function words({ forecast, cap, mayHaveCap }: CallsOverview): string {
  if (forecast === null) return 'The month has just begun; a forecast follows tomorrow.'
  const pace = `At this pace it will be ${formatCount(forecast)} by the end of the month`
  if (!mayHaveCap) return `${pace}.`
  if (cap === null) return `${pace}. Without a cap, runs never pause for it.`
  return forecast > cap ? `${pace}, above the cap: runs would pause before it ends.` : `${pace}, below the cap.`
}
