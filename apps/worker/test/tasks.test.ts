import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Process } from '@causeway/db'
import type { ExampleRecord, TaskFailure } from '@causeway/sync/connections'
import { until } from './until.ts'
import { addConnection, addProcess, askForTask, createWorld, readTask, type World } from './world.ts'

describe('tasks', () => {
  let world: World
  let process: Process
  beforeAll(async () => {
    world = await createWorld()
    process = await addProcess(world)
    await world.startWorker()
  })
  afterAll(() => world.close())

  const done = async <T>(kind: string, input: object) => {
    const id = await askForTask(world, kind, { input })
    const task = await until(() => readTask(world, id), ({ state }) => state === 'done' || state === 'failed')
    return { state: task.state, result: task.result as T, task }
  }

  test('an example record shows what is read, what the mapping makes of it, and what would become of it', async () => {
    const { state, result } = await done<ExampleRecord>('example-record', { processId: process.id })
    expect(state).toBe('done')
    expect(result.key).toMatch(/^C-/)
    expect(result.source.CUSTOMERID).toBe(result.key)
    expect(result.mapped.map(({ field }) => field)).toEqual(expect.arrayContaining(['company', 'telephone', 'taxvat']))
    expect(['create', 'update', 'failure', 'unchanged', 'skip']).toContain(result.outcome.kind)
  })

  test('an example record follows settings and mapping that are not saved', async () => {
    const key = 'C-00050'
    const { result } = await done<ExampleRecord>('example-record', {
      processId: process.id, key, settings: { customerTypes: ['Nobody'] }, mapping: { company: { from: 'constant', value: 'Always this' } },
    })
    expect(result).toMatchObject({ key, outcome: { kind: 'skip' } })
    expect(result.mapped).toContainEqual({ field: 'company', value: 'Always this' })
    const stored = await world.db.transaction((tx) => tx.process.findUniqueOrThrow({ where: { id: process.id } }))
    expect(stored).toMatchObject({ settings: {}, mapping: {} })
  })

  test('an example record writes nothing', async () => {
    expect(world.sandbox.magento.ledger.filter(({ entity, method }) => entity === 'customer' && method === 'PUT')).toEqual([])
    expect(await world.db.transaction((tx) => tx.record.count({ where: { processId: process.id } }))).toBe(0)
  })

  test.each([
    ['a record that is not there', { key: 'C-99999' }, 'There is no customer C-99999.'],
    ['settings that are not complete', { settings: { websiteId: 0 } }, 'The settings are not complete: Choose a website.'],
  ])('an example record says so for %s', async (_, more, message) => {
    const { state, result } = await done<TaskFailure>('example-record', { processId: process.id, ...more })
    expect(state).toBe('failed')
    expect(result.message).toBe(message)
  })

  test('counts what a moved watermark would make the next run read', async () => {
    expect((await done<{ count: number }>('count-since', { processId: process.id, since: null })).result).toEqual({ count: 60 })
    expect((await done<{ count: number }>('count-since', { processId: process.id, since: '2100-01-01T00:00:00Z' })).result).toEqual({ count: 0 })
  })

  test('what a task asks of the books is counted like the calls of a run', async () => {
    const { intacctConnectionId: connectionId } = await world.db.transaction((tx) => tx.integration.findUniqueOrThrow({ where: { id: process.integrationId } }))
    const calls = async () => Number((await world.db.transaction((tx) => tx.callMeter.findFirst({ where: { connectionId } })))?.calls ?? 0)
    const before = await calls()
    await done('count-since', { processId: process.id, since: null })
    expect(await calls()).toBe(before + 1)
  })

  test('a connection that is refused is told in the words of its failure', async () => {
    const refused = await addProcess(world, { magento: { secrets: { consumerSecret: 'wrong' } } })
    const { state, result } = await done<TaskFailure>('example-record', { processId: refused.id })
    expect(state).toBe('failed')
    expect(result).toMatchObject({ message: expect.stringMatching(/^Magento refused the sign-in/), remedy: expect.stringContaining('Test connection') })
  })

  test.each([
    ['an unknown kind', 'make-coffee', {}, /does not know how to do “make-coffee”/],
    ['an input that cannot be read', 'count-since', { processId: 'x' }, /cannot be read/],
    ['a process of nobody', 'count-since', { processId: '00000000-0000-4000-8000-000000000000', since: null }, /not there any more/],
  ])('%s is refused with a sentence', async (_, kind, input, message) => {
    const { state, result } = await done<TaskFailure>(kind, input)
    expect(state).toBe('failed')
    expect(result.message).toMatch(message)
  })

  test('a task that the queue lost is sent again by the sweeper', async () => {
    const { id } = await world.db.transaction((tx) => tx.task.create({ data: { tenantId: world.db.tenantId, kind: 'count-since', input: { processId: process.id, since: null } } }))
    expect(await until(() => readTask(world, id), ({ state }) => state === 'done')).toMatchObject({ leaseUntil: null })
  })

  test('a test that is cut short when its worker stops is given back, and leaves no report', async () => {
    const other = await createWorld()
    const worker = await other.startWorker()
    const connectionId = await addConnection(other, 'magento')
    other.sandbox.faults.add({ system: 'magento', kind: 'latency', latencyMs: 2_000 })
    const id = await askForTask(other, 'test-connection', { connectionId })
    await until(() => readTask(other, id), ({ state }) => state === 'running')
    await worker.stop()
    expect(await readTask(other, id)).toMatchObject({ state: 'queued', leaseUntil: null, result: null })
    expect(await other.db.transaction((tx) => tx.connection.findUniqueOrThrow({ where: { id: connectionId } }))).toMatchObject({ lastTest: null })
    other.sandbox.faults.reset()
    await other.startWorker()
    expect(await until(() => readTask(other, id), ({ state }) => state === 'done')).toMatchObject({ result: { ok: true } })
    await other.close()
  })

  test('a task that nobody could finish for ten minutes is given up', async () => {
    const { id } = await world.db.transaction((tx) => tx.task.create({
      data: { tenantId: world.db.tenantId, kind: 'count-since', state: 'running', input: { processId: process.id, since: null }, createdAt: new Date(Date.now() - 11 * 60_000), leaseUntil: new Date(Date.now() - 1_000) },
    }))
    expect(await until(() => readTask(world, id), ({ state }) => state === 'failed')).toMatchObject({ result: { message: expect.stringContaining('took too long') } })
  })
})
