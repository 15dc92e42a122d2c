import { afterEach, beforeEach } from '@jest/globals'
import type { Failure } from '../../src/failure.ts'
import { fail } from '../../src/failures/common.ts'
import { entitiesOf, Lab } from './lab.ts'
import { createWorld, type World } from './world.ts'

/** What a test of the engine works with: a world whose process syncs a lab, made anew for each test. `other` is a second entity. */
export interface LabWorld { world: World; lab: Lab; other: Lab }

/** Registers the making and closing; the answer is filled before each test. */
export function useLab(): LabWorld {
  const filled = {} as LabWorld
  beforeEach(async () => {
    filled.lab = new Lab('lab')
    filled.other = new Lab('others')
    filled.world = await createWorld({ sandbox: { seed: 'empty' }, entity: 'lab', engine: { chunkSize: 10, unknownSettlesMs: 400, entityModule: entitiesOf(filled.lab, filled.other) } })
  })
  afterEach(() => filled.world.close())
  return filled
}

/** Each record's state by its key. */
export const statesOf = async (world: World): Promise<Record<string, string>> => Object.fromEntries((await world.records()).map((record) => [record.sourceKey, record.state]))

export const failure = (message: string): Failure => fail('UNEXPECTED', 'Thing', { message })
