import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { tenantId, type Prisma } from '@causeway/db'
import { ask, closeAll, makePerson, makeTenant, type TestPerson, type TestTenant } from './people.ts'
import type { RunEventPage } from '#features/runs/event-view.ts'
import type { RunPage } from '#features/runs/server/list-runs.ts'
import { database } from '#server/database.ts'
import { queues } from '#server/queues.ts'

const at = '../src/app/api/tenants/[tenant]'
const load = async (path: string) => (await import(`${at}/${path}/route.ts`)) as Record<'GET' | 'POST', Parameters<typeof ask>[0]>
const runsOf = await load('processes/[processId]/runs')
const oneRun = await load('runs/[runId]')
const controlOf = await load('runs/[runId]/control')
const eventsOf = await load('runs/[runId]/events')
const retryOf = await load('runs/[runId]/retry')
const carryOutOf = await load('runs/[runId]/carry-out')
const overviewOf = await load('overview')

let ours: TestTenant
let theirs: TestTenant
let user: TestPerson
let stranger: TestPerson
const rows = <T>(work: (tx: Prisma.TransactionClient) => Promise<T>) => database().tenant(tenantId(ours.id)).transaction(work)

beforeAll(async () => {
  ours = await makeTenant()
  theirs = await makeTenant()
  user = await makePerson({ tenant: ours, role: 'user' })
  stranger = await makePerson({ tenant: theirs, role: 'owner' })
})
beforeEach(() => rows((tx) => tx.run.updateMany({ where: {}, data: { state: 'completed', endedAt: new Date() } })))
afterAll(async () => {
  await queues().close()
  await closeAll()
})

const start = (body: object = {}) => ask<{ runId: string; joined: boolean; message: string }>(runsOf.POST, { tenant: ours.slug, processId: ours.processId }, { as: user, method: 'POST', body })

describe('starting a run', () => {
  test('makes its row, and an audit entry that names who', async () => {
    const { status, body } = await start({ mode: 'sync', full: true })
    expect(status).toBe(200)
    expect(body).toMatchObject({ joined: false, message: expect.stringMatching(/^Started: Sync /), run: { state: 'queued', mode: 'sync', full: true, trigger: 'manual', requestedBy: expect.stringMatching(/^Person/) } })
    const entry = await rows((tx) => tx.auditEntry.findFirst({ where: { action: 'run.sync' }, orderBy: { id: 'desc' } }))
    expect(entry).toMatchObject({ actorId: user.id, after: { runId: body.runId, full: true } })
  })

  test('joins the active one and says so; a preview goes beside it', async () => {
    const first = await start()
    const second = await start()
    expect(second.body).toMatchObject({ runId: first.body.runId, joined: true, message: expect.stringContaining('is going on already') })
    expect((await start({ mode: 'preview' })).body).toMatchObject({ joined: false })
  })

  test('is refused while the integration is switched off; a preview is not', async () => {
    const off = (enabled: boolean) => rows((tx) => tx.integration.update({ where: { id: ours.integrationId }, data: { enabled } }))
    await off(false)
    expect(await start()).toMatchObject({ status: 409, body: { error: { code: 'switched-off' } } })
    expect((await start({ mode: 'preview' })).status).toBe(200)
    await off(true)
  })
})

describe('a preview', () => {
  const carry = (runId: string, as = user) => ask<{ runId: string; run: { carriesOut: string } }>(carryOutOf.POST, { tenant: ours.slug, runId }, { as, method: 'POST' })
  const ended = async () => {
    const { runId } = (await start({ mode: 'preview' })).body
    await rows((tx) => tx.run.update({ where: { id: runId }, data: { state: 'completed', endedAt: new Date() } }))
    return runId
  }

  test('that has ended is carried out by a run that knows it, with an audit entry, and says by which', async () => {
    const preview = await ended()
    const { status, body } = await carry(preview)
    expect({ status, body }).toMatchObject({ status: 200, body: { run: { mode: 'sync', state: 'queued', carriesOut: preview } } })
    expect(await rows((tx) => tx.auditEntry.findFirst({ orderBy: { id: 'desc' } }))).toMatchObject({ action: 'run.carry-out', actorId: user.id, after: { runId: body.runId } })
    expect((await ask(oneRun.GET, { tenant: ours.slug, runId: preview }, { as: user })).body).toMatchObject({ carriedOutBy: body.runId })
    expect((await carry(preview)).body.runId).toBe(body.runId)
  })

  test('waits until another run of its process has ended', async () => {
    const preview = await ended()
    await start()
    expect(await carry(preview)).toMatchObject({ status: 409, body: { error: { code: 'run-active' } } })
  })

  test('that has not ended, that is no preview, or that is another tenant’s is refused', async () => {
    const { runId: going } = (await start({ mode: 'preview' })).body
    expect(await carry(going)).toMatchObject({ status: 409, body: { error: { code: 'no-preview' } } })
    const { runId: sync } = (await start()).body
    expect((await carry(sync)).status).toBe(409)
    expect((await carry(going, stranger)).status).toBe(404)
    expect((await ask(carryOutOf.POST, { tenant: theirs.slug, runId: going }, { as: stranger, method: 'POST' })).status).toBe(404)
  })
})

