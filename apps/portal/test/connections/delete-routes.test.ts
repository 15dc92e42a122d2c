import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { eraseIntegration } from '@causeway/db'
import * as connection from '../../src/app/api/tenants/[tenant]/connections/[connectionId]/route.ts'
import * as integration from '../../src/app/api/tenants/[tenant]/integrations/[integrationId]/route.ts'
import * as integrations from '../../src/app/api/tenants/[tenant]/integrations/route.ts'
import * as processRuns from '../../src/app/api/tenants/[tenant]/processes/[processId]/runs/route.ts'
import { database } from '../../src/server/database.ts'
import { queues } from '../../src/server/queues.ts'
import { auditOf, makeOrganisation, type Organisation } from '../organisation.ts'

let ours: Organisation
let theirs: Organisation
let ids: { integrationId: string; intacct: string; magento: string }

async function pair(of: Organisation) {
  return of.db.transaction(async (tx) => {
    const tenantId = of.db.tenantId
    const intacct = await tx.connection.create({ data: { tenantId, system: 'intacct', name: 'Books to go', settings: {} } })
    const magento = await tx.connection.create({ data: { tenantId, system: 'magento', name: 'Shop to go', settings: {} } })
    const made = await tx.integration.create({ data: { tenantId, name: 'To go', intacctConnectionId: intacct.id, magentoConnectionId: magento.id } })
    const process = await tx.process.create({ data: { tenantId, integrationId: made.id, entity: 'customers' } })
    await tx.record.create({ data: { tenantId, processId: process.id, sourceKey: 'C-1', sourceId: 1, state: 'synced', targetId: '1' } })
    await tx.run.create({ data: { tenantId, processId: process.id, mode: 'sync', trigger: 'manual', state: 'completed' } })
    await tx.task.create({ data: { tenantId, kind: 'test-connection', connectionId: intacct.id } })
    return { integrationId: made.id, intacct: intacct.id, magento: magento.id }
  })
}
/** What the worker does. */
const erase = (of = ours) => of.db.transaction((tx) => tx.integration.findMany({ where: { deletingAt: { not: null } } })).then((marked) => Promise.all(marked.map(({ id }) => eraseIntegration(of.db, id, { isOver: () => false }))))
const remove = (name: string, role: 'admin' | 'owner' | 'user' | 'support' = 'admin', integrationId = ids.integrationId) =>
  ours.as(role)(integration.DELETE, { integrationId }, { method: 'DELETE', body: { name } })
const disconnect = (connectionId: string, role: 'admin' | 'owner' | 'user' | 'support' = 'admin') => ours.as(role)(connection.DELETE, { connectionId }, { method: 'DELETE' })
const left = (of: Organisation) => of.db.transaction(async (tx) => ({
  integrations: await tx.integration.count({ where: { name: 'To go' } }), connections: await tx.connection.count({ where: { name: { endsWith: 'to go' } } }), records: await tx.record.count({ where: { sourceKey: 'C-1' } }),
}))

beforeEach(async () => {
  [ours, theirs] = await Promise.all([makeOrganisation(), makeOrganisation()])
  ids = await pair(ours)
  await pair(theirs)
})
afterAll(() => Promise.all([database().close(), queues().close()]))

