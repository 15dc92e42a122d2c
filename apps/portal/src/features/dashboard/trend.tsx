import { cn } from '#ui/index.ts'
import type { TrendRun } from './overview.ts'

const height = 28

/** The latest runs as small bars: what each wrote, and what failed of it. Readable as a sentence, too. */
export function Trend({ runs, className }: { runs: readonly TrendRun[]; className?: string }) {
  const handled = (run: TrendRun) => run.created + run.updated + run.waiting + run.failed
  const most = Math.max(...runs.map(handled), 1)
  // A first load would flatten all that follows.
  const scale = (value: number) => (value === 0 ? 0 : Math.max(2, Math.round(Math.sqrt(value / most) * height)))
  const failing = runs.filter((run) => run.failed > 0).length
  return (
    <div role="img" aria-label={`The last ${runs.length} runs: ${failing === 0 ? 'none had failures' : `${failing} had failures`}.`} className={cn('flex items-end gap-[3px]', className)} style={{ height }}>
      {runs.map((run) => {
        const whole = scale(handled(run))
        const failed = run.failed ? Math.max(2, Math.round(whole * (run.failed / handled(run)))) : 0
        return (
          <span key={run.id} className="flex w-[5px] flex-col justify-end overflow-hidden rounded-[1.5px]">
            <span className="bg-failed-fill" style={{ height: failed }} />
            <span className={whole ? 'bg-updated-fill/70' : 'bg-line-strong'} style={{ height: Math.max(2, whole - failed) }} />
          </span>
        )
      })}
    </div>
  )
}
