import { describe, expect, test } from '@jest/globals'
import { isPreviewId } from '../../src/entity.ts'
import { fail } from '../../src/failures/common.ts'
import { failure, statesOf, useLab } from './lab-world.ts'

const here = useLab()

describe('a tree', () => {
  test('whose rows come level by level is written parents first, in one run', async () => {
    for (let index = 0; index < 5; index++) here.lab.add(`root${index}`, {}, 0)
    for (let index = 0; index < 25; index++) here.lab.add(`child${index}`, { parent: `root${index % 5}` }, 1)
    for (let index = 0; index < 25; index++) here.lab.add(`leaf${index}`, { parent: `child${index}` }, 2)
    here.lab.pageSize = 17
    const run = await here.world.run()
    expect(run).toMatchObject({ state: 'completed', created: 55, waiting: 0, read: 55 })
    expect((await here.world.events(run)).filter((event) => event.kind === 'waiting')).toEqual([])
  })

  test('whose rows come in any order is done in one run all the same: who waits is woken by its parent', async () => {
    for (let index = 9; index > 0; index--) here.lab.add(`n${index}`, { parent: `n${index - 1}` })
    here.lab.add('n0')
    const run = await here.world.run()
    expect(run).toMatchObject({ state: 'completed', created: 10, waiting: 0, read: 10 })
    expect(here.lab.writes.map((write) => write.slice(-1))).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
  })

  test('with a cycle and an orphan ends all the same; they wait', async () => {
    here.lab.add('a', { parent: 'b' })
    here.lab.add('b', { parent: 'a' })
    here.lab.add('c', { parent: 'nobody' })
    expect(await here.world.run()).toMatchObject({ state: 'completed', waiting: 3, read: 3 })
    expect(await statesOf(here.world)).toEqual({ a: 'waiting', b: 'waiting', c: 'waiting' })
  })

  test('is previewed as it will be written', async () => {
    let given: string[] = []
    here.lab.changes = (_, { preview }) => ({ plan: ({ draft }) => { if (preview && draft.parent) given.push(draft.parent); return { action: 'create', changes: [] } } })
    here.lab.add('root', {}, 0)
    here.lab.add('child', { parent: 'root' }, 1)
    expect(await here.world.run('preview')).toMatchObject({ created: 2, waiting: 0 })
    expect(given.every(isPreviewId)).toBe(true)
    given = []
    expect(await here.world.run()).toMatchObject({ created: 2, waiting: 0 })
  })
})

describe('a record that waits for one of another process', () => {
  test('is due the moment that one is linked, and says meanwhile what it waits for', async () => {
    const others = await here.world.addProcess('others')
    here.lab.changes = (_, { links }) => ({
      gather: (rows) => links('others', rows.flatMap((row) => row.source.needs ?? [])),
      map: (row, there) => (row.source.needs && !there.has(row.source.needs)
        ? { kind: 'wait', reason: `Waits for ${row.source.needs}.`, failure: failure('x'), waitsFor: `others:${row.source.needs}` }
        : { kind: 'draft', draft: { name: row.key, parent: there.get(row.source.needs ?? '') ?? null }, claims: [] }),
    })
    here.lab.add('p', { needs: 'f' })
    here.lab.add('q', { needs: 'g' })
    here.other.add('f')
    expect(await here.world.run()).toMatchObject({ state: 'completed', waiting: 2 })
    expect(await here.world.record('p')).toMatchObject({ state: 'waiting', reason: 'Waits for f.', waitsFor: 'others:f' })
    await here.world.run('sync', { process: others })
    expect((await here.world.record('p')).nextTryAt?.getTime()).toBeLessThanOrEqual(Date.now())
    expect((await here.world.record('q')).nextTryAt?.getTime()).toBeGreaterThan(Date.now())
    const retry = await here.world.run('retry')
    expect(retry).toMatchObject({ created: 1, read: 1 })
    expect(await here.world.record('p')).toMatchObject({ state: 'synced', waitsFor: null, waitingSince: null })
    expect([...here.lab.target.values()][0]?.parent).toBe([...here.other.target.keys()][0])
  })

  test('for what no process provides is asked about at every run', async () => {
    const there = new Set<string>()
    here.lab.changes = () => ({ arrived: async (names) => names.filter((name) => there.has(name)) })
    here.lab.add('i1', { waitsFor: 'order:1' })
    here.lab.add('i2', { waitsFor: 'order:2' })
    await here.world.run()
    here.lab.change('i1', { waitsFor: '' })
    there.add('order:1')
    const run = await here.world.run('retry')
    expect(run).toMatchObject({ created: 1, read: 1 })
    expect(await statesOf(here.world)).toEqual({ i1: 'synced', i2: 'waiting' })
  })

  test('gives up after its time, and goes all the same when the thing arrives later', async () => {
    const there = new Set<string>()
    let giveUpAfterMs = 3_600_000
    here.lab.changes = () => ({
      arrived: async (names) => names.filter((name) => there.has(name)),
      map: (row) => (there.has('order:1') ? { kind: 'draft', draft: { name: row.key, parent: null }, claims: [] }
        : { kind: 'wait', reason: 'Waits.', failure: failure('waits'), waitsFor: 'order:1', retryInMs: 1_000, giveUpAfter: { ms: giveUpAfterMs, failure: fail('SOURCE_GONE', 'Thing i', {}) } }),
    })
    here.lab.add('i')
    await here.world.run()
    const since = (await here.world.record('i')).waitingSince
    await here.world.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } }))
    await here.world.run('retry')
    expect(await here.world.record('i')).toMatchObject({ state: 'waiting', waitingSince: since, attempts: 2 })
    // Its time is over, and it is due.
    giveUpAfterMs = 1
    await here.world.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } }))
    await here.world.run('retry')
    expect(await here.world.record('i')).toMatchObject({ state: 'failed', failureCode: 'SOURCE_GONE', nextTryAt: null, waitsFor: 'order:1' })
    expect((await here.world.history('i')).map((event) => event.kind)).toEqual(['waiting', 'failed'])
    there.add('order:1')
    await here.world.run('retry')
    expect(await here.world.record('i')).toMatchObject({ state: 'synced', failureCode: null })
  })
})
