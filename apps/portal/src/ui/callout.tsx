import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export type CalloutTone = 'info' | 'warning' | 'failure' | 'success'

const tones = {
  info: { icon: Info, box: 'border-line-strong bg-subtle', mark: 'text-ink-soft' },
  warning: { icon: TriangleAlert, box: 'border-waiting/30 bg-waiting-soft', mark: 'text-waiting' },
  failure: { icon: CircleAlert, box: 'border-failed/30 bg-failed-soft', mark: 'text-failed' },
  success: { icon: CircleCheck, box: 'border-synced/30 bg-synced-soft', mark: 'text-synced' },
} as const

/** Something to know before going on: what it is, in one sentence, then what to do. A failure is announced. */
export function Callout({ tone = 'info', title, children, action, className }: {
  tone?: CalloutTone; title: ReactNode; children?: ReactNode; action?: ReactNode; className?: string
}) {
  const { icon: Icon, box, mark } = tones[tone]
  return (
    <div role={tone === 'failure' ? 'alert' : undefined} className={cn('flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-lg border px-3 py-2.5', box, className)}>
      <Icon className={cn('mt-0.5 size-4 shrink-0', mark)} aria-hidden />
      <div className={cn('min-w-0 flex-1', action && 'basis-56')}>
        <p className="font-medium text-pretty">{title}</p>
        {children ? <div className="mt-0.5 text-sm text-ink-soft text-pretty">{children}</div> : null}
      </div>
      {action ? <div className="shrink-0 max-sm:pl-6.5">{action}</div> : null}
    </div>
  )
}
