import { afterAll, describe, expect, test } from '@jest/globals'
import { tenantId } from '@causeway/db'
import { changesOf } from '#features/audit/changes-of.ts'
import { wordsOfEntry } from '#features/audit/server/entry-words.ts'
import type { AuditPage } from '#features/audit/audit-view.ts'
import { database } from '#server/database.ts'
import { ask, closeAll, makePerson, makeTenant } from './people.ts'
import { GET } from '../src/app/api/tenants/[tenant]/audit/route.ts'

afterAll(closeAll)

describe('the changes of an audit entry', () => {
  test('are the fields that differ, in words, without ids', () => {
    expect(changesOf({ enabled: true, name: 'Books', days: [1] }, { enabled: false, name: 'Books', days: [1, 2], runId: 'x' })).toEqual([
      { field: 'enabled', before: 'yes', after: 'no' }, { field: 'days', before: '1', after: '1, 2' },
    ])
    expect(changesOf({ targetByList: { Retail: 'special', Trade: 'Wholesale' } }, { targetByList: {} })).toEqual([{ field: 'targetByList', before: 'Retail → special, Trade → Wholesale', after: null }])
    expect(changesOf(null, { full: true })).toEqual([{ field: 'full', before: null, after: 'yes' }])
    expect(changesOf(null, null)).toEqual([])
  })
})

describe('the words of an audit entry', () => {
  const title = 'Sync customers from Sage Intacct to Magento'
  test.each([
    ['names the fields of a connection as its form does, without a value', { action: 'connection.change', subject: 'Books', after: { system: 'intacct', fields: ['userPassword', 'maxInFlight'] } }, [{ field: 'Fields', before: null, after: 'User password, Calls in flight' }]],
    ['names a setting and its choice', { action: 'process.settings', subject: title, before: { sendOnHold: true, whenInactive: 'leave' }, after: { sendOnHold: false, whenInactive: 'leave' } }, [{ field: 'Send customers on hold', before: 'yes', after: 'no' }]],
    ['tells a rule of the mapping in words', { action: 'process.mapping', subject: title, before: { prefix: null }, after: { prefix: { from: 'table', field: 'CUSTTYPE', table: { Retail: 'Dear' } } } }, [{ field: 'Name prefix', before: 'as usual', after: 'table on CUSTTYPE: Retail → Dear' }]],
    ['says what a moved date means', { action: 'process.last-sync-date', subject: title, before: { since: '2026-11-20T12:00:00.000Z' }, after: { since: null, reason: 'Lost a day' } }, [{ field: 'Date', before: '2026-11-20T12:00:00.000Z', after: 'from the beginning' }, { field: 'Reason', before: null, after: 'Lost a day' }]],
    ['says that a run reads everything', { action: 'run.sync', subject: title, after: { runId: 'x', full: true } }, [{ field: 'Reads', before: null, after: 'everything' }]],
    ['lists no ids of schedules', { action: 'schedules.pause', subject: '2 schedules', after: { processes: ['01a2', '01a3'] } }, []],
  ])('%s', (_, entry, words) => expect(wordsOfEntry({ before: null, ...entry })).toEqual(words))
})

describe('the audit trail', () => {
  test('is for administrators, of their own tenant, by area and a page at a time', async () => {
    const [ours, theirs] = [await makeTenant(), await makeTenant()]
    const admin = await makePerson({ tenant: ours, role: 'admin' })
    await database().tenant(tenantId(ours.id)).transaction((tx) => tx.auditEntry.createMany({
      data: Array.from({ length: 70 }, (_, index) => ({ tenantId: ours.id, actorName: 'Ada', action: index % 7 ? 'run.sync' : 'connection.change', subject: `Entry ${index}` })),
    }))
    const read = (query = '', as = admin, slug = ours.slug) => ask<AuditPage>(GET, { tenant: slug }, { as, query })
    const first = (await read()).body
    const second = (await read(`?before=${first.next}`)).body
    expect([first.entries[0]?.subject, first.entries.length, second.entries.length, second.next]).toEqual(['Entry 69', 60, 10, null])
    expect((await read('?area=connection')).body.entries).toHaveLength(10)
    expect((await read('', await makePerson({ tenant: ours, role: 'support' }))).status).toBe(403)
    expect((await read('', await makePerson({ tenant: theirs, role: 'owner' }), theirs.slug)).body.entries).toEqual([])
  })
})
