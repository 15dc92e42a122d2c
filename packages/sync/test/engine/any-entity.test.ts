import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { ignoreRecords, type UserId } from '@causeway/db'
import { ConnectionFailure, WriteFailure, isPreviewId, type StillOpen, type WriteOutcome } from '../../src/entity.ts'
import { fail } from '../../src/failures/common.ts'
import { entitiesOf, Lab } from './lab.ts'
import { createWorld, sums, type World } from './world.ts'

let world: World
let lab: Lab
let other: Lab
beforeEach(async () => {
  lab = new Lab('lab')
  other = new Lab('others')
  world = await createWorld({ sandbox: { seed: 'empty' }, entity: 'lab', engine: { chunkSize: 10, unknownSettlesMs: 400, entityModule: entitiesOf(lab, other) } })
})
afterEach(() => world.close())

const states = async () => Object.fromEntries((await world.records()).map((record) => [record.sourceKey, record.state]))
const failure = (message: string) => fail('UNEXPECTED', 'Thing', { message })
const busy = fail('SHOP_BUSY', 'Thing', { message: 'A deadlock.' })

describe('a tree', () => {
  test('whose rows come level by level is written parents first, in one run', async () => {
    for (let index = 0; index < 5; index++) lab.add(`root${index}`, {}, 0)
    for (let index = 0; index < 25; index++) lab.add(`child${index}`, { parent: `root${index % 5}` }, 1)
    for (let index = 0; index < 25; index++) lab.add(`leaf${index}`, { parent: `child${index}` }, 2)
    lab.pageSize = 17
    const run = await world.run()
    expect(run).toMatchObject({ state: 'completed', created: 55, waiting: 0, read: 55 })
    expect((await world.events(run)).filter((event) => event.kind === 'waiting')).toEqual([])
  })

  test('whose rows come in any order is done in one run all the same: who waits is woken by its parent', async () => {
    for (let index = 9; index > 0; index--) lab.add(`n${index}`, { parent: `n${index - 1}` })
    lab.add('n0')
    const run = await world.run()
    expect(run).toMatchObject({ state: 'completed', created: 10, waiting: 0, read: 10 })
    expect(lab.writes.map((write) => write.slice(-1))).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
  })

  test('with a cycle and an orphan ends all the same; they wait', async () => {
    lab.add('a', { parent: 'b' })
    lab.add('b', { parent: 'a' })
    lab.add('c', { parent: 'nobody' })
    expect(await world.run()).toMatchObject({ state: 'completed', waiting: 3, read: 3 })
    expect(await states()).toEqual({ a: 'waiting', b: 'waiting', c: 'waiting' })
  })

  test('is previewed as it will be written', async () => {
    let given: string[] = []
    lab.changes = (_, { preview }) => ({ plan: ({ draft }) => { if (preview && draft.parent) given.push(draft.parent); return { action: 'create', changes: [] } } })
    lab.add('root', {}, 0)
    lab.add('child', { parent: 'root' }, 1)
    expect(await world.run('preview')).toMatchObject({ created: 2, waiting: 0 })
    expect(given.every(isPreviewId)).toBe(true)
    given = []
    expect(await world.run()).toMatchObject({ created: 2, waiting: 0 })
  })
})

describe('a record whose failure a person ignores', () => {
  const ignore = (key: string) => world.db.transaction(async (tx) =>
    ignoreRecords(tx, world.process, { ids: [(await tx.record.findFirstOrThrow({ where: { sourceKey: key } })).id] }, { id: randomUUID() as UserId, name: 'Ada' }, 'On purpose.'))

  test('stays ignored in a full run, and comes back when its source changes', async () => {
    lab.changes = () => ({ plan: ({ row }) => (row.key === 'a' ? { action: 'fail', failure: failure('No.') } : { action: 'create', changes: [] }) })
    lab.add('a')
    lab.add('b')
    await world.run()
    await ignore('a')
    const full = await world.run('sync', { full: true })
    expect(full).toMatchObject({ failed: 0, skipped: 1, read: 2 })
    expect(await states()).toMatchObject({ a: 'skipped' })
    lab.change('a', { size: 'L' })
    await world.run()
    expect(await states()).toMatchObject({ a: 'failed' })
  })

  test('stays ignored when it is gone from the source and linked', async () => {
    lab.add('a')
    lab.add('b')
    await world.run()
    lab.remove('a')
    lab.changes = (it) => ({ read: async () => ({ rows: [...it.source.values()], announced: it.source.size, missing: 0, highWater: null, next: null, covers: { after: 0, upTo: null } }) })
    await world.run('sync', { full: true })
    expect(await states()).toMatchObject({ a: 'failed' })
    await ignore('a')
    await world.run('sync', { full: true })
    expect(await states()).toMatchObject({ a: 'skipped' })
  })
})

