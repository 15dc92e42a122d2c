'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from './cn.ts'
import { Count } from './count.tsx'

/** Tabs that are pages: each is a link with an address of its own. `count` stands beside the label. */
export function Tabs({ items, label }: { items: readonly { href: string; label: string; count?: number | undefined }[]; label: string }) {
  const path = usePathname()
  return (
    <nav aria-label={label} className="-mb-px flex gap-0.5 overflow-x-auto sm:gap-1">
      {items.map((item) => {
        const current = path === item.href || path.startsWith(`${item.href}/`)
        return (
          <Link key={item.href} href={item.href} aria-current={current ? 'page' : undefined}
            className={cn('flex h-9 items-center gap-1.5 border-b-2 px-2 text-base sm:px-2.5 whitespace-nowrap transition-colors duration-100 focus-visible:-outline-offset-2',
              current ? 'border-accent font-medium text-ink' : 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink')}>
            {item.label}
            {item.count === undefined ? null : <Count value={item.count} className="text-xs text-ink-faint" />}
          </Link>
        )
      })}
    </nav>
  )
}
