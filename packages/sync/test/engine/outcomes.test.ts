import { describe, expect, test } from '@jest/globals'
import { ConnectionFailure, WriteFailure } from '../../src/entity.ts'
import { fail } from '../../src/failures/common.ts'
import { failure, statesOf, useLab } from './lab-world.ts'
import { sums } from './world.ts'

const here = useLab()
const busy = fail('SHOP_BUSY', 'Thing', { message: 'A deadlock.' })

describe('a create whose outcome is unknown, where the target would do it twice', () => {
  test('rests until a late one must show, and is looked up before it is sent again', async () => {
    let late: (() => void) | undefined
    here.lab.changes = (self) => ({
      async write(item, plan) {
        if (late) return { targetId: self.write(item, plan).id, warnings: [], request: {}, response: {} }
        late = () => { self.write(item, plan) }
        throw new WriteFailure(failure('No answer.'), { outcomeUnknown: true })
      },
    })
    here.lab.add('a')
    expect(await here.world.run()).toMatchObject({ failed: 1 })
    expect(await here.world.record('a')).toMatchObject({ failureCode: 'OUTCOME_UNKNOWN', intent: { action: 'create' } })
    // The shop does it, but only now.
    late?.()
    await here.world.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } }))
    expect(await here.world.run('retry')).toMatchObject({ created: 1 })
    expect(here.lab.writes).toEqual(['create a'])
  }, 30_000)

  test('is not sent again by a worker that comes soon after the crash', async () => {
    here.world.engine.unknownSettlesMs = 60_000
    here.lab.changes = () => ({ async write() { throw new ConnectionFailure(failure('The worker died here.')) } })
    here.lab.add('a')
    await here.world.run()
    here.lab.changes = () => ({})
    expect(await here.world.run()).toMatchObject({ waiting: 1 })
    expect(here.lab.writes).toEqual([])
    here.world.engine.unknownSettlesMs = 0
    await here.world.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } }))
    expect(await here.world.run('retry')).toMatchObject({ created: 1 })
    expect(here.lab.writes).toEqual(['create a'])
  })

  test('is remembered while the record waits for something else', async () => {
    here.lab.changes = () => ({ async write() { throw new ConnectionFailure(failure('The worker died here.')) } })
    here.lab.add('a')
    await here.world.run()
    here.lab.changes = () => ({})
    here.lab.change('a', { waitsFor: 'others:x' })
    expect(await here.world.run()).toMatchObject({ waiting: 1 })
    expect(await here.world.record('a')).toMatchObject({ state: 'waiting', intent: { action: 'create' } })
    here.lab.change('a', { waitsFor: '' })
    here.world.engine.unknownSettlesMs = 0
    expect(await here.world.run()).toMatchObject({ created: 1 })
    expect((await here.world.record('a')).intent).toBeNull()
  })
})

describe('a target that is busy', () => {
  test('is asked again after a pause, with less at a time', async () => {
    let tries = 0
    here.lab.changes = (self) => ({
      async write(item, plan) {
        if (++tries <= 2) throw new WriteFailure(busy)
        return { targetId: self.write(item, plan).id, warnings: [], request: {}, response: {} }
      },
    })
    here.lab.add('a')
    expect(await here.world.run()).toMatchObject({ created: 1, failed: 0 })
    expect(tries).toBe(3)
  })

  test('for too long fails the record for now, to be tried again by itself', async () => {
    here.lab.changes = () => ({ async write() { throw new WriteFailure(busy) } })
    here.lab.add('a')
    expect(await here.world.run()).toMatchObject({ failed: 1 })
    const record = await here.world.record('a')
    expect(record).toMatchObject({ failureCode: 'SHOP_BUSY', attempts: 1, intent: null })
    expect((record.nextTryAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(30_000)
  })
})

describe('warnings and mistakes', () => {
  test('warnings of the mapping, the plan and the write stand on the record without failing it, also when nothing is written', async () => {
    here.lab.changes = (self) => ({
      map: (row) => ({ kind: 'draft', draft: { name: row.source.name ?? '', parent: null }, claims: [], warnings: ['Cut.'] }),
      async write(item, plan) { return { targetId: self.write(item, plan).id, warnings: ['Swallowed.'], request: {}, response: {} } },
    })
    here.lab.add('a')
    await here.world.run()
    expect(await here.world.record('a')).toMatchObject({ state: 'synced', warnings: ['Cut.', 'Swallowed.'] })
    await here.world.run('sync', { full: true })
    here.lab.change('a', { extra: '1' })
    await here.world.run()
    expect(await here.world.record('a')).toMatchObject({ state: 'synced', warnings: ['Cut.'] })
  })

  test('a mistake of ours in mapping or planning one record concerns that record only', async () => {
    const standard = here.lab.connectorFor({ links: async () => new Map() } as never)
    here.lab.changes = () => ({
      map: (row, facts) => { if (row.key === 'b') throw new TypeError('No lines.'); return standard.map(row, facts) },
      plan: (item) => { if (item.row.key === 'c') throw new TypeError('No price.'); return standard.plan(item) },
    })
    for (const key of ['a', 'b', 'c', 'd']) here.lab.add(key)
    expect(await here.world.run()).toMatchObject({ state: 'completed_with_failures', created: 2, failed: 2, read: 4 })
    expect(await statesOf(here.world)).toEqual({ a: 'synced', b: 'failed', c: 'failed', d: 'synced' })
  })

  test('a mistake of ours in one write concerns that record only', async () => {
    here.lab.changes = (self) => ({
      async write(item, plan) {
        if (item.row.key === 'b') throw new TypeError('undefined is not a function')
        return { targetId: self.write(item, plan).id, warnings: [], request: {}, response: {} }
      },
    })
    for (const key of ['a', 'b', 'c']) here.lab.add(key)
    const run = await here.world.run()
    expect(run).toMatchObject({ state: 'completed_with_failures', created: 2, failed: 1 })
    expect(sums(run)).toBe(3)
    expect(await here.world.record('b')).toMatchObject({ failureCode: 'UNEXPECTED' })
  })
})

describe('pages', () => {
  test('are fetched when the one before is nearly done: a slice that ends in mid-page has asked for none in vain', async () => {
    const asked: number[] = []
    here.lab.pageSize = 30
    here.lab.changes = (self, context) => {
      const { read } = self.connectorFor(context)
      return {
        chunkSize: 10,
        read: async (window, cursor) => {
          asked.push(Number(cursor?.after ?? 0))
          return read(window, cursor)
        },
        async write(item, plan) {
          if (item.row.id === 15) await here.world.db.transaction((tx) => tx.run.updateMany({ data: { control: 'pause' } }))
          await new Promise((resolve) => { setTimeout(resolve, item.row.id >= 15 ? 1_500 : 0) })
          return { targetId: self.write(item, plan).id, warnings: [], request: {}, response: {} }
        },
      }
    }
    for (let index = 0; index < 90; index++) here.lab.add(`t${index}`)
    expect(await here.world.run()).toMatchObject({ state: 'paused' })
    expect(asked).toEqual([0])
  })
})
