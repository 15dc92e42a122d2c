import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { requestRun, processId } from '@causeway/db'
import * as countSince from '../../src/app/api/tenants/[tenant]/processes/[processId]/count-since/route.ts'
import * as enabled from '../../src/app/api/tenants/[tenant]/processes/[processId]/enabled/route.ts'
import * as example from '../../src/app/api/tenants/[tenant]/processes/[processId]/example/route.ts'
import * as mapping from '../../src/app/api/tenants/[tenant]/processes/[processId]/mapping/route.ts'
import * as schedule from '../../src/app/api/tenants/[tenant]/processes/[processId]/schedule/route.ts'
import * as settings from '../../src/app/api/tenants/[tenant]/processes/[processId]/settings/route.ts'
import * as values from '../../src/app/api/tenants/[tenant]/processes/[processId]/values/route.ts'
import * as watermark from '../../src/app/api/tenants/[tenant]/processes/[processId]/watermark/route.ts'
import * as schedules from '../../src/app/api/tenants/[tenant]/schedules/route.ts'
import { database } from '../../src/server/database.ts'
import { queues } from '../../src/server/queues.ts'
import { auditOf, makeOrganisation, type Organisation } from '../organisation.ts'

let ours: Organisation
let theirs: Organisation
beforeAll(async () => {
  [ours, theirs] = await Promise.all([makeOrganisation(), makeOrganisation()])
})
afterAll(() => Promise.all([database().close(), queues().close()]))

const here = () => ({ processId: ours.processId })
const row = () => ours.db.transaction((tx) => tx.process.findUniqueOrThrow({ where: { id: ours.processId } }))
const put = (handler: Parameters<ReturnType<Organisation['as']>>[0], body: unknown, method = 'PUT') => ours.as('admin')(handler, here(), { method, body })

/** Every write of a process's pages, valid as it is. */
const writes = () => [
  [settings.PUT, 'PUT', { settings: {}, version: 1 }], [mapping.PUT, 'PUT', { mapping: {}, version: 1 }], [schedule.PUT, 'PUT', { schedule: null, timeZone: 'UTC' }],
  [schedule.PATCH, 'PATCH', { active: false }], [enabled.PUT, 'PUT', { enabled: false }], [watermark.PUT, 'PUT', { since: null, reason: 'why not' }],
  [countSince.POST, 'POST', { since: null }], [example.POST, 'POST', {}],
] as const

describe('who may change a process', () => {
  test.each(['user', 'support'] as const)('a member who is %s may not', async (role) => {
    const before = await row()
    for (const [handler, method, body] of writes()) expect((await ours.as(role)(handler, here(), { method, body })).status).toBe(403)
    expect((await ours.as(role)(schedules.PATCH, {}, { method: 'PATCH', body: { active: false } })).status).toBe(403)
    expect(await row()).toEqual(before)
  })

  test('for another organisation it is not there', async () => {
    const before = await row()
    for (const slug of [theirs.slug, ours.slug]) {
      for (const [handler, method, body] of writes()) expect((await theirs.as('owner')(handler, here(), { slug, method, body })).status).toBe(404)
      expect((await theirs.as('owner')(values.GET, here(), { slug, query: '?field=CUSTTYPE' })).status).toBe(404)
    }
    expect(await row()).toEqual(before)
  })
})

describe('settings', () => {
  test('are checked by the entity’s schema, and refused at their fields', async () => {
    const { version } = await row()
    const answer = await put(settings.PUT, { version, settings: { websiteId: 0, defaultCountry: 'Germany', filters: [{ field: '', is: 'equal' }] } })
    expect(answer).toMatchObject({ status: 422, body: { error: { fields: { websiteId: 'Choose a website.', defaultCountry: expect.any(String), 'filters.0.field': 'Choose a field.' } } } })
  })

  test('count the version up when they change, and write down what was before and after', async () => {
    const { version } = await row()
    const saved = await put(settings.PUT, { version, settings: { defaultGroupId: '3', groupByType: { Retail: '2' } } })
    expect(saved).toMatchObject({ status: 200, body: { version: version + 1, settings: { defaultGroupId: 3, groupByType: { Retail: 2 } } } })
    expect((await auditOf(ours.db))[0]).toMatchObject({ action: 'process.settings', before: { defaultGroupId: 1, groupByType: {} }, after: { defaultGroupId: 3, groupByType: { Retail: 2 } } })
    expect(await put(settings.PUT, { version: version + 1, settings: { defaultGroupId: 3, groupByType: { Retail: 2 } } })).toMatchObject({ body: { version: version + 1, changed: [] } })
  })

  test('that somebody else changed meanwhile are not written over', async () => {
    const { version, settings: before } = await row()
    expect(await put(settings.PUT, { version: version - 1, settings: {} })).toMatchObject({ status: 409, body: { error: { code: 'changed-meanwhile' } } })
    expect((await row()).settings).toEqual(before)
  })
})

