import { tenantId } from '@causeway/db'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { GET as list } from '#app/api/tenants/[tenant]/processes/[processId]/records/route.ts'
import { POST as assign } from '#app/api/tenants/[tenant]/processes/[processId]/records/assign/route.ts'
import { GET as count } from '#app/api/tenants/[tenant]/processes/[processId]/records/count/route.ts'
import { GET as detail } from '#app/api/tenants/[tenant]/processes/[processId]/records/detail/route.ts'
import { GET as exportCsv } from '#app/api/tenants/[tenant]/processes/[processId]/records/export/route.ts'
import { POST as ignore } from '#app/api/tenants/[tenant]/processes/[processId]/records/ignore/route.ts'
import { GET as look } from '#app/api/tenants/[tenant]/processes/[processId]/records/look/route.ts'
import { POST as note } from '#app/api/tenants/[tenant]/processes/[processId]/records/note/route.ts'
import { POST as retry } from '#app/api/tenants/[tenant]/processes/[processId]/records/retry/route.ts'
import { POST as stopIgnoring } from '#app/api/tenants/[tenant]/processes/[processId]/records/stop-ignoring/route.ts'
import { GET as failures } from '#app/api/tenants/[tenant]/failures/route.ts'
import { GET as search } from '#app/api/tenants/[tenant]/records/route.ts'
import type { Cleared, RecordDetails, RecordLook, RecordPageView } from '#features/records/record-view.ts'
import { database } from '#server/database.ts'
import { queues } from '#server/queues.ts'
import { ask, closeAll, makePerson, makeTenant, type TestPerson, type TestTenant } from '../people.ts'
import { dueKeys, putRecords, recordOf } from './records.ts'

let ours: TestTenant
let theirs: TestTenant
let support: TestPerson

beforeEach(async () => {
  ours = await makeTenant()
  theirs = await makeTenant()
  support = await makePerson({ tenant: ours, role: 'support' })
  await putRecords(ours)
  await putRecords(theirs)
})
afterAll(async () => {
  await queues().close()
  await closeAll()
})

const here = () => ({ tenant: ours.slug, processId: ours.processId })
const idOf = async (tenant: TestTenant, key: string) => String((await recordOf(tenant, key)).id)
const keysOf = async (query: string) => (await ask<RecordPageView>(list, here(), { as: support, query })).body.rows.map((row) => row.sourceKey)
const runsOf = (tenant: TestTenant) => database().tenant(tenantId(tenant.id)).transaction((tx) => tx.run.findMany())
const clear = <Body = Cleared>(route: typeof retry, body: unknown) => ask<Body>(route, here(), { as: support, method: 'POST', body })

describe('the grid’s records', () => {
  test('are filtered, searched and sorted by words in the address', async () => {
    expect(await keysOf('')).toEqual(['R-1', 'R-2', 'R-3', 'R-4', 'R-5'])
    expect(await keysOf('?state=failed&code=EMAIL_MISSING&sort=-key')).toEqual(['R-2', 'R-1'])
    expect(await keysOf('?q=r-4')).toEqual(['R-4'])
    expect((await ask<{ count: number }>(count, here(), { as: support, query: '?class=value' })).body.count).toBe(1)
  })

  test('refuse words that mean nothing', async () => {
    expect((await ask(list, here(), { as: support, query: '?state=lost' })).status).toBe(422)
  })

  test('of a process of another tenant are not found, by any route', async () => {
    const foreign = { tenant: ours.slug, processId: theirs.processId }
    const ids = [await idOf(theirs, 'R-1')]
    for (const [route, method, query] of [[list, 'GET', ''], [count, 'GET', ''], [look, 'GET', `?ids=${ids}`], [detail, 'GET', '?key=R-1'], [exportCsv, 'GET', '']] as const) {
      expect((await ask(route, foreign, { as: support, method, query })).status).toBe(404)
    }
    for (const [route, more] of [[retry, {}], [ignore, { why: 'x' }], [stopIgnoring, {}], [assign, { assignee: null }], [note, { note: 'x' }]] as const) {
      expect((await ask(route, foreign, { as: support, method: 'POST', body: { selection: { ids }, ...more } })).status).toBe(404)
    }
    expect((await ask(list, { tenant: theirs.slug, processId: theirs.processId }, { as: support })).status).toBe(404)
    expect(await dueKeys(theirs)).toEqual([])
  })
})

