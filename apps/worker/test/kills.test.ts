import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { buildProgram, startProgram, type Program } from './program.ts'
import { until } from './until.ts'
import { addProcess, askForRun, createWorld, readRun, type World } from './world.ts'

const customers = 2_000
const kills = 20

describe(`a worker that is killed ${kills} times during a run of ${customers} customers`, () => {
  let world: World
  let running: Program | null = null
  beforeAll(async () => {
    buildProgram()
    world = await createWorld({ sandbox: { sizes: { customers } } })
    await world.queues.counts()
    // So slow that the run outlives its worker many times.
    world.sandbox.faults.add({ system: 'magento', kind: 'latency', requests: 'writes', latencyMs: 15 })
  }, 60_000)
  afterEach(() => running?.kill('SIGKILL'))
  afterAll(() => world.close())

  test('brings every customer to the shop once, loses none, and ends with counts that are true', async () => {
    const process = await addProcess(world, { magento: { maxInFlight: 4 } })
    const id = await askForRun(world, process)
    const progress = async () => ({ read: (await readRun(world, id)).read, ended: (await readRun(world, id)).endedAt !== null })
    let killed = 0
    while (killed < kills && !(await progress()).ended) {
      running = await startProgram(world)
      // Between the first write and a good part of a page, wherever that may be.
      const writes = world.sandbox.magento.ledger.length
      await until(async () => world.sandbox.magento.ledger.length > writes || (await progress()).ended, Boolean, 60_000)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 300))
      running.kill('SIGKILL')
      await running.ended
      killed += 1
    }
    running = await startProgram(world)
    const run = await until(() => readRun(world, id), ({ endedAt }) => endedAt !== null, 120_000)

    expect(killed).toBe(kills)
    expect(run).toMatchObject({ state: 'completed_with_failures', announced: customers, read: customers, waiting: 0 })
    const emails = [...world.sandbox.magento.customers.list()].map(({ email }) => email.toLowerCase())
    expect(new Set(emails).size).toBe(emails.length)

    const records = await world.db.transaction((tx) => tx.record.findMany({ where: { processId: process.id }, select: { sourceKey: true, state: true, targetId: true, intent: true } }))
    expect(records).toHaveLength(customers)
    expect(records.filter(({ intent }) => intent !== null)).toEqual([])
    const synced = records.filter(({ state }) => state === 'synced')
    // Each linked to a customer of its own that is there.
    expect(new Set(synced.map(({ targetId }) => targetId)).size).toBe(synced.length)
    const inShop = new Set([...world.sandbox.magento.customers.list()].map((customer) => String(customer.id)))
    expect(synced.filter(({ targetId }) => !inShop.has(targetId ?? ''))).toEqual([])
    expect(run.created + run.updated + run.unchanged).toBe(synced.length)
    expect(run.failed).toBe(records.filter(({ state }) => state === 'failed').length)
    expect(run.skipped).toBe(records.filter(({ state }) => state === 'skipped').length)
    // What the shop was made to create is what the run counts as created.
    const creates = world.sandbox.magento.ledger.filter(({ method, entity }) => method === 'POST' && entity === 'customer')
    expect(new Set(creates.map(({ key }) => key.toLowerCase())).size).toBe(creates.length)
    expect(run.created).toBe(creates.length)
  }, 400_000)
})
