import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { tenantId, type Prisma } from '@causeway/db'
import { GET as detail } from '#app/api/tenants/[tenant]/processes/[processId]/records/detail/route.ts'
import { POST as edit } from '#app/api/tenants/[tenant]/processes/[processId]/records/edit/route.ts'
import { POST as ignore } from '#app/api/tenants/[tenant]/processes/[processId]/records/ignore/route.ts'
import { POST as retry } from '#app/api/tenants/[tenant]/processes/[processId]/records/retry/route.ts'
import { GET as list } from '#app/api/tenants/[tenant]/processes/[processId]/records/route.ts'
import type { Cleared, RecordDetails, RecordPageView } from '#features/records/record-view.ts'
import { database } from '#server/database.ts'
import { queues } from '#server/queues.ts'
import { ask, closeAll, makePerson, makeTenant, type TestPerson, type TestTenant } from '../people.ts'
import { dueKeys, failureOf, recordOf } from './records.ts'

let ours: TestTenant
let theirs: TestTenant
let support: TestPerson
const source = { CUSTOMERID: 'R-1', NAME: 'Ada', 'DISPLAYCONTACT.EMAIL1': 'ada@', 'DISPLAYCONTACT.MAILADDRESS.ZIP': '' }

async function putRecord(tenant: TestTenant, code: string, more: Partial<Prisma.RecordUncheckedCreateInput> = {}): Promise<void> {
  const failure = failureOf(code, 'R-1')
  await database().tenant(tenantId(tenant.id)).transaction((tx) => tx.record.create({
    data: { tenantId: tenant.id, processId: tenant.processId, sourceKey: 'R-1', sourceId: 1, state: 'failed', failureCode: code, failureClass: 'missing', failure, source, ...more } as Prisma.RecordUncheckedCreateInput,
  }))
}
const here = () => ({ tenant: ours.slug, processId: ours.processId })
const postcode = (after: string, before = '') => ({ field: 'address.postcode', before, after })
const send = (values: object[], key = 'R-1') => ask<Cleared & { error?: { code: string; message: string } }>(edit, here(), { as: support, method: 'POST', body: { key, values } })
const details = async () => (await ask<RecordDetails>(detail, here(), { as: support, query: '?key=R-1' })).body
const stored = (tenant: TestTenant) => database().tenant(tenantId(tenant.id)).transaction(async (tx) => ({
  edits: await tx.recordEdit.findMany(), audit: await tx.auditEntry.findMany(), runs: await tx.run.findMany(), events: await tx.event.findMany(),
}))

beforeEach(async () => {
  ours = await makeTenant()
  theirs = await makeTenant()
  support = await makePerson({ tenant: ours, role: 'support' })
})
afterAll(async () => {
  await queues().close()
  await closeAll()
})

describe('a failed record', () => {
  test('offers the values that its failure is about, with what the books say', async () => {
    await putRecord(ours, 'POSTCODE_MISSING')
    expect((await details()).offers).toEqual([{ field: 'address.postcode', label: 'Postal code', help: '', value: '', start: '' }])
  })

  test('offers nothing for a failure that no value mends, while it is being written, or once it is synced', async () => {
    await putRecord(ours, 'GROUP_UNMAPPED')
    expect((await details()).offers).toEqual([])
    for (const data of [{ failure: failureOf('POSTCODE_MISSING', 'R-1'), intent: { action: 'create' } }, { intent: undefined, state: 'synced' as const }]) {
      await database().tenant(tenantId(ours.id)).transaction((tx) => tx.record.updateMany({ data }))
      expect((await details()).offers).toEqual([])
    }
  })
})

