import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** What stands where nothing is yet: one sentence that teaches, one button, one small picture at most. */
export function EmptyState({ icon, title, children, action, className }: {
  icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode; className?: string
}) {
  return (
    <div className={cn('flex flex-col items-center px-6 py-14 text-center', className)}>
      {icon ? <div className="mb-4 flex size-11 items-center justify-center rounded-xl border border-line bg-subtle text-ink-soft [&_svg]:size-5" aria-hidden>{icon}</div> : null}
      <p className="text-base font-semibold text-balance">{title}</p>
      {children ? <div className="mt-1 max-w-md text-base text-ink-soft text-pretty">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
