import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDatabase } from '@causeway/db'
import { createQueues } from '@causeway/queue'
import { createServer } from '../src/server.ts'
import { createMetrics } from '../src/metrics.ts'
import { addProcess, createWorld, type World } from './world.ts'

describe('health and metrics', () => {
  let world: World
  let url: string
  beforeAll(async () => {
    world = await createWorld({ sandbox: { seed: 'empty' } })
    await addProcess(world)
    url = (await world.startWorker()).url
  })
  afterAll(() => world.close())

  test('says that it can work while Postgres and the queue answer', async () => {
    const answer = await fetch(`${url}/health`)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ ok: true, database: 'answers', queue: 'answers' })
  })

  test('says what does not answer', async () => {
    const nowhere = 'postgresql://causeway_app@127.0.0.1:1/nowhere'
    const database = createDatabase({ url: nowhere })
    const queues = createQueues({ databaseUrl: nowhere, timeoutMs: 500 })
    const server = createServer({ database: () => database.ping(), queue: () => queues.counts(), isStopping: () => false }, createMetrics({ system: world.system, queues }))
    const address = await server.listen({ host: '127.0.0.1', port: 0 })
    const answer = await fetch(`${address}/health`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ ok: false, database: 'does not answer', queue: 'does not answer' })
    // Numbers whose source is away are left out; the page answers all the same.
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('causeway_runs{state="running"}')
    await Promise.all([server.close(), database.close(), queues.close()])
  })

  test('counts runs, slices, records, calls and queues, and names no tenant', async () => {
    const text = await (await fetch(`${url}/metrics`)).text()
    for (const name of ['causeway_runs', 'causeway_slice_duration_seconds', 'causeway_records_total', 'causeway_call_duration_seconds', 'causeway_queue_jobs', 'causeway_findings_total', 'causeway_tasks_total']) {
      expect(text).toContain(name)
    }
    expect(text).not.toContain(world.db.tenantId)
  })
})
