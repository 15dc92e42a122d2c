'use client'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'
import { useFieldControl } from './field.tsx'

export const controlLook =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface text-base text-ink shadow-raised transition-colors duration-100 hover:border-ink-faint focus-visible:border-focus focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-focus/40 disabled:cursor-not-allowed disabled:bg-subtle disabled:text-ink-faint aria-invalid:border-failed'

/** Below 16 px a telephone zooms into a field that gets the focus, and stays there. */
const onTouch = 'pointer-coarse:text-lg'

/** A line of text. `leading` and `trailing` stand inside its frame; `mono` sets it in Geist Mono. */
export function Input({ className, leading, trailing, mono = false, ...rest }: ComponentProps<'input'> & { leading?: ReactNode; trailing?: ReactNode; mono?: boolean }) {
  const field = useFieldControl()
  const input = (
    <input {...field} className={cn(controlLook, 'h-8 px-2.5', mono && 'font-mono text-sm', onTouch, leading && 'pl-8', trailing && 'pr-9', className)} {...rest} />
  )
  if (!leading && !trailing) return input
  return (
    <div className="relative">
      {leading ? <span className="pointer-events-none absolute inset-y-0 left-0 flex w-8 items-center justify-center text-ink-faint [&_svg]:size-4">{leading}</span> : null}
      {input}
      {trailing ? <span className="absolute inset-y-0 right-0 flex items-center pr-1.5 text-ink-faint">{trailing}</span> : null}
    </div>
  )
}

export function Textarea({ className, rows = 4, mono = false, ...rest }: ComponentProps<'textarea'> & { mono?: boolean }) {
  const field = useFieldControl()
  return <textarea {...field} rows={rows} className={cn(controlLook, 'block px-2.5 py-1.5', mono && 'font-mono text-sm', onTouch, className)} {...rest} />
}
