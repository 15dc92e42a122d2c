import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from '@jest/globals'
import { createQueues, type Queues, type QueueOptions, type RunJob } from '../src/index.ts'

const redisUrl = process.env.TEST_REDIS_URL
const databaseUrl = process.env.DATABASE_URL
/** From sending to the start of the work. Of several the quickest counts: a busy machine makes single ones wait, a queue that only looks now and then all of them. */
const promptMs = 500
const rounds = 5

const onPostgres = (): QueueOptions => ({ databaseUrl, schema: `queue_${randomUUID().replaceAll('-', '')}`, migrate: true })
const onRedis = (): QueueOptions => ({ redisUrl, prefix: randomUUID() })

const run = (): RunJob => ({ tenantId: randomUUID(), runId: randomUUID() })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function until(reached: () => boolean, withinMs = 30_000) {
  for (const end = Date.now() + withinMs; !reached() && Date.now() < end;) await pause(5)
}

describe('queues on PostgreSQL', () => { behaveAs(onPostgres) })

const whereRedisIs = redisUrl ? describe : describe.skip
whereRedisIs('queues on Redis (skipped where neither redis-server nor valkey-server is on the PATH)', () => { behaveAs(onRedis) })

function behaveAs(options: () => QueueOptions) {
  const opened: Queues[] = []
  const open = (more: Partial<QueueOptions> = {}) => {
    const queues = createQueues({ ...options(), ...more })
    opened.push(queues)
    return queues
  }
  /** Two doors to the same queue, as the portal and the worker have. */
  const openTwo = () => {
    const same = options()
    const [portal, worker] = [createQueues(same), createQueues(same)]
    opened.push(portal, worker)
    return { portal, worker }
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queues) => queues.close()))
  })

  test('delivers what another process sent, and nothing but the ids', async () => {
    const { portal, worker } = openTwo()
    const taken: unknown[] = []
    worker.workOnRuns(async (job) => { taken.push(job) }, { concurrency: 1 })
    const sent = run()
    await portal.enqueueRun(sent)
    await until(() => taken.length > 0)
    expect(taken).toEqual([sent])
  })

  test('starts a job promptly, also after a time without any', async () => {
    const { portal, worker } = openTwo()
    let startedAt = 0
    worker.workOnRuns(async () => { startedAt = Date.now() }, { concurrency: 1 })
    await portal.enqueueRun(run())
    await until(() => startedAt > 0)
    const took: number[] = []
    while (took.length < rounds && !took.some((ms) => ms < promptMs)) {
      await pause(1_500)
      startedAt = 0
      const sentAt = Date.now()
      await portal.enqueueRun(run())
      await until(() => startedAt > 0)
      took.push(startedAt - sentAt)
    }
    expect(Math.min(...took)).toBeLessThan(promptMs)
  })

  test('keeps runs and tasks apart', async () => {
    const queues = open()
    const tasks: unknown[] = []
    queues.workOnTasks(async (job) => { tasks.push(job) }, { concurrency: 1 })
    await queues.enqueueRun(run())
    const task = { tenantId: randomUUID(), taskId: randomUUID() }
    await queues.enqueueTask(task)
    await until(() => tasks.length > 0)
    expect(tasks).toEqual([task])
    expect(await queues.counts()).toMatchObject({ runs: 1 })
  })

  test('lets a run queue its own continuation while it is worked on', async () => {
    const queues = open()
    let slices = 0
    queues.workOnRuns(async (job) => {
      if (++slices < 5) await queues.enqueueRun(job)
    }, { concurrency: 1 })
    await queues.enqueueRun(run())
    await until(() => slices === 5)
    expect(slices).toBe(5)
  })

  test('holds a delayed job back for its time', async () => {
    const queues = open()
    let startedAt = 0
    queues.workOnRuns(async () => { startedAt = Date.now() }, { concurrency: 1 })
    const took: number[] = []
    while (took.length < rounds && !took.some((ms) => ms < 700 + promptMs)) {
      startedAt = 0
      const sentAt = Date.now()
      await queues.enqueueRun(run(), { delayMs: 700 })
      await until(() => startedAt > 0)
      took.push(startedAt - sentAt)
    }
    expect(Math.min(...took)).toBeGreaterThanOrEqual(690)
    expect(Math.min(...took)).toBeLessThan(700 + promptMs)
  })

  test('sends the same run once in a while when asked to, and again afterwards', async () => {
    const queues = open()
    const [one, other, again] = [run(), run(), run()]
    for (const job of [one, one, one, other]) await queues.enqueueRun(job, { unlessSentWithinMs: 60_000 })
    expect((await queues.counts()).runs).toBe(2)
    await queues.enqueueRun(again, { unlessSentWithinMs: 100 })
    await pause(200)
    await queues.enqueueRun(again, { unlessSentWithinMs: 100 })
    expect((await queues.counts()).runs).toBe(4)
  })

  test('forgets finished jobs and never repeats a failed one', async () => {
    const queues = open()
    let tries = 0
    queues.workOnRuns(async () => {
      tries++
      throw new Error('a bug')
    }, { concurrency: 1 })
    await queues.enqueueRun(run())
    await until(() => tries > 0)
    // It is forgotten a moment after it failed; what would repeat it needs a moment more.
    for (let look = 0; look < 100 && (await queues.counts()).runs; look++) await pause(50)
    await pause(300)
    expect(tries).toBe(1)
    expect(await queues.counts()).toEqual({ runs: 0, tasks: 0 })
  })

  test('works on no more than its concurrency at a time', async () => {
    const queues = open()
    let [now, most, done] = [0, 0, 0]
    queues.workOnRuns(async () => {
      most = Math.max(most, ++now)
      // The first ones stay until three are there, however slowly they come.
      await until(() => most >= 3)
      await pause(50)
      now--
      done++
    }, { concurrency: 3 })
    await Promise.all(Array.from({ length: 10 }, () => queues.enqueueRun(run())))
    await until(() => done === 10)
    expect([done, most]).toEqual([10, 3])
  })

  test('finishes the job at hand before it closes', async () => {
    const queues = open()
    let [started, finished] = [false, false]
    const worker = queues.workOnRuns(async () => {
      started = true
      await pause(300)
      finished = true
    }, { concurrency: 1 })
    await queues.enqueueRun(run())
    await until(() => started)
    await worker.close()
    expect(finished).toBe(true)
  })
}

