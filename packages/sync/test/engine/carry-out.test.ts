import { afterEach, describe, expect, test } from '@jest/globals'
import { requestRun, runId, type Run, type RunId } from '@causeway/db'
import { entitiesOf, Lab } from './lab.ts'
import { createWorld, openShop, sums, writesOf, type World } from './world.ts'

let world: World
afterEach(() => world.close())

const carryOut = async (preview: Run): Promise<RunId> =>
  runId((await requestRun(world.db, { processId: world.process, mode: 'sync', trigger: 'manual', carriesOut: runId(preview.id) })).run.id)
const told = async (run: { id: string }, kinds: string[]) => (await world.events(run)).filter(({ kind }) => kinds.includes(kind))
  .map(({ sourceKey, kind, changes }) => ({ key: sourceKey, kind: kind.replace('would_create', 'created').replace('would_update', 'updated'), changes })).sort((a, b) => (a.key < b.key ? -1 : 1))
const announced = (preview: Run) => told(preview, ['would_create', 'would_update'])
const written = (run: Run) => told(run, ['created', 'updated'])
const held = async (run: Run) => (await world.events(run)).filter(({ kind }) => kind === 'held_back').map(({ sourceKey, message }) => [sourceKey, message])

describe('a preview that is carried out', () => {
  test('does exactly what it announced, field by field, and leaves the watermark', async () => {
    world = await createWorld()
    const preview = await world.run('preview')
    const run = await world.drive(await carryOut(preview))
    expect(run).toMatchObject({ state: 'completed_with_failures', read: 60, announced: 60, created: preview.created, updated: preview.updated, skipped: preview.skipped, failed: preview.failed, unchanged: preview.unchanged })
    expect(await written(run)).toEqual(await announced(preview))
    expect(await held(run)).toEqual([])
    expect(await world.watermark()).toBeNull()
    const again = await world.run()
    expect(await written(again)).toEqual([])
  })

  test('holds back and names what has changed since on either side, and writes nothing that was not announced', async () => {
    world = await createWorld()
    await world.run()
    for (const key of ['C-00001', 'C-00002', 'C-00003', 'C-00005']) world.changeContact(key, { 'MAILADDRESS.CITY': 'Santa Clara' })
    const preview = await world.run('preview')
    expect((await announced(preview)).map(({ key }) => key)).toEqual(['C-00001', 'C-00002', 'C-00003', 'C-00005'])
    // In the books, in the shop, deleted in the shop, and one of which nothing was said.
    world.changeContact('C-00002', { 'MAILADDRESS.CITY': 'San Jose', 'MAILADDRESS.ZIP': '95112' })
    const { magento } = await openShop(world)
    const third = (await world.record('C-00003')).targetId ?? ''
    const inShop = (await magento.customers.findByIds([third])).get(third)
    await magento.customers.update(third, { ...inShop, firstname: 'Changed' } as never)
    world.sandbox.magento.customers.delete(Number((await world.record('C-00005')).targetId))
    world.changeContact('C-00004', { 'MAILADDRESS.CITY': 'Fresno' })
    const before = writesOf(world).length
    const second = await world.record('C-00002')
    const run = await world.drive(await carryOut(preview))
    expect((await written(run)).map(({ key }) => key)).toEqual(['C-00001'])
    expect(writesOf(world)).toHaveLength(before + 1)
    expect(await held(run)).toEqual([
      ['C-00002', expect.stringMatching(/^Held back: it has changed since the preview \(address\.city, address\.postcode\)\.$/)],
      ['C-00003', expect.stringMatching(/changed since the preview \(.*firstname.*\)/)],
      ['C-00005', 'Held back: the preview said that it would be updated, and now it would be created.'],
    ])
    expect(sums(run)).toBe(run.read)
    expect(run).toMatchObject({ state: 'completed', updated: 1, skipped: 3 })
    expect(await world.record('C-00002')).toEqual(second)
    // The next sync deals with those that the books changed.
    expect((await written(await world.run())).map(({ key }) => key)).toEqual(expect.arrayContaining(['C-00002', 'C-00004']))
  })

  test('goes on where it was after a worker has gone, and does nothing twice', async () => {
    world = await createWorld({ engine: { chunkSize: 5, sliceMs: 1 } })
    const preview = await world.drive(await world.ask('preview'))
    const run = await world.drive(await carryOut(preview))
    expect(run.slices).toBeGreaterThan(3)
    expect(await written(run)).toEqual(await announced(preview))
    expect(run).toMatchObject({ read: 60, announced: 60 })
    const keys = writesOf(world, 'POST').map(({ key }) => key.toLowerCase())
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('finds its own creation after a crash, and does not hold it back', async () => {
    world = await createWorld({ sandbox: { sizes: { customers: 1 } } })
    for (const { id } of world.sandbox.magento.customers.list()) world.sandbox.magento.customers.delete(id)
    const preview = await world.run('preview')
    world.sandbox.faults.add({ system: 'magento', method: 'POST', pattern: '*/customers', kind: 'cut-after', times: 1 })
    const search = world.sandbox.faults.add({ system: 'magento', kind: 'html-error', method: 'GET', pattern: '*/customers/search', status: 502, after: 1 })
    expect(await world.drive(await carryOut(preview))).toMatchObject({ state: 'stopped' })
    world.sandbox.faults.remove(search.id)
    const run = await world.drive(await carryOut(preview))
    expect(run).toMatchObject({ state: 'completed', created: 1, skipped: 0 })
    expect(writesOf(world, 'POST')).toHaveLength(1)
  }, 60_000)

  test('creates a tree, whose parents had no ids in the preview', async () => {
    const lab = new Lab('tree')
    lab.add('A', {}, 0)
    lab.add('B', { parent: 'A' }, 1)
    lab.add('C', { parent: 'B' }, 2)
    lab.changes = () => ({
      plan: ({ draft, target }) => (target ? { action: 'leave', targetId: target.id } : { action: 'create', changes: [{ field: 'parent', before: null, after: draft.parent }] }),
    })
    world = await createWorld({ sandbox: { sizes: { customers: 1 } }, entity: 'tree', engine: { entityModule: entitiesOf(lab) } })
    const preview = await world.run('preview')
    expect((await announced(preview)).map(({ changes }) => (changes as { after: string }[])[0]?.after)).toEqual([null, 'preview:A', 'preview:B'])
    expect(await world.drive(await carryOut(preview))).toMatchObject({ state: 'completed', created: 3, skipped: 0, waiting: 0 })
    expect(lab.writes).toEqual(['create A', 'create B', 'create C'])
  })

  test('does not touch what came after it, nor what is gone since', async () => {
    const lab = new Lab('lab')
    lab.add('A')
    lab.add('B')
    world = await createWorld({ sandbox: { sizes: { customers: 1 } }, entity: 'lab', engine: { entityModule: entitiesOf(lab) } })
    const preview = await world.run('preview')
    lab.add('D')
    lab.remove('B')
    expect(await world.drive(await carryOut(preview))).toMatchObject({ state: 'completed', created: 1, read: 1 })
    expect(lab.writes).toEqual(['create A'])
  })
})