describe('the mapping', () => {
  test('is refused at its rows, and kept as what differs from the entity’s own', async () => {
    const { version } = await row()
    expect(await put(mapping.PUT, { version, mapping: { nonsense: { from: 'nothing' }, taxvat: { from: 'field', field: '' } } }))
      .toMatchObject({ status: 422, body: { error: { fields: { nonsense: expect.any(String), taxvat: 'Choose a field of the source.' } } } })
    const rule = { from: 'table', field: 'CUSTTYPE', table: { Retail: 'R' } }
    expect((await put(mapping.PUT, { version, mapping: { prefix: rule, suffix: { from: 'nothing' } } })).body).toMatchObject({ version: version + 1, mapping: { prefix: rule } })
    expect((await row()).mapping).toEqual({ prefix: rule })
    expect((await auditOf(ours.db))[0]).toMatchObject({ action: 'process.mapping', before: { prefix: null }, after: { prefix: rule } })
  })

  test('is helped by the values that were seen', async () => {
    await ours.db.transaction(async (tx) => {
      for (const [at, type] of ['Retail', 'Retail', ''].entries()) {
        await tx.record.create({ data: { tenantId: ours.db.tenantId, processId: ours.processId, sourceKey: `C-${at}`, sourceId: at, state: 'synced', source: { CUSTTYPE: type } } })
      }
    })
    expect((await ours.as('admin')(values.GET, here(), { query: '?field=CUSTTYPE' })).body).toEqual([{ value: 'Retail', count: 2 }, { value: '', count: 1 }])
  })

  test('is tried on the record that follows in the grid, from the end back to the first', async () => {
    const keyAfter = async (after: string) => {
      const { taskId } = (await put(example.POST, { after, mapping: { prefix: { from: 'constant', value: 'Dr.' } } }, 'POST')).body as { taskId: string }
      return (await ours.db.transaction((tx) => tx.task.findUniqueOrThrow({ where: { id: taskId } }))).input
    }
    expect(await keyAfter('C-0')).toMatchObject({ key: 'C-1', processId: ours.processId, mapping: { prefix: { value: 'Dr.' } } })
    expect(await keyAfter('C-2')).toMatchObject({ key: 'C-0' })
  })
})

describe('a schedule', () => {
  test('sets the next run on the clocks of its time zone', async () => {
    const answer = await put(schedule.PUT, { schedule: { kind: 'daily-once', at: '06:00' }, timeZone: 'America/New_York' })
    const { nextRunAt } = answer.body as { nextRunAt: string }
    expect(new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit', minute: '2-digit' }).format(new Date(nextRunAt))).toBe('06:00')
    expect((await row()).nextRunAt?.toISOString()).toBe(nextRunAt)
    expect((await auditOf(ours.db))[0]).toMatchObject({ action: 'process.schedule', before: { runs: 'by hand only' }, after: { runs: 'every day at 06:00', timeZone: 'America/New_York' } })
  })

  test('that is wrong is refused at its fields', async () => {
    expect(await put(schedule.PUT, { schedule: { kind: 'weekly', at: '6', weekdays: [] }, timeZone: 'Mars/Base' })).toMatchObject({
      status: 422, body: { error: { fields: { at: expect.any(String), weekdays: expect.any(String), timeZone: expect.any(String) } } },
    })
  })

  test('is paused and activated, alone and with all others, and keeps what it says', async () => {
    const before = (await row()).schedule
    expect(await ours.as('admin')(schedules.PATCH, {}, { method: 'PATCH', body: { active: false } })).toMatchObject({ body: { changed: 1 } })
    expect(await row()).toMatchObject({ nextRunAt: null, schedule: before })
    expect(await put(schedule.PATCH, { active: true }, 'PATCH')).toMatchObject({ body: { changed: 1 } })
    expect((await row()).nextRunAt!.getTime()).toBeGreaterThan(Date.now())
  })

  test('does not catch up when its process is switched on again', async () => {
    await put(enabled.PUT, { enabled: false })
    await ours.db.transaction((tx) => tx.process.update({ where: { id: ours.processId }, data: { nextRunAt: new Date('2020-01-01') } }))
    await put(enabled.PUT, { enabled: true })
    expect((await row()).nextRunAt!.getTime()).toBeGreaterThan(Date.now())
  })
})

describe('the last sync date', () => {
  test('is moved with a reason, which the audit trail keeps', async () => {
    await put(watermark.PUT, { since: '2026-01-02T03:04:05.000Z', reason: 'Restored a backup of the shop' })
    expect((await row()).watermark).toEqual({ since: '2026-01-02T03:04:05.000Z' })
    expect((await auditOf(ours.db))[0]).toMatchObject({ action: 'process.last-sync-date', before: { since: null }, after: { since: '2026-01-02T03:04:05.000Z', reason: 'Restored a backup of the shop' } })
    expect(await put(watermark.PUT, { since: null, reason: ' ' })).toMatchObject({ status: 422, body: { error: { fields: { reason: expect.any(String) } } } })
  })

  test('is never in the future', async () => {
    expect(await put(watermark.PUT, { since: new Date(Date.now() + 60_000).toISOString(), reason: 'x' })).toMatchObject({ status: 422, body: { error: { fields: { since: expect.any(String) } } } })
  })

  test('stays while a run is active, since that will move it', async () => {
    const { run } = await requestRun(ours.db, { processId: processId(ours.processId), mode: 'sync', trigger: 'manual' })
    expect(await put(watermark.PUT, { since: null, reason: 'x' })).toMatchObject({ status: 409, body: { error: { code: 'run-active' } } })
    await ours.db.transaction((tx) => tx.run.update({ where: { id: run.id }, data: { state: 'cancelled' } }))
    expect((await put(watermark.PUT, { since: null, reason: 'x' })).status).toBe(200)
    expect((await row()).watermark).toBeNull()
  })
})
