import { afterAll, describe, expect, test } from '@jest/globals'
import { tenantId } from '@causeway/db'
import { changesOf } from '#features/audit/changes-of.ts'
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