describe('a link to something that is gone', () => {
  test('is given up when the plan says so', async () => {
    lab.add('a')
    await world.run()
    expect((await world.record('a')).targetId).not.toBeNull()
    lab.target.clear()
    lab.changes = () => ({ plan: () => ({ action: 'skip', reason: 'Inactive.', targetId: null }) })
    await world.run('sync', { full: true })
    expect(await world.record('a')).toMatchObject({ state: 'skipped', targetId: null })
  })
})

describe('a record that waits for one of another process', () => {
  test('is due the moment that one is linked, and says meanwhile what it waits for', async () => {
    const others = await world.addProcess('others')
    lab.changes = (_, { links }) => ({
      gather: (rows) => links('others', rows.flatMap((row) => row.source.needs ?? [])),
      map: (row, there) => (row.source.needs && !there.has(row.source.needs)
        ? { kind: 'wait', reason: `Waits for ${row.source.needs}.`, failure: failure('x'), waitsFor: `others:${row.source.needs}` }
        : { kind: 'draft', draft: { name: row.key, parent: there.get(row.source.needs ?? '') ?? null }, claims: [] }),
    })
    lab.add('p', { needs: 'f' })
    lab.add('q', { needs: 'g' })
    other.add('f')
    expect(await world.run()).toMatchObject({ state: 'completed', waiting: 2 })
    expect(await world.record('p')).toMatchObject({ state: 'waiting', reason: 'Waits for f.', waitsFor: 'others:f' })
    await world.run('sync', { process: others })
    expect((await world.record('p')).nextTryAt?.getTime()).toBeLessThanOrEqual(Date.now())
    expect((await world.record('q')).nextTryAt?.getTime()).toBeGreaterThan(Date.now())
    const retry = await world.run('retry')
    expect(retry).toMatchObject({ created: 1, read: 1 })
    expect(await world.record('p')).toMatchObject({ state: 'synced', waitsFor: null, waitingSince: null })
    expect([...lab.target.values()][0]?.parent).toBe([...other.target.keys()][0])
  })

  test('for what no process provides is asked about at every run', async () => {
    const there = new Set<string>()
    lab.changes = () => ({ arrived: async (names) => names.filter((name) => there.has(name)) })
    lab.add('i1', { waitsFor: 'order:1' })
    lab.add('i2', { waitsFor: 'order:2' })
    await world.run()
    lab.change('i1', { waitsFor: '' })
    there.add('order:1')
    const run = await world.run('retry')
    expect(run).toMatchObject({ created: 1, read: 1 })
    expect(await states()).toEqual({ i1: 'synced', i2: 'waiting' })
  })

  test('gives up after its time, and goes all the same when the thing arrives later', async () => {
    const there = new Set<string>()
    lab.changes = () => ({
      arrived: async (names) => names.filter((name) => there.has(name)),
      map: (row) => (there.has('order:1') ? { kind: 'draft', draft: { name: row.key, parent: null }, claims: [] }
        : { kind: 'wait', reason: 'Waits.', failure: failure('waits'), waitsFor: 'order:1', retryInMs: 1_000, giveUpAfter: { ms: 1_500, failure: fail('SOURCE_GONE', 'Thing i', {}) } }),
    })
    lab.add('i')
    await world.run()
    const since = (await world.record('i')).waitingSince
    await world.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } }))
    await world.run('retry')
    expect(await world.record('i')).toMatchObject({ state: 'waiting', waitingSince: since, attempts: 2 })
    await new Promise((resolve) => { setTimeout(resolve, 1_600) })
    await world.run('retry')
    expect(await world.record('i')).toMatchObject({ state: 'failed', failureCode: 'SOURCE_GONE', nextTryAt: null, waitsFor: 'order:1' })
    expect((await world.history('i')).map((event) => event.kind)).toEqual(['waiting', 'failed'])
    there.add('order:1')
    await world.run('retry')
    expect(await world.record('i')).toMatchObject({ state: 'synced', failureCode: null })
  })
})

