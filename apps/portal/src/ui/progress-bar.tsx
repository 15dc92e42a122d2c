import { cn } from './cn.ts'
import { formatCount } from './count.tsx'

export type SegmentTone = 'synced' | 'updated' | 'unchanged' | 'waiting' | 'failed' | 'skipped'
export interface Segment { label: string; value: number; tone: SegmentTone }

const fills: Record<SegmentTone, string> = {
  synced: 'bg-synced-fill', updated: 'bg-updated-fill', unchanged: 'bg-unchanged-fill', waiting: 'bg-waiting-fill', failed: 'bg-failed-fill', skipped: 'bg-skipped-fill',
}

/** The colour of a segment, for a legend beside the words. */
export const Swatch = ({ tone }: { tone: SegmentTone }) => <span aria-hidden className={cn('inline-block size-2 shrink-0 rounded-[2px]', fills[tone])} />

/**
 * Parts of a whole, in the colours of the states. `total` larger than the sum leaves the rest open; `moving` says that
 * work goes on although the total is not known yet.
 */
export function ProgressBar({ segments, total, label, moving = false, size = 'md', className }: {
  segments: readonly Segment[]; total?: number | null | undefined; label: string; moving?: boolean; size?: 'sm' | 'md'; className?: string
}) {
  const sum = segments.reduce((all, segment) => all + segment.value, 0)
  const whole = Math.max(total ?? sum, sum, 1)
  const words = segments.filter((segment) => segment.value > 0).map((segment) => `${formatCount(segment.value)} ${segment.label.toLowerCase()}`).join(', ')
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={whole} aria-valuenow={sum} aria-valuetext={words || 'Nothing yet'}
      className={cn('flex w-full gap-px overflow-hidden rounded-full bg-sunken', size === 'sm' ? 'h-1.5' : 'h-2.5', moving && 'animate-pulse-soft', className)}>
      {segments.filter((segment) => segment.value > 0).map((segment) => (
        <span key={segment.label} title={`${segment.label}: ${formatCount(segment.value)}`} className={cn('h-full min-w-[3px] transition-[flex-basis] duration-150', fills[segment.tone])}
          style={{ flexBasis: `${(segment.value / whole) * 100}%` }} />
      ))}
    </div>
  )
}
