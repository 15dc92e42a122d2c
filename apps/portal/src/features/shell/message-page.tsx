import type { ReactNode } from 'react'
import { Mark } from '#ui/index.ts'

/** A page of one message, outside of any organisation. */
export function MessagePage({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 py-16 text-center">
      <Mark className="mb-6 size-10" />
      <h1 className="text-xl font-semibold text-balance">{title}</h1>
      {children ? <div className="mt-2 max-w-md text-ink-soft text-pretty">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </main>
  )
}
