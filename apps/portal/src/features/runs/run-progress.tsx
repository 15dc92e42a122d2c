import { cn, formatCount, ProgressBar, StateMark } from '#ui/index.ts'
import { segmentsOf, stateNow, type RunView } from './run-view.ts'

/** "600 of 1,204 read". */
export function progressWords(run: RunView): string {
  if (run.mode !== 'retry' && run.announced !== null && run.windowRead !== null && run.counts.read <= run.announced) return `${formatCount(run.counts.read)} of ${formatCount(run.announced)} read`
  return `${formatCount(run.counts.read)} read`
}

/** A run that goes on, in two lines that keep their place: state and how far, then the bar. */
export function RunProgress({ run, className }: { run: RunView; className?: string }) {
  const now = stateNow(run)
  return (
    <div className={cn('grid gap-2', className)} role="status">
      <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
        <StateMark {...now} />
        <span className="figures text-ink-soft">{run.counts.read > 0 || run.announced !== null ? progressWords(run) : null}</span>
      </div>
      <ProgressBar label="Progress of the run" segments={segmentsOf(run)} total={run.mode === 'retry' ? null : run.announced} moving={now.state === 'running' && run.counts.read === 0} />
    </div>
  )
}