describe('a run', () => {
  test('is paused, resumed and cancelled, and then no more', async () => {
    const { runId } = (await start()).body
    const control = (wanted: string) => ask(controlOf.POST, { tenant: ours.slug, runId }, { as: user, method: 'POST', body: { control: wanted } })
    expect(await control('pause')).toMatchObject({ status: 200, body: { control: 'pause' } })
    expect(await control('go')).toMatchObject({ status: 200, body: { control: 'go' } })
    expect(await control('cancel')).toMatchObject({ status: 200, body: { control: 'cancel' } })
    expect(await control('go')).toMatchObject({ status: 409, body: { error: { code: 'ended' } } })
    expect((await control('explode')).status).toBe(422)
  })

  test('tries again what failed in it and still does, and refuses when nothing is left', async () => {
    const { runId } = (await start()).body
    await rows(async (tx) => {
      await tx.run.update({ where: { id: runId }, data: { state: 'completed_with_failures', read: 2, failed: 2, endedAt: new Date() } })
      for (const [index, state] of (['failed', 'failed', 'synced'] as const).entries()) {
        await tx.record.create({ data: { tenantId: ours.id, processId: ours.processId, sourceKey: `C-${index}`, sourceId: index, state, lastRunId: runId } })
      }
    })
    expect(await ask(oneRun.GET, { tenant: ours.slug, runId }, { as: user })).toMatchObject({ status: 200, body: { failedNow: 2, run: { counts: { read: 2, failed: 2 } } } })
    expect(await ask(retryOf.POST, { tenant: ours.slug, runId }, { as: user, method: 'POST' })).toMatchObject({ status: 200, body: { joined: false, message: 'Retrying 2 records.' } })
    expect(await rows((tx) => tx.record.count({ where: { nextTryAt: { not: null } } }))).toBe(2)
    await rows((tx) => tx.record.updateMany({ where: {}, data: { state: 'synced' } }))
    expect(await ask(retryOf.POST, { tenant: ours.slug, runId }, { as: user, method: 'POST' })).toMatchObject({ status: 409, body: { error: { code: 'nothing-failed' } } })
  })

  test('shows its entries newest first, by kind, a page at a time', async () => {
    const { runId } = (await start()).body
    await rows((tx) => tx.event.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({ tenantId: ours.id, processId: ours.processId, runId, sourceKey: `C-${index}`, kind: index % 3 ? 'created' as const : 'failed' as const })),
    }))
    const page = (query: string) => ask<RunEventPage>(eventsOf.GET, { tenant: ours.slug, runId }, { as: user, query })
    const keys: string[] = []
    for (let before = ''; ;) {
      const { body } = await page(`?group=failed${before ? `&before=${before}` : ''}`)
      keys.push(...body.events.map((event) => event.sourceKey))
      if (!body.next) break
      before = body.next
    }
    expect(keys).toEqual(Array.from({ length: 40 }, (_, index) => `C-${117 - index * 3}`))
    expect((await page('')).body.events).toHaveLength(50)
  })

  test('is listed by state, trigger and age, a page at a time by key', async () => {
    await rows((tx) => tx.run.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        tenantId: ours.id, processId: ours.processId, mode: 'sync' as const, trigger: 'schedule' as const, state: index % 2 ? 'partial' as const : 'completed' as const,
        createdAt: new Date(Date.now() - index * 3_600_000),
      })),
    }))
    const list = (query: string) => ask<RunPage>(runsOf.GET, { tenant: ours.slug, processId: ours.processId }, { as: user, query })
    const first = (await list('?trigger=schedule')).body
    const second = (await list(`?trigger=schedule&after=${first.next}`)).body
    expect([first.runs.length, second.runs.length, second.next]).toEqual([50, 10, null])
    expect(new Set([...first.runs, ...second.runs].map((run) => run.id)).size).toBe(60)
    expect((await list('?state=partial&time=24h')).body.runs).toHaveLength(12)
    expect((await list('?state=asleep')).status).toBe(422)
  })
})

describe('another tenant', () => {
  test('finds none of it by its own slug, and nothing under ours', async () => {
    const { runId } = (await start()).body
    for (const slug of [ours.slug, theirs.slug]) {
      const of = { tenant: slug, runId, processId: ours.processId }
      expect((await ask(oneRun.GET, of, { as: stranger })).status).toBe(404)
      expect((await ask(controlOf.POST, of, { as: stranger, method: 'POST', body: { control: 'cancel' } })).status).toBe(404)
      expect((await ask(retryOf.POST, of, { as: stranger, method: 'POST' })).status).toBe(404)
      expect((await ask(runsOf.POST, of, { as: stranger, method: 'POST', body: {} })).status).toBe(404)
    }
    const events = await ask(eventsOf.GET, { tenant: theirs.slug, runId }, { as: stranger })
    const runs = await ask(runsOf.GET, { tenant: theirs.slug, processId: ours.processId }, { as: stranger })
    expect([events.status, runs.status]).toEqual([404, 404])
    expect(JSON.stringify(await ask(overviewOf.GET, { tenant: theirs.slug }, { as: stranger }))).not.toContain(ours.processId)
    expect(await rows((tx) => tx.run.findUnique({ where: { id: runId } }))).toMatchObject({ control: 'go' })
  })
})
