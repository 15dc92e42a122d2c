import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { connectionId, meterCalls, runFacts, takeLease, type RunId } from '../src/index.ts'
import { makeTenant, openDatabase, type TestTenant } from './tenant.ts'

const database = openDatabase()
let tenant: TestTenant
let run: RunId
beforeAll(async () => {
  tenant = await makeTenant(database)
  run = await tenant.run()
})
afterAll(() => database.close())

describe('what a worker reads without Prisma', () => {
  test('is the run as Prisma knows it', async () => {
    const taken = await takeLease(tenant.db, run, 'worker', 60_000)
    expect(taken?.run).toEqual(await tenant.db.transaction((tx) => tx.run.findUniqueOrThrow({ where: { id: run } })))
    expect(taken?.lease.fence).toBe(1n)
  })

  test('is its process and its connections', async () => {
    const process = await tenant.db.transaction((tx) => tx.process.findUniqueOrThrow({ where: { id: tenant.processId }, include: { integration: { include: { intacct: true, magento: true } } } }))
    const { integration: { intacct, magento }, ...plain } = process
    expect(await facts()).toEqual({ process: plain, intacct, magento, meter: null, rivals: 1 })
  })

  test('is the month that calls were last counted in', async () => {
    const { intacct } = await facts()
    await tenant.db.plain((sql) => meterCalls(sql, tenant.db.tenantId, connectionId(intacct.id), 7))
    const now = new Date()
    expect((await facts()).meter).toEqual({ month: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)), calls: 7 })
  })

  const facts = () => tenant.db.plain((sql) => runFacts(sql, { processId: tenant.processId }))
})
