'use client'
import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { counted } from '#ui/count.tsx'
import { LeaveGuard } from './leave-guard.tsx'

/** Stands at the lower edge while something has been changed: how much, and the two ways out. */
export function SaveBar({ changes, onSave, onDiscard, pending, save = 'Save', problem, extra }: {
  /** How many fields differ from what is saved; nothing is shown for 0. */
  changes: number
  onSave: () => void; onDiscard: () => void; pending: boolean; save?: string; problem?: string | null; extra?: ReactNode
}) {
  if (changes === 0) return null
  return (
    <div className="sticky bottom-4 z-20 mt-6 animate-appear rounded-xl border border-line-strong bg-surface px-4 py-2.5 shadow-float">
      <LeaveGuard />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 grow text-sm max-sm:basis-full" role="status">
          {problem ? <span className="text-failed">{problem}</span> : <span className="text-ink-soft">{counted(changes, 'change', 'changes')} not saved yet.</span>}
        </p>
        {extra}
        <Button className="max-sm:grow" onClick={onDiscard} disabled={pending}>Discard</Button>
        <Button className="max-sm:grow" variant="primary" onClick={onSave} pending={pending}>{save}</Button>
      </div>
    </div>
  )
}