describe('an edit', () => {
  test('is stored with its history and audit entry, makes the record due, and starts a run for it', async () => {
    await putRecord(ours, 'POSTCODE_MISSING')
    const { status, body } = await send([postcode(' 1234 AB ')])
    expect({ status, body }).toMatchObject({ status: 200, body: { count: 1, message: 'Sending customer R-1 with the edited values.' } })
    expect(await dueKeys(ours)).toEqual(['R-1'])
    const { edits, audit, runs, events } = await stored(ours)
    expect(edits).toMatchObject([{ sourceKey: 'R-1', state: 'asked', actorId: support.id, seen: source, values: [{ field: 'address.postcode', label: 'Postal code', source: 'DISPLAYCONTACT.MAILADDRESS.ZIP', before: '', after: '1234 AB' }] }])
    expect(audit).toMatchObject([{ action: 'record.edit', subject: 'customer R-1', actorId: support.id, before: { 'Postal code': '' }, after: { 'Postal code': '1234 AB' } }])
    expect(runs).toMatchObject([{ id: body.runId, mode: 'retry', state: 'queued' }])
    expect(events).toMatchObject([{ kind: 'edited', actorId: support.id, changes: [{ field: 'Postal code', before: '', after: '1234 AB' }] }])
    expect((await details()).edit).toMatchObject({ state: 'asked', values: [{ label: 'Postal code', before: '', after: '1234 AB' }] })
  })

  test('that was refused is offered again with the values that the next failure is about', async () => {
    await putRecord(ours, 'EMAIL_INVALID')
    await send([{ field: 'email', before: 'ada@', after: 'ada@example.com' }])
    await database().tenant(tenantId(ours.id)).transaction(async (tx) => {
      await tx.recordEdit.updateMany({ data: { state: 'refused', usedAt: new Date() } })
      await tx.record.updateMany({ data: { failureCode: 'POSTCODE_MISSING', failure: failureOf('POSTCODE_MISSING', 'R-1'), nextTryAt: null } })
    })
    expect((await details()).offers).toMatchObject([{ field: 'address.postcode', start: '' }, { field: 'email', value: 'ada@', start: 'ada@example.com' }])
    expect((await send([postcode('1234'), { field: 'email', before: 'ada@', after: 'ada@example.com' }])).status).toBe(200)
    expect((await stored(ours)).edits).toMatchObject([{ state: 'asked', values: [{ after: '1234' }, { after: 'ada@example.com' }] }])
  })

  test.each<[string, object[], number, RegExp]>([
    ['of a field that the failure is not about', [{ field: 'email', before: 'ada@', after: 'x@example.com' }], 409, /has changed since it was opened/],
    ['of a field that does not exist', [{ field: 'group_id', before: '', after: '3' }], 409, /has changed since it was opened/],
    ['of a value that is another by now', [postcode('1', '99')], 409, /has changed since it was opened/],
    ['that changes nothing', [postcode('  ')], 422, /Give another value/],
    ['with a line break in it', [postcode('1\n2')], 422, /.+/],
    ['of more than it can hold', [postcode('1'.repeat(1_001))], 422, /.+/],
    ['of nothing', [], 422, /.+/],
  ])('%s is refused, and leaves nothing', async (_, values, status, message) => {
    await putRecord(ours, 'POSTCODE_MISSING')
    const answer = await send(values)
    expect({ status: answer.status, message: answer.body.error?.message }).toEqual({ status, message: expect.stringMatching(message) })
    expect(await stored(ours)).toEqual({ edits: [], audit: [], runs: [], events: [] })
    expect(await dueKeys(ours)).toEqual([])
  })

  test('of a process that is switched off is refused', async () => {
    await putRecord(ours, 'POSTCODE_MISSING')
    await database().tenant(tenantId(ours.id)).transaction((tx) => tx.process.updateMany({ data: { enabled: false } }))
    expect((await send([postcode('1')])).status).toBe(409)
  })

  test('reaches nothing of another tenant', async () => {
    await putRecord(theirs, 'POSTCODE_MISSING')
    for (const params of [{ tenant: ours.slug, processId: theirs.processId }, { tenant: theirs.slug, processId: theirs.processId }]) {
      expect((await ask(edit, params, { as: support, method: 'POST', body: { key: 'R-1', values: [postcode('1')] } })).status).toBe(404)
    }
    expect((await send([postcode('1')])).status).toBe(404)
    expect(await stored(theirs)).toEqual({ edits: [], audit: [], runs: [], events: [] })
    expect(await recordOf(theirs, 'R-1')).toMatchObject({ nextTryAt: null })
  })

  test('that was not sent yet is given up when its record is ignored', async () => {
    await putRecord(ours, 'POSTCODE_MISSING')
    await send([postcode('1234')])
    await ask(ignore, here(), { as: support, method: 'POST', body: { selection: { ids: [String((await recordOf(ours, 'R-1')).id)] }, why: 'a test' } })
    expect((await stored(ours)).edits).toEqual([])
  })

  test('that the shop holds is found by a filter, left alone by a retry, and given up by one that says so', async () => {
    await putRecord(ours, 'POSTCODE_MISSING')
    await send([postcode('1234')])
    const edited = async () => (await ask<RecordPageView>(list, here(), { as: support, query: '?edited=1' })).body.rows.map(({ sourceKey, edit: state }) => [sourceKey, state])
    expect(await edited()).toEqual([])
    await database().tenant(tenantId(ours.id)).transaction(async (tx) => {
      await tx.recordEdit.updateMany({ data: { state: 'sent' } })
      await tx.record.updateMany({ data: { state: 'synced', failure: undefined } })
    })
    expect(await edited()).toEqual([['R-1', 'sent']])
    await database().tenant(tenantId(ours.id)).transaction((tx) => tx.record.create({
      data: { tenantId: ours.id, processId: ours.processId, sourceKey: 'R-2', sourceId: 2, state: 'failed', failure: failureOf('POSTCODE_MISSING', 'R-2') },
    }))
    const again = async (more: object) => (await ask<Cleared>(retry, here(), { as: support, method: 'POST', body: { selection: { matching: {} }, ...more } })).body
    await database().tenant(tenantId(ours.id)).transaction((tx) => tx.record.updateMany({ data: { nextTryAt: null } }))
    expect(await again({})).toMatchObject({ count: 1, edited: 1, message: expect.stringMatching(/One that was edited is left as it is\.$/) })
    expect(await dueKeys(ours)).toEqual(['R-2'])
    expect(await edited()).toEqual([['R-1', 'sent']])
    await database().tenant(tenantId(ours.id)).transaction((tx) => tx.record.updateMany({ data: { nextTryAt: null } }))
    const only = await again({ edited: 'only' })
    expect([only.count, only.edited]).toEqual([1, undefined])
    expect(await dueKeys(ours)).toEqual(['R-1'])
    expect(await edited()).toEqual([])
    expect((await stored(ours)).edits).toEqual([])
  })
})
