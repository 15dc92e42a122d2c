import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { ignoreRecords, type UserId } from '@causeway/db'
import { failure, statesOf, useLab } from './lab-world.ts'

const here = useLab()

describe('a record whose failure a person ignores', () => {
  const ignore = (key: string) => here.world.db.transaction(async (tx) =>
    ignoreRecords(tx, here.world.process, { ids: [(await tx.record.findFirstOrThrow({ where: { sourceKey: key } })).id] }, { id: randomUUID() as UserId, name: 'Ada' }, 'On purpose.'))

  test('stays ignored in a full run, and comes back when its source changes', async () => {
    here.lab.changes = () => ({ plan: ({ row }) => (row.key === 'a' ? { action: 'fail', failure: failure('No.') } : { action: 'create', changes: [] }) })
    here.lab.add('a')
    here.lab.add('b')
    await here.world.run()
    await ignore('a')
    const full = await here.world.run('sync', { full: true })
    expect(full).toMatchObject({ failed: 0, skipped: 1, read: 2 })
    expect(await statesOf(here.world)).toMatchObject({ a: 'skipped' })
    here.lab.change('a', { size: 'L' })
    await here.world.run()
    expect(await statesOf(here.world)).toMatchObject({ a: 'failed' })
  })

  test('stays ignored when it is gone from the source and linked', async () => {
    here.lab.add('a')
    here.lab.add('b')
    await here.world.run()
    here.lab.remove('a')
    here.lab.changes = (it) => ({ read: async () => ({ rows: [...it.source.values()], announced: it.source.size, missing: 0, highWater: null, next: null, covers: { after: 0, upTo: null } }) })
    await here.world.run('sync', { full: true })
    expect(await statesOf(here.world)).toMatchObject({ a: 'failed' })
    await ignore('a')
    await here.world.run('sync', { full: true })
    expect(await statesOf(here.world)).toMatchObject({ a: 'skipped' })
  })
})

describe('a link to something that is gone', () => {
  test('is given up when the plan says so', async () => {
    here.lab.add('a')
    await here.world.run()
    expect((await here.world.record('a')).targetId).not.toBeNull()
    here.lab.target.clear()
    here.lab.changes = () => ({ plan: () => ({ action: 'skip', reason: 'Inactive.', targetId: null }) })
    await here.world.run('sync', { full: true })
    expect(await here.world.record('a')).toMatchObject({ state: 'skipped', targetId: null })
  })
})

describe('deletes', () => {
  test('are found by a full read whose pages say what they cover, and fail as gone', async () => {
    here.lab.changes = (self) => ({ read: async () => ({ rows: [...self.source.values()], next: null, announced: self.source.size, highWater: '2026', missing: 0, covers: { after: 0, upTo: null } }) })
    for (const key of ['a', 'b', 'c']) here.lab.add(key)
    await here.world.run()
    here.lab.remove('b')
    const run = await here.world.run('sync', { full: true })
    expect(run).toMatchObject({ state: 'completed_with_failures', unchanged: 2, failed: 1 })
    expect(await here.world.record('b')).toMatchObject({ state: 'failed', failureCode: 'SOURCE_GONE', targetId: 'lab-2', name: 'b' })
    // It stays as it is, and is not looked at again.
    expect(await here.world.run('sync', { full: true })).toMatchObject({ state: 'completed', read: 2 })
  })

  test('that a page tells of go to the entity, which may write', async () => {
    let gone: string[] = []
    here.lab.changes = (self) => ({
      read: async () => ({
        rows: [...self.source.values(), ...gone.map((key, index) => ({ key, id: 100 + index, source: {}, gone: true as const }))], next: null, announced: self.source.size + gone.length, highWater: '2026', missing: 0,
      }),
      mapGone: (row) => ({ kind: 'draft', draft: { name: `hidden ${row.key}`, parent: null }, claims: [] }),
    })
    for (const key of ['a', 'b']) here.lab.add(key)
    await here.world.run()
    here.lab.remove('b')
    gone = ['b']
    expect(await here.world.run()).toMatchObject({ state: 'completed', unchanged: 1, updated: 1 })
    expect(here.lab.target.get('lab-2')?.name).toBe('hidden b')
    expect(await here.world.run()).toMatchObject({ unchanged: 2, updated: 0 })
  })
})
