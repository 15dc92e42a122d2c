import {
  CircleCheck, CircleDashed, CirclePause, CircleSlash, CircleX, Clock, LoaderCircle, OctagonX, TriangleAlert, CircleAlert, type LucideIcon,
} from 'lucide-react'
import { cn } from './cn.ts'

export type RecordStateName = 'synced' | 'waiting' | 'failed' | 'skipped'
export type RunStateName = 'queued' | 'running' | 'paused' | 'completed' | 'completed_with_failures' | 'partial' | 'stopped' | 'cancelled'
export type StateName = RecordStateName | RunStateName | 'never'

interface Look { icon: LucideIcon; word: string; className: string; moves?: boolean }

const looks: Record<StateName, Look> = {
  synced: { icon: CircleCheck, word: 'Synced', className: 'text-synced' },
  waiting: { icon: Clock, word: 'Waiting', className: 'text-waiting' },
  failed: { icon: CircleX, word: 'Failed', className: 'text-failed' },
  skipped: { icon: CircleSlash, word: 'Skipped', className: 'text-skipped' },
  queued: { icon: CircleDashed, word: 'Queued', className: 'text-accent-ink' },
  running: { icon: LoaderCircle, word: 'Running', className: 'text-accent-ink', moves: true },
  paused: { icon: CirclePause, word: 'Paused', className: 'text-waiting' },
  completed: { icon: CircleCheck, word: 'Completed', className: 'text-synced' },
  completed_with_failures: { icon: CircleAlert, word: 'Completed with failures', className: 'text-failed' },
  partial: { icon: TriangleAlert, word: 'Partial', className: 'text-waiting' },
  stopped: { icon: OctagonX, word: 'Stopped', className: 'text-failed' },
  cancelled: { icon: CircleSlash, word: 'Cancelled', className: 'text-skipped' },
  never: { icon: CircleDashed, word: 'Not run yet', className: 'text-skipped' },
}

/** The word for a state: "Completed with failures". */
export const stateWord = (state: StateName): string => looks[state].word

/** A state of a record or a run, as icon and word, never colour alone. `iconOnly` keeps the word for screen readers. */
export function StateMark({ state, word, iconOnly = false, className }: { state: StateName; word?: string; iconOnly?: boolean; className?: string }) {
  const look = looks[state]
  const Icon = look.icon
  return (
    <span className={cn('inline-flex items-center gap-1.5 align-middle whitespace-nowrap', look.className, className)}>
      <Icon className={cn('size-4 shrink-0', look.moves && 'animate-spin [animation-duration:1.4s]')} aria-hidden />
      <span className={iconOnly ? 'sr-only' : 'font-medium'}>{word ?? look.word}</span>
    </span>
  )
}
