import { expect } from '@jest/globals'
import type { Process, Run, StoredRecord } from '@causeway/db'
import type { World } from '../world.ts'

const counted = (run: Run) => run.created + run.updated + run.unchanged + run.skipped + run.waiting + run.failed
const inState = (records: StoredRecord[], state: string) => records.filter((record) => record.state === state)

/** What must hold of a run that dealt with every record once, whatever was killed: counts that add up and equal the records, and nothing left open. */
export async function proveRun(world: World, process: Process, run: Run): Promise<StoredRecord[]> {
  const records = await proveRecords(world, process)
  const by = (state: string) => inState(records, state)
  expect(run.read).toBe(counted(run))
  expect({ announced: run.announced, read: run.read }).toEqual({ announced: records.length, read: records.length })
  expect({ synced: run.created + run.updated + run.unchanged, failed: run.failed, skipped: run.skipped, waiting: run.waiting })
    .toEqual({ synced: by('synced').length, failed: by('failed').length, skipped: by('skipped').length, waiting: by('waiting').length })
  return records
}

/** What must hold of a process at rest: each run's counts add up, the counters equal the records, nothing is left open, no two records share a target. */
export async function proveRecords({ db }: World, process: Process): Promise<StoredRecord[]> {
  const records = await db.transaction((tx) => tx.record.findMany({ where: { processId: process.id } }))
  const runs = await db.transaction((tx) => tx.run.findMany({ where: { processId: process.id } }))
  expect(runs.filter((run) => run.read !== counted(run) || !run.state.startsWith('completed')).map(({ id, state, read }) => ({ id, state, read }))).toEqual([])
  const counters = await db.transaction((tx) => tx.recordCounter.findMany({ where: { processId: process.id } }))
  for (const { state, count } of counters) expect({ state, count: Number(count) }).toEqual({ state, count: inState(records, state).length })
  expect(records.filter((record) => record.intent !== null).map((record) => record.sourceKey)).toEqual([])
  expect(records.filter((record) => record.failureCode === 'OUTCOME_UNKNOWN' || record.failureCode === 'UNEXPECTED').map((record) => record.sourceKey)).toEqual([])
  const targets = inState(records, 'synced').map((record) => record.targetId)
  expect(targets.filter((target) => target === null)).toEqual([])
  expect(new Set(targets).size).toBe(targets.length)
  return records
}
