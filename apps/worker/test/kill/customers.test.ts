import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { knownCases } from '../../../sandbox/src/index.ts'
import { addProcess, createWorld, type World } from '../world.ts'
import { killUntilDone } from './kill-until-done.ts'
import { proveRun } from './proven.ts'

const customers = 2_000
const kills = 20

describe(`a worker that is killed ${kills} times during a run of ${customers} customers`, () => {
  let world: World
  beforeAll(async () => { world = await createWorld({ sandbox: { sizes: { customers } } }) }, 60_000)
  afterAll(() => world.close())

  test('loses none and doubles none', async () => {
    const process = await addProcess(world, { magento: { maxInFlight: 6 } })
    const { magento } = world.sandbox
    const there = new Set(magento.customers.list().map(({ id }) => id))
    const creates = () => magento.ledger.filter((entry) => entry.entity === 'customer' && entry.method === 'POST')
    const { run, kills: killed, seed } = await killUntilDone(world, process, { kills, writes: () => magento.ledger.length, expectedWrites: customers * 0.9 })
    try {
      expect(killed).toBeGreaterThanOrEqual(kills)
      expect(run).toMatchObject({ state: 'completed_with_failures', reason: null })
      const records = await proveRun(world, process, run)
      expect(records).toHaveLength(customers)

      // By the shop's own ledger: each e-mail was created once, and each creation belongs to one record.
      const keys = creates().map((entry) => entry.key.toLowerCase())
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
      const linked = new Set(records.map((record) => record.targetId))
      expect(creates().filter((entry) => !linked.has(String(entry.id)))).toEqual([])
      // In the shop: who was there, and who was created; no one is missing whom a record is linked to.
      const now = magento.customers.list().map(({ id }) => id)
      expect(now).toHaveLength(there.size + keys.length)
      expect(records.filter((record) => record.targetId !== null && !now.includes(Number(record.targetId)))).toEqual([])
      expect(run.created).toBe(keys.length)

      const fates = new Map(records.map((record) => [record.sourceKey, record.state]))
      const wanted = { arrives: 'synced', fails: 'failed', 'is skipped': 'skipped' } as const
      expect(knownCases.filter(({ id, fate }) => fates.get(id) !== wanted[fate]).map(({ id }) => id)).toEqual([])
    } catch (error) {
      throw new Error(`Again with KILL_SEED=${seed}. ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }, 600_000)
})
