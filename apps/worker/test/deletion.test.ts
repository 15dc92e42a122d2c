import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { beginDeletion, taskId, type Process } from '@causeway/db'
import { bundleWorker, spawnWorker } from './kill/worker-process.ts'
import { until } from './until.ts'
import { addProcess, askForRun, createWorld, readRun, readTask, type World } from './world.ts'

const records = 60_000

/** A process with many records, each with a history of two entries. */
async function fill(world: World): Promise<Process> {
  const process = await addProcess(world)
  await world.db.transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO record (tenant_id, process_id, source_key, source_id, name, search_text, state) SELECT ${world.db.tenantId}::uuid, ${process.id}::uuid, 'N-' || n, n, 'Name ' || n, 'name ' || n, 'synced' FROM generate_series(1, ${records}::int) n`
    await tx.$executeRaw`INSERT INTO event (tenant_id, process_id, source_key, kind) SELECT ${world.db.tenantId}::uuid, ${process.id}::uuid, 'N-' || n % ${records}::int, 'updated' FROM generate_series(1, ${2 * records}::int) n`
  })
  return process
}
const left = ({ db }: World) => db.transaction(async (tx) => ({ integrations: await tx.integration.count(), processes: await tx.process.count(), records: await tx.record.count(), events: await tx.event.count(), runs: await tx.run.count() }))
const begin = (world: World, { integrationId }: Process) => world.db.transaction(async (tx) => {
  const begun = await beginDeletion(tx, world.db, integrationId)
  if (!begun) throw new Error('There is nothing to delete.')
  return begun.taskId
})
/** Locks a record that is among the last to go: however quick the machine is, it is not through before it is killed. Ends with the connection. */
async function holdLastRecord({ addresses }: World, { id }: Process): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: addresses.owner })
  await client.connect()
  await client.query('BEGIN')
  await client.query('SELECT FROM record WHERE process_id = $1 AND source_key = $2 FOR UPDATE', [id, 'N-9999'])
  return client
}
const nothing = { integrations: 0, processes: 0, records: 0, events: 0, runs: 0 }

describe('an integration that is being deleted', () => {
  let world: World
  beforeAll(async () => { world = await createWorld({ sandbox: { seed: 'empty' } }) })
  afterAll(() => world.close())

  test('is deleted to the end although its worker is killed in the middle', async () => {
    const process = await fill(world)
    const task = await begin(world, process)
    const file = await bundleWorker()
    const hold = await holdLastRecord(world, process)
    // Makes its tables, which workers do not.
    await world.queues.counts()
    const log = { text: '' }
    const first = spawnWorker(file, world, log)
    const ended = once(first, 'exit')
    await until(() => left(world), ({ records: some }) => some < records, 20_000).catch((error: unknown) => { throw new Error(log.text, { cause: error }) })
    first.kill('SIGKILL')
    await ended
    await hold.end()
    rmSync(file)
    const after = await left(world)
    expect(after).toMatchObject({ integrations: 1, processes: 1 })
    expect(after.records + after.events).toBeGreaterThan(0)
    // As after the lease of the dead worker's task.
    await world.db.transaction((tx) => tx.task.update({ where: { id: task }, data: { leaseUntil: new Date(Date.now() - 1_000) } }))
    await world.startWorker()
    await until(() => readTask(world, task), ({ state }) => state === 'done', 60_000)
    expect(await left(world)).toEqual(nothing)
  }, 120_000)

  test('is deleted however old its task is, after its active run was cancelled', async () => {
    const process = await addProcess(world)
    const run = await askForRun(world, process, { send: false })
    const task = await begin(world, process)
    expect(await readRun(world, run)).toMatchObject({ control: 'cancel' })
    await world.db.transaction((tx) => tx.task.update({ where: { id: task }, data: { createdAt: new Date(Date.now() - 3_600_000) } }))
    await world.queues.enqueueTask({ tenantId: world.db.tenantId, taskId: taskId(task) })
    await until(() => readTask(world, task), ({ state }) => state === 'done', 20_000)
    expect(await left(world)).toEqual(nothing)
  })
})