describe('claims', () => {
  test('more than one a record: whichever is taken is named, and none of them is held meanwhile', async () => {
    lab.add('a', { claims: 'sku:1,name:x' })
    lab.add('b', { claims: 'sku:2,name:x' })
    lab.add('c', { claims: 'sku:2,name:y' })
    await world.run()
    expect(await states()).toEqual({ a: 'synced', b: 'failed', c: 'synced' })
    expect(await world.record('b')).toMatchObject({ failure: { details: { claim: 'name:x' } } })
  })
})

describe('deletes', () => {
  test('are found by a full read whose pages say what they cover, and fail as gone', async () => {
    lab.changes = (self) => ({ read: async () => ({ rows: [...self.source.values()], next: null, announced: self.source.size, highWater: '2026', missing: 0, covers: { after: 0, upTo: null } }) })
    for (const key of ['a', 'b', 'c']) lab.add(key)
    await world.run()
    lab.remove('b')
    const run = await world.run('sync', { full: true })
    expect(run).toMatchObject({ state: 'completed_with_failures', unchanged: 2, failed: 1 })
    expect(await world.record('b')).toMatchObject({ state: 'failed', failureCode: 'SOURCE_GONE', targetId: 'lab-2', name: 'b' })
    // It stays as it is, and is not looked at again.
    expect(await world.run('sync', { full: true })).toMatchObject({ state: 'completed', read: 2 })
  })

  test('that a page tells of go to the entity, which may write', async () => {
    let gone: string[] = []
    lab.changes = (self) => ({
      read: async () => ({
        rows: [...self.source.values(), ...gone.map((key, index) => ({ key, id: 100 + index, source: {}, gone: true as const }))], next: null, announced: self.source.size + gone.length, highWater: '2026', missing: 0,
      }),
      mapGone: (row) => ({ kind: 'draft', draft: { name: `hidden ${row.key}`, parent: null }, claims: [] }),
    })
    for (const key of ['a', 'b']) lab.add(key)
    await world.run()
    lab.remove('b')
    gone = ['b']
    expect(await world.run()).toMatchObject({ state: 'completed', unchanged: 1, updated: 1 })
    expect(lab.target.get('lab-2')?.name).toBe('hidden b')
    expect(await world.run()).toMatchObject({ unchanged: 2, updated: 0 })
  })
})

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
    lab.changes = batchesOf(sizes) as never
    for (let index = 0; index < 40; index++) lab.add(`t${index}`)
    expect(await world.run()).toMatchObject({ created: 40 })
    expect(sizes).toEqual([])
    for (let index = 0; index < 40; index++) lab.change(`t${index}`, { name: `new ${index}` })
    lab.add('t40')
    expect(await world.run()).toMatchObject({ created: 1, updated: 40, failed: 0 })
    expect(sizes.map((keys) => keys.length)).toEqual([25, 15])
  })

  test('that fail in part fail those alone; unknown ones are looked up and sent once more', async () => {
    const sizes: string[][] = []
    let first = true
    lab.changes = batchesOf(sizes, (key, write) => {
      if (key === 't1') return new WriteFailure(failure('No.'))
      if (key === 't2' && first) return new WriteFailure(failure('Perhaps.'), { outcomeUnknown: true })
      if (key === 't3' && first) {
        write()
        first = false
        return new WriteFailure(failure('Perhaps.'), { outcomeUnknown: true })
      }
      return write()
    }) as never
    for (let index = 0; index < 5; index++) lab.add(`t${index}`)
    await world.run()
    for (let index = 0; index < 5; index++) lab.change(`t${index}`, { name: `new ${index}` })
    const run = await world.run()
    expect(run).toMatchObject({ updated: 4, failed: 1 })
    expect(await states()).toEqual({ t0: 'synced', t1: 'failed', t2: 'synced', t3: 'synced', t4: 'synced' })
    expect(lab.writes.filter((write) => write === 'update t3')).toHaveLength(1)
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
    lab.changes = bulkDoor(done, memos) as never
    for (const key of ['a', 'b', 'c']) lab.add(key)
    expect(await world.run()).toMatchObject({ state: 'completed', waiting: 3 })
    expect(await world.record('a')).toMatchObject({ state: 'waiting', reason: 'The shop has it in its queue.', failureCode: 'ACCEPTED_NOT_DONE', intent: { memo: { bulk: 'b-1', operation: 'a' } } })
    done.set('a', { targetId: 'lab-9', warnings: ['Late.'], request: {}, response: {} })
    done.set('b', new WriteFailure(failure('Refused.')))
    await world.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } }))
    expect(await world.run('retry')).toMatchObject({ created: 1, failed: 1, waiting: 1 })
    expect(memos).toContainEqual({ bulk: 'b-1', operation: 'a' })
    expect(await world.record('a')).toMatchObject({ state: 'synced', targetId: 'lab-9', warnings: ['Late.'], intent: null })
    expect(await world.record('b')).toMatchObject({ state: 'failed', intent: null })
    expect(await world.record('c')).toMatchObject({ state: 'waiting' })
    expect(lab.writes).toEqual(['bulk of 3'])
  })

  test('that was submitted before a crash is not submitted again', async () => {
    const done = new Map<string, WriteOutcome>([['a', { targetId: 'lab-9', warnings: [], request: {}, response: {} }]])
    const memos: unknown[] = []
    lab.changes = (self) => ({
      ...(bulkDoor(done, memos)(self) as object),
      writeBatch: async (items: { item: { row: { key: string } } }[], tools: { remember(entries: object[]): Promise<void> }) => {
        await tools.remember(items.map(({ item }) => ({ key: item.row.key, memo: { bulk: 'b-1' } })))
        throw new ConnectionFailure(failure('The worker died here.'))
      },
    }) as never
    lab.add('a')
    expect(await world.run()).toMatchObject({ state: 'stopped' })
    expect(await world.run()).toMatchObject({ state: 'completed', created: 1 })
    expect(memos).toEqual([{ bulk: 'b-1' }])
    expect(await world.record('a')).toMatchObject({ state: 'synced', targetId: 'lab-9' })
  })
})