describe('a retry', () => {
  test('of one record marks that one and starts a run for it', async () => {
    const { body } = await clear(retry, { selection: { ids: [await idOf(ours, 'R-1')] } })
    expect(body).toMatchObject({ count: 1, message: 'Retrying 1 record.' })
    expect(await dueKeys(ours)).toEqual(['R-1'])
    expect(await runsOf(ours)).toEqual([expect.objectContaining({ id: body.runId, mode: 'retry', state: 'queued', requestedBy: support.id })])
  })

  test('of all that match takes those, but for the ones unticked', async () => {
    await clear(retry, { selection: { matching: { state: 'failed', code: 'EMAIL_MISSING' }, except: [await idOf(ours, 'R-2')] } })
    expect(await dueKeys(ours)).toEqual(['R-1'])
  })

  test('joins a run that is active and says so', async () => {
    const selection = { ids: [await idOf(ours, 'R-1')] }
    const first = await clear(retry, { selection })
    const second = await clear(retry, { selection: { ids: [await idOf(ours, 'R-2'), await idOf(ours, 'R-3')] } })
    expect(second.body).toMatchObject({ count: 2, runId: first.body.runId, message: 'A run is going on already. They are tried at its end, or right after it.' })
  })

  test('of another tenant’s records touches nothing and starts nothing', async () => {
    const { body } = await clear(retry, { selection: { ids: [await idOf(theirs, 'R-1')] } })
    expect(body.count).toBe(0)
    expect([await dueKeys(ours), await dueKeys(theirs), await runsOf(ours), await runsOf(theirs)]).toEqual([[], [], [], []])
  })

  test('is refused while the process is switched off', async () => {
    await database().tenant(tenantId(ours.id)).transaction((tx) => tx.process.update({ where: { id: ours.processId }, data: { enabled: false } }))
    const { status, body } = await clear<{ error: { message: string } }>(retry, { selection: { ids: [await idOf(ours, 'R-1')] } })
    expect([status, body.error.message]).toEqual([409, 'This process is switched off, so nothing of it can run. Switch it on, then retry.'])
    expect(await dueKeys(ours)).toEqual([])
  })

  test('stands in the record’s history and in the audit trail, with the person', async () => {
    await clear(retry, { selection: { ids: [await idOf(ours, 'R-1')] } })
    const { body } = await ask<RecordDetails>(detail, here(), { as: support, query: '?key=R-1' })
    const trail = await database().tenant(tenantId(ours.id)).transaction((tx) => tx.auditEntry.findMany())
    expect(body.events[0]).toMatchObject({ kind: 'retry_requested', actor: expect.stringMatching(/^Person/) })
    expect(trail[0]).toMatchObject({ action: 'record.retry', actorId: support.id, subject: expect.stringContaining('1 record of') })
  })
})

describe('ignoring', () => {
  test('needs a reason, takes the record out of the failed ones, and is undone', async () => {
    const selection = { ids: [await idOf(ours, 'R-1')] }
    expect((await clear<{ error: { fields: object } }>(ignore, { selection, why: ' ' })).body.error.fields).toEqual({ why: 'Say why, for those who find it later.' })
    await clear(ignore, { selection, why: 'a test' })
    expect(await keysOf('?state=failed')).toEqual(['R-2', 'R-3'])
    expect(await keysOf('?state=ignored')).toEqual(['R-1'])
    await clear(stopIgnoring, { selection })
    expect(await keysOf('?state=failed')).toEqual(['R-1', 'R-2', 'R-3'])
  })
})