describe('an integration', () => {
  test('says what would be lost with it', async () => {
    expect((await ours.as('admin')(integration.GET, { integrationId: ids.integrationId })).body).toEqual({ name: 'To go', processes: 1, schedules: 0, records: 1, runs: 1, activeRuns: 0 })
  })

  test('is deleted by an administrator who types its name, with an audit entry; its connections stay, and nothing of others goes', async () => {
    expect((await remove(' To go ')).status).toBe(200)
    expect(await ours.db.transaction((tx) => tx.task.findFirst({ where: { kind: 'delete-integration' } }))).toMatchObject({ state: 'queued', input: { integrationId: ids.integrationId } })
    await erase()
    expect(await left(ours)).toEqual({ integrations: 0, connections: 2, records: 0 })
    expect((await auditOf(ours.db))[0]).toMatchObject({ action: 'integration.delete', subject: 'To go', actorName: 'The admin', before: { processes: 1, records: 1, runs: 1 } })
    expect(await left(theirs)).toEqual({ integrations: 1, connections: 2, records: 1 })
  })

  test.each(['to go', 'To', ''])('is not deleted by “%s”', async (name) => {
    expect(await remove(name)).toMatchObject({ status: 422, body: { error: { fields: { name: 'Type “To go” as it is written, to delete it.' } } } })
    expect(await left(ours)).toEqual({ integrations: 1, connections: 2, records: 1 })
  })

  test('is not deleted by a user, by support, or from another organisation', async () => {
    expect((await remove('To go', 'user')).status).toBe(403)
    expect((await remove('To go', 'support')).status).toBe(403)
    const their = await theirs.db.transaction((tx) => tx.integration.findFirstOrThrow({ where: { name: 'To go' } }))
    expect((await remove('To go', 'admin', their.id)).status).toBe(404)
    expect(await left(theirs)).toEqual({ integrations: 1, connections: 2, records: 1 })
  })

  test('has its active runs cancelled, and is deleted although no worker answers', async () => {
    await ours.db.transaction((tx) => tx.run.updateMany({ data: { state: 'running', leaseOwner: 'a worker that is gone', leaseUntil: new Date(Date.now() + 3_600_000) } }))
    expect((await remove('To go')).status).toBe(200)
    expect(await ours.db.transaction((tx) => tx.run.findMany({ select: { control: true } }))).toEqual([{ control: 'cancel' }])
    await erase()
    expect(await left(ours)).toMatchObject({ integrations: 0, records: 0 })
  }, 30_000)

  test('that is being deleted is shown as such, and is gone for everything else', async () => {
    const { id: processId } = await ours.db.transaction((tx) => tx.process.findFirstOrThrow({ where: { integrationId: ids.integrationId } }))
    expect((await remove('To go')).status).toBe(200)
    const { body } = await ours.as('support')(integrations.GET, {})
    expect((body as { id: string; deleting: unknown }[]).find(({ id }) => id === ids.integrationId)).toMatchObject({ deleting: { records: 1 }, enabled: false })
    expect((await remove('To go')).status).toBe(404)
    expect((await ours.as('admin')(integration.GET, { integrationId: ids.integrationId })).status).toBe(404)
    expect((await ours.as('admin')(integration.PATCH, { integrationId: ids.integrationId }, { method: 'PATCH', body: { enabled: true } })).status).toBe(404)
    expect((await ours.as('admin')(processRuns.POST, { processId }, { method: 'POST', body: { mode: 'preview' } })).status).toBe(404)
    expect(await disconnect(ids.intacct)).toMatchObject({ status: 409, body: { error: { message: '“To go” used this connection and is still being deleted. Delete the connection when that is done.' } } })
    expect((await ours.as('admin')(integrations.POST, {}, { method: 'POST', body: { name: 'To go', intacctConnectionId: ids.intacct, magentoConnectionId: ids.magento } })).status).toBe(200)
  })
})

describe('a connection', () => {
  test('that an integration uses is not deleted, and says by which', async () => {
    expect(await disconnect(ids.intacct)).toMatchObject({ status: 409, body: { error: { code: 'in-use', message: '“To go” uses this connection. Delete that integration first.' } } })
    expect((await left(ours)).connections).toBe(2)
  })

  test('that none uses is deleted with its tasks, by an administrator alone', async () => {
    await remove('To go')
    await erase()
    expect((await disconnect(ids.intacct, 'support')).status).toBe(403)
    expect((await disconnect(ids.intacct)).status).toBe(200)
    expect((await left(ours)).connections).toBe(1)
    expect(await ours.db.transaction((tx) => tx.task.count({ where: { connectionId: ids.intacct } }))).toBe(0)
    expect((await auditOf(ours.db))[0]).toMatchObject({ action: 'connection.delete', subject: 'Books to go', before: { system: 'intacct' } })
    expect((await disconnect(ids.intacct)).status).toBe(404)
  })

  test('of another organisation is not there', async () => {
    const their = await theirs.db.transaction((tx) => tx.connection.findFirstOrThrow({ where: { name: 'Books to go' } }))
    expect((await disconnect(their.id)).status).toBe(404)
    expect((await left(theirs)).connections).toBe(2)
  })
})
