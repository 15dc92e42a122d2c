import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDatabase, tenantId, userId, type Database } from '@causeway/db'
import { createGuardedAgents } from '@causeway/sync'
import type { Directory } from '@causeway/sync/connections'
import { entities } from '@causeway/sync/entities'
import { createVault, masterKeys, verifyPassword } from '@causeway/vault'
import { createSandbox, demoCompanyId, demoIntegration, demoSender, demoUser, type Sandbox } from '../../sandbox/src/index.ts'
import { demoIntacct, demoMagento } from '../src/seed/demo.ts'
import { seedDemo } from '../src/seed/seed.ts'
import { freshDatabase } from './database.ts'

describe('the seed of the demo', () => {
  let database: Database
  let sandbox: Sandbox
  beforeAll(async () => {
    [database, sandbox] = await Promise.all([freshDatabase().then(({ app }) => createDatabase({ url: app })), createSandbox({ sizes: { customers: 20, productLines: 5, items: 20 } })])
  })
  afterAll(async () => { await Promise.all([database.close(), sandbox.close()]) })

  const vault = createVault(masterKeys(Buffer.alloc(32, 7).toString('base64')))
  const seed = () => seedDemo({ database, vault, sandboxUrl: sandbox.url, agents: createGuardedAgents([new URL(sandbox.url).host]) })
  async function tenantsOf(email: string) {
    const user = await database.identity.byEmail(email)
    if (!user) throw new Error(`There is no ${email}.`)
    return { user, memberships: await database.memberships(userId(user.id)) }
  }
  const contentOf = (id: string) => database.tenant(tenantId(id)).transaction(async (tx) => ({
    connections: await tx.connection.findMany({ orderBy: { system: 'asc' } }), integrations: await tx.integration.count(),
    processes: await tx.process.findMany({ orderBy: { entity: 'asc' } }), members: await tx.membership.count(),
  }))

  test('signs in to the sandbox with the sandbox’s own credentials', () => {
    const { consumerKey, consumerSecret, accessToken, accessTokenSecret } = demoIntegration
    expect(demoMagento).toEqual({ consumerKey, consumerSecret, accessToken, accessTokenSecret })
    expect(demoIntacct).toEqual({ companyId: demoCompanyId, senderId: demoSender.senderId, senderPassword: demoSender.password, userId: demoUser.userId, userPassword: demoUser.password })
  })

  test('makes a tenant whose connections are tested, with a process for each entity', async () => {
    const reports = await seed()
    expect(reports.map(({ ok }) => ok)).toEqual([true, true])
    const { memberships: [demo] } = await tenantsOf('admin@demo.test')
    expect(demo).toMatchObject({ slug: 'demo', name: 'Demo Trading Co.', role: 'owner' })
    const { connections, processes, integrations, members } = await contentOf(demo?.tenantId ?? '')
    expect(connections).toMatchObject([{ system: 'intacct', lastTestOk: true }, { system: 'magento', lastTestOk: true }])
    expect(processes.map(({ entity }) => entity).sort()).toEqual(entities.map(({ name }) => name).sort())
    expect({ integrations, members }).toEqual({ integrations: 1, members: 3 })
    const directory = connections[1]?.directory as Directory | undefined
    const wholesale = directory?.customerGroups?.find(({ label }) => label === 'Wholesale')?.value
    expect(processes.find(({ entity }) => entity === 'customers')?.settings).toMatchObject({ groupByType: { Wholesale: Number(wholesale) } })
    expect(processes.find(({ entity }) => entity === 'price-lists')?.settings).toMatchObject({ targetByList: { 'Wholesale Price List': 'Wholesale' } })
  })

  test('seals the secrets: none of them is readable in the rows', async () => {
    const { memberships: [demo] } = await tenantsOf('admin@demo.test')
    const { connections } = await contentOf(demo?.tenantId ?? '')
    for (const connection of connections) {
      const text = JSON.stringify(connection) + Buffer.from(connection.sealed ?? []).toString('latin1')
      for (const secret of [demoSender.password, demoUser.password, ...Object.values(demoMagento)]) expect(text).not.toContain(secret)
    }
  })

  test('gives everybody the password that is written down', async () => {
    for (const email of ['admin@demo.test', 'user@demo.test', 'support@demo.test', 'owner@harbour.test']) {
      expect(await verifyPassword((await tenantsOf(email)).user.passwordHash, 'causeway-demo')).toBe(true)
    }
  })

  test('makes a second tenant that is connected to nothing and knows nothing of the first', async () => {
    const { memberships } = await tenantsOf('owner@harbour.test')
    expect(memberships.map(({ slug }) => slug)).toEqual(['harbour'])
    const { connections } = await contentOf(memberships[0]?.tenantId ?? '')
    expect(connections).toMatchObject([{ sealed: null, lastTestAt: null }, { sealed: null, lastTestAt: null }])
  })

  test('changes nothing when it runs again', async () => {
    const before = await contentOf((await tenantsOf('admin@demo.test')).memberships[0]?.tenantId ?? '')
    expect(await seed()).toEqual([])
    expect(await contentOf((await tenantsOf('admin@demo.test')).memberships[0]?.tenantId ?? '')).toEqual(before)
  })
})
