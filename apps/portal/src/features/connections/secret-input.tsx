'use client'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '#ui/button.tsx'
import { controlLook, Input } from '#ui/input.tsx'
import { cn } from '#ui/cn.ts'
import { useFieldControl } from '#ui/field.tsx'
import { ExactTime } from '#ui/time.tsx'

/** A secret: what is stored never comes back; one sees when it was set, and may replace it. `value` is null while it is kept. */
export function SecretInput({ value, onChange, setAt, label, disabled }: {
  value: string | null; onChange: (value: string | null) => void; setAt: string | undefined; label: string; disabled: boolean
}) {
  const { id, 'aria-required': _, 'aria-invalid': invalid, ...field } = useFieldControl()
  const [visible, setVisible] = useState(false)
  if (value === null && setAt !== undefined) {
    return (
      <div className={cn(controlLook, 'flex h-8 items-center gap-2 bg-subtle pr-1 pl-2.5', invalid && 'border-failed')}>
        <span className="min-w-0 truncate text-ink-soft">Set on <ExactTime at={setAt} /></span>
        <Button id={id} {...field} size="sm" variant="ghost" className="-my-1 ml-auto h-6 text-accent-ink" disabled={disabled} onClick={() => onChange('')} aria-label={`Replace ${label}`}>Replace</Button>
      </div>
    )
  }
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 grow"><Input type={visible ? 'text' : 'password'} value={value ?? ''} onChange={(event) => onChange(event.target.value)} autoComplete="new-password" spellCheck={false} disabled={disabled} autoFocus={value === '' && setAt !== undefined}
        trailing={<IconButton size="sm" label={visible ? 'Hide what is typed' : 'Show what is typed'} icon={visible ? <EyeOff /> : <Eye />} onClick={() => setVisible(!visible)} />} /></div>
      {setAt === undefined ? null : <Button size="md" variant="ghost" onClick={() => { setVisible(false); onChange(null) }}>Keep</Button>}
    </div>
  )
}
