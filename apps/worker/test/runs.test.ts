import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Process, Run } from '@causeway/db'
import { until } from './until.ts'
import { addProcess, askForRun, createWorld, readRun, readRuns, type Backend, type World } from './world.ts'

const ended = ({ state }: Run) => ['completed', 'completed_with_failures', 'partial', 'stopped', 'cancelled'].includes(state)
const customers = 300

describe('a worker with its queue on PostgreSQL', () => { behaveWith('postgres') })
const whereRedisIs = process.env.TEST_REDIS_URL ? describe : describe.skip
whereRedisIs('a worker with its queue on Redis (skipped where neither redis-server nor valkey-server is on the PATH)', () => { behaveWith('redis') })

function behaveWith(backend: Backend) {
  let world: World
  let process: Process
  beforeAll(async () => {
    world = await createWorld({ backend, sandbox: { sizes: { customers } } })
  })
  afterAll(() => world.close())

  /** Every customer that the shop was made to create, by e-mail. */
  const created = () => world.sandbox.magento.ledger.filter(({ method, entity }) => method === 'POST' && entity === 'customer')
  const records = (state: 'synced' | 'failed' | 'waiting' | 'skipped') => world.db.transaction((tx) => tx.record.count({ where: { processId: process.id, state } }))

  async function freshProcess() {
    world.sandbox.reset()
    process = await addProcess(world, { magento: { maxInFlight: 4 } })
  }

  test('takes a run from its row to its end, with counts that add up', async () => {
    await freshProcess()
    const worker = await world.startWorker()
    const id = await askForRun(world, process)
    const run = await until(() => readRun(world, id), ended, 80_000)
    await worker.stop()
    expect(run).toMatchObject({ state: 'completed_with_failures', reason: null, leaseOwner: null, failingSlices: 0 })
    expect(run.announced).toBe(customers)
    expect(run.read).toBe(customers)
    expect(run.created).toBe(created().length)
    expect(await records('failed')).toBe(run.failed)
    expect(run.failed).toBeGreaterThan(0)
  }, 180_000)

  test('does a run that the queue lost, since the sweeper sends it again', async () => {
    await freshProcess()
    const id = await askForRun(world, process, { send: false })
    const worker = await world.startWorker()
    const run = await until(() => readRun(world, id), ended, 80_000)
    await worker.stop()
    expect(run.read).toBe(customers)
  }, 180_000)

  test('shares a run among two workers without doubling anything', async () => {
    await freshProcess()
    const workers = [await world.startWorker({ sliceMs: 500, chunkSize: 20 }), await world.startWorker({ sliceMs: 500, chunkSize: 20 })]
    const id = await askForRun(world, process)
    const run = await until(() => readRun(world, id), ended, 80_000)
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(run.read).toBe(customers)
    expect(new Set(created().map(({ key }) => key.toLowerCase())).size).toBe(created().length)
    expect(run.created).toBe(created().length)
    expect(await readRuns(world, process)).toHaveLength(1)
  }, 180_000)

  test('gives a run back when it stops, and goes on with it when it starts again', async () => {
    await freshProcess()
    const worker = await world.startWorker({ chunkSize: 10, sliceMs: 30_000 })
    const id = await askForRun(world, process)
    await until(() => readRun(world, id), ({ read }) => read >= 20, 60_000)
    await worker.stop()
    const between = await readRun(world, id)
    expect(between).toMatchObject({ state: 'running', leaseOwner: null, endedAt: null })
    expect(between.read).toBeLessThan(customers)
    const next = await world.startWorker()
    const run = await until(() => readRun(world, id), ended, 80_000)
    await next.stop()
    expect(run.read).toBe(customers)
    expect(run.created).toBe(created().length)
  }, 180_000)
}
