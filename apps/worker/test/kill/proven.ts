import { expect } from '@jest/globals'
import type { Process, Run, StoredRecord } from '@causeway/db'
import type { World } from '../world.ts'

/** What must hold of any run, whatever was killed: counts that add up and equal the records, and nothing left open. */
export async function proveRun({ db }: World, process: Process, run: Run): Promise<StoredRecord[]> {
  const records = await db.transaction((tx) => tx.record.findMany({ where: { processId: process.id } }))
  const by = (state: string) => records.filter((record) => record.state === state)
  expect(run.read).toBe(run.created + run.updated + run.unchanged + run.skipped + run.waiting + run.failed)
  expect({ announced: run.announced, read: run.read }).toEqual({ announced: records.length, read: records.length })
  expect({ synced: run.created + run.updated + run.unchanged, failed: run.failed, skipped: run.skipped, waiting: run.waiting })
    .toEqual({ synced: by('synced').length, failed: by('failed').length, skipped: by('skipped').length, waiting: by('waiting').length })
  const counters = await db.transaction((tx) => tx.recordCounter.findMany({ where: { processId: process.id } }))
  for (const { state, count } of counters) expect({ state, count: Number(count) }).toEqual({ state, count: by(state).length })
  expect(records.filter((record) => record.intent !== null).map((record) => record.sourceKey)).toEqual([])
  expect(records.filter((record) => record.failureCode === 'OUTCOME_UNKNOWN' || record.failureCode === 'UNEXPECTED').map((record) => record.sourceKey)).toEqual([])
  const targets = by('synced').map((record) => record.targetId)
  expect(targets.filter((target) => target === null)).toEqual([])
  expect(new Set(targets).size).toBe(targets.length)
  return records
}
