import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

/** A plain table for short lists; the records' grid has a component of its own. Scrolls sideways by itself. */
export function Table({ label, head, children, className }: { label: string; head: ReactNode; children: ReactNode; className?: string }) {
  return (
    <div className={cn('relative overflow-x-auto', className)} tabIndex={0} role="region" aria-label={label}>
      <table className="w-full border-collapse text-sm">
        <thead><tr className="border-b border-line">{head}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

export function Th({ children, numeric = false, className, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return <th scope="col" className={cn('h-9 px-3 text-xs font-medium whitespace-nowrap text-ink-soft first:pl-4 last:pr-4 sm:first:pl-6 sm:last:pr-6', numeric ? 'text-right' : 'text-left', className)} {...rest}>{children}</th>
}

export function Td({ children, numeric = false, mono = false, className, ...rest }: ComponentProps<'td'> & { numeric?: boolean; mono?: boolean }) {
  return <td className={cn('h-9 px-3 py-1.5 first:pl-4 last:pr-4 sm:first:pl-6 sm:last:pr-6', numeric && 'figures text-right', mono && 'font-mono', className)} {...rest}>{children}</td>
}

export const Tr = ({ className, ...rest }: ComponentProps<'tr'>) => <tr className={cn('border-b border-line last:border-b-0 hover:bg-subtle', className)} {...rest} />
