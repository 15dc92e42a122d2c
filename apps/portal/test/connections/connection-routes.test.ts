import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import * as one from '../../src/app/api/tenants/[tenant]/connections/[connectionId]/route.ts'
import * as testing from '../../src/app/api/tenants/[tenant]/connections/[connectionId]/test/route.ts'
import * as all from '../../src/app/api/tenants/[tenant]/connections/route.ts'
import * as integration from '../../src/app/api/tenants/[tenant]/integrations/[integrationId]/route.ts'
import * as newProcess from '../../src/app/api/tenants/[tenant]/integrations/[integrationId]/processes/route.ts'
import * as integrations from '../../src/app/api/tenants/[tenant]/integrations/route.ts'
import * as tasks from '../../src/app/api/tenants/[tenant]/tasks/[taskId]/route.ts'
import { database } from '../../src/server/database.ts'
import { queues } from '../../src/server/queues.ts'
import { vault } from '../../src/server/vault.ts'
import { auditOf, makeOrganisation, type Organisation } from '../organisation.ts'

const body = {
  name: 'Our books', maxInFlight: 2, monthlyCap: 90_000,
  values: { url: 'https://api.intacct.com/ia/xml/xmlgw.phtml', companyId: 'acme', senderId: 'sender', userId: 'ws', entityId: '' },
  secrets: { senderPassword: 'sender-secret-1', userPassword: 'user-secret-1' },
}

let ours: Organisation
let theirs: Organisation
let id: string
beforeAll(async () => {
  [ours, theirs] = await Promise.all([makeOrganisation(), makeOrganisation()])
  const answer = await ours.as('admin')(all.POST, {}, { method: 'POST', body: { system: 'intacct', ...body } })
  id = (answer.body as { id: string }).id
})
afterAll(() => Promise.all([database().close(), queues().close()]))

const stored = async () => {
  const row = await ours.db.transaction((tx) => tx.connection.findUniqueOrThrow({ where: { id } }))
  const secrets = row.sealed && row.keyVersion !== null
    ? JSON.parse(vault().open({ sealed: row.sealed, keyVersion: row.keyVersion }, { tenantId: ours.db.tenantId, connectionId: id })) as Record<string, string> : null
  return { row, secrets }
}
const put = (changes: object, role: 'admin' | 'user' | 'support' = 'admin') => ours.as(role)(one.PUT, { connectionId: id }, { method: 'PUT', body: { ...body, secrets: {}, ...changes } })

describe('the secrets of a connection', () => {
  test('are sealed, and come back in no answer, audit entry or task', async () => {
    await put({ name: 'Books of the US company', secrets: { userPassword: 'user-secret-2' } })
    expect((await stored()).secrets).toEqual({ senderPassword: 'sender-secret-1', userPassword: 'user-secret-2' })
    const asked = await ours.as('admin')(testing.POST, { connectionId: id }, { method: 'POST' })
    const { taskId } = asked.body as { taskId: string }
    const seen = [
      await ours.as('admin')(all.GET, {}), await ours.as('owner')(one.GET, { connectionId: id }), asked, await ours.as('admin')(tasks.GET, { taskId }),
    ].map(({ text }) => text).join() + JSON.stringify(await ours.db.transaction((tx) => tx.task.findMany())) + JSON.stringify(await auditOf(ours.db), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    expect(seen).toContain('secretSetAt')
    expect(seen).not.toMatch(/secret-\d|sealed/)
  })

  test('are named in the audit trail by their fields', async () => {
    await put({ name: 'Books of the US company', monthlyCap: null, secrets: { senderPassword: 'sender-secret-3' } })
    expect((await auditOf(ours.db))[0]).toMatchObject({ action: 'connection.change', actorName: 'The admin', subject: 'Books of the US company', after: { system: 'intacct', fields: ['monthlyCap', 'senderPassword'] } })
  })

  test('must be entered again when the address leads to another server', async () => {
    const before = await stored()
    const values = { ...body.values, url: 'https://elsewhere.test/gw' }
    const refused = await put({ values })
    expect(refused).toMatchObject({ status: 422, body: { error: { fields: { senderPassword: expect.stringContaining('another server'), userPassword: expect.stringContaining('another server') } } } })
    expect(await stored()).toEqual(before)
    expect((await put({ values, secrets: { senderPassword: 'a', userPassword: 'b' } })).status).toBe(200)
    expect((await stored()).secrets).toEqual({ senderPassword: 'a', userPassword: 'b' })
  })

  test('stay with one another when two people replace them at the same moment', async () => {
    await put({ secrets: { senderPassword: 'old', userPassword: 'old' } })
    const answers = await Promise.all([put({ secrets: { senderPassword: 'new-s' } }), put({ secrets: { userPassword: 'new-u' } })])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await stored()).secrets).toEqual({ senderPassword: 'new-s', userPassword: 'new-u' })
  })
})

