'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { cn } from './cn.ts'
import { useDialogFocus } from './opening-focus.ts'

/**
 * A drawer at the right edge. With `modal={false}` the page beside it stays usable and a press outside does not close it.
 * `header` stands beside the close button: next and previous, say.
 */
export function Sheet({ open, onOpenChange, title, description, header, footer, children, modal = true, width = 'md', side = 'right', hideTitle = false }: {
  open: boolean; onOpenChange: (open: boolean) => void; title: ReactNode; description?: ReactNode; header?: ReactNode; footer?: ReactNode
  children: ReactNode; modal?: boolean; width?: 'sm' | 'md' | 'lg'; side?: 'left' | 'right'; hideTitle?: boolean
}) {
  const focus = useDialogFocus()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Radix.Portal>
        {modal ? <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" /> : null}
        <Radix.Content {...(description ? {} : { 'aria-describedby': undefined })} {...focus}
          onInteractOutside={(event) => { if (!modal) event.preventDefault() }}
          className={cn('fixed inset-y-0 z-40 flex w-full flex-col border-line bg-surface shadow-float outline-none',
            side === 'right' ? 'right-0 animate-slide-in border-l' : 'left-0 animate-appear border-r', { sm: 'max-w-72', md: 'max-w-xl', lg: 'max-w-3xl' }[width])}>
          <div className={cn('flex shrink-0 items-start gap-3 px-5 pt-4 pb-3', !hideTitle && 'border-b border-line')}>
            <div className="min-w-0 grow">
              <Radix.Title className={cn('text-lg font-semibold', hideTitle && 'sr-only')}>{title}</Radix.Title>
              {description ? <Radix.Description asChild><div className="mt-0.5 text-sm text-ink-soft">{description}</div></Radix.Description> : null}
            </div>
            <div className="-mr-1.5 flex shrink-0 items-center gap-0.5">
              {header}
              <Radix.Close asChild><IconButton label="Close" icon={<X />} size="sm" shortcut="Esc" /></Radix.Close>
            </div>
          </div>
          <div className="@container min-h-0 grow overflow-y-auto px-5 py-4">{children}</div>
          {footer ? <div className="flex shrink-0 flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
