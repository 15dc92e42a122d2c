import type { RecordOutcome } from '@causeway/db'
import type { Failure } from '../failure.ts'
import { retryPauseMs } from './retry-pause.ts'
import type { Pending, Result, Settled } from './settled.ts'
import type { SliceContext } from './slice-context.ts'
import type { Waiting } from './waiting.ts'

/** A second at least: a record that is due again at once would keep its run going for ever. */
const shortestPauseMs = 1_000

/** A record as it is stored after it was dealt with; null when it stands as it did. */
export function outcomeOf(context: SliceContext, { pending, result }: Settled, now = Date.now()): RecordOutcome | null {
  if (result.kind === 'held') return null
  const { row, known, hash } = pending
  const face = context.definition.face(row.source)
  const targetId = 'targetId' in result && result.targetId !== undefined ? result.targetId : known?.targetId ?? null
  return {
    sourceKey: row.key, sourceId: row.id, name: face.name, display: face.display, sourceUrl: face.url, source: row.source, hash,
    searchText: [row.key, face.name, ...face.search, targetId ?? ''].join(' ').toLowerCase(),
    targetId, targetIdentity: 'identity' in result ? result.identity ?? null : null, keepIntent: 'unresolved' in result && result.unresolved === true,
    ...stateOf(pending, result, now),
  }
}

type State = Pick<RecordOutcome, 'state' | 'failureCode' | 'failureClass' | 'failure' | 'reason' | 'warnings' | 'attempts' | 'nextTryAt' | 'waitsFor' | 'waitingSince'>

const clean: State = {
  state: 'synced', failureCode: null, failureClass: null, failure: null, reason: null, warnings: null, attempts: 0, nextTryAt: null, waitsFor: null, waitingSince: null,
}

function stateOf({ known, hash }: Pending, result: Exclude<Result, { kind: 'held' }>, now: number): State {
  switch (result.kind) {
    case 'created': case 'updated': case 'linked': case 'unchanged':
      return { ...clean, warnings: result.warnings.length ? [...new Set(result.warnings)] : null }
    case 'skipped':
      return { ...clean, state: 'skipped', reason: result.reason, waitsFor: result.waitsFor ?? null }
    case 'waiting':
      return { ...clean, state: 'waiting', ...causeOf(result.failure), reason: result.reason, ...waited(result.waiting, now) }
    case 'failed': {
      const { failure } = result
      // Content that changed starts afresh.
      const attempts = (known?.hash === hash ? known.attempts : 0) + 1
      return {
        ...clean, state: 'failed', ...causeOf(failure), reason: failure.explanation,
        attempts, nextTryAt: timeAfter(failure.retryable ? retryPauseMs(attempts) : null, now),
        ...(result.waiting ? waited(result.waiting, now) : {}),
      }
    }
  }
}

const causeOf = (failure: Failure) => ({ failureCode: failure.code, failureClass: failure.class, failure })

const timeAfter = (pauseMs: number | null, now: number) => (pauseMs === null ? null : new Date(now + Math.max(shortestPauseMs, pauseMs)).toISOString())

const waited = ({ waitsFor, since, tries, pauseMs }: Waiting, now: number) =>
  ({ waitsFor, waitingSince: since.toISOString(), attempts: tries, nextTryAt: timeAfter(pauseMs, now) })
