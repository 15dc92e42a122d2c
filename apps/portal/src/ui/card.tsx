import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

/** A surface for one thing. With `title` it has a head; `flush` lets its content reach the edges. */
export function Card({ title, description, actions, flush = false, as: Element = 'section', className, children, ...rest }: Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode; description?: ReactNode; actions?: ReactNode; flush?: boolean; as?: 'section' | 'article' | 'div' | 'li'
}) {
  return (
    <Element className={cn('min-w-0 rounded-xl border border-line bg-surface shadow-raised', className)} {...(rest as object)}>
      {title || actions ? (
        <div className="flex items-start gap-3 px-4 pt-3.5 pb-1">
          <div className="min-w-0 grow">
            {title ? <h2 className="text-base font-semibold text-balance">{title}</h2> : null}
            {description ? <p className="mt-0.5 text-sm text-ink-soft text-pretty">{description}</p> : null}
          </div>
          {actions ? <div className="flex shrink-0 items-center gap-1.5">{actions}</div> : null}
        </div>
      ) : null}
      {flush ? children : <div className={cn('px-4 pb-4', title || actions ? 'pt-2' : 'pt-4')}>{children}</div>}
    </Element>
  )
}
