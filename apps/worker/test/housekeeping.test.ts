import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { clearAway } from '../src/housekeeping.ts'
import { createWorld, type World } from './world.ts'

const days = (count: number) => new Date(Date.now() + count * 24 * 3_600_000)

describe('housekeeping', () => {
  let world: World
  beforeAll(async () => { world = await createWorld({ sandbox: { seed: 'empty' } }) })
  afterAll(() => world.close())

  test('removes sign-ins that are over and tasks that were done long ago, and nothing else', async () => {
    const { identity } = world.database
    const person = await identity.user.create({ data: { email: `${randomUUID()}@example.com`, name: 'Ada', passwordHash: 'x' } })
    const [over, living] = [randomUUID(), randomUUID()]
    await identity.session.createMany({ data: [{ id: over, userId: person.id, expiresAt: days(-1) }, { id: living, userId: person.id, expiresAt: days(1) }] })
    const task = (state: 'queued' | 'done' | 'failed', createdAt: Date) => ({ tenantId: world.db.tenantId, kind: 'test-connection', state, createdAt })
    await world.db.transaction((tx) => tx.task.createMany({ data: [task('done', days(-31)), task('failed', days(-31)), task('done', days(-29)), task('queued', days(-31))] }))

    expect(await clearAway(world)).toEqual({ sessions: 1, tasks: 2 })
    expect(await identity.session.findMany({ select: { id: true } })).toEqual([{ id: living }])
    expect((await world.db.transaction((tx) => tx.task.findMany())).map(({ state }) => state).sort()).toEqual(['done', 'queued'])
  })
})
