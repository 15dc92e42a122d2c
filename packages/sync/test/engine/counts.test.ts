import { describe, expect, test } from '@jest/globals'
import { Prisma, requestRetry, type Run } from '@causeway/db'
import { useLab, type LabWorld } from './lab-world.ts'
import { sums } from './world.ts'

const here = useLab()

const counts = ({ read, created, updated, unchanged, skipped, waiting, failed }: Run) => ({ read, created, updated, unchanged, skipped, waiting, failed })
const none = { created: 0, updated: 0, unchanged: 0, skipped: 0, waiting: 0, failed: 0 }
const askAgain = ({ world }: LabWorld, where = Prisma.sql`true`) => world.db.transaction((tx) => requestRetry(tx, world.process, where, null))

describe('a record counts once a run, as what it came to', () => {
  test('read unchanged as failed, then mended because another gave its claim up', async () => {
    here.lab.add('a', { claims: 'sku:1' })
    here.lab.add('b', { claims: 'sku:1' })
    expect(counts(await here.world.run())).toEqual({ ...none, read: 2, created: 1, failed: 1 })
    here.lab.change('a', { claims: 'sku:2' })
    expect(counts(await here.world.run('preview'))).toEqual({ ...none, read: 2, created: 1, unchanged: 1 })
    expect(counts(await here.world.run())).toEqual({ ...none, read: 2, created: 1, unchanged: 1 })
  })

  test('read unchanged as waiting, then created because what it waited for has come', async () => {
    here.lab.add('child', { parent: 'parent' })
    expect(counts(await here.world.run())).toEqual({ ...none, read: 1, waiting: 1 })
    here.lab.add('parent')
    expect(counts(await here.world.run())).toEqual({ ...none, read: 2, created: 2 })
  })

  test('read unchanged, then updated because a person asked for it while the run was at work', async () => {
    for (const key of ['a', 'b', 'c']) here.lab.add(key)
    here.lab.pageSize = 2
    await here.world.run()
    for (const made of here.lab.target.values()) made.name += ' changed by hand'
    here.lab.changes = (lab, context) => ({
      read: async (window, cursor) => {
        if (cursor) await askAgain(here, Prisma.sql`r.source_key = 'a'`)
        return lab.connectorFor(context).read(window, cursor)
      },
    })
    expect(counts(await here.world.run())).toEqual({ ...none, read: 3, updated: 1, unchanged: 2 })
  })

  test('created, then updated because a person asked for it: it was created by this run', async () => {
    here.lab.add('a')
    let asked = false
    here.lab.changes = (lab) => ({
      write: async (item, plan) => {
        const made = lab.write(item, plan)
        if (plan.action === 'create') made.name = 'changed by hand'
        return { targetId: made.id, warnings: [], request: {}, response: {} }
      },
      readKeys: async (keys) => [...lab.source.values()].filter(({ key }) => keys.includes(key)),
      read: async (window, cursor) => {
        // Two pages: what the first has written is asked for while the second is read.
        if (cursor && !asked) {
          await until(async () => (await here.world.records()).some(({ state }) => state === 'synced'))
          await askAgain(here)
          asked = true
        }
        return { rows: cursor ? [] : [...lab.source.values()], next: cursor ? null : { after: 1 }, announced: cursor ? 0 : 1, highWater: null, missing: 0 }
      },
    })
    expect(counts(await here.world.run())).toEqual({ ...none, read: 1, created: 1 })
    expect(here.lab.writes).toEqual(['create a', 'update a'])
  })

  test('ignored by a person behind the run’s back, and asked for again: it counts as what it came to', async () => {
    here.lab.add('a', { claims: 'sku:1' })
    here.lab.add('b', { claims: 'sku:1' })
    here.lab.add('c')
    here.lab.pageSize = 2
    await here.world.run()
    here.lab.changes = (lab, context) => ({
      read: async (window, cursor) => {
        if (cursor) {
          await here.world.db.transaction((tx) => tx.record.updateMany({ where: { sourceKey: 'b' }, data: { state: 'skipped' } }))
          await askAgain(here, Prisma.sql`r.source_key = 'b'`)
        }
        return lab.connectorFor(context).read(window, cursor)
      },
    })
    expect(counts(await here.world.run())).toEqual({ ...none, read: 3, unchanged: 2, failed: 1 })
  })

  test('of a page that is read from its start again, because its connector can begin nowhere else, by a worker that took over', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) here.lab.add(key, key === 'b' ? { skip: 'Not wanted.' } : {})
    await here.world.run()
    for (const key of ['c', 'e']) here.lab.change(key, { name: `${key} changed` })
    here.lab.changes = (lab, context) => ({
      cursorAfter: (_row, _window, cursor) => ({ ...cursor, after: 0 }),
      find: async (items) => {
        if (items.some(({ key }) => key === 'e')) throw new TypeError('The worker died here.')
        return lab.connectorFor(context).find(items)
      },
    })
    const id = await here.world.ask()
    await expect(here.world.drive(id, here.world.otherEngine({ chunkSize: 1 }))).rejects.toThrow('The worker died here.')
    // What was on its way to Postgres when it died arrives all the same.
    await until(async () => (await here.world.row(id)).read > 0)
    expect(counts(await here.world.row(id))).toEqual({ ...none, read: 3, updated: 1, unchanged: 1, skipped: 1 })
    here.lab.changes = () => ({})
    await here.world.db.transaction((tx) => tx.run.updateMany({ data: { leaseUntil: new Date(0) } }))
    expect(counts(await here.world.drive(id, here.world.otherEngine()))).toEqual({ ...none, read: 5, updated: 2, unchanged: 2, skipped: 1 })
  })

  test('nothing is left of the bookkeeping when a run has ended', async () => {
    here.lab.add('a')
    await here.world.run()
    await here.world.run()
    expect(await here.world.db.transaction((tx) => tx.runStanding.count())).toBe(0)
  })

  test('whatever happens: all that is there is read, and every count is that of the records in the state', async () => {
    const seed = Number(process.env.COUNTS_SEED || Date.now() % 1_000_000)
    const random = randomFrom(seed)
    const some = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
    here.lab.pageSize = 5
    here.lab.changes = (lab, context) => ({
      read: async (window, cursor) => {
        if (random() < 0.3) await askAgain(here, Prisma.sql`r.id % 3 = ${Math.floor(random() * 3)}`)
        return lab.connectorFor(context).read(window, cursor)
      },
      write: async (item, plan) => {
        const { id } = lab.write(item, plan)
        if (random() < 0.2) for (const made of lab.target.values()) if (random() < 0.3) made.name = 'changed by hand'
        return { targetId: id, warnings: [], request: {}, response: {} }
      },
    })
    for (let round = 0; round < 12; round++) {
      for (let more = Math.floor(random() * 4); more >= 0; more--) here.lab.add(`k${here.lab.source.size}`)
      for (const row of here.lab.source.values()) {
        if (random() < 0.4) continue
        const twist = some(['claims', 'parent', 'skip', 'waitsFor', 'name', ''] as const)
        here.lab.change(row.key, { claims: '', parent: '', skip: '', waitsFor: '', ...(twist === '' ? {} : { [twist]: { claims: some(['x', 'y']), parent: some([...here.lab.source.values()]).key, skip: 'Not wanted.', waitsFor: 'lab:nobody', name: `n${random()}` }[twist] }) })
      }
      const full = random() < 0.5
      const run = await here.world.run('sync', { full })
      const records = await here.world.records()
      const inState = (state: string) => records.filter((record) => record.state === state).length
      try {
        expect(run.read).toBe(here.lab.source.size)
        expect(sums(run)).toBe(run.read)
        expect({ synced: run.created + run.updated + run.unchanged, skipped: run.skipped, waiting: run.waiting, failed: run.failed })
          .toEqual({ synced: inState('synced'), skipped: inState('skipped'), waiting: inState('waiting'), failed: inState('failed') })
      } catch (error) {
        throw new Error(`Again with COUNTS_SEED=${seed}: round ${round}. ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
    }
  }, 60_000)
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!await isSo()) await new Promise((resolve) => { setTimeout(resolve, 10) })
}

/** The same seed gives the same numbers: between 0 and 1. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
