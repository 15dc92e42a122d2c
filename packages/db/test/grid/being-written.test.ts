import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { countByState, countRecords, listRecords, saveIntents, type GridState, type RecordFilter, type RunMode, type RunState } from '../../src/index.ts'
import { fillBooks, openBench, openBooks, type Bench, type Books } from './books.ts'

let bench: Bench
let books: Books

beforeAll(async () => { bench = await openBench() })
afterAll(() => bench.close())
beforeEach(async () => {
  books = await openBooks(bench)
  await fillBooks(bench, books, 200)
  // Two that are new, and one that waits already and is tried again.
  await books.db.transaction((tx) => saveIntents(tx, books.db.tenantId, books.process, ['N-1', 'N-2', 'T-000001'].map((sourceKey, index) => (
    { sourceKey, sourceId: 900 + index, name: sourceKey, intent: { action: 'create' as const, at: new Date().toISOString(), runId: 'r', fence: '1' } }))))
})

const run = (state: RunState, mode: RunMode = 'sync') => books.db.transaction((tx) => tx.run.create({ data: { tenantId: books.db.tenantId, processId: books.process, mode, trigger: 'manual', state } }))
const byState = () => books.db.transaction((tx) => countByState(tx, books.process))
const rows = async (filter: RecordFilter) => (await books.db.transaction((tx) => listRecords(tx, { processId: books.process, filter, sort: { by: 'key' }, limit: 1_000 }))).rows
const count = async (filter: RecordFilter) => (await books.db.transaction((tx) => countRecords(tx, books.process, filter))).count

describe('records that a run writes for the first time', () => {
  test('count as being written and not as waiting, and each count is that of the rows behind it', async () => {
    await run('running')
    const counts = await byState()
    expect(counts).toEqual({ failed: 4, waiting: 4, skipped: 8, synced: 184, writing: 2 })
    for (const state of Object.keys(counts) as GridState[]) {
      expect([state, (await rows({ states: [state] })).length, await count({ states: [state] })]).toEqual([state, counts[state], counts[state]])
    }
    expect((await rows({ states: ['writing'] })).map((row) => [row.sourceKey, row.beingWritten])).toEqual([['N-1', true], ['N-2', true]])
    expect((await rows({ states: ['waiting'] })).some((row) => row.beingWritten)).toBe(false)
    expect([(await rows({})).length, await count({})]).toEqual([202, 202])
  })

  test('are found together with other states, by whatever else is asked', async () => {
    await run('running')
    for (const [states, many] of [[['failed', 'waiting'], 8], [['failed', 'writing'], 6], [['waiting', 'writing'], 6]] as [GridState[], number][]) {
      expect([states, (await rows({ states })).length, await count({ states }), await count({ states, changedSince: new Date(0) })]).toEqual([states, many, many, many])
    }
  })

  test('wait once no run goes on that would write them, whatever a preview does', async () => {
    expect(await byState()).toMatchObject({ waiting: 6, writing: 0 })
    await run('stopped')
    await run('running', 'preview')
    expect(await byState()).toMatchObject({ waiting: 6, writing: 0 })
    expect((await rows({ states: ['waiting'] })).filter((row) => row.sourceKey.startsWith('N-')).map((row) => row.beingWritten)).toEqual([false, false])
  })
})
