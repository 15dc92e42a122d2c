'use client'
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import type { Ref } from 'react'
import { cn } from './cn.ts'
import { useFieldControl } from './field.tsx'
import { controlLook } from './input.tsx'

export interface Choice { value: string; label: string; hint?: string | undefined; disabled?: boolean }

// Radix keeps the empty text for "nothing chosen", but ours may be a choice: "Top level".
const none = ' none'
const inward = (value: string) => (value === '' ? none : value)
const outward = (value: string) => (value === none ? '' : value)

/** One of several choices. For many choices with search, see MultiSelect with `single`. */
export function Select({ value, onChange, onBlur, options, placeholder = 'Choose', disabled = false, name, className, ref, size = 'md', 'aria-label': label }: {
  value: string | null | undefined; onChange: (value: string) => void; onBlur?: () => void; options: readonly Choice[]
  placeholder?: string; disabled?: boolean; name?: string; className?: string; ref?: Ref<HTMLButtonElement>; size?: 'sm' | 'md'; 'aria-label'?: string
}) {
  const field = useFieldControl()
  const known = value !== null && value !== undefined && options.some((option) => option.value === value)
  return (
    <Radix.Root value={known ? inward(value) : ''} onValueChange={(next) => onChange(outward(next))} disabled={disabled} {...(name ? { name } : {})}>
      <Radix.Trigger ref={ref} {...field} aria-label={label} {...(onBlur ? { onBlur } : {})}
        className={cn(controlLook, 'flex items-center justify-between gap-2 px-2.5 text-left data-placeholder:text-ink-faint', size === 'sm' ? 'h-7 text-sm [&>span]:truncate' : 'h-auto min-h-8 py-1 [&>span]:line-clamp-2', className)}>
        <Radix.Value placeholder={placeholder} />
        <Radix.Icon asChild><ChevronDown className="size-4 shrink-0 text-ink-faint" aria-hidden /></Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content position="popper" sideOffset={4} collisionPadding={8}
          className="z-60 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-96 animate-appear overflow-hidden rounded-lg border border-line bg-surface shadow-float">
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item key={option.value} value={inward(option.value)} disabled={option.disabled ?? false}
                className="flex cursor-default items-start gap-2 rounded-md py-1.5 pr-3 pl-2 text-base outline-none data-disabled:opacity-50 data-highlighted:bg-subtle">
                <span className="mt-0.5 flex size-4 shrink-0 items-center"><Radix.ItemIndicator><Check className="size-4 text-accent-ink" aria-hidden /></Radix.ItemIndicator></span>
                <span className="min-w-0">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint ? <span className="block text-sm text-ink-soft">{option.hint}</span> : null}
                </span>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
