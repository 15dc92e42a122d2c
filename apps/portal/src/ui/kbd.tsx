import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** A key to press. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd className={cn('inline-flex h-5 min-w-5 items-center justify-center rounded border border-line-strong bg-subtle px-1 font-sans text-[11px] leading-none text-ink-soft', className)}>
      {children}
    </kbd>
  )
}
