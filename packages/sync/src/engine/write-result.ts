import { WriteFailure, type Item, type StillOpen, type Written } from '../entity.ts'
import type { Failure } from '../failure.ts'
import { fail } from '../failures/common.ts'
import type { Pending, Result, Write } from './settled.ts'
import { subjectOf, type SliceContext } from './slice-context.ts'
import { resultOfWait } from './waiting.ts'

/** What a write came to. */
export function resultOfWrite(context: SliceContext, write: Write, written: Written | StillOpen): Result {
  if ('stillOpen' in written) return resultOfOpen(context, write.pending, written)
  const { plan, item } = write
  return {
    kind: plan.action === 'create' || createdBefore(item) ? 'created' : 'updated', targetId: written.targetId,
    changes: plan.changes, warnings: [...write.warnings, ...written.warnings], request: written.request, response: written.response,
    ...(written.identity ? { identity: written.identity } : {}),
    ...(plan.action === 'update' && plan.adopts && !createdBefore(item) ? { adopted: true } : {}),
  }
}

/** An earlier attempt of ours created it and was interrupted before that could be stored. */
const createdBefore = (item: Item<unknown, unknown>) => item.ours && item.targetId === null

/** The target took it and has not done it yet: the record waits, and is asked about. */
export function resultOfOpen(context: SliceContext, pending: Pending, open: StillOpen): Result {
  const failure = fail('ACCEPTED_NOT_DONE', subjectOf(context.definition, pending.row.key), {})
  return { ...resultOfWait(pending.known, { reason: open.reason, failure, retryInMs: open.retryInMs ?? 15_000 }), unresolved: true }
}

export const resultOfFailure = (write: Write, error: WriteFailure, unresolved = false): Result =>
  ({ kind: 'failed', failure: error.failure, changes: write.plan.changes, request: error.request, response: error.response, unresolved, ...linkOf(error) })

/** What a write that failed left in the target. */
export const linkOf = ({ targetId }: WriteFailure): { targetId?: string } => (targetId === null ? {} : { targetId })

export const resultOfUnknown = (context: SliceContext, write: Write, error: WriteFailure): Result => resultOfFailure(
  write, new WriteFailure(fail('OUTCOME_UNKNOWN', subjectOf(context.definition, write.pending.row.key), { message: error.failure.explanation }), { request: error.request, response: error.response }), true,
)

/** A mistake of our own, told on the record. */
export const unexpected = (context: SliceContext, write: Write, message: string): Failure =>
  fail('UNEXPECTED', subjectOf(context.definition, write.pending.row.key), { message })
