import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { userId } from '@causeway/db'
import { clearAway } from '../src/housekeeping.ts'
import { createWorld, type World } from './world.ts'

const days = (count: number) => new Date(Date.now() + count * 24 * 3_600_000)

describe('housekeeping', () => {
  let world: World
  beforeAll(async () => { world = await createWorld({ sandbox: { seed: 'empty' } }) })
  afterAll(() => world.close())

  test('removes sign-ins that are over and tasks that were done long ago, and nothing else', async () => {
    const { identity } = world.database
    const [id, over, living] = [userId(randomUUID()), randomUUID(), randomUUID()]
    await identity.as(id, async (tx) => {
      await tx.user.createMany({ data: [{ id, email: `${id}@example.com`, name: 'Ada', passwordHash: 'x' }] })
      await tx.session.createMany({ data: [{ id: over, userId: id, expiresAt: days(-1) }, { id: living, userId: id, expiresAt: days(1) }] })
    })
    const task = (state: 'queued' | 'done' | 'failed', createdAt: Date) => ({ tenantId: world.db.tenantId, kind: 'test-connection', state, createdAt })
    await world.db.transaction((tx) => tx.task.createMany({ data: [task('done', days(-31)), task('failed', days(-31)), task('done', days(-29)), task('queued', days(-31))] }))

    expect(await clearAway(world)).toEqual({ sessions: 1, tasks: 2 })
    expect(await identity.as(id, (tx) => tx.session.findMany({ select: { id: true } }))).toEqual([{ id: living }])
    expect((await world.db.transaction((tx) => tx.task.findMany())).map(({ state }) => state).sort()).toEqual(['done', 'queued'])
  })
})
