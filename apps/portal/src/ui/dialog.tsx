'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { Button, IconButton } from './button.tsx'
import { Callout } from './callout.tsx'
import { cn } from './cn.ts'
import { useDialogFocus } from './opening-focus.ts'

/** A question or a short form in the middle of the page. `trigger` opens it, or `open` does. */
export function Dialog({ open, onOpenChange, trigger, title, description, children, footer, width = 'md', mustAnswer = false }: {
  open?: boolean; onOpenChange?: (open: boolean) => void; trigger?: ReactNode; title: string; description?: ReactNode
  children?: ReactNode; footer?: ReactNode; width?: 'sm' | 'md' | 'lg'; /** Only its own buttons lead out. */ mustAnswer?: boolean
}) {
  const focus = useDialogFocus()
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-appear bg-overlay" />
        <Radix.Content {...(description ? {} : { 'aria-describedby': undefined })} {...focus}
          className={cn('fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-1/2 flex-col rounded-xl border border-line bg-surface shadow-float outline-none', { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-3xl' }[width])}>
          <div className="flex items-start gap-4 px-5 pt-4 pb-2">
            <div className="min-w-0 grow">
              <Radix.Title className="text-lg font-semibold text-balance">{title}</Radix.Title>
              {description ? <Radix.Description asChild><div className="mt-1 text-base text-ink-soft text-pretty">{description}</div></Radix.Description> : null}
            </div>
            {mustAnswer ? null : <Radix.Close asChild><IconButton label="Close" icon={<X />} size="sm" className="-mr-1.5" /></Radix.Close>}
          </div>
          {children ? <div className="@container min-h-0 overflow-y-auto px-5 py-2">{children}</div> : null}
          {footer ? <div className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-4">{footer}</div> : <div className="h-3" />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/**
 * Asks before something that is hard to take back. `confirm` is the verb on the button. Stays open while `onConfirm` works,
 * and shows its error's message if it throws.
 */
export function ConfirmDialog({ open, onOpenChange, trigger, title, description, confirm, keep = 'Cancel', tone = 'primary', onConfirm, children }: {
  open?: boolean; onOpenChange?: (open: boolean) => void; trigger?: ReactNode; title: string; description?: ReactNode
  confirm: string; /** The button that leaves all as it is; "Cancel" would be doubtful where something is to be cancelled. */ keep?: string; tone?: 'primary' | 'danger'; onConfirm: () => void | Promise<unknown>; children?: ReactNode
}) {
  const [inside, setInside] = useState(false)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const shown = open ?? inside
  const show = (next: boolean) => {
    if (pending) return
    setError(null)
    setInside(next)
    onOpenChange?.(next)
  }
  const act = async () => {
    setPending(true)
    setError(null)
    try {
      await onConfirm()
      setInside(false)
      onOpenChange?.(false)
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setPending(false)
    }
  }
  return (
    <Dialog open={shown} onOpenChange={show} trigger={trigger} title={title} description={description}
      footer={<>
        <Button onClick={() => show(false)} disabled={pending}>{keep}</Button>
        <Button variant={tone} pending={pending} onClick={() => void act()}>{confirm}</Button>
      </>}>
      {error || children ? <>{error ? <Callout tone="failure" title={error} /> : null}{children}</> : null}
    </Dialog>
  )
}
