'use client'
import { cn } from '#ui/cn.ts'
import { useFieldLabel } from '#ui/field.tsx'

/** Days to press in and out; several may be in. */
export function DayButtons<Day extends number | string>({ days, chosen, onChange, disabled, columns = false }: {
  days: readonly { value: Day; short: string; label: string }[]; chosen: Day[]; onChange: (chosen: Day[]) => void; disabled: boolean
  /** In sevens, like a calendar. */
  columns?: boolean
}) {
  const labelledBy = useFieldLabel()
  return (
    <div role="group" aria-labelledby={labelledBy} className={columns ? 'grid w-fit grid-cols-7 gap-1' : 'flex flex-wrap gap-1'}>
      {days.map(({ value, short, label }) => {
        const on = chosen.includes(value)
        return (
          <button key={value} type="button" aria-pressed={on} title={label} disabled={disabled}
            onClick={() => onChange(days.map((day) => day.value).filter((day) => (day === value ? !on : chosen.includes(day))))}
            className={cn('figures h-8 min-w-10 rounded-md border px-1.5 text-sm transition-colors duration-100 disabled:opacity-55', columns && short.length > 2 && 'col-span-2',
              on ? 'border-accent bg-accent-soft font-medium text-accent-ink' : 'border-line-strong bg-surface text-ink-soft hover:bg-subtle')}>
            <span aria-hidden>{short}</span><span className="sr-only">{label}</span>
          </button>
        )
      })}
    </div>
  )
}
