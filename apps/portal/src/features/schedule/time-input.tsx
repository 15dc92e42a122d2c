'use client'
import { Input } from '#ui/input.tsx'

/** A time of day on a clock of 24 hours, as everywhere else on the page; "6:00" and "600" are put right when one leaves it. */
export function TimeInput({ value, onChange, disabled }: { value: string; onChange: (value: string) => void; disabled: boolean }) {
  return (
    <Input className="w-24" mono inputMode="numeric" maxLength={5} placeholder="06:00" value={value} disabled={disabled}
      onChange={(event) => onChange(event.target.value)} onBlur={() => onChange(asTime(value))} />
  )
}

/** "6:5" stays what it is; only what can be read in one way is put right. */
export function asTime(text: string): string {
  const [, hour, minute] = /^\s*(\d{1,2})[:.]?(\d{2})\s*$/.exec(text) ?? []
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : text
}
