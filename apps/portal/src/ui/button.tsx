import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'
import { Tooltip } from './tooltip.tsx'

const button = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:not-disabled:bg-accent-hover shadow-raised',
        secondary: 'border border-line-strong bg-surface text-ink shadow-raised hover:not-disabled:bg-subtle',
        ghost: 'text-ink-soft hover:not-disabled:bg-sunken hover:not-disabled:text-ink',
        danger: 'bg-failed text-white dark:text-[#2a0907] hover:not-disabled:bg-failed-hover shadow-raised',
        link: 'h-auto! px-0! text-accent-ink underline-offset-2 hover:underline',
      },
      size: {
        sm: 'h-7 px-2 text-sm [&_svg]:size-3.5',
        md: 'h-8 px-3 text-base [&_svg]:size-4',
        lg: 'h-10 px-4 text-base [&_svg]:size-4',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export type ButtonVariant = NonNullable<VariantProps<typeof button>['variant']>
export type ButtonSize = NonNullable<VariantProps<typeof button>['size']>
interface Look { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode }

/** `pending` shows that the press is being worked on, and takes no second one. */
export function Button({ variant, size, icon, pending = false, disabled, className, children, type = 'button', ...rest }: ComponentProps<'button'> & Look & { pending?: boolean }) {
  return (
    <button type={type} className={cn(button({ variant, size }), className)} disabled={disabled || pending} aria-busy={pending || undefined} {...rest}>
      {pending ? <LoaderCircle className="animate-spin" aria-hidden /> : icon}
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={cn(button({ variant, size }), className)} {...rest}>{icon}{children}</Link>
}

/** A button of an icon alone; `label` is its name, shown as a tooltip. */
export function IconButton({ label, icon, variant = 'ghost', size = 'md', className, pending = false, disabled, shortcut, type = 'button', ...rest }: Omit<ComponentProps<'button'>, 'children'> & {
  label: string; icon: ReactNode; variant?: ButtonVariant; size?: ButtonSize; pending?: boolean; shortcut?: string
}) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button type={type} aria-label={label} disabled={disabled || pending} aria-busy={pending || undefined}
        className={cn(button({ variant, size }), size === 'sm' ? 'w-7 px-0' : size === 'lg' ? 'w-10 px-0' : 'w-8 px-0', className)} {...rest}>
        {pending ? <LoaderCircle className="animate-spin" aria-hidden /> : icon}
      </button>
    </Tooltip>
  )
}
