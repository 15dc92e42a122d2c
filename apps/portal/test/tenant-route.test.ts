import { userId } from '@causeway/db'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { ask, closeAll, makePerson, makeTenant, type TestPerson, type TestTenant } from './people.ts'
import { database } from '#server/database.ts'
import { Refusal } from '#server/refusal.ts'
import { tenantRoute } from '#server/tenant-route.ts'

const route = tenantRoute(
  { permission: 'configure', params: z.object({ id: z.uuid() }), query: z.object({ page: z.coerce.number().int().default(1) }), body: z.object({ name: z.string().min(3, 'Enter at least three letters.'), size: z.number() }) },
  async ({ db, member, params, query, body }) => ({ tenant: db.tenantId, role: member.role, params, query, body, big: 12345678901234567890n, at: new Date(0) }),
)
const id = '11111111-1111-4111-8111-111111111111'
const body = { name: 'Ada', size: 3 }

let ours: TestTenant
let theirs: TestTenant
let admin: TestPerson
let support: TestPerson

beforeAll(async () => {
  ours = await makeTenant()
  theirs = await makeTenant()
  admin = await makePerson({ tenant: ours, role: 'admin' })
  support = await makePerson({ tenant: ours, role: 'support' })
})
afterAll(closeAll)

describe('a route of a tenant', () => {
  test('answers JSON: bigints as text, times as ISO 8601', async () => {
    const { status, body: answer } = await ask(route, { tenant: ours.slug, id }, { as: admin, method: 'PUT', body, query: '?page=4' })
    expect(status).toBe(200)
    expect(answer).toEqual({ tenant: ours.id, role: 'admin', params: { id }, query: { page: 4 }, body, big: '12345678901234567890', at: '1970-01-01T00:00:00.000Z' })
  })

  test('without a session is 401', async () => {
    const { status, body: answer } = await ask(route, { tenant: ours.slug, id }, { method: 'PUT', body })
    expect([status, answer.error.code]).toEqual([401, 'signed-out'])
  })

  test('after the session’s row is deleted is 401', async () => {
    const person = await makePerson({ tenant: ours, role: 'owner' })
    await database().identity.as(userId(person.id), (tx) => tx.session.delete({ where: { id: person.sessionId } }))
    expect((await ask(route, { tenant: ours.slug, id }, { as: person, method: 'PUT', body })).status).toBe(401)
  })

  test('of another tenant is 404, in the same words as for a tenant that does not exist', async () => {
    const foreign = await ask(route, { tenant: theirs.slug, id }, { as: admin, method: 'PUT', body })
    const nowhere = await ask(route, { tenant: 'no-such-tenant', id }, { as: admin, method: 'PUT', body })
    expect(foreign.status).toBe(404)
    expect(foreign.text).toBe(nowhere.text)
  })

  test('without the permission is 403, and says whom to ask', async () => {
    const { status, body: answer } = await ask(route, { tenant: ours.slug, id }, { as: support, method: 'PUT', body })
    expect(status).toBe(403)
    expect(answer.error.message).toBe('Your role does not allow you to change how a process works. Ask an administrator or the owner of this organisation.')
  })

  test.each([['another page', { origin: 'http://evil.test' }], ['no page at all', { origin: '' }], ['nonsense', { origin: 'null' }]])('written to from %s is 403', async (_, headers) => {
    const { status, body: answer } = await ask(route, { tenant: ours.slug, id }, { as: admin, method: 'PUT', body, headers })
    expect([status, answer.error.code]).toEqual([403, 'foreign-origin'])
  })

  test('with values that cannot be used is 422, with a sentence for each field', async () => {
    const { status, body: answer } = await ask(route, { tenant: ours.slug, id }, { as: admin, method: 'PUT', body: { name: 'A' } })
    expect(status).toBe(422)
    expect(answer.error.fields).toMatchObject({ name: 'Enter at least three letters.', size: expect.any(String) })
  })

  test('with an address that names nothing is 404', async () => {
    expect((await ask(route, { tenant: ours.slug, id: 'x' }, { as: admin, method: 'PUT', body })).status).toBe(404)
  })

  test('with something that is no JSON is 400; with too much of it 413', async () => {
    expect((await ask(route, { tenant: ours.slug, id }, { as: admin, method: 'PUT', body: '{' })).status).toBe(400)
    expect((await ask(route, { tenant: ours.slug, id }, { as: admin, method: 'PUT', body: `"${'x'.repeat(1_100_000)}"` })).status).toBe(413)
  })

  test('passes a refusal on, and tells nothing of a fault but a reference', async () => {
    const refusing = tenantRoute({ permission: 'view' }, async () => { throw new Refusal(409, 'ended', 'This run has ended.') })
    expect(await ask(refusing, { tenant: ours.slug }, { as: support })).toMatchObject({ status: 409, body: { error: { code: 'ended', message: 'This run has ended.' } } })
    const failing = tenantRoute({ permission: 'view' }, async () => { throw new Error('password is hunter2') })
    const { status, text } = await ask(failing, { tenant: ours.slug }, { as: support })
    expect(status).toBe(500)
    expect(text).not.toContain('hunter2')
    expect(text).toMatch(/reference [0-9a-f]{8}/)
  })
})
