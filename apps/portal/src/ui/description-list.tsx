import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** Names and values, one below the other; entries whose value is null or undefined are left out. */
export function DescriptionList({ items, className, columns = 1 }: {
  items: readonly { term: ReactNode; value: ReactNode; mono?: boolean }[]; className?: string; columns?: 1 | 2
}) {
  return (
    <dl className={cn('grid gap-x-8 gap-y-2', columns === 2 && '@xl:grid-cols-2', className)}>
      {items.filter(({ value }) => value !== null && value !== undefined).map((item, index) => (
        <div key={index} className="grid min-w-0 grid-cols-[minmax(7rem,10rem)_minmax(0,1fr)] items-baseline gap-3">
          <dt className="text-sm text-ink-soft">{item.term}</dt>
          <dd className={cn('min-w-0 break-words', item.mono && 'font-mono text-sm')}>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