describe('a create whose outcome is unknown, where the target would do it twice', () => {
  test('rests until a late one must show, and is looked up before it is sent again', async () => {
    let cut = true
    lab.changes = (self) => ({
      async write(item, plan) {
        if (!cut) return { targetId: self.write(item, plan).id, warnings: [], request: {}, response: {} }
        cut = false
        // The shop does it, but late.
        setTimeout(() => self.write(item, plan), 6_500)
        throw new WriteFailure(failure('No answer.'), { outcomeUnknown: true })
      },
    })
    lab.add('a')
    expect(await world.run()).toMatchObject({ failed: 1 })
    expect(await world.record('a')).toMatchObject({ failureCode: 'OUTCOME_UNKNOWN', intent: { action: 'create' } })
    await new Promise((resolve) => { setTimeout(resolve, 1_500) })
    await world.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } }))
    expect(await world.run('retry')).toMatchObject({ created: 1 })
    expect(lab.writes).toEqual(['create a'])
  }, 30_000)

  test('is not sent again by a worker that comes soon after the crash', async () => {
    lab.changes = () => ({ async write() { throw new ConnectionFailure(failure('The worker died here.')) } })
    lab.add('a')
    await world.run()
    lab.changes = () => ({})
    expect(await world.run()).toMatchObject({ waiting: 1 })
    expect(lab.writes).toEqual([])
    await new Promise((resolve) => { setTimeout(resolve, 1_100) })
    expect(await world.run('retry')).toMatchObject({ created: 1 })
    expect(lab.writes).toEqual(['create a'])
  })

  test('is remembered while the record waits for something else', async () => {
    lab.changes = () => ({ async write() { throw new ConnectionFailure(failure('The worker died here.')) } })
    lab.add('a')
    await world.run()
    lab.changes = () => ({})
    lab.change('a', { waitsFor: 'others:x' })
    expect(await world.run()).toMatchObject({ waiting: 1 })
    expect(await world.record('a')).toMatchObject({ state: 'waiting', intent: { action: 'create' } })
    lab.change('a', { waitsFor: '' })
    await new Promise((resolve) => { setTimeout(resolve, 500) })
    expect(await world.run()).toMatchObject({ created: 1 })
    expect((await world.record('a')).intent).toBeNull()
  })
})

