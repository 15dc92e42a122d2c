import type { ReactNode } from 'react'

/** The head of a page: its one h1, a sentence, what can be done here, and below it tabs or filters. */
export function PageHeader({ title, description, actions, eyebrow, children }: {
  title: ReactNode; description?: ReactNode; actions?: ReactNode; /** Above the title: a state, a date. */ eyebrow?: ReactNode; children?: ReactNode
}) {
  return (
    <header className="px-4 pt-5 sm:px-6">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-80">
          {eyebrow ? <div className="mb-1 text-sm text-ink-soft">{eyebrow}</div> : null}
          <h1 className="text-xl font-semibold tracking-[-0.01em] text-balance">{title}</h1>
          {description ? <p className="mt-1 max-w-4xl text-base text-ink-soft text-pretty">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
      </div>
      {children ? <div className="mt-4">{children}</div> : null}
    </header>
  )
}
