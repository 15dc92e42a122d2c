import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { tenantId } from '@causeway/db'
import { entities } from '@causeway/sync/entities'
import { GET as failures } from '#app/api/tenants/[tenant]/failures/route.ts'
import { GET as detail } from '#app/api/tenants/[tenant]/processes/[processId]/records/detail/route.ts'
import type { FailureGroup } from '#features/failures/server/failure-groups.ts'
import type { RecordDetails } from '#features/records/record-view.ts'
import { causeToMend } from '#features/records/server/cause-to-mend.ts'
import { database } from '#server/database.ts'
import { ask, closeAll, makePerson, makeTenant, type TestPerson, type TestTenant } from '../people.ts'
import { putRecords } from './records.ts'

let ours: TestTenant
let support: TestPerson
const entity = entities[0]!
const mend = (asked: { code?: string; cause?: string }) => causeToMend(database().tenant(tenantId(ours.id)), { id: ours.processId }, entity, asked)

beforeEach(async () => {
  ours = await makeTenant()
  support = await makePerson({ tenant: ours, role: 'support' })
  await putRecords(ours)
})
afterAll(closeAll)

describe('the cause of a failure', () => {
  test('is called the same on the record and on the page of failures, and found by that name', async () => {
    const { body: groups } = await ask<FailureGroup[]>(failures, { tenant: ours.slug }, { as: support })
    const group = groups.find(({ code }) => code === 'VALUE_UNMAPPED')
    expect(group?.cause).toMatch(/^[0-9a-f]{12}$/)
    const { body } = await ask<RecordDetails>(detail, { tenant: ours.slug, processId: ours.processId }, { as: support, query: '?key=R-3' })
    expect(body.cause).toBe(group?.cause)
    expect(await mend({ code: 'VALUE_UNMAPPED', cause: body.cause ?? '' })).toEqual({ words: { state: 'failed', code: 'VALUE_UNMAPPED', cause: body.cause }, title: 'A value has no row in the mapping', count: 1 })
  })

  test('is its code alone where no setting mends it', async () => {
    expect((await ask<RecordDetails>(detail, { tenant: ours.slug, processId: ours.processId }, { as: support, query: '?key=R-1' })).body.cause).toBeNull()
    expect(await mend({ code: 'EMAIL_MISSING' })).toMatchObject({ count: 2, words: { state: 'failed', code: 'EMAIL_MISSING' } })
  })

  test('that nothing fails for, or that means nothing, is none', async () => {
    expect(await mend({ code: 'POSTCODE_MISSING' })).toBeNull()
    expect(await mend({ code: 'VALUE_UNMAPPED', cause: '000000000000' })).toBeNull()
    expect(await mend({ code: 'NO_SUCH_CODE' })).toBeNull()
    expect(await mend({ code: '<b>' })).toBeNull()
    expect(await mend({})).toBeNull()
  })
})
