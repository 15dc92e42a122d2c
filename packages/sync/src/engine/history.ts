import type { NewEvent } from '@causeway/db'
import { isPreviewId } from '../entity.ts'
import type { Settled } from './settled.ts'
import { nameOf, type SliceContext } from './slice-context.ts'

const linkedMessage = 'It was in the shop already; the two are linked now.'

/**
 * What is written down in a record's history. Nothing is, but in a preview, about a record that stays as it is: nor about one that fails or is skipped
 * once more because a full run looks at everything.
 */
export function eventsOf(context: SliceContext, settled: Settled): NewEvent[] {
  return !context.preview && repeats(settled) ? [] : newEvents(context, settled)
}

/** It comes to the same as before, and nobody asked for another try. */
function repeats({ pending: { known, hash }, result }: Settled): boolean {
  const asked = (known?.nextTryAt?.getTime() ?? Infinity) <= Date.now()
  return known?.hash === hash && known.state === result.kind && !asked
}

function newEvents(context: SliceContext, { pending, result }: Settled): NewEvent[] {
  const { row, known } = pending
  const base = { sourceKey: row.key, name: nameOf(context, row) }
  const preview = context.preview
  switch (result.kind) {
    case 'created': case 'updated':
      return [{
        ...base, kind: preview ? (result.kind === 'created' ? 'would_create' : 'would_update') : result.kind, targetId: result.targetId !== null && isPreviewId(result.targetId) ? null : result.targetId,
        changes: result.changes, request: result.request, response: result.response,
        message: [...(result.adopted ? [linkedMessage] : []), ...result.warnings].join(' ') || null,
      }]
    case 'linked': return [{ ...base, kind: preview ? 'would_leave' : 'linked', targetId: result.targetId, message: linkedMessage }]
    case 'unchanged': return preview ? [{ ...base, kind: 'would_leave', targetId: result.targetId }] : []
    case 'skipped': return [{ ...base, kind: preview ? 'would_skip' : 'skipped', targetId: result.targetId, message: result.reason }]
    case 'held': return [{ ...base, kind: 'held_back', changes: result.changes, message: result.reason }]
    case 'waiting': {
      // A wait that goes on fills no history.
      if (!preview && known?.state === 'waiting' && result.waiting.tries > 1) return []
      return [{ ...base, kind: preview ? 'would_wait' : 'waiting', failureCode: result.failure.code, message: result.reason }]
    }
    case 'failed':
      return [{
        ...base, kind: preview ? 'would_fail' : 'failed', failureCode: result.failure.code, message: result.failure.explanation, ...(result.targetId ? { targetId: result.targetId } : {}),
        changes: result.changes ?? null, request: result.request, response: result.response,
      }]
  }
}