describe('a change of a connection', () => {
  test('forgets the last test when the sign-in changed, and only then', async () => {
    const tested = { lastTest: { ok: true, connectedTo: 'Acme', checks: [], durationMs: 1 }, lastTestAt: new Date(), lastTestOk: true }
    await ours.db.transaction((tx) => tx.connection.update({ where: { id }, data: tested }))
    await put({ maxInFlight: 5 })
    expect((await stored()).row.lastTestOk).toBe(true)
    await put({ values: { ...body.values, userId: 'other' } })
    expect((await stored()).row).toMatchObject({ lastTestOk: null, lastTest: null, lastTestAt: null })
  })

  test('that is wrong is refused at its fields', async () => {
    const answer = await put({ name: '', maxInFlight: 99 })
    expect(answer).toMatchObject({ status: 422, body: { error: { fields: { name: 'Enter a name.', maxInFlight: 'At most 32.' } } } })
    expect(await put({ values: { ...body.values, companyId: ' ' } })).toMatchObject({ status: 422, body: { error: { fields: { companyId: 'Enter the company ID.' } } } })
    expect(await put({ name: 'books' })).toMatchObject({ status: 422, body: { error: { fields: { name: expect.stringContaining('already') } } } })
  })
})

describe('a test of a connection', () => {
  test('is joined while one is under way, but not when it began before a change', async () => {
    const ask = async () => ((await ours.as('admin')(testing.POST, { connectionId: id }, { method: 'POST' })).body as { taskId: string }).taskId
    const first = await ask()
    expect(await ask()).toBe(first)
    await put({ values: { ...body.values, userId: `u-${first.slice(0, 4)}` } })
    expect(await ask()).not.toBe(first)
  })
})

describe('who may', () => {
  test.each(['user', 'support'] as const)('a member who is %s sees connections and changes nothing', async (role) => {
    expect((await ours.as(role)(all.GET, {})).status).toBe(200)
    for (const answer of [
      await put({}, role), await ours.as(role)(all.POST, {}, { method: 'POST', body: { system: 'intacct', ...body } }),
      await ours.as(role)(testing.POST, { connectionId: id }, { method: 'POST' }),
      await ours.as(role)(integration.PATCH, { integrationId: ours.integrationId }, { method: 'PATCH', body: { enabled: false } }),
    ]) expect(answer).toMatchObject({ status: 403, body: { error: { message: expect.stringContaining('administrator') } } })
  })

  test('another organisation’s connections, integrations and tasks are not there', async () => {
    const asTheirs = theirs.as('owner')
    const task = (await ours.as('admin')(testing.POST, { connectionId: id }, { method: 'POST' })).body as { taskId: string }
    for (const slug of [theirs.slug, ours.slug]) {
      for (const answer of [
        await asTheirs(one.GET, { connectionId: id }, { slug }), await asTheirs(one.PUT, { connectionId: id }, { slug, method: 'PUT', body }),
        await asTheirs(testing.POST, { connectionId: id }, { slug, method: 'POST' }), await asTheirs(tasks.GET, { taskId: task.taskId }, { slug }),
        await asTheirs(integration.PATCH, { integrationId: ours.integrationId }, { slug, method: 'PATCH', body: { enabled: false } }),
      ]) expect(answer.status).toBe(404)
    }
    expect((await asTheirs(all.GET, {})).text).not.toContain(id)
  })
})

describe('an integration', () => {
  test('cannot be made with another organisation’s connection', async () => {
    const answer = await theirs.as('admin')(integrations.POST, {}, { method: 'POST', body: { name: 'Stolen', intacctConnectionId: id, magentoConnectionId: theirs.magentoId } })
    expect(answer).toMatchObject({ status: 422, body: { error: { fields: { intacctConnectionId: 'Choose a connection of this organisation.' } } } })
  })

  test('of an older version gets a process that came later, once', async () => {
    await ours.db.transaction((tx) => tx.process.deleteMany({ where: { integrationId: ours.integrationId } }))
    const [{ missing }] = (await ours.as('admin')(integrations.GET, {})).body as [{ missing: { entity: string }[] }]
    const add = (as: Organisation) => as.as('admin')(newProcess.POST, { integrationId: ours.integrationId }, { method: 'POST', body: { entity: missing[0]!.entity } })
    const first = await add(ours)
    expect(await add(ours)).toEqual(first)
    expect((await add(theirs)).status).toBe(404)
  })

  test('is made with all processes switched off, in the organisation’s time zone; it is renamed and switched', async () => {
    const admin = ours.as('admin')
    const made = await admin(integrations.POST, {}, { method: 'POST', body: { name: 'US shop', intacctConnectionId: id, magentoConnectionId: ours.magentoId } })
    const { id: integrationId } = made.body as { id: string }
    const processes = await ours.db.transaction((tx) => tx.process.findMany({ where: { integrationId } }))
    expect(processes.length).toBeGreaterThan(0)
    expect(processes.every(({ enabled, timeZone }) => !enabled && timeZone === 'Europe/Berlin')).toBe(true)
    await admin(integration.PATCH, { integrationId }, { method: 'PATCH', body: { name: 'EU shop', enabled: false } })
    expect((await admin(integrations.GET, {})).body).toContainEqual(expect.objectContaining({ id: integrationId, name: 'EU shop', enabled: false }))
    expect((await auditOf(ours.db)).slice(0, 3).map(({ action }) => action)).toEqual(['integration.switch-off', 'integration.rename', 'integration.add'])
  })
})
