import type { ChangeView, EventView } from '../record-view.ts'

export type EventTone = 'synced' | 'waiting' | 'failed' | 'skipped' | 'person' | 'preview'

/** An event's headline: what happened, before its message. Pure. */
export function eventWords(event: Pick<EventView, 'kind' | 'targetId'>, target: string): { words: string; tone: EventTone } {
  const id = event.targetId ? ` ${event.targetId}` : ''
  switch (event.kind) {
    case 'created': return { words: `Created in ${target} as${id}`, tone: 'synced' }
    case 'updated': return { words: `Updated in ${target}`, tone: 'synced' }
    case 'linked': return { words: `Linked to ${target}${id}`, tone: 'synced' }
    case 'unchanged': return { words: 'Nothing to change', tone: 'synced' }
    case 'skipped': return { words: 'Skipped', tone: 'skipped' }
    case 'waiting': return { words: 'Waiting', tone: 'waiting' }
    case 'held_back': return { words: 'Held back', tone: 'waiting' }
    case 'failed': return { words: 'Failed', tone: 'failed' }
    case 'would_create': return { words: 'Preview: would be created', tone: 'preview' }
    case 'would_update': return { words: 'Preview: would be updated', tone: 'preview' }
    case 'would_leave': return { words: 'Preview: would stay as it is', tone: 'preview' }
    case 'would_skip': return { words: 'Preview: would be skipped', tone: 'preview' }
    case 'would_wait': return { words: 'Preview: would wait', tone: 'preview' }
    case 'would_fail': return { words: 'Preview: would fail', tone: 'preview' }
    case 'retry_requested': return { words: 'Retry', tone: 'person' }
    case 'note': return { words: 'Note', tone: 'person' }
    case 'ignored': return { words: 'Ignored', tone: 'person' }
    case 'unignored': return { words: 'No longer ignored', tone: 'person' }
    case 'edited': return { words: 'Edited, to be sent once', tone: 'person' }
    case 'edit_ended': return { words: 'The edit is over', tone: 'person' }
    case 'assigned': return { words: 'Assignment', tone: 'person' }
    default: return { words: event.kind, tone: 'person' }
  }
}

/** What the headline says already is not said twice. */
export function messageOf(event: Pick<EventView, 'kind' | 'message' | 'changes'>): string | null {
  switch (event.kind) {
    case 'retry_requested': case 'unignored': return null
    case 'edited': return event.changes?.map(editWords).join('\n') ?? null
    default: return event.message
  }
}

const quoted = (value: string | null) => (value?.trim() ? `“${value}”` : 'nothing')

/** "Postal code: nothing → “1234 AB”". */
export const editWords = ({ field, before, after }: ChangeView): string => `${field}: ${quoted(before)} → ${quoted(after)}`
