import { describe, expect, test } from '@jest/globals'
import { statesOf, useLab } from './lab-world.ts'

const here = useLab()

describe('claims', () => {
  test('more than one a record: whichever is taken is named, and none of them is held meanwhile', async () => {
    here.lab.add('a', { claims: 'sku:1,name:x' })
    here.lab.add('b', { claims: 'sku:2,name:x' })
    here.lab.add('c', { claims: 'sku:2,name:y' })
    await here.world.run()
    expect(await statesOf(here.world)).toEqual({ a: 'synced', b: 'failed', c: 'synced' })
    expect(await here.world.record('b')).toMatchObject({ failure: { details: { claim: 'name:x' } } })
  })

  test('taken by a worker that died are given up at the run’s end when the source has the record no more, and who failed for them is due', async () => {
    // Dies behind the claims, before anything is stored of the record.
    here.lab.changes = () => ({ async find() { throw new TypeError('The worker died here.') } })
    here.lab.add('a', { claims: 'sku:1' })
    const id = await here.world.ask()
    await expect(here.world.drive(id)).rejects.toThrow('The worker died here.')
    here.lab.changes = () => ({})
    here.lab.remove('a')
    here.lab.add('z')
    here.lab.add('b', { claims: 'sku:1' })
    await here.world.db.transaction((tx) => tx.run.updateMany({ data: { leaseUntil: new Date(0) } }))
    expect(await here.world.drive(id, here.world.otherEngine())).toMatchObject({ state: 'completed_with_failures', created: 1, failed: 1 })
    expect(await here.world.run('retry')).toMatchObject({ state: 'completed', created: 1, read: 1 })
    expect(await statesOf(here.world)).toEqual({ b: 'synced', z: 'synced' })
    expect(await here.world.db.transaction((tx) => tx.claim.findMany())).toMatchObject([{ claim: 'sku:1', sourceKey: 'b' }])
  })

  test('of records that are stored outlast every end of a run', async () => {
    here.lab.add('a', { claims: 'sku:1' })
    await here.world.run()
    const cancelled = await here.world.ask()
    await here.world.db.transaction((tx) => tx.run.update({ where: { id: cancelled }, data: { control: 'cancel' } }))
    expect(await here.world.drive(cancelled)).toMatchObject({ state: 'cancelled' })
    expect(await here.world.db.transaction((tx) => tx.claim.findMany())).toMatchObject([{ claim: 'sku:1', sourceKey: 'a' }])
  })
})
