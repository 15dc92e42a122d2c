import { afterEach, describe, expect, test } from '@jest/globals'
import { WriteFailure } from '../../src/entity.ts'
import { fail } from '../../src/failures/common.ts'
import { entitiesOf, Lab } from './lab.ts'
import { createWorld, writesOf, type World } from './world.ts'

let world: World
afterEach(() => world.close())

describe('a record that the target took, otherwise than it was sent', () => {
  test('fails and is linked; the next run brings it up to date, and never creates it again', async () => {
    const lab = new Lab('lab')
    world = await createWorld({ sandbox: { seed: 'empty' }, entity: 'lab', engine: { chunkSize: 10, entityModule: entitiesOf(lab) } })
    lab.add('A', { claims: 'name:A' })
    lab.changes = (self) => ({
      write: async (item, plan) => {
        const { id } = self.write(item, plan)
        if (plan.action === 'update') return { targetId: id, warnings: [], request: {}, response: {} }
        self.target.set(id, { id, name: 'something else', parent: null })
        throw new WriteFailure(fail('UNEXPECTED', 'Thing A', { message: 'It holds something else.' }), { targetId: id })
      },
    })
    expect(await world.run()).toMatchObject({ state: 'completed_with_failures', failed: 1 })
    expect(await world.record('A')).toMatchObject({ state: 'failed', targetId: 'lab-1', intent: null })
    expect((await world.history('A')).map(({ kind, targetId }) => [kind, targetId])).toEqual([['failed', 'lab-1']])
    // What it claims stays its own.
    lab.add('B', { claims: 'name:A' })
    await world.run('sync', { full: true })
    expect(lab.writes).toEqual(['create A', 'update A'])
    expect(await world.record('A')).toMatchObject({ state: 'synced', targetId: 'lab-1' })
    expect(await world.record('B')).toMatchObject({ state: 'failed' })
  })

  test('a customer whose address the shop dropped without a word is updated by the next try', async () => {
    world = await createWorld()
    const { magento, faults } = world.sandbox
    // The shop forbids Germany after the run has asked which countries it allows.
    const late = faults.add({ system: 'intacct', kind: 'latency', pattern: 'query CUSTOMER', latencyMs: 300, times: 3 })
    const running = world.run()
    while (!late.seen) await new Promise((resolve) => { setTimeout(resolve, 5) })
    magento.stores.countries = ['US', 'CA', 'GB', 'FR', 'IE', 'JP', 'BR']
    await running
    const dropped = (await world.records()).filter(({ failureCode }) => failureCode === 'STORED_DIFFERENTLY')
    expect(dropped.length).toBeGreaterThan(0)
    expect(dropped.filter(({ targetId }) => targetId === null)).toEqual([])
    const made = writesOf(world, 'POST').length

    magento.stores.countries = 'all'
    await world.db.transaction((tx) => tx.record.updateMany({ where: { failureCode: 'STORED_DIFFERENTLY' }, data: { nextTryAt: new Date() } }))
    expect(await world.run('retry')).toMatchObject({ updated: dropped.length, created: 0, failed: 0 })
    expect(writesOf(world, 'POST')).toHaveLength(made)
    for (const { sourceKey, targetId } of dropped) {
      expect(await world.record(sourceKey)).toMatchObject({ state: 'synced', targetId })
      expect(magento.customers.addressesOf(Number(targetId))).toHaveLength(1)
    }
  })
})
