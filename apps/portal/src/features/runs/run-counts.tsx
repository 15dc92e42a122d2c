import { cn, Count, Swatch } from '#ui/index.ts'
import { segmentsOf, type RunView } from './run-view.ts'

/** All counts of a run side by side: what was read is the sum of what became of it. */
export function RunCounts({ run }: { run: RunView }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-4 @3xl:grid-cols-7">
      <div className="bg-surface px-3 py-2.5">
        <dt className="text-xs text-ink-soft">Read</dt>
        <dd><Count value={run.counts.read} className="text-xl font-semibold tracking-[-0.01em]" /></dd>
      </div>
      {segmentsOf(run).map(({ label, value, tone }) => (
        <div key={label} className="bg-surface px-3 py-2.5 last:col-span-2 @3xl:last:col-span-1">
          <dt className="flex items-center gap-1.5 text-xs text-ink-soft"><Swatch tone={tone} />{label}</dt>
          <dd><Count value={value} className={cn('text-xl font-medium tracking-[-0.01em]', value === 0 && 'text-ink-faint', tone === 'failed' && value > 0 && 'text-failed', tone === 'waiting' && value > 0 && 'text-waiting')} /></dd>
        </div>
      ))}
    </dl>
  )
}
