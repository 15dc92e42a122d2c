import { describe, expect, test } from '@jest/globals'
import { forecastCalls } from '#features/dashboard/forecast.ts'
import { processName } from '#features/dashboard/process-name.ts'
import { follow, paceOf, type Followed } from '#features/runs/pace.ts'
import { stateNow, type RunDetail, type RunView } from '#features/runs/run-view.ts'
import { completenessWords, outcomeWords } from '#features/runs/run-words.ts'
import { relativeTime } from '#ui/time.tsx'

const counts = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, waiting: 0, failed: 0 }
const detailOf = (run: Partial<RunView>): RunDetail => ({
  processId: 'p', title: 'Sync customers', source: { one: 'customer', many: 'customers', system: 'Sage Intacct' }, target: { one: 'customer', system: 'Magento' }, failedNow: 0, heldBack: 0, carriedOutBy: null,
  run: {
    id: 'r', processId: 'p', mode: 'sync', full: false, carriesOut: null, trigger: 'manual', state: 'completed', control: 'go', reason: null, counts, announced: null, windowRead: null,
    intacctCalls: 0, magentoCalls: 0, since: undefined, requestedBy: null, createdAt: '', startedAt: null, endedAt: null, wakeAt: null, queuedForMs: 0, ...run,
  },
})

describe('the proof that a run is complete', () => {
  const since = '2026-11-24T06:00:00.000Z'
  test.each<[string, Partial<RunView>, string | null]>([
    ['names what was announced and what was read', { announced: 1204, windowRead: 1204, since, counts: { ...counts, read: 1204 } }, 'Sage Intacct says 1,204 customers changed since 24 Nov 2026, 00:00; we read 1,204.'],
    ['counts what was due from earlier runs apart', { announced: 10, windowRead: 10, since: null, counts: { ...counts, read: 13 } }, 'Sage Intacct says it holds 10 customers; we read 10. Another 3 were due from earlier runs.'],
    ['speaks of one customer as one', { announced: 1, windowRead: 1, since: null, counts: { ...counts, read: 1 } }, 'Sage Intacct says it holds 1 customer; we read 1.'],
    ['says how far it is while it goes on', { state: 'running', announced: 10, windowRead: 4, since: null }, 'Sage Intacct says it holds 10 customers; 4 read so far.'],
    ['is not there before the source was asked', { state: 'running' }, null],
    ['is another one for a retry', { mode: 'retry', counts: { ...counts, read: 2 } }, '2 records were due; each was read afresh from Sage Intacct and tried again.'],
  ])('%s', (_, run, words) => expect(completenessWords(detailOf(run), 'America/Chicago')).toBe(words))
})

describe('what a run came to', () => {
  test('lists what happened and leaves out what did not', () => {
    expect(outcomeWords(detailOf({ counts: { ...counts, read: 1300, created: 1200, failed: 100 } }))).toBe('1,200 created and 100 failed.')
    expect(outcomeWords(detailOf({ mode: 'preview', counts: { ...counts, read: 3, created: 2, unchanged: 1 } }))).toBe('2 would be created and 1 would stay as they are.')
    expect(outcomeWords(detailOf({}))).toBe('There was nothing to do.')
  })
})

describe('the pace of a run', () => {
  const seen = (read: number, at: number, before?: Followed) => follow(before, detailOf({ state: 'running', announced: 1000, windowRead: read }), at)
  test('is told from four seconds on, with the time that is left', () => {
    const first = seen(0, 0)
    expect(paceOf(first)).toEqual({ perSecond: null, leftMs: null })
    expect(paceOf(seen(100, 2_000, first))).toEqual({ perSecond: null, leftMs: null })
    expect(paceOf(seen(250, 5_000, first))).toEqual({ perSecond: 50, leftMs: 15_000 })
  })
  test('forgets what was before a pause', () => {
    const paused = follow(seen(250, 5_000, seen(0, 0)), detailOf({ state: 'paused', windowRead: 250 }), 6_000)
    expect(paused.samples).toEqual([])
  })
})

describe('the state that people see', () => {
  test.each<[Partial<RunView>, string | undefined]>([
    [{ state: 'queued', queuedForMs: 300 }, 'Starting'], [{ state: 'queued', queuedForMs: 20_000 }, 'Waiting for a worker'], [{ state: 'running', control: 'pause' }, 'Pausing'],
    [{ state: 'paused', control: 'pause' }, undefined], [{ state: 'paused', control: 'go' }, 'Resuming'], [{ state: 'paused', control: 'go', wakeAt: '2026-12-01' }, undefined],
    [{ state: 'running', control: 'cancel' }, 'Cancelling'], [{ state: 'cancelled', control: 'cancel' }, undefined],
  ])('%j is “%s”', (run, word) => expect(stateNow(detailOf(run).run).word).toBe(word))
})

describe('the forecast of calls', () => {
  test('draws the month’s line on to its end, from the second day on', () => {
    expect(forecastCalls(1000, new Date('2026-11-16T00:00:00Z'))).toBe(2000)
    expect(forecastCalls(1000, new Date('2026-11-01T12:00:00Z'))).toBeNull()
  })
})

describe('short words', () => {
  test('a process’s name in menus', () => expect(processName('Sync sales order invoices from Sage Intacct to Magento')).toBe('Sales order invoices'))
  test.each([[-20, 'just now'], [30, 'in a moment'], [-90, '2 minutes ago'], [-3_600, '1 hour ago'], [7_200, 'in 2 hours'], [-86_400, 'yesterday'], [-86_400 * 40, 'last month']])(
    '%d seconds from now is “%s”', (seconds, words) => expect(relativeTime(new Date(seconds * 1000), new Date(0))).toBe(words))
})
