import { afterEach, describe, expect, test } from '@jest/globals'
import type { Process, Run, StoredRecord } from '@causeway/db'
import { until } from '../until.ts'
import { addProcess, askForRun, createWorld, readRuns, type World } from '../world.ts'
import { killUntilDone } from './kill-until-done.ts'
import { proveRecords, proveRun } from './proven.ts'
import { scenarios, type Scenario } from './scenarios.ts'

const kills = 20

describe.each(scenarios.map((scenario) => [[scenario.entity, scenario.how].filter(Boolean).join(', '), scenario] as const))(`a worker that is killed ${kills} times during a run of %s`, (_, scenario) => {
  let worlds: World[] = []
  afterEach(async () => {
    await Promise.all(worlds.map((world) => world.close()))
    worlds = []
  })
  const world = async () => {
    const made = await createWorld({ sandbox: { sizes: scenario.sizes ?? {} }, logLevel: 'warn' })
    worlds.push(made)
    return made
  }

  test('loses none, doubles none, and leaves what an undisturbed run leaves', async () => {
    const killed = await world()
    const { process, seed, kills: count } = await runKilled(killed, scenario)
    try {
      expect(count).toBeGreaterThanOrEqual(kills)
      const runs = await readRuns(killed, process)
      const records = scenario.rests ? await proveRecords(killed, process) : await proveRun(killed, process, runs[0] as Run)
      scenario.prove(killed, records, runs)
      const calm = await world()
      const others = await undisturbed(calm, scenario)
      const decided = decidedGroups(scenario, [[killed, records], [calm, others]])
      expect(fates(scenario, killed, records, decided)).toEqual(fates(scenario, calm, others, decided))
      expect(scenario.holds?.(killed)).toEqual(scenario.holds?.(calm))
    } catch (error) {
      throw new Error(`Again with KILL_SEED=${seed}. ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }, 600_000)
})

const processOf = (world: World, { entity, settings }: Scenario) => addProcess(world, { process: { entity, settings }, magento: { maxInFlight: 4 } })

async function runKilled(world: World, scenario: Scenario) {
  const process = await processOf(world, scenario)
  const { magento } = world.sandbox
  return {
    process, ...await killUntilDone(world, process, {
      kills, writes: () => magento.ledger.length, expectedWrites: scenario.expectedWrites, environment: scenario.environment ?? {},
      ...(scenario.killWithinMs === undefined ? {} : { killWithinMs: scenario.killWithinMs }), ...(scenario.rests ? { settled: () => atRest(world, process) } : {}),
    }),
  }
}

/** The same over systems of the same seed, by a worker that nobody kills. */
async function undisturbed(world: World, scenario: Scenario): Promise<StoredRecord[]> {
  const process = await processOf(world, scenario)
  await world.startWorker({ leaseMs: 10_000, sliceMs: 60_000 })
  await askForRun(world, process)
  await until(() => atRest(world, process), Boolean, 180_000)
  return world.db.transaction((tx) => tx.record.findMany({ where: { processId: process.id } }))
}

/** No run is left, no outcome is open, and nothing is about to be tried again: a second invoice of an order follows the first after a second. */
const atRest = ({ db }: World, process: Process): Promise<boolean> => db.transaction(async (tx) => {
  const soon = new Date(Date.now() + 5_000)
  if (await tx.run.count({ where: { processId: process.id, endedAt: null } })) return false
  const open = await tx.record.findMany({ where: { processId: process.id }, select: { intent: true, nextTryAt: true } })
  return open.every(({ intent, nextTryAt }) => intent === null && (nextTryAt === null || nextTryAt > soon))
})

/** What rivals share and was not enough for all of them, in either world. */
function decidedGroups({ rivals }: Scenario, worlds: [World, StoredRecord[]][]): Set<string> {
  return new Set(worlds.flatMap(([world, records]) => records.flatMap((record) => rivals?.(world, record) ?? [])).filter(({ isRefused }) => isRefused).map(({ group }) => group))
}

/** A refusal of the shop says why; others name what differs from one life to the next. Of rivals, who got it and who came too late may have changed places. */
function fates({ rivals }: Scenario, world: World, records: StoredRecord[], decided: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(records.map((record) => {
    const { sourceKey, state, failureCode, reason } = record
    const rival = rivals?.(world, record)
    const isEither = rival !== undefined && decided.has(rival.group) && (state === 'synced' || rival.isRefused)
    return [sourceKey, isEither ? 'first, or too late' : [state, failureCode, failureCode?.startsWith('SHOP_') ? reason : null].filter(Boolean).join(': ')]
  }))
}
