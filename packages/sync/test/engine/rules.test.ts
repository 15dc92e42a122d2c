import { describe, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KnownRecord } from '@causeway/db'
import { createAdaptiveLimit } from '../../src/engine/adaptive-limit.ts'
import { contentHash } from '../../src/engine/hash.ts'
import { retryPauseMs, waitPauseMs } from '../../src/engine/retry-pause.ts'
import { StopSignal, type StopReason } from '../../src/engine/stop-signal.ts'
import { resultOfWait } from '../../src/engine/waiting.ts'
import { fail } from '../../src/failures/common.ts'

const minute = 60_000

describe('the content hash', () => {
  test('does not mind the order of fields', () => {
    expect(contentHash({ a: '1', b: '2' }, 1)).toBe(contentHash({ b: '2', a: '1' }, 1))
  })
  test.each([
    ['a value', { a: '1', b: '3' }, 1], ['a field that is gone', { a: '1' }, 1], ['a field that is new', { a: '1', b: '2', c: '' }, 1], ['settings or mapping', { a: '1', b: '2' }, 2],
    ['text that moves between fields', { a: '1b', b: '2' }, 1],
  ])('changes with %s', (_, source, version) => {
    expect(contentHash(source as Record<string, string>, version)).not.toBe(contentHash({ a: '1', b: '2' }, 1))
  })
})

describe('pauses', () => {
  test.each([[1, 1], [2, 5], [3, 15], [4, 60], [5, 240], [6, 720], [7, 1440], [8, 1440], [9, null]])('after attempt %d a record that failed for a passing reason rests %d minutes', (attempts, minutes) => {
    expect(retryPauseMs(attempts)).toBe(minutes === null ? null : minutes * minute)
  })
  test('of a record that waits end at once a day', () => {
    expect(waitPauseMs(1)).toBe(minute)
    expect(waitPauseMs(99)).toBe(1440 * minute)
  })
})

describe('a wait', () => {
  const failure = fail('UNEXPECTED', 'X', { message: '' })
  const gaveUp = fail('SOURCE_GONE', 'X', {})
  const known = (waitsFor: string | null, sinceMs: number, attempts: number) => ({ waitsFor, waitingSince: new Date(sinceMs), attempts }) as KnownRecord

  test('begins now', () => {
    expect(resultOfWait(undefined, { reason: 'r', failure, waitsFor: 'order:1' }, 1_000)).toMatchObject({ kind: 'waiting', waiting: { since: new Date(1_000), tries: 1, pauseMs: minute, waitsFor: 'order:1' } })
  })
  test('goes on while it waits for the same, with growing pauses', () => {
    expect(resultOfWait(known('order:1', 500, 2), { reason: 'r', failure, waitsFor: 'order:1' }, 1_000)).toMatchObject({ waiting: { since: new Date(500), tries: 3, pauseMs: 15 * minute } })
  })
  test('begins anew when it waits for something else', () => {
    expect(resultOfWait(known('order:1', 500, 2), { reason: 'r', failure, waitsFor: 'order:2' }, 1_000)).toMatchObject({ waiting: { since: new Date(1_000), tries: 1 } })
  })
  test('never rests beyond its end, and becomes the failure there', () => {
    const wait = { reason: 'r', failure, waitsFor: 'order:1', giveUpAfter: { ms: 10 * minute, failure: gaveUp } }
    expect(resultOfWait(known('order:1', 0, 3), wait, 9 * minute)).toMatchObject({ kind: 'waiting', waiting: { pauseMs: minute } })
    expect(resultOfWait(known('order:1', 0, 3), wait, 10 * minute)).toMatchObject({ kind: 'failed', failure: { code: 'SOURCE_GONE' }, waiting: { waitsFor: 'order:1', pauseMs: null } })
  })
})

describe('the adaptive limit', () => {
  test('never has more in flight than it may, and begins in order', async () => {
    const limit = createAdaptiveLimit(3)
    let inFlight = 0
    let most = 0
    const order: number[] = []
    await Promise.all(Array.from({ length: 20 }, (_, index) => limit.run(async () => {
      order.push(index)
      most = Math.max(most, ++inFlight)
      await sleep(2)
      inFlight -= 1
    })))
    expect(most).toBe(3)
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index))
  })
  test('halves at a sign of strain, once for complaints that come together, down to one', async () => {
    const limit = createAdaptiveLimit(8)
    limit.slowDown()
    limit.slowDown()
    expect(limit.current).toBe(4)
    await sleep(510)
    limit.slowDown()
    await sleep(510)
    limit.slowDown()
    await sleep(510)
    limit.slowDown()
    expect(limit.current).toBe(1)
  })
  test('grows by one after a quiet spell, up to what it may', async () => {
    const limit = createAdaptiveLimit(4, 5)
    limit.slowDown()
    for (let round = 0; round < 5; round++) await limit.run(async () => {})
    expect(limit.current).toBe(3)
    for (let round = 0; round < 20; round++) await limit.run(async () => {})
    expect(limit.current).toBe(4)
  })
})

describe('the stop signal', () => {
  test.each<[StopReason[], StopReason]>([
    [['slice-over', 'pause'], 'pause'], [['pause', 'slice-over'], 'pause'], [['pause', 'cancel'], 'cancel'], [['cancel', 'pause'], 'cancel'], [['cancel', 'lease-lost'], 'lease-lost'], [['lease-lost', 'cancel'], 'lease-lost'],
  ])('after %j is %s', (reasons, last) => {
    const stop = new StopSignal()
    for (const reason of reasons) stop.set(reason)
    expect(stop.reason).toBe(last)
    stop.close()
  })
  test('gives calls in flight up at once only when the lease is lost', () => {
    const stop = new StopSignal()
    stop.set('cancel')
    expect(stop.signal.aborted).toBe(false)
    stop.set('lease-lost')
    expect(stop.signal.aborted).toBe(true)
    stop.close()
  })
})
