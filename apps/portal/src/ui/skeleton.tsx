import { cn } from './cn.ts'

/** A grey place that something is about to take. Hidden from screen readers; say that it loads beside it. */
export const Skeleton = ({ className }: { className?: string }) => <span aria-hidden className={cn('block animate-pulse-soft rounded-md bg-sunken', className)} />

/** A page about to appear. */
export function PageSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className="px-4 py-5 sm:px-6" role="status">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-7 w-64" />
      <Skeleton className="mt-2 h-4 w-96 max-w-full" />
      <div className="mt-8 grid gap-2">{Array.from({ length: rows }, (_, index) => <Skeleton key={index} className="h-9" />)}</div>
    </div>
  )
}
