import { cn } from './cn.ts'

const whole = new Intl.NumberFormat('en')
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

/** 1204 → "1,204". */
export const formatCount = (value: number | bigint): string => whole.format(value)

/** "1 record", "1,204 records". */
export const counted = (value: number, one: string, many: string): string => `${whole.format(value)} ${value === 1 ? one : many}`

/** A number in tabular figures. `compact` writes 12,300 as 12.3K, with the exact one on hover. */
export function Count({ value, compact = false, className }: { value: number; compact?: boolean; className?: string | undefined }) {
  return <span className={cn('figures', className)} {...(compact ? { title: whole.format(value) } : {})}>{compact ? short.format(value) : whole.format(value)}</span>
}