describe('assigning', () => {
  test('makes a record somebody’s, who finds it under “me”', async () => {
    const { body } = await clear(assign, { selection: { ids: [await idOf(ours, 'R-1')] }, assignee: support.id })
    expect(body.message).toMatch(/^Assigned 1 record to Person/)
    expect(await keysOf('?assignee=me')).toEqual(['R-1'])
  })

  test('to somebody who is no member is refused', async () => {
    const stranger = await makePerson({ tenant: theirs, role: 'support' })
    expect((await clear(assign, { selection: { ids: [await idOf(ours, 'R-1')] }, assignee: stranger.id })).status).toBe(404)
  })
})

describe('the export', () => {
  test('has the rows of the filter, and no cell that a spreadsheet would carry out', async () => {
    const response = await exportCsv(new Request('http://portal.test/api?state=synced', { headers: { cookie: support.cookie } }), { params: Promise.resolve(here()) })
    const lines = (await response.text()).split('\r\n')
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/^R-4,"'=HYPERLINK\(""http:\/\/evil\.test""\)",/)
  })
})

describe('the export as JSON', () => {
  const fetch = async (query: string) => {
    const response = await exportCsv(new Request(`http://portal.test/api?format=json${query}`, { headers: { cookie: support.cookie } }), { params: Promise.resolve(here()) })
    return { type: response.headers.get('content-type'), name: response.headers.get('content-disposition'), rows: JSON.parse(await response.text()) as Record<string, unknown>[] }
  }

  test('has the rows of the filter, with names that programs can read', async () => {
    const { type, name, rows } = await fetch('&state=failed&sort=-key')
    expect({ type, name }).toEqual({ type: 'application/json; charset=utf-8', name: expect.stringMatching(/^attachment; filename="sage-intacct-customers-\d{4}-\d\d-\d\d\.json"$/) })
    expect(rows.map(({ key }) => key)).toEqual(['R-3', 'R-2', 'R-1'])
    expect(rows[1]).toMatchObject({ state: 'failed', failureCode: 'EMAIL_MISSING', failure: 'No e-mail address', remedy: 'Correct R-2, then retry.', targetId: null, edited: false, email: '' })
  })

  test('of nothing is an empty list', async () => {
    expect((await fetch('&q=nobody')).rows).toEqual([])
  })
})

describe('looking again', () => {
  test('tells how records stand now, and which run is active', async () => {
    const id = await idOf(ours, 'R-1')
    const retried = await clear(retry, { selection: { ids: [id] } })
    const { body } = await ask<RecordLook>(look, here(), { as: support, query: `?ids=${id},${await idOf(theirs, 'R-2')}` })
    expect(body.rows.map((row) => row.sourceKey)).toEqual(['R-1'])
    expect(body).toMatchObject({ byState: { failed: 3, synced: 1, skipped: 1, waiting: 0 }, run: { id: retried.body.runId, mode: 'retry' } })
  })
})

describe('failures of all processes', () => {
  test('are grouped by cause, of this tenant alone', async () => {
    const { body } = await ask<{ code: string; count: number; cause: string | null; newest: unknown[] }[]>(failures, { tenant: ours.slug }, { as: support })
    expect(body.map(({ code, count: records, newest }) => [code, records, newest.length])).toEqual([['EMAIL_MISSING', 2, 2], ['VALUE_UNMAPPED', 1, 1]])
    expect(await keysOf(`?code=VALUE_UNMAPPED&cause=${body[1]?.cause}`)).toEqual(['R-3'])
  })

  test('and records are found by any id in one search', async () => {
    const { body } = await ask<{ rows: { sourceKey: string }[] }[]>(search, { tenant: ours.slug }, { as: support, query: '?q=r-3' })
    expect(body.map((one) => one.rows.map((row) => row.sourceKey))).toEqual([['R-3']])
  })
})
