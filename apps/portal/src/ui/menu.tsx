'use client'
import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { Kbd } from './kbd.tsx'

/** A menu behind a button. Its children are MenuItem, MenuLink, MenuLabel, MenuSeparator. */
export function DropdownMenu({ trigger, children, align = 'end', side = 'bottom', className }: {
  trigger: ReactNode; children: ReactNode; align?: 'start' | 'center' | 'end'; side?: 'top' | 'bottom' | 'right'; className?: string
}) {
  return (
    // Not modal: the page behind stays readable for everybody, and can be pressed.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} side={side} sideOffset={4} collisionPadding={8}
          className={cn('z-60 min-w-48 max-w-80 animate-appear overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-float', className)}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const item = 'flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-base outline-none data-disabled:opacity-50 data-highlighted:bg-subtle [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-soft'

export function MenuItem({ icon, children, onSelect, disabled = false, tone = 'normal', shortcut, checked }: {
  icon?: ReactNode; children: ReactNode; onSelect?: () => void; disabled?: boolean; tone?: 'normal' | 'danger'; shortcut?: string
  /** Shows a tick, for a choice among several. */
  checked?: boolean
}) {
  return (
    <Radix.Item disabled={disabled} {...(onSelect ? { onSelect } : {})} className={cn(item, tone === 'danger' && 'text-failed [&_svg]:text-failed')}>
      {icon}
      <span className="min-w-0 grow">{children}</span>
      {checked ? <Check aria-label="chosen" className="text-accent-ink!" /> : null}
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </Radix.Item>
  )
}

export function MenuLink({ href, icon, children, external = false, current = false }: { href: string; icon?: ReactNode; children: ReactNode; external?: boolean; current?: boolean }) {
  return (
    <Radix.Item asChild>
      {external
        ? <a href={href} target="_blank" rel="noreferrer" className={item}>{icon}{children}</a>
        : <Link href={href} className={item} aria-current={current ? 'page' : undefined}>{icon}<span className="min-w-0 grow">{children}</span>{current ? <Check className="text-accent-ink!" aria-hidden /> : null}</Link>}
    </Radix.Item>
  )
}

export const MenuLabel = ({ children }: { children: ReactNode }) => <Radix.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-faint">{children}</Radix.Label>
export const MenuSeparator = () => <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
