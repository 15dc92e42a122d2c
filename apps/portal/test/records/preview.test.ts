import { tenantId } from '@causeway/db'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { GET as events } from '#app/api/tenants/[tenant]/runs/[runId]/events/route.ts'
import type { RunEventPage } from '#features/runs/event-view.ts'
import { database } from '#server/database.ts'
import { ask, closeAll, makePerson, makeTenant, type TestPerson, type TestTenant } from '../people.ts'

let ours: TestTenant
let user: TestPerson
let runId: string

beforeAll(async () => {
  ours = await makeTenant()
  user = await makePerson({ tenant: ours, role: 'user' })
  runId = await database().tenant(tenantId(ours.id)).transaction(async (tx) => {
    const run = await tx.run.create({ data: { tenantId: ours.id, processId: ours.processId, mode: 'preview', trigger: 'manual', state: 'completed' } })
    for (const [sourceKey, name, kind] of [['R-1', 'Ada', 'would_create'], ['R-2', 'Grace', 'would_update'], ['R-20', 'ada_x', 'would_fail']] as const) {
      await tx.event.create({ data: { tenantId: ours.id, processId: ours.processId, runId: run.id, sourceKey, name, kind } })
    }
    return run.id
  })
})
afterAll(closeAll)

const keysOf = async (query: string) =>
  (await ask<RunEventPage>(events, { tenant: ours.slug, runId }, { as: user, query })).body.events.map((event) => event.sourceKey)

describe('what a preview would do', () => {
  test('is found by key or name, in any letter case, within a kind', async () => {
    expect(await keysOf('?q=ADA')).toEqual(['R-20', 'R-1'])
    expect(await keysOf('?q=r-2')).toEqual(['R-20', 'R-2'])
    expect(await keysOf('?q=r-2&group=updated')).toEqual(['R-2'])
  })

  test('takes signs that mean something to LIKE as they are', async () => {
    expect(await keysOf('?q=ada_')).toEqual(['R-20'])
    expect(await keysOf('?q=%25')).toEqual([])
  })
})
