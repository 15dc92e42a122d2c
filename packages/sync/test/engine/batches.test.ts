import { describe, expect, test } from '@jest/globals'
import { ConnectionFailure, WriteFailure, type StillOpen, type WriteOutcome } from '../../src/entity.ts'
import type { Lab } from './lab.ts'
import { failure, statesOf, useLab } from './lab-world.ts'

const here = useLab()

describe('batches', () => {
  const batchesOf = (sizes: string[][], answer: (key: string, write: () => WriteOutcome) => WriteOutcome = (_, write) => write()) => (self: Lab) => ({
    chunkSize: 25,
    inBatch: (_: unknown, plan: { action: string }) => plan.action === 'update',
    async writeBatch(items: { item: { row: { key: string; id: number; source: Record<string, string> }; draft: { name: string; parent: string | null } }; plan: never }[]) {
      sizes.push(items.map(({ item }) => item.row.key))
      return items.map(({ item, plan }) => answer(item.row.key, () => ({ targetId: self.write(item, plan).id, warnings: [], request: {}, response: {} })))
    },
  })

  test('take part of a chunk, the rest goes one by one', async () => {
    const sizes: string[][] = []
    here.lab.changes = batchesOf(sizes) as never
    for (let index = 0; index < 40; index++) here.lab.add(`t${index}`)
    expect(await here.world.run()).toMatchObject({ created: 40 })
    expect(sizes).toEqual([])
    for (let index = 0; index < 40; index++) here.lab.change(`t${index}`, { name: `new ${index}` })
    here.lab.add('t40')
    expect(await here.world.run()).toMatchObject({ created: 1, updated: 40, failed: 0 })
    expect(sizes.map((keys) => keys.length)).toEqual([25, 15])
  })

  test('that fail in part fail those alone; unknown ones are looked up and sent once more', async () => {
    const sizes: string[][] = []
    let first = true
    here.lab.changes = batchesOf(sizes, (key, write) => {
      if (key === 't1') return new WriteFailure(failure('No.'))
      if (key === 't2' && first) return new WriteFailure(failure('Perhaps.'), { outcomeUnknown: true })
      if (key === 't3' && first) {
        write()
        first = false
        return new WriteFailure(failure('Perhaps.'), { outcomeUnknown: true })
      }
      return write()
    }) as never
    for (let index = 0; index < 5; index++) here.lab.add(`t${index}`)
    await here.world.run()
    for (let index = 0; index < 5; index++) here.lab.change(`t${index}`, { name: `new ${index}` })
    const run = await here.world.run()
    expect(run).toMatchObject({ updated: 4, failed: 1 })
    expect(await statesOf(here.world)).toEqual({ t0: 'synced', t1: 'failed', t2: 'synced', t3: 'synced', t4: 'synced' })
    expect(here.lab.writes.filter((write) => write === 'update t3')).toHaveLength(1)
  })
})

describe('asynchronous bulk', () => {
  /** A target that takes bulks and does them when it pleases. */
  const bulkDoor = (done: Map<string, WriteOutcome>, memos: unknown[]) => (self: Lab) => ({
    async writeBatch(items: { item: { row: { key: string } } }[], tools: { remember(entries: { key: string; memo: Record<string, string> }[]): Promise<void> }) {
      await tools.remember(items.map(({ item }) => ({ key: item.row.key, memo: { bulk: 'b-1', operation: item.row.key } })))
      self.writes.push(`bulk of ${items.length}`)
      return items.map((): StillOpen => ({ stillOpen: true, reason: 'The shop has it in its queue.', retryInMs: 1_000 }))
    },
    async resume(items: { row: { key: string }; memo: unknown }[]) {
      memos.push(...items.map((item) => item.memo))
      return new Map(items.flatMap(({ row }) => {
        const outcome = done.get(row.key) ?? { stillOpen: true, reason: 'Still in its queue.', retryInMs: 1_000 } satisfies StillOpen
        return [[row.key, outcome]]
      }))
    },
  })

  test('leaves its records waiting, and brings each outcome back to its record', async () => {
    const done = new Map<string, WriteOutcome>()
    const memos: unknown[] = []
    here.lab.changes = bulkDoor(done, memos) as never
    for (const key of ['a', 'b', 'c']) here.lab.add(key)
    expect(await here.world.run()).toMatchObject({ state: 'completed', waiting: 3 })
    expect(await here.world.record('a')).toMatchObject({ state: 'waiting', reason: 'The shop has it in its queue.', failureCode: 'ACCEPTED_NOT_DONE', intent: { memo: { bulk: 'b-1', operation: 'a' } } })
    done.set('a', { targetId: 'lab-9', warnings: ['Late.'], request: {}, response: {} })
    done.set('b', new WriteFailure(failure('Refused.')))
    await here.world.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } }))
    expect(await here.world.run('retry')).toMatchObject({ created: 1, failed: 1, waiting: 1 })
    expect(memos).toContainEqual({ bulk: 'b-1', operation: 'a' })
    expect(await here.world.record('a')).toMatchObject({ state: 'synced', targetId: 'lab-9', warnings: ['Late.'], intent: null })
    expect(await here.world.record('b')).toMatchObject({ state: 'failed', intent: null })
    expect(await here.world.record('c')).toMatchObject({ state: 'waiting' })
    expect(here.lab.writes).toEqual(['bulk of 3'])
  })

  test('that was submitted before a crash is not submitted again', async () => {
    const done = new Map<string, WriteOutcome>([['a', { targetId: 'lab-9', warnings: [], request: {}, response: {} }]])
    const memos: unknown[] = []
    here.lab.changes = (self) => ({
      ...(bulkDoor(done, memos)(self) as object),
      writeBatch: async (items: { item: { row: { key: string } } }[], tools: { remember(entries: object[]): Promise<void> }) => {
        await tools.remember(items.map(({ item }) => ({ key: item.row.key, memo: { bulk: 'b-1' } })))
        throw new ConnectionFailure(failure('The worker died here.'))
      },
    }) as never
    here.lab.add('a')
    expect(await here.world.run()).toMatchObject({ state: 'stopped' })
    expect(await here.world.run()).toMatchObject({ state: 'completed', created: 1 })
    expect(memos).toEqual([{ bulk: 'b-1' }])
    expect(await here.world.record('a')).toMatchObject({ state: 'synced', targetId: 'lab-9' })
  })
})