describe('a target that is busy', () => {
  test('is asked again after a pause, with less at a time', async () => {
    let tries = 0
    lab.changes = (self) => ({
      async write(item, plan) {
        if (++tries <= 2) throw new WriteFailure(busy)
        return { targetId: self.write(item, plan).id, warnings: [], request: {}, response: {} }
      },
    })
    lab.add('a')
    expect(await world.run()).toMatchObject({ created: 1, failed: 0 })
    expect(tries).toBe(3)
  })

  test('for too long fails the record for now, to be tried again by itself', async () => {
    lab.changes = () => ({ async write() { throw new WriteFailure(busy) } })
    lab.add('a')
    expect(await world.run()).toMatchObject({ failed: 1 })
    const record = await world.record('a')
    expect(record).toMatchObject({ failureCode: 'SHOP_BUSY', attempts: 1, intent: null })
    expect((record.nextTryAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(30_000)
  })
})

describe('warnings and mistakes', () => {
  test('warnings of the mapping, the plan and the write stand on the record without failing it, also when nothing is written', async () => {
    lab.changes = (self) => ({
      map: (row) => ({ kind: 'draft', draft: { name: row.source.name ?? '', parent: null }, claims: [], warnings: ['Cut.'] }),
      async write(item, plan) { return { targetId: self.write(item, plan).id, warnings: ['Swallowed.'], request: {}, response: {} } },
    })
    lab.add('a')
    await world.run()
    expect(await world.record('a')).toMatchObject({ state: 'synced', warnings: ['Cut.', 'Swallowed.'] })
    await world.run('sync', { full: true })
    lab.change('a', { extra: '1' })
    await world.run()
    expect(await world.record('a')).toMatchObject({ state: 'synced', warnings: ['Cut.'] })
  })

  test('a mistake of ours in mapping or planning one record concerns that record only', async () => {
    const standard = lab.connectorFor({ links: async () => new Map() } as never)
    lab.changes = () => ({
      map: (row, facts) => { if (row.key === 'b') throw new TypeError('No lines.'); return standard.map(row, facts) },
      plan: (item) => { if (item.row.key === 'c') throw new TypeError('No price.'); return standard.plan(item) },
    })
    for (const key of ['a', 'b', 'c', 'd']) lab.add(key)
    expect(await world.run()).toMatchObject({ state: 'completed_with_failures', created: 2, failed: 2, read: 4 })
    expect(await states()).toEqual({ a: 'synced', b: 'failed', c: 'failed', d: 'synced' })
  })

  test('a mistake of ours in one write concerns that record only', async () => {
    lab.changes = (self) => ({
      async write(item, plan) {
        if (item.row.key === 'b') throw new TypeError('undefined is not a function')
        return { targetId: self.write(item, plan).id, warnings: [], request: {}, response: {} }
      },
    })
    for (const key of ['a', 'b', 'c']) lab.add(key)
    const run = await world.run()
    expect(run).toMatchObject({ state: 'completed_with_failures', created: 2, failed: 1 })
    expect(sums(run)).toBe(3)
    expect(await world.record('b')).toMatchObject({ failureCode: 'UNEXPECTED' })
  })
})

describe('pages', () => {
  test('are fetched when the one before is nearly done: a slice that ends in mid-page has asked for none in vain', async () => {
    const asked: number[] = []
    lab.pageSize = 30
    lab.changes = (self, context) => {
      const { read } = self.connectorFor(context)
      return {
        chunkSize: 10,
        read: async (window, cursor) => {
          asked.push(Number(cursor?.after ?? 0))
          return read(window, cursor)
        },
        async write(item, plan) {
          if (item.row.id === 15) await world.db.transaction((tx) => tx.run.updateMany({ data: { control: 'pause' } }))
          await new Promise((resolve) => { setTimeout(resolve, item.row.id >= 15 ? 1_500 : 0) })
          return { targetId: self.write(item, plan).id, warnings: [], request: {}, response: {} }
        },
      }
    }
    for (let index = 0; index < 90; index++) lab.add(`t${index}`)
    expect(await world.run()).toMatchObject({ state: 'paused' })
    expect(asked).toEqual([0])
  })
})
