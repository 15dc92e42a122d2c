import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Lookup } from '../../src/entity.ts'
import { fail } from '../../src/failures/common.ts'
import { entitiesOf, Lab, type LabDraft } from './lab.ts'
import { createWorld, type World } from './world.ts'

let world: World
let lab: Lab
let others: Lab
/** What the connector was asked to find, the last run's last. */
let asked: Lookup<LabDraft>[]
beforeEach(async () => {
  asked = []
  lab = new Lab('lab')
  others = new Lab('others')
  world = await createWorld({ sandbox: { seed: 'empty' }, entity: 'lab', engine: { chunkSize: 10, entityModule: entitiesOf(lab, others) } })
})
afterEach(() => world.close())

const state = async (key: string) => {
  const { state: now, reason, waitsFor, targetId, targetIdentity } = await world.record(key)
  return { state: now, reason, waitsFor, targetId, targetIdentity }
}

describe('a connector that looks back', () => {
  beforeEach(() => {
    lab.changes = (self, context) => {
      const standard = self.connectorFor(context)
      return {
        looksBack: true,
        find: (items) => {
          asked.push(...items)
          return standard.find(items)
        },
        write: async (item, plan) => ({ targetId: self.write(item, plan).id, identity: { name: item.draft.name }, warnings: item.row.source.warning ? [item.row.source.warning] : [], request: {}, response: {} }),
      }
    }
    lab.add('A')
  })
  const look = async (mode: 'sync' | 'retry' = 'sync', full = false) => {
    asked = []
    await world.run(mode, { full })
    return asked.map(({ identity, inLineWith }) => ({ identity, inLineWith }))
  }

  test('is told with a changed record what it was brought in line with, and what was kept with its link', async () => {
    expect(await look()).toEqual([{ identity: null, inLineWith: undefined }])
    lab.change('A', { name: 'B' })
    expect(await look()).toEqual([{ identity: { name: 'A' }, inLineWith: { name: 'A', parent: null } }])
    expect(await state('A')).toMatchObject({ targetIdentity: { name: 'B' } })
  })

  test.each<[string, () => Promise<unknown>]>([
    ['in a full run', async () => { await look() }],
    ['after a write that left a warning', async () => { lab.change('A', { warning: 'It swallowed something.' }); await look() }],
    ['after a failure', async () => { await look(); await world.db.transaction((tx) => tx.record.updateMany({ data: { state: 'failed' } })) }],
    ['under other settings or another mapping', async () => { await look(); await world.set({ version: 2 }) }],
    ['when a person asked for it', async () => { await look(); await world.db.transaction((tx) => tx.record.updateMany({ data: { nextTryAt: new Date() } })) }],
  ])('compares everything %s', async (how, before) => {
    await before()
    lab.change('A', { name: 'B' })
    expect(await look('sync', how === 'in a full run')).toEqual([{ identity: { name: 'A' }, inLineWith: undefined }])
  })

  test('loses what was kept with a link when the link goes', async () => {
    await look()
    lab.changes = (self, context) => ({ ...self.connectorFor(context), plan: () => ({ action: 'skip', reason: 'It is over.', targetId: null }) })
    lab.change('A', { name: 'B' })
    await world.run()
    expect(await state('A')).toMatchObject({ state: 'skipped', targetId: null, targetIdentity: null })
  })
})

describe('a record that waits for another one, or is left out as long as that one is', () => {
  beforeEach(async () => {
    lab.changes = (_, { neighbours }) => ({
      gather: (rows) => neighbours('others', rows.map(({ key }) => key)) as never,
      map: ({ key }, facts) => {
        const neighbour = (facts as unknown as Awaited<ReturnType<typeof neighbours>>).get(key)
        if (neighbour?.targetId) return { kind: 'draft', draft: { name: key, parent: null }, claims: [] }
        const waitsFor = `others:${key}`
        if (neighbour?.state === 'skipped') return { kind: 'skip', reason: `The other is left out: ${neighbour.reason}`, waitsFor }
        return { kind: 'wait', reason: 'Waits for the other.', failure: fail('UNEXPECTED', `Thing ${key}`, { message: 'It waits.' }), waitsFor }
      },
    })
  })

  test('says why, counts as skipped, and goes by itself once the other one is there', async () => {
    const process = await world.addProcess('others')
    others.add('A', { skip: 'Not for sale.' })
    lab.add('A')
    await world.run('sync', { process })
    expect(await world.run()).toMatchObject({ skipped: 1, waiting: 0 })
    const record = async () => (await world.records())[0]
    expect(await record()).toMatchObject({ state: 'skipped', reason: 'The other is left out: Not for sale.', waitsFor: 'others:A', nextTryAt: null })
    others.change('A', { skip: '' })
    await world.run('sync', { process })
    expect(await world.run()).toMatchObject({ created: 1 })
    expect(await record()).toMatchObject({ state: 'synced', waitsFor: null })
  })

  test('learns with its next run when the other one turns out to be left out, and when it is not any more', async () => {
    const process = await world.addProcess('others')
    lab.add('A')
    const run = async (skip: string, fields: Record<string, string> = {}) => {
      if (others.source.size) others.change('A', { skip, ...fields })
      else others.add('A', { skip })
      await world.run('sync', { process })
      await world.run()
      return (await world.records())[0]
    }
    await world.run()
    expect((await world.records())[0]).toMatchObject({ state: 'waiting' })
    expect(await run('Not for sale.')).toMatchObject({ state: 'skipped', reason: 'The other is left out: Not for sale.' })
    expect(await run('', { waitsFor: 'something' })).toMatchObject({ state: 'waiting', reason: 'Waits for the other.' })
    expect(await run('Not for sale.', { waitsFor: '' })).toMatchObject({ state: 'skipped' })
    expect(await run('')).toMatchObject({ state: 'synced' })
  })
})
