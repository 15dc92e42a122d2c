'use client'
import { Command } from 'cmdk'
import { Check, ChevronDown, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState, type Ref } from 'react'
import { cn } from './cn.ts'
import { useFieldControl, useFieldLabel } from './field.tsx'
import { controlLook } from './input.tsx'
import type { Choice } from './select.tsx'

/** Several of many choices, with search. `single` takes one and closes: a select for long lists. */
export function MultiSelect({ value, onChange, onBlur, options, placeholder = 'Choose', empty = 'Nothing matches.', single = false, disabled = false, className, ref, 'aria-label': label }: {
  value: readonly string[]; onChange: (value: string[]) => void; onBlur?: () => void; options: readonly Choice[]
  placeholder?: string; empty?: string; single?: boolean; disabled?: boolean; className?: string; ref?: Ref<HTMLButtonElement>; 'aria-label'?: string
}) {
  const { 'aria-required': _, ...field } = useFieldControl()
  const labelId = useFieldLabel()
  const valueId = useId()
  const [open, setOpen] = useState(false)
  const labelOf = (one: string) => options.find((option) => option.value === one)?.label ?? one
  const toggle = (one: string) => {
    if (single) {
      onChange([one])
      setOpen(false)
    } else onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one])
  }
  return (
    <Popover.Root open={open} onOpenChange={(next) => { setOpen(next); if (!next) onBlur?.() }}>
      {/* A button is named by its label alone; what is chosen belongs to its name. */}
      <Popover.Trigger ref={ref} {...field} disabled={disabled}
        {...(label ? { 'aria-label': `${label}: ${value.length ? value.map(labelOf).join(', ') : placeholder}` } : labelId ? { 'aria-labelledby': `${labelId} ${valueId}` } : {})}
        className={cn(controlLook, 'flex min-h-8 items-center justify-between gap-2 px-2.5 py-1 text-left', className)}>
        <span id={valueId} className="min-w-0 grow truncate">
          {value.length === 0 ? <span className="text-ink-faint">{placeholder}</span> : single ? labelOf(value[0] ?? '') : (
            <span className="flex min-w-0 flex-wrap gap-1">
              {value.map((one) => <span key={one} className="max-w-full truncate rounded bg-sunken px-1.5 text-sm">{labelOf(one)}</span>)}
            </span>
          )}
        </span>
        <ChevronDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="start" sideOffset={4} collisionPadding={8} {...(label ? { 'aria-label': label } : labelId ? { 'aria-labelledby': labelId } : { 'aria-label': placeholder })}
          className="z-60 w-(--radix-popover-trigger-width) min-w-64 animate-appear overflow-hidden rounded-lg border border-line bg-surface shadow-float">
          <Command label={label ?? placeholder} className="text-base">
            <Command.Input placeholder="Search" className="h-9 w-full border-b border-line bg-transparent px-3 outline-none" />
            <Command.List className="max-h-72 overflow-y-auto p-1">
              <Command.Empty className="px-3 py-4 text-sm text-ink-soft">{empty}</Command.Empty>
              {options.map((option) => (
                <Command.Item key={option.value} value={option.value} keywords={[option.label, option.hint ?? '']} disabled={option.disabled ?? false} onSelect={() => toggle(option.value)}
                  className="flex cursor-default items-start gap-2 rounded-md px-2 py-1.5 data-[disabled=true]:opacity-50 data-[selected=true]:bg-subtle">
                  <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center">{value.includes(option.value) ? <Check className="size-4 text-accent-ink" aria-label="chosen" /> : null}</span>
                  <span className="min-w-0">{option.label}{option.hint ? <span className="block text-sm text-ink-soft">{option.hint}</span> : null}</span>
                </Command.Item>
              ))}
            </Command.List>
            {!single && value.length > 0 ? (
              <button type="button" className="flex w-full items-center gap-1.5 border-t border-line px-3 py-2 text-sm text-ink-soft hover:bg-subtle" onClick={() => onChange([])}>
                <X className="size-3.5" aria-hidden />Choose none
              </button>
            ) : null}
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
