'use client'
import { useTheme } from 'next-themes'
import { Toaster as Sonner, toast as show } from 'sonner'

/** Where short notices appear; once, in the root layout. */
export function Toaster() {
  const { resolvedTheme } = useTheme()
  return (
    <Sonner theme={resolvedTheme === 'dark' ? 'dark' : 'light'} position="bottom-right" closeButton
      toastOptions={{ className: 'font-sans! text-base! rounded-lg! border-line! bg-surface! text-ink! shadow-float!', descriptionClassName: 'text-ink-soft!' }} />
  )
}

/** Says what has been done, or why it has not. For what must be acted on, use a Callout instead. */
export const toast = {
  done: (message: string, description?: string) => show.success(message, description ? { description } : {}),
  failed: (error: unknown, description?: string) => show.error(error instanceof Error ? error.message : String(error), { duration: 10_000, ...(description ? { description } : {}) }),
  info: (message: string, description?: string) => show(message, description ? { description } : {}),
}
