import type { KnownRecord } from '@causeway/db'
import type { Wait } from '../entity.ts'
import { waitPauseMs } from './retry-pause.ts'
import type { Result } from './settled.ts'

/** For what a record waits, since when, how often it was tried, and when it is tried again by itself. */
export interface Waiting { waitsFor: string | null; since: Date; tries: number; /** ms; null = not by itself. */ pauseMs: number | null }

/** What a wait comes to for this record: it waits on, or its time is over. Pure. */
export function resultOfWait(known: KnownRecord | undefined, wait: Wait, now = Date.now()): Result & { kind: 'waiting' | 'failed' } {
  const waitsFor = wait.waitsFor ?? null
  const before = known && known.waitsFor === waitsFor ? known.waitingSince : null
  const since = before ?? new Date(now)
  const tries = before && known ? known.attempts + 1 : 1
  const endsAt = wait.giveUpAfter ? since.getTime() + wait.giveUpAfter.ms : Infinity
  if (wait.giveUpAfter && now >= endsAt) {
    return { kind: 'failed', failure: wait.giveUpAfter.failure, waiting: { waitsFor, since, tries, pauseMs: null } }
  }
  const pauseMs = Math.min(wait.retryInMs ?? waitPauseMs(tries), endsAt - now)
  return { kind: 'waiting', reason: wait.reason, failure: wait.failure, waiting: { waitsFor, since, tries, pauseMs } }
}