describe('queues', () => {
  test('need an address', () => {
    expect(() => createQueues({})).toThrow(/REDIS_URL or QUEUE_DATABASE_URL/)
  })

  test.each<[string, QueueOptions]>([
    ['Redis', { redisUrl: 'redis://127.0.0.1:9' }],
    ['PostgreSQL', { databaseUrl: 'postgresql://nobody@127.0.0.1:9/none' }],
  ])('say so in time when %s is not there, and still close', async (_, options) => {
    const queues = createQueues({ ...options, timeoutMs: 300 })
    await expect(queues.enqueueRun(run())).rejects.toThrow(/did not answer|ECONNREFUSED/)
    await expect(queues.counts()).rejects.toThrow(/did not answer|ECONNREFUSED/)
    queues.workOnRuns(async () => {}, { concurrency: 1 })
    await pause(50)
    const closed = await Promise.race([queues.close().then(() => true), pause(3_000).then(() => false)])
    expect(closed).toBe(true)
  })

  test('in Postgres work with the rights of the role causeway_queue alone', async () => {
    const queues = createQueues({ databaseUrl: process.env.QUEUE_DATABASE_URL })
    try {
      const taken: unknown[] = []
      queues.workOnTasks(async (job) => { taken.push(job) }, { concurrency: 2 })
      const task = { tenantId: randomUUID(), taskId: randomUUID() }
      await queues.enqueueTask(task, { unlessSentWithinMs: 1_000 })
      await until(() => taken.some((job) => (job as typeof task).taskId === task.taskId))
      expect(taken).toContainEqual(task)
    } finally {
      await queues.close()
    }
  })
})
