import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mostFailingSlices } from '@causeway/sync'
import type { Process } from '@causeway/db'
import { until } from './until.ts'
import { addProcess, askForRun, createWorld, readRun, type World } from './world.ts'

describe('a run whose slices end with an error that nobody foresaw', () => {
  let world: World
  let process: Process
  beforeAll(async () => {
    world = await createWorld({ sandbox: { seed: 'empty' } })
    // No such entity: nothing that a person could have entered.
    process = await addProcess(world)
    await world.db.transaction((tx) => tx.process.update({ where: { id: process.id }, data: { entity: 'unheard-of' } }))
    await world.startWorker()
  })
  afterAll(() => world.close())

  test('rests, is given back, and ends as stopped after too many of them; the log has the stack', async () => {
    const askedAt = Date.now()
    const id = await askForRun(world, process)
    const resting = await until(() => readRun(world, id), ({ failingSlices }) => failingSlices === 1)
    expect(resting).toMatchObject({ leaseOwner: null, endedAt: null })
    const wakesAt = resting.wakeAt?.getTime() ?? 0
    expect(wakesAt - askedAt).toBeGreaterThanOrEqual(2_000)
    const longerNow = await until(() => readRun(world, id), ({ failingSlices }) => failingSlices === 2)
    expect((longerNow.wakeAt?.getTime() ?? 0) - wakesAt).toBeGreaterThanOrEqual(5_900)

    await world.db.transaction((tx) => tx.run.update({ where: { id }, data: { failingSlices: mostFailingSlices - 1, wakeAt: null } }))
    const stopped = await until(() => readRun(world, id), ({ endedAt }) => endedAt !== null)
    expect(stopped).toMatchObject({ state: 'stopped', leaseOwner: null, reason: { code: 'UNEXPECTED', explanation: expect.stringContaining('unheard-of') } })
    const line = world.log.text.split('\n').filter(Boolean).map((text) => JSON.parse(text) as { msg: string; runId?: string; err?: { stack: string } }).find(({ msg }) => msg.startsWith('A run was stopped'))
    expect(line).toMatchObject({ runId: id, err: { stack: expect.stringContaining('load.ts') } })
  })

  test('forgets them after a slice that went well', async () => {
    const good = await addProcess(world)
    const id = await askForRun(world, good, { send: false })
    await world.db.transaction((tx) => tx.run.update({ where: { id }, data: { failingSlices: 3 } }))
    await world.queues.enqueueRun({ tenantId: world.db.tenantId, runId: id })
    expect(await until(() => readRun(world, id), ({ endedAt, failingSlices }) => endedAt !== null && failingSlices === 0)).toMatchObject({ state: 'completed' })
  })
})
