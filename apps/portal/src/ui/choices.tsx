'use client'
import { Check, Minus } from 'lucide-react'
import { Checkbox as RadixCheckbox, RadioGroup as RadixRadio, Switch as RadixSwitch } from 'radix-ui'
import { useId, type ReactNode, type Ref } from 'react'
import { cn } from './cn.ts'
import { useFieldControl, useFieldLabel } from './field.tsx'

/** On or off, at once. `label` stands beside it; without one it takes the Field's. */
export function Switch({ checked, onChange, onBlur, label, disabled = false, ref, 'aria-label': ariaLabel }: {
  checked: boolean; onChange: (checked: boolean) => void; onBlur?: () => void; label?: ReactNode; disabled?: boolean; ref?: Ref<HTMLButtonElement>; 'aria-label'?: string
}) {
  const field = useFieldControl()
  const own = useId()
  const id = field.id ?? own
  return (
    <span className="inline-flex min-h-8 items-center gap-2.5">
      <RadixSwitch.Root ref={ref} {...field} id={id} checked={checked} onCheckedChange={onChange} {...(onBlur ? { onBlur } : {})} disabled={disabled} aria-label={ariaLabel}
        className="relative h-5 w-9 shrink-0 rounded-full bg-line-strong transition-colors duration-100 disabled:opacity-55 data-[state=checked]:bg-accent">
        <RadixSwitch.Thumb className="block size-4 translate-x-0.5 rounded-full bg-white shadow-raised transition-transform duration-100 data-[state=checked]:translate-x-[18px] dark:data-[state=checked]:bg-on-accent" />
      </RadixSwitch.Root>
      {label ? <label htmlFor={id} className="text-base">{label}</label> : null}
    </span>
  )
}

/** `checked` may be "mixed": some of what it stands for. */
export function Checkbox({ checked, onChange, label, help, disabled = false, ref, 'aria-label': ariaLabel, className, tabIndex }: {
  checked: boolean | 'mixed'; onChange: (checked: boolean) => void; label?: ReactNode; help?: ReactNode; disabled?: boolean
  ref?: Ref<HTMLButtonElement>; 'aria-label'?: string; className?: string; tabIndex?: number
}) {
  const id = useId()
  const box = (
    <RadixCheckbox.Root ref={ref} id={id} checked={checked === 'mixed' ? 'indeterminate' : checked} onCheckedChange={(next) => onChange(next === true)} disabled={disabled} {...(tabIndex === undefined ? {} : { tabIndex })}
      aria-label={ariaLabel} aria-describedby={help ? `${id}-help` : undefined}
      className={cn('flex size-4 shrink-0 items-center justify-center rounded border border-ink-faint bg-surface text-on-accent transition-colors duration-100 disabled:opacity-55 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent', !label && className)}>
      <RadixCheckbox.Indicator>{checked === 'mixed' ? <Minus className="size-3" strokeWidth={3} /> : <Check className="size-3" strokeWidth={3} />}</RadixCheckbox.Indicator>
    </RadixCheckbox.Root>
  )
  if (!label) return box
  return (
    <span className={cn('flex items-start gap-2', className)}>
      <span className="flex h-5 items-center">{box}</span>
      <span>
        <label htmlFor={id} className="text-base">{label}</label>
        {help ? <span id={`${id}-help`} className="block text-sm text-ink-soft">{help}</span> : null}
      </span>
    </span>
  )
}

/** One of a few choices, all visible, each with a line of help. */
export function RadioGroup({ value, onChange, options, disabled = false, columns = false, 'aria-label': label }: {
  value: string; onChange: (value: string) => void; options: readonly { value: string; label: string; hint?: ReactNode; disabled?: boolean }[]
  disabled?: boolean; /** Side by side, as cards. */ columns?: boolean; 'aria-label'?: string
}) {
  const group = useId()
  const labelledBy = useFieldLabel()
  const { id: _, ...described } = useFieldControl()
  return (
    <RadixRadio.Root value={value} onValueChange={onChange} disabled={disabled} aria-label={label} aria-labelledby={label ? undefined : labelledBy} {...described}
      className={cn('grid gap-2', columns && 'sm:grid-flow-col sm:auto-cols-fr')}>
      {options.map((option) => {
        const id = `${group}-${option.value}`
        return (
          <label key={option.value} htmlFor={id}
            className="flex items-start gap-2.5 rounded-md border border-line bg-surface px-3 py-2 transition-colors duration-100 hover:border-line-strong has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-soft/50">
            <RadixRadio.Item id={id} value={option.value} disabled={option.disabled ?? false}
              className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-ink-faint bg-surface data-[state=checked]:border-accent">
              <RadixRadio.Indicator className="size-2 rounded-full bg-accent" />
            </RadixRadio.Item>
            <span className="min-w-0">
              <span className="block text-base">{option.label}</span>
              {option.hint ? <span className="block text-sm text-ink-soft">{option.hint}</span> : null}
            </span>
          </label>
        )
      })}
    </RadixRadio.Root>
  )
}
