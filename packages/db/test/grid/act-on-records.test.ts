import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  assignRecords, countByState, failureCauses, ignoreRecords, listRecords, noteRecords, retryRecords, stopIgnoring, type RecordFilter,
} from '../../src/index.ts'
import { fillBooks, openBench, openBooks, type Bench, type Books } from './books.ts'

let bench: Bench
let books: Books
let others: Books

beforeAll(async () => { bench = await openBench() })
afterAll(() => bench.close())
beforeEach(async () => {
  books = await openBooks(bench)
  others = await openBooks(bench)
  await fillBooks(bench, books, 1_000)
  await fillBooks(bench, others, 1_000)
})

const rows = async (of: Books, filter: RecordFilter, limit = 1_000) =>
  (await of.db.transaction((tx) => listRecords(tx, { processId: of.process, filter, sort: { by: 'key' }, limit }))).rows
const idsOf = async (of: Books, filter: RecordFilter, limit?: number) => (await rows(of, filter, limit)).map((row) => row.id)
const dueNow = async (of: Books) => (await rows(of, { triedAgain: true })).filter((row) => (row.nextTryAt?.getTime() ?? Infinity) <= Date.now() + 1_000)
const history = async (of: Books, kind: string) =>
  (await bench.owner.query('SELECT source_key, actor_id, message FROM event WHERE process_id = $1 AND kind::text = $2 ORDER BY id', [of.process, kind])).rows

describe('retrying', () => {
  test('one record makes that one due and writes down who asked', async () => {
    const [id] = await idsOf(books, { search: 't-000050' })
    expect(await books.db.transaction((tx) => retryRecords(tx, books.process, { ids: [id as bigint] }, books.actor))).toBe(1)
    expect((await dueNow(books)).map((row) => row.sourceKey)).toEqual(['T-000050'])
    expect(await history(books, 'retry_requested')).toEqual([expect.objectContaining({ source_key: 'T-000050', actor_id: books.actor.id })])
  })

  test('all that match touches those and no others', async () => {
    const retried = await books.db.transaction((tx) => retryRecords(tx, books.process, { filter: { codes: ['VALUE_UNMAPPED'] } }, books.actor))
    expect((await dueNow(books)).every((row) => row.failureCode === 'VALUE_UNMAPPED')).toBe(true)
    expect(await dueNow(books)).toHaveLength(retried)
    expect(await dueNow(others)).toEqual([])
  })

  test('all that match a search, but for those unticked', async () => {
    const [first] = await idsOf(books, { states: ['failed'], search: 'acme' })
    await books.db.transaction((tx) => retryRecords(tx, books.process, { filter: { states: ['failed'], search: 'acme' }, except: [first as bigint] }, books.actor))
    expect(await dueNow(books)).toHaveLength(19)
  })

  test('another tenant’s ids, or its process, touches nothing', async () => {
    const ids = await idsOf(others, { states: ['failed'] })
    expect(await books.db.transaction((tx) => retryRecords(tx, books.process, { ids }, books.actor))).toBe(0)
    expect(await books.db.transaction((tx) => retryRecords(tx, others.process, { ids }, books.actor))).toBe(0)
    expect(await books.db.transaction((tx) => retryRecords(tx, others.process, { filter: {} }, books.actor))).toBe(0)
    expect(await dueNow(others)).toEqual([])
  })
})

describe('ignoring', () => {
  test('takes failures out of the failed list, says who and why, and keeps the failure', async () => {
    const before = await books.db.transaction((tx) => countByState(tx, books.process))
    await books.db.transaction((tx) => ignoreRecords(tx, books.process, { filter: { codes: ['EMAIL_MISSING'] } }, books.actor, 'cash customers'))
    const after = await books.db.transaction((tx) => countByState(tx, books.process))
    const ignored = await rows(books, { ignored: true })
    expect(ignored.every((row) => row.ignored && row.state === 'skipped')).toBe(true)
    expect(ignored[0]?.reason).toBe('Ignored by Ada Support: cash customers')
    expect(after).toMatchObject({ failed: before.failed - ignored.length, skipped: before.skipped + ignored.length })
    expect(await rows(books, { codes: ['EMAIL_MISSING'] })).toEqual([])
  })

  test('leaves what is synced or skipped for other reasons as it is', async () => {
    expect(await books.db.transaction((tx) => ignoreRecords(tx, books.process, { filter: { states: ['synced', 'skipped'] } }, books.actor, 'x'))).toBe(0)
  })

  test('is undone by stopping: failed as before, and due', async () => {
    const [before] = await rows(books, { search: 't-000050' })
    const selection = { ids: [before?.id as bigint] }
    await books.db.transaction((tx) => ignoreRecords(tx, books.process, selection, books.actor, 'a test'))
    await books.db.transaction((tx) => stopIgnoring(tx, books.process, selection, books.actor))
    const [after] = await rows(books, { search: 't-000050' })
    expect(after).toMatchObject({ state: 'failed', failureCode: before?.failureCode, failureClass: before?.failureClass, reason: before?.reason, ignored: false })
    expect((await dueNow(books)).map((row) => row.sourceKey)).toEqual(['T-000050'])
    expect(await history(books, 'unignored')).toHaveLength(1)
  })
})

describe('assigning and noting', () => {
  test('makes records somebody’s, so that they are found as theirs', async () => {
    const ids = await idsOf(books, { states: ['failed'] }, 3)
    expect(await books.db.transaction((tx) => assignRecords(tx, books.process, { ids }, books.actor, books.actor))).toBe(3)
    expect(await idsOf(books, { assignee: books.actor.id })).toEqual(ids)
    expect(await books.db.transaction((tx) => assignRecords(tx, books.process, { ids }, books.actor, books.actor))).toBe(0)
    await books.db.transaction((tx) => assignRecords(tx, books.process, { ids }, books.actor, null))
    expect(await idsOf(books, { assignee: books.actor.id })).toEqual([])
  })

  test('keeps a note and its history, and removes an empty one', async () => {
    const ids = await idsOf(books, { search: 't-000050' })
    await books.db.transaction((tx) => noteRecords(tx, books.process, { ids }, books.actor, ' Asked the customer. '))
    expect((await rows(books, { search: 't-000050' }))[0]?.note).toBe('Asked the customer.')
    await books.db.transaction((tx) => noteRecords(tx, books.process, { ids }, books.actor, ' '))
    expect((await rows(books, { search: 't-000050' }))[0]?.note).toBeNull()
    expect((await history(books, 'note')).map((event) => event.message)).toEqual(['Asked the customer.', 'The note was removed.'])
  })
})

describe('why records fail', () => {
  test('is grouped by code, and by what has to be set where settings mend it', async () => {
    const causes = await books.db.transaction((tx) => failureCauses(tx))
    expect(causes.reduce((sum, cause) => sum + cause.count, 0)).toBe(20)
    expect(causes.filter((cause) => cause.code === 'EMAIL_MISSING')).toHaveLength(1)
    const unmapped = causes.filter((cause) => cause.code === 'VALUE_UNMAPPED')
    expect(unmapped.length).toBeGreaterThan(1)
    for (const { count, cause, newest } of unmapped) {
      expect(await rows(books, { codes: ['VALUE_UNMAPPED'], cause: cause ?? '' })).toHaveLength(count)
      expect(newest.length).toBe(Math.min(3, count))
    }
  })
})
