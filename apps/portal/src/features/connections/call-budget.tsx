import { Callout } from '#ui/callout.tsx'
import { formatCount } from '#ui/count.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import type { CallForecast } from './call-forecast.ts'

const month = (at: Date) => new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(at)

/** This month's calls against the cap, with what the month will come to. */
export function CallBudget({ calls, now }: { calls: CallForecast; now: Date }) {
  const { used, expected, cap, state } = calls
  return (
    <div>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className="figures text-2xl font-semibold">{formatCount(used)}</span>
        <span className="text-ink-soft">{cap === null ? `calls in ${month(now)}` : `of ${formatCount(cap)} calls in ${month(now)}`}</span>
      </div>
      {cap === null ? null : (
        <ProgressBar className="mt-2" size="sm" label={`Transactions used in ${month(now)}`} total={Math.max(cap, expected ?? 0)}
          segments={[
            { label: 'Used', value: used, tone: state === 'reached' ? 'failed' : state === 'fine' ? 'updated' : 'waiting' },
            { label: 'Expected until the end of the month', value: Math.max(0, (expected ?? used) - used), tone: 'skipped' },
          ]} />
      )}
      <p className="mt-2 text-sm text-ink-soft text-pretty">
        {used === 0 ? `Nothing was used in ${month(now)} so far.` : expected === null ? `There is no forecast yet: ${month(now)} has only begun.` : `At this pace ${month(now)} will come to about ${formatCount(expected)}.`}
        {cap === null ? ' Sage bills what is above the contract’s allowance; a cap keeps a mistake from costing money.' : ''}
      </p>
      {state === 'reached' ? <Callout className="mt-3" tone="failure" title="The cap is reached. Runs are paused until next month.">Raise the cap to let them go on at once.</Callout> : null}
      {state === 'over' ? <Callout className="mt-3" tone="warning" title="At this pace the cap will be reached before the month ends.">Runs would pause then. Run less often, or raise the cap.</Callout> : null}
      {state === 'near' ? <Callout className="mt-3" tone="warning" title="More than four fifths of the cap are used." /> : null}
    </div>
  )
}
