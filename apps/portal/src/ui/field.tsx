'use client'
import { CircleAlert } from 'lucide-react'
import { createContext, use, useId, type ReactNode } from 'react'
import { cn } from './cn.ts'

interface FieldControl { id: string; labelId: string; describedBy: string | undefined; invalid: boolean; required: boolean }
const Context = createContext<FieldControl | null>(null)

/** What a control inside a Field takes over from it: its id, and what describes it. Nothing outside of a Field. */
export function useFieldControl() {
  const field = use(Context)
  return field
    ? { id: field.id, 'aria-describedby': field.describedBy, 'aria-invalid': field.invalid || undefined, 'aria-required': field.required || undefined }
    : {}
}

/** The id of the Field's label, for groups of controls, which have no single control to label. */
export const useFieldLabel = (): string | undefined => use(Context)?.labelId

/**
 * A labelled control: label above, help beside it (below on narrow screens), error under it in words, and a mark when its value
 * differs from what is saved. Inputs, selects, switches and groups of this folder find their label and help by themselves.
 */
export function Field({ label, help, error, changed = false, required = false, optional = false, stacked = false, aside, className, children }: {
  label: ReactNode; help?: ReactNode; error?: string | undefined; changed?: boolean; required?: boolean
  /** Says so beside the label. */
  optional?: boolean
  /** The help stands between label and control, for a control that needs the whole width. */
  stacked?: boolean
  /** At the right end of the label's line. */
  aside?: ReactNode
  className?: string; children: ReactNode
}) {
  const id = useId()
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const control: FieldControl = {
    id, labelId: `${id}-label`, invalid: Boolean(error), required,
    describedBy: [error && errorId, help && helpId].filter(Boolean).join(' ') || undefined,
  }
  return (
    <div className={cn('grid gap-x-6 gap-y-1.5', !stacked && '@2xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]', className)}>
      <div className={cn('flex min-h-5 items-baseline gap-2', stacked ? '-order-2' : '@2xl:col-span-2')}>
        <label id={control.labelId} htmlFor={id} className="text-sm font-medium text-ink">{label}</label>
        {optional ? <span className="text-xs text-ink-faint">optional</span> : null}
        {changed ? <span className="rounded-full bg-accent-soft px-1.5 text-xs font-medium text-accent-ink">changed</span> : null}
        {aside ? <span className="ml-auto text-xs text-ink-soft">{aside}</span> : null}
      </div>
      <div className="min-w-0">
        <Context value={control}>{children}</Context>
        {error ? (
          <p id={errorId} className="mt-1.5 flex items-start gap-1.5 text-sm text-failed">
            <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />{error}
          </p>
        ) : null}
      </div>
      {help ? <div id={helpId} className={cn('max-w-prose text-sm text-ink-soft text-pretty', stacked && '-order-1')}>{help}</div> : null}
    </div>
  )
}

/** A titled part of a long form. */
export function FormSection({ title, description, aside, children, id }: {
  title: string; description?: ReactNode; aside?: ReactNode; children: ReactNode; id?: string
}) {
  const heading = useId()
  return (
    <section aria-labelledby={heading} id={id} className="@container border-t border-line py-6 first:border-t-0 first:pt-0">
      <div className="mb-4 flex items-start gap-4">
        <div className="min-w-0">
          <h2 id={heading} className="text-base font-semibold">{title}</h2>
          {description ? <p className="mt-0.5 max-w-prose text-sm text-ink-soft text-pretty">{description}</p> : null}
        </div>
        {aside ? <div className="ml-auto shrink-0">{aside}</div> : null}
      </div>
      <div className="grid gap-5">{children}</div>
    </section>
  )
}
