import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { logger } from '@causeway/config'
import type { Process, RunState } from '@causeway/db'
import { retryDueRecords } from '../src/due-records.ts'
import { createMetrics } from '../src/metrics.ts'
import { addProcess, askForRun, createWorld, readRuns, type World } from './world.ts'

describe('records that are due again', () => {
  let world: World
  beforeAll(async () => { world = await createWorld({ sandbox: { seed: 'empty' } }) })
  afterAll(() => world.close())

  const look = () => retryDueRecords({ ...world, logger: logger('test', 'silent'), metrics: createMetrics(world) })
  async function processWithRecord(nextTryAt: Date | null, changes: Parameters<typeof addProcess>[1] = {}): Promise<Process> {
    const process = await addProcess(world, changes)
    await world.db.transaction((tx) => tx.record.create({ data: { tenantId: world.db.tenantId, processId: process.id, sourceKey: 'C-1', sourceId: 1, state: 'failed', nextTryAt } }))
    return process
  }
  const endedRun = (process: Process, state: RunState) => world.db.transaction((tx) => tx.run.create({
    data: { tenantId: world.db.tenantId, processId: process.id, mode: 'sync', trigger: 'manual', state, endedAt: new Date() },
  }))
  const before = new Date(Date.now() - 1_000)

  test('get a run of their own', async () => {
    const process = await processWithRecord(before)
    await look()
    expect(await readRuns(world, process)).toMatchObject([{ mode: 'retry', trigger: 'system', state: 'queued' }])
    await look()
    expect(await readRuns(world, process)).toHaveLength(1)
  })

  test.each<[string, Date | null, Parameters<typeof addProcess>[1]]>([
    ['before their time', new Date(Date.now() + 60_000), {}], ['that wait for a person', null, {}],
    ['of a process that is switched off', before, { process: { enabled: false } }], ['of an integration that is switched off', before, { integrationEnabled: false }],
  ])('%s get none', async (_, nextTryAt, changes) => {
    const process = await processWithRecord(nextTryAt, changes)
    await look()
    expect(await readRuns(world, process)).toEqual([])
  })

  test('go with the run that is active already', async () => {
    const process = await processWithRecord(before)
    await askForRun(world, process, { send: false })
    await look()
    expect(await readRuns(world, process)).toMatchObject([{ mode: 'sync' }])
  })

  test.each<RunState>(['stopped', 'cancelled'])('rest for a while after a run that was %s', async (state) => {
    const process = await processWithRecord(before)
    await endedRun(process, state)
    await look()
    expect(await readRuns(world, process)).toHaveLength(1)
    await world.db.transaction((tx) => tx.run.updateMany({ where: { processId: process.id }, data: { endedAt: new Date(Date.now() - 16 * 60_000) } }))
    await look()
    expect(await readRuns(world, process)).toHaveLength(2)
  })
})
