import { ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** A link to another system, in a tab of its own. */
export function ExternalLink({ href, children, className }: { href: string; children: ReactNode; className?: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={cn('inline-flex items-center gap-0.5 text-accent-ink underline-offset-2 hover:underline', className)}>
      {children}<ArrowUpRight className="size-3.5 shrink-0" aria-hidden /><span className="sr-only">(opens in a new tab)</span>
    </a>
  )
}
