import { afterEach, describe, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { controlRun, type RunId } from '@causeway/db'
import { workOnRun } from '../../src/index.ts'
import { createWorld, sums, writesOf, type World } from './world.ts'

let world: World
afterEach(() => world.close())

/** A shop that takes its time over each create, so that a run lasts. */
async function slowWorld(latencyMs: number, more: Parameters<typeof createWorld>[0] = {}) {
  world = await createWorld(more)
  world.sandbox.faults.add({ system: 'magento', kind: 'latency', method: 'POST', pattern: '*/customers', latencyMs })
}
async function until(check: () => Promise<boolean> | boolean) {
  for (const end = Date.now() + 60_000; !(await check());) {
    if (Date.now() > end) throw new Error('It did not come true.')
    await sleep(20)
  }
}
const arrived = (count: number) => until(() => writesOf(world, 'POST').length >= count)
/** Tells the run what to do once it writes, and answers how long it took to obey, ms. */
async function told(id: RunId, control: 'pause' | 'cancel') {
  const driving = world.drive(id)
  await arrived(3)
  const at = Date.now()
  await controlRun(world.db, id, control)
  return { run: await driving, tookMs: Date.now() - at }
}

describe('a run that is told to pause', () => {
  test('rests within five seconds, goes on where it was, and sends nothing twice', async () => {
    await slowWorld(500)
    const id = await world.ask()
    const { run, tookMs } = await told(id, 'pause')
    expect(run).toMatchObject({ state: 'paused', wakeAt: null })
    expect(tookMs).toBeLessThan(5_000)
    expect(sums(run)).toBe(run.read)
    const written = writesOf(world, 'POST').length
    expect(written).toBeLessThan(40)
    await sleep(300)
    expect(writesOf(world, 'POST')).toHaveLength(written)
    world.sandbox.faults.reset()
    await controlRun(world.db, id, 'go')
    const done = await world.drive(id)
    expect(done).toMatchObject({ state: 'completed_with_failures', read: 60 })
    const keys = writesOf(world, 'POST').map((entry) => entry.key.toLowerCase())
    expect(new Set(keys).size).toBe(keys.length)
    expect(await world.db.transaction((tx) => tx.record.count({ where: { intent: { not: 'DbNull' as never } } })).catch(() => 0)).toBe(0)
  })

  test('gives up calls that hang, and finds out later what became of them', async () => {
    await slowWorld(150)
    const id = await world.ask()
    const driving = world.drive(id)
    await arrived(3)
    world.sandbox.faults.reset()
    world.sandbox.faults.add({ system: 'magento', kind: 'latency', method: 'POST', pattern: '*/customers', latencyMs: 20_000 })
    await sleep(300)
    const at = Date.now()
    await controlRun(world.db, id, 'pause')
    expect(await driving).toMatchObject({ state: 'paused' })
    expect(Date.now() - at).toBeLessThan(5_000)
    world.sandbox.faults.reset()
    await controlRun(world.db, id, 'go')
    expect(await world.drive(id)).toMatchObject({ state: 'completed_with_failures', read: 60 })
    const keys = writesOf(world, 'POST').map((entry) => entry.key.toLowerCase())
    expect(new Set(keys).size).toBe(keys.length)
  }, 40_000)
})

describe('a run that is told to end', () => {
  test('does so within five seconds, with what it did stored and nothing begun left behind', async () => {
    await slowWorld(500)
    const { run, tookMs } = await told(await world.ask(), 'cancel')
    expect(run).toMatchObject({ state: 'cancelled', endedAt: expect.any(Date) })
    expect(tookMs).toBeLessThan(5_000)
    const records = await world.records()
    expect(records.filter((record) => record.intent !== null || record.reason === 'It is being written now.')).toEqual([])
    expect(records.filter((record) => record.targetId !== null)).toHaveLength(new Set(writesOf(world).map((entry) => entry.id)).size)
    expect(await world.watermark()).toBeNull()
  })

  test('before anybody works on it ends without a call', async () => {
    world = await createWorld()
    const id = await world.ask()
    await controlRun(world.db, id, 'cancel')
    expect(await world.drive(id)).toMatchObject({ state: 'cancelled', intacctCalls: 0, read: 0 })
  })
})

describe('slices', () => {
  test('end between two writes, and the run goes on in the next', async () => {
    await slowWorld(60, { engine: { sliceMs: 500 } })
    const run = await world.run()
    expect(run).toMatchObject({ state: 'completed_with_failures', read: 60 })
    expect(run.slices).toBeGreaterThan(1)
    expect(sums(run)).toBe(60)
    const keys = writesOf(world, 'POST').map((entry) => entry.key.toLowerCase())
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('shorter than the reading of a page get on all the same', async () => {
    world = await createWorld({ engine: { sliceMs: 30 } })
    world.sandbox.faults.add({ system: 'intacct', kind: 'latency', latencyMs: 100 })
    const run = await world.run()
    expect(run).toMatchObject({ state: 'completed_with_failures', read: 60 })
    expect(run.slices).toBeLessThan(60)
  })

  test('do not end while nobody else waits', async () => {
    await slowWorld(60, { engine: { sliceMs: 300, othersWait: async () => false } })
    expect((await world.run()).slices).toBe(1)
  })

  test('share the shop between the runs of a connection', async () => {
    await slowWorld(50, { maxInFlight: 2, engine: { sliceMs: 400 } })
    const other = await world.addProcess('customers-again')
    world.engine.entityModule = async () => (await import('../../src/entities/customers/connector.ts')).default as never
    const [first, second] = [await world.ask(), await world.ask('sync', { process: other })]
    const [a, b] = await Promise.all([world.drive(first), world.drive(second, { ...world.otherEngine(), entityModule: world.engine.entityModule })])
    expect([a.state, b.state]).toEqual(['completed_with_failures', 'completed_with_failures'])
    expect(await world.db.transaction((tx) => tx.callPermit.count({ where: { holder: { not: null } } }))).toBe(0)
  }, 60_000)

  test('that the worker’s end cuts short give the run back at once', async () => {
    await slowWorld(100)
    const id = await world.ask()
    const shutdown = new AbortController()
    const working = workOnRun(world.engine, { tenantId: world.db.tenantId, runId: id }, shutdown.signal)
    await arrived(3)
    shutdown.abort()
    expect(await working).toEqual({ next: 'nothing' })
    expect(await world.row(id)).toMatchObject({ state: 'running', leaseOwner: null })
    expect(await world.drive(id)).toMatchObject({ state: 'completed_with_failures', read: 60 })
  })
})

describe('two workers on one run', () => {
  test('work on it in turn: what one holds the other leaves', async () => {
    await slowWorld(30)
    const id = await world.ask()
    const [a, b] = await Promise.all([world.drive(id), world.drive(id, world.otherEngine())])
    expect([a, b].some((run) => run.state === 'completed_with_failures')).toBe(true)
    const keys = writesOf(world, 'POST').map((entry) => entry.key.toLowerCase())
    expect(new Set(keys).size).toBe(keys.length)
    expect(await world.row(id)).toMatchObject({ read: 60 })
  })

  test('one that loses its lease commits nothing more and leaves the rest to the other', async () => {
    await slowWorld(400)
    const id = await world.ask()
    const losing = world.drive(id)
    await arrived(3)
    const winner = world.otherEngine()
    // The loser renews its lease at each beat: it is let run out until the winner comes between two of them.
    const winning = (async () => {
      for (;;) {
        await world.db.transaction((tx) => tx.run.updateMany({ where: { id, leaseOwner: world.engine.owner }, data: { leaseUntil: new Date(Date.now() - 1_000) } }))
        const run = await world.drive(id, winner)
        if (run.endedAt) return run
      }
    })()
    const [, run] = await Promise.all([losing, winning])
    expect(run).toMatchObject({ state: 'completed_with_failures', read: 60 })
    expect(run.fence).toBeGreaterThan(1n)
    expect(sums(run)).toBe(60)
    const keys = writesOf(world, 'POST').map((entry) => entry.key.toLowerCase())
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('one that was held up beyond its lease writes nothing when it comes back', async () => {
    world = await createWorld({ engine: { leaseMs: 1_000 } })
    const id = await world.ask()
    const { db } = world
    const original = world.engine.openClients
    const held = world.otherEngine({
      openClients: async (request) => {
        const clients = await original(request)
        // As if the process stood still while another one took the run over.
        await db.transaction((tx) => tx.run.updateMany({ where: { id }, data: { fence: { increment: 1 }, leaseOwner: 'another' } }))
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500)
        return clients
      },
    })
    expect(await workOnRun(held, { tenantId: db.tenantId, runId: id }, new AbortController().signal)).toEqual({ next: 'nothing' })
    expect(writesOf(world)).toEqual([])
    expect(await world.row(id)).toMatchObject({ state: 'running', leaseOwner: 'another', read: 0 })
    expect(await world.drive(id)).toMatchObject({ state: 'completed_with_failures' })
  })
})
