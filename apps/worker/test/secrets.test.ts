import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createVault, masterKeys } from '@causeway/vault'
import { createSystemDatabase } from '@causeway/db/system'
import { sealAnew } from '../src/keys/seal-anew.ts'
import { secretReader } from '../src/secrets.ts'
import { demoIntacct, demoMagento } from '../src/seed/demo.ts'
import { until } from './until.ts'
import { addConnection, addProcess, askForRun, askForTask, createWorld, readRun, readTask, type World } from './world.ts'

const wrong = { senderPassword: 'a-wrong-sender-password', userPassword: 'a-wrong-user-password', consumerSecret: 'a-wrong-consumer-secret', accessTokenSecret: 'a-wrong-token-secret', adminPassword: 'a-wrong-admin-password', bearerToken: 'a-wrong-bearer-token' }
const secrets = [demoIntacct.senderPassword, demoIntacct.userPassword, ...Object.values(demoMagento), ...Object.values(wrong)]

describe('secrets', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ logLevel: 'trace' })
    await world.startWorker()
  })
  afterAll(() => world.close())

  test('are in no log line, no task, no run and no job, with the right ones and with wrong ones', async () => {
    const processes = [
      await addProcess(world),
      await addProcess(world, { intacct: { secrets: { userPassword: wrong.userPassword } } }),
      await addProcess(world, { intacct: { secrets: { senderPassword: wrong.senderPassword } } }),
      await addProcess(world, { magento: { secrets: { consumerSecret: wrong.consumerSecret, accessTokenSecret: wrong.accessTokenSecret } } }),
      await addProcess(world, { magento: { settings: { authentication: 'admin', adminUser: 'admin' }, secrets: { adminPassword: wrong.adminPassword } } }),
      await addProcess(world, { magento: { settings: { authentication: 'bearer' }, secrets: { bearerToken: wrong.bearerToken } } }),
      await addProcess(world, { magento: { settings: { baseUrl: 'https://shop.invalid' } } }),
    ]
    const runs = await Promise.all(processes.map((process) => askForRun(world, process)))
    for (const id of runs) await until(() => readRun(world, id), ({ endedAt }) => endedAt !== null, 60_000)

    const connections = await world.db.transaction((tx) => tx.connection.findMany({ select: { id: true } }))
    const tasks = await Promise.all([
      ...connections.map(({ id }) => askForTask(world, 'test-connection', { connectionId: id })),
      ...processes.map(({ id }) => askForTask(world, 'example-record', { input: { processId: id } })),
      askForTask(world, 'test-connection', { connectionId: await addConnection(world, 'intacct', { secrets: null }) }),
    ])
    for (const id of tasks) await until(() => readTask(world, id), ({ endedAt }) => endedAt !== null, 60_000)

    const stored = await everythingStored(world)
    expect(world.log.text.length).toBeGreaterThan(0)
    for (const secret of secrets) {
      for (const form of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)]) {
        expect(world.log.text).not.toContain(form)
        expect(stored).not.toContain(form)
      }
    }
    // Proof that the search would find something.
    expect(stored).toContain(demoIntacct.userId)
  }, 120_000)
})

describe('a change of the master key', () => {
  let world: World
  beforeAll(async () => { world = await createWorld({ sandbox: { seed: 'empty' } }) })
  afterAll(() => world.close())

  test('needs the earlier key only until a connection is used', async () => {
    const id = await addConnection(world, 'intacct')
    const row = () => world.db.transaction((tx) => tx.connection.findUniqueOrThrow({ where: { id } }))
    const before = await row()
    const newKey = randomBytes(32).toString('base64')
    const open = (...keys: [string, string?]) => row().then((connection) => secretReader(createVault(masterKeys(...keys)), world.database)(world.db.tenantId, connection))

    await expect(open(newKey)).rejects.toThrow('CAUSEWAY_MASTER_KEY_PREVIOUS')
    const { senderPassword, userPassword } = demoIntacct
    expect(await open(newKey, world.masterKey)).toEqual({ senderPassword, userPassword })
    expect(await open(newKey)).toEqual({ senderPassword, userPassword })
    const after = await row()
    expect(after.keyVersion).not.toBe(before.keyVersion)
    expect(after.updatedAt).toEqual(before.updatedAt)
  })

  test('goes through all connections at once, and names those that no key opens', async () => {
    const [first, second] = [await addConnection(world, 'intacct'), await addConnection(world, 'magento')]
    const lost = await addConnection(world, 'magento')
    const newKey = randomBytes(32).toString('base64')
    await world.db.transaction((tx) => tx.connection.update({ where: { id: lost }, data: { keyVersion: 1 } }))
    const system = createSystemDatabase({ url: world.addresses.system })
    const withKeys = (...keys: [string, string?]) => ({ database: world.database, system, vault: createVault(masterKeys(...keys)) })

    const done = await sealAnew(withKeys(newKey, world.masterKey))
    expect(done.unopened.map(({ connectionId }) => connectionId)).toContain(lost)
    expect(done.sealed).toBeGreaterThanOrEqual(2)
    for (const id of [first, second]) {
      const row = await world.db.transaction((tx) => tx.connection.findUniqueOrThrow({ where: { id } }))
      expect(await secretReader(createVault(masterKeys(newKey)), world.database)(world.db.tenantId, row)).not.toEqual({})
    }
    expect((await sealAnew(withKeys(newKey, world.masterKey))).sealed).toBe(0)
    await system.close()
  })
})

/** Every row of every table in the database, the queue's too. */
async function everythingStored({ addresses }: World): Promise<string> {
  const client = new pg.Client({ connectionString: addresses.owner })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`)
    const parts: string[] = []
    for (const { name } of rows) parts.push(...(await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`)).rows.map(({ row }) => row))
    return parts.join('\n')
  } finally {
    await client.end()
  }
}
