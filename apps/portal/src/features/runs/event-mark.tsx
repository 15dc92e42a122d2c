import {
  CircleCheck, CirclePlus, CircleSlash, CircleX, Clock, Hand, Link2, MessageSquare, PencilLine, RotateCcw, UserRound, type LucideIcon,
} from 'lucide-react'
import { cn } from '#ui/index.ts'

const looks: Record<string, { icon: LucideIcon; word: string; className: string }> = {
  created: { icon: CirclePlus, word: 'Created', className: 'text-synced' },
  updated: { icon: PencilLine, word: 'Updated', className: 'text-accent-ink' },
  linked: { icon: Link2, word: 'Linked', className: 'text-synced' },
  unchanged: { icon: CircleCheck, word: 'Unchanged', className: 'text-synced' },
  skipped: { icon: CircleSlash, word: 'Skipped', className: 'text-skipped' },
  held_back: { icon: Hand, word: 'Held back', className: 'text-waiting' },
  edited: { icon: PencilLine, word: 'Edited', className: 'text-ink-soft' },
  waiting: { icon: Clock, word: 'Waiting', className: 'text-waiting' },
  failed: { icon: CircleX, word: 'Failed', className: 'text-failed' },
  would_create: { icon: CirclePlus, word: 'Would create', className: 'text-synced' },
  would_update: { icon: PencilLine, word: 'Would update', className: 'text-accent-ink' },
  would_leave: { icon: CircleCheck, word: 'Would leave', className: 'text-skipped' },
  would_skip: { icon: CircleSlash, word: 'Would skip', className: 'text-skipped' },
  would_wait: { icon: Clock, word: 'Would wait', className: 'text-waiting' },
  would_fail: { icon: CircleX, word: 'Would fail', className: 'text-failed' },
  retry_requested: { icon: RotateCcw, word: 'Retry asked for', className: 'text-ink-soft' },
  ignored: { icon: CircleSlash, word: 'Ignored', className: 'text-skipped' },
  unignored: { icon: RotateCcw, word: 'No longer ignored', className: 'text-ink-soft' },
  assigned: { icon: UserRound, word: 'Assigned', className: 'text-ink-soft' },
  note: { icon: MessageSquare, word: 'Note', className: 'text-ink-soft' },
}

/** What happened, as icon and word. */
export function EventMark({ kind }: { kind: string }) {
  const look = looks[kind] ?? { icon: MessageSquare, word: kind.replaceAll('_', ' '), className: 'text-ink-soft' }
  const Icon = look.icon
  return <span className={cn('inline-flex items-center gap-1.5 align-middle whitespace-nowrap', look.className)}><Icon className="size-4 shrink-0" aria-hidden /><span className="font-medium">{look.word}</span></span>
}
