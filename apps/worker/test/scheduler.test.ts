import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { logger } from '@causeway/config'
import type { Process } from '@causeway/db'
import { createMetrics } from '../src/metrics.ts'
import { decide, runSchedules } from '../src/scheduler.ts'
import { addProcess, askForRun, createWorld, readRuns, type World } from './world.ts'

const everyHour = { kind: 'cron', expression: '0 * * * *' }
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

describe('the scheduler', () => {
  let world: World
  beforeAll(async () => { world = await createWorld({ sandbox: { seed: 'empty' } }) })
  afterAll(() => world.close())

  const look = () => runSchedules({ ...world, logger: logger('test', 'silent'), metrics: createMetrics(world) })
  const nextOf = async ({ id }: Process) => (await world.db.transaction((tx) => tx.process.findUniqueOrThrow({ where: { id } }))).nextRunAt

  test('starts a run when its time has come, and moves on to the next time', async () => {
    const process = await addProcess(world, { process: { schedule: everyHour, nextRunAt: minutesAgo(1) } })
    await look()
    expect(await readRuns(world, process)).toMatchObject([{ mode: 'sync', trigger: 'schedule', state: 'queued', requestedBy: null }])
    const next = await nextOf(process)
    expect(next?.getTime()).toBeGreaterThan(Date.now())
    expect(next?.getUTCMinutes()).toBe(0)
  })

  test('starts one run for one due time, although eight look at the same moment', async () => {
    const process = await addProcess(world, { process: { schedule: everyHour, nextRunAt: minutesAgo(1) } })
    await Promise.all(Array.from({ length: 8 }, look))
    expect(await readRuns(world, process)).toHaveLength(1)
  })

  test('starts one run for all times that were missed while no worker was there', async () => {
    const process = await addProcess(world, { process: { schedule: everyHour, nextRunAt: minutesAgo(3 * 24 * 60) } })
    await look()
    await look()
    expect(await readRuns(world, process)).toHaveLength(1)
    expect((await nextOf(process))?.getTime()).toBeGreaterThan(Date.now())
  })

  test('counts an active run for the due time instead of starting a second one', async () => {
    const process = await addProcess(world, { process: { schedule: everyHour, nextRunAt: minutesAgo(1) } })
    await askForRun(world, process, { send: false })
    await look()
    expect(await readRuns(world, process)).toMatchObject([{ trigger: 'manual' }])
    expect((await nextOf(process))?.getTime()).toBeGreaterThan(Date.now())
  })

  test('leaves a schedule that is paused as it is: no next time, no run', async () => {
    const process = await addProcess(world, { process: { schedule: everyHour, nextRunAt: null } })
    await look()
    expect(await readRuns(world, process)).toEqual([])
    expect(await nextOf(process)).toBeNull()
  })

  test.each([
    ['a process that is switched off', { process: { enabled: false, schedule: everyHour, nextRunAt: minutesAgo(1) } }],
    ['an integration that is switched off', { process: { schedule: everyHour, nextRunAt: minutesAgo(1) }, integrationEnabled: false }],
    ['a schedule that cannot be read', { process: { schedule: { kind: 'sometimes' }, nextRunAt: minutesAgo(1) } }],
  ])('starts no run for %s, and looks again later', async (_, changes) => {
    const process = await addProcess(world, changes)
    await look()
    expect(await readRuns(world, process)).toEqual([])
    expect((await nextOf(process))?.getTime()).toBeGreaterThan(Date.now())
  })

  test('sends the run that it started to the queue', async () => {
    const taken: string[] = []
    const consumer = world.queues.workOnRuns(async ({ runId }) => { taken.push(runId) }, { concurrency: 1 })
    const process = await addProcess(world, { process: { schedule: everyHour, nextRunAt: minutesAgo(1) } })
    await look()
    const [run] = await readRuns(world, process)
    for (let wait = 0; wait < 200 && !taken.includes(run?.id ?? ''); wait++) await new Promise((resolve) => setTimeout(resolve, 25))
    expect(taken).toContain(run?.id)
    await consumer.close()
  })
})

describe('what the scheduler decides', () => {
  const process = { enabled: true, schedule: { kind: 'daily-once', at: '02:30' }, timeZone: 'Europe/Berlin', nextRunAt: new Date('2026-03-01T01:30:00Z'), integration: { enabled: true } }
  const now = new Date('2026-03-01T01:30:05Z')

  test.each([
    ['goes by the clock of the process’s own time zone', {}, { run: true, nextRunAt: new Date('2026-03-02T01:30:00Z') }],
    ['says that the process is switched off', { enabled: false }, { run: false, why: 'Not run: it is switched off' }],
    ['says that the integration is switched off', { integration: { enabled: false } }, { run: false, why: 'Not run: its integration is switched off' }],
    ['says that the schedule cannot be read', { schedule: {} }, { run: false, why: 'Not run: its schedule cannot be read or has no next time' }],
    ['says that the time zone is unknown', { timeZone: 'Europe/Atlantis' }, { run: false, why: 'Not run: its schedule cannot be read or has no next time' }],
  ])('%s', (_, changes, expected) => {
    expect(decide({ ...process, ...changes }, now)).toMatchObject(expected)
  })

  test('never takes the same time twice, although the clock of Postgres is ahead', () => {
    const behind = new Date('2026-03-01T01:29:58Z')
    expect(decide(process, behind)).toEqual({ run: true, nextRunAt: new Date('2026-03-02T01:30:00Z') })
  })

  test('moves behind the gap when a change of clocks skips the time', () => {
    const before = new Date('2026-03-28T12:00:00Z')
    expect(decide({ ...process, nextRunAt: before }, before).nextRunAt).toEqual(new Date('2026-03-29T01:00:00Z'))
  })
})
