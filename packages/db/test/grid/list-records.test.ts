import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { countRecords, eachRecordPage, listRecords, type RecordFilter, type RecordQuery, type RecordSort, type Tx } from '../../src/index.ts'
import { fillBooks, openBench, openBooks, type Bench, type Books } from './books.ts'

const many = 100_000
/** Of the 100,000: what Postgres fetches in some milliseconds, however busy the machine is. */
const fewRows = 15_000

let bench: Bench
let books: Books
let others: Books

beforeAll(async () => {
  bench = await openBench()
  books = await openBooks(bench)
  others = await openBooks(bench)
  await fillBooks(bench, others, 500)
  await fillBooks(bench, books, many)
}, 120_000)
afterAll(() => bench.close())

const list = (query: Partial<RecordQuery> = {}) => books.db.transaction((tx) =>
  listRecords(tx, { processId: books.process, filter: {}, sort: { by: 'key' }, limit: 100, ...query }))
const keys = async (filter: RecordFilter) => (await list({ filter })).rows.map((row) => row.sourceKey)
const count = (filter: RecordFilter, exactly = false) => books.db.transaction((tx) => countRecords(tx, books.process, filter, { exactly }))

/** Records that this connection has read by scanning the table, and by an index, since Postgres last summed them up. */
async function rowsTouched(tx: Tx): Promise<{ scanned: number; fetched: number }> {
  const [counts] = await tx.$queryRaw<{ scanned: bigint; fetched: bigint }[]>`
    SELECT seq_tup_read AS scanned, coalesce(idx_tup_fetch, 0) AS fetched FROM pg_stat_xact_user_tables WHERE relname = 'record'`
  return { scanned: Number(counts?.scanned), fetched: Number(counts?.fetched) }
}

describe('the grid of a process with 100,000 records', () => {
  const sorts: RecordSort[] = (['key', 'name', 'state', 'tried'] as const).flatMap((by) => [{ by }, { by, descending: true }])

  test.each(sorts)('walks through all that match once, in order of %j', async (sort) => {
    const seen: string[] = []
    for await (const rows of eachRecordPage(books.db, { processId: books.process, filter: { states: ['failed', 'waiting', 'skipped'] }, sort, limit: 700 })) {
      seen.push(...rows.map((row) => row.sourceKey))
    }
    expect([seen.length, new Set(seen).size]).toEqual([8_000, 8_000])
  })

  test('sorts names as people do: case and accents beside each other', async () => {
    const { rows } = await list({ sort: { by: 'name' }, limit: many })
    const words = [...new Set(rows.map((row) => row.name.split(' ')[0]))]
    expect(words).toEqual(['Acme', 'Bolt', 'crane', 'Dorfler', 'Éclair', 'eclipse', 'Foster', 'Harbour', 'Ivory', 'Jansen'])
  })

  test('puts what needs a person first when sorted by state', async () => {
    const page = await list({ sort: { by: 'state' }, limit: 2_001 })
    expect(page.rows.filter((row) => row.state === 'failed')).toHaveLength(2_000)
    expect(page.rows.at(-1)?.state).toBe('waiting')
  })

  test.each<[string, RecordFilter, number]>([
    ['a state', { states: ['failed'] }, 2_000],
    ['two states', { states: ['failed', 'waiting'] }, 4_000],
    ['a code', { codes: ['VALUE_UNMAPPED'] }, 667],
    ['a class', { classes: ['missing'] }, 1_333],
    ['what is tried again by itself', { triedAgain: true }, 2_000],
    ['a state and words', { states: ['failed'], search: 'acme' }, 2_000],
    ['an id', { search: 't-077777' }, 1],
    ['the id in the other system', { search: '599999' }, 0],
    ['a part of an e-mail address', { search: 'mail4242@' }, 1],
    ['two words in any order', { search: 'example.com MAIL4242@' }, 1],
    ['the beginning of a word', { search: 'iv', states: ['waiting'] }, 0],
    ['nobody’s failures', { states: ['failed'], assignee: null }, 2_000],
  ])('filters by %s and counts it', async (_, filter, expected) => {
    expect((await count(filter, true)).count).toBe(expected)
    const page = await list({ filter, limit: 5_000 })
    expect(page.rows).toHaveLength(expected)
  })

  test('finds by signs that mean something to LIKE only what has them', async () => {
    expect(await keys({ search: 'mail42%' })).toEqual([])
    expect(await keys({ search: 't_000042' })).toEqual([])
    expect(await keys({ search: 't-000042 \\' })).toEqual([])
  })

  test('counts a broad search up to 10,000 and says that there are more, or exactly when asked', async () => {
    expect(await count({ search: 'example.com' })).toEqual({ count: 10_000, more: true })
    expect(await count({ search: 'example.com' }, true)).toEqual({ count: many, more: false })
  })

  test('begins again when a cursor was altered', async () => {
    const first = await list()
    expect((await list({ after: 'bm9uc2Vuc2U' })).rows[0]).toEqual(first.rows[0])
    expect((await list({ sort: { by: 'tried' }, after: first.next })).rows).toHaveLength(100)
  })

  test.each<[string, Partial<RecordQuery>]>([
    ...sorts.map((sort): [string, Partial<RecordQuery>] => [`sorted by ${sort.by}${sort.descending ? ' downwards' : ''}`, { sort }]),
    ['of failed records by name', { filter: { states: ['failed'] }, sort: { by: 'name' } }],
    ['of a rare class', { filter: { classes: ['conflict'] }, sort: { by: 'tried', descending: true } }],
    ['of what changed this week', { filter: { changedSince: new Date(Date.now() - 7 * 86_400_000) }, sort: { by: 'name' } }],
    ['of a narrow search', { filter: { search: 'mail4242@' }, sort: { by: 'name' } }],
    ['of a broad search', { filter: { search: 'example.com' }, sort: { by: 'name' } }],
    ['of failed records that a broad search finds', { filter: { search: 'example.com', states: ['failed'] }, sort: { by: 'name' } }],
    ['of a search without a result', { filter: { search: 'qqzz' } }],
    ['of a short search without a result', { filter: { search: 'zq' } }],
  ])('looks at few rows for a page %s, the first and one from the middle', async (_, query) => {
    const middle = await list({ ...query, limit: 20_000 })
    for (const after of [null, middle.next]) {
      const touched = await books.db.transaction(async (tx) => {
        const before = await rowsTouched(tx)
        await listRecords(tx, { processId: books.process, filter: {}, sort: { by: 'key' }, limit: 100, ...query, after })
        const now = await rowsTouched(tx)
        return { scanned: now.scanned - before.scanned, fetched: now.fetched - before.fetched }
      })
      expect(touched.scanned).toBe(0)
      expect(touched.fetched).toBeLessThan(fewRows)
    }
  })
})

describe('another tenant', () => {
  test('sees none of them, by process or by search', async () => {
    const page = await others.db.transaction((tx) => listRecords(tx, { processId: books.process, filter: { search: 'acme' }, sort: { by: 'key' }, limit: 10 }))
    expect(page.rows).toEqual([])
    expect(await others.db.transaction((tx) => countRecords(tx, books.process, {}))).toEqual({ count: 0, more: false })
  })

  test('finds no ids through the search’s own function', async () => {
    const found = await others.db.transaction((tx) => tx.$queryRaw`SELECT records_found(${books.process}::uuid, ${['%acme%']}::text[], NULL) AS id`)
    expect(found).toEqual([])
  })
})
