import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { editRecord, Prisma, requestRetry, userId } from '@causeway/db'
import customersModule from '../../src/entities/customers/connector.ts'
import type { Connector, EntityModule } from '../../src/entity.ts'
import { createWorld, sums, writesOf, type World } from './world.ts'

/** Customers of the books that arrive, in the order in which they are read. */
const keys = ['C-00001', 'C-00002', 'C-00003'] as const
const [first, second, third] = keys

let world: World
let [a, b, c, free] = ['', '', '', '']
let round = 0
beforeAll(async () => { world = await createWorld({ sandbox: { sizes: { customers: 6 } } }) })
afterAll(() => world.close())
// Each begins with three that have addresses of their own.
beforeEach(async () => {
  round += 1;
  [a, b, c, free] = ['a', 'b', 'c', 'new'].map((name) => `${name}${round}@swap.example`) as [string, string, string, string]
  change({ [first]: a, [second]: b, [third]: c })
  await world.run()
})

async function inShop() {
  return Promise.all(keys.map(async (key) => world.sandbox.magento.customers.get(Number((await world.record(key)).targetId))?.email))
}
const change = (emails: Record<string, string>) => { for (const [key, EMAIL1] of Object.entries(emails)) world.changeContact(key, { EMAIL1 }) }
const states = async () => Promise.all(keys.map(async (key) => (await world.record(key)).state))
const kindsSince = async (run: { id: string }) => (await world.events(run)).map(({ sourceKey, kind }) => `${sourceKey} ${kind}`)

describe.each([20, 1])('e-mails that wander from customer to customer, %s in a chunk', (chunkSize) => {
  const by = () => world.otherEngine({ chunkSize })
  const sync = async () => world.drive(await world.ask(), by())

  test.each<[string, () => Record<string, string>, () => string[]]>([
    ['one takes what the next gives up', () => ({ [first]: b, [second]: free }), () => [b, free, c]],
    ['one takes what the one before gives up', () => ({ [second]: a, [first]: free }), () => [free, a, c]],
    ['three move up by one', () => ({ [first]: b, [second]: c, [third]: free }), () => [b, c, free]],
    ['three move down by one', () => ({ [third]: b, [second]: a, [first]: free }), () => [free, a, b]],
  ])('%s: all go in one run, and nothing fails', async (_, emails, wanted) => {
    change(emails())
    const run = await sync()
    expect(await inShop()).toEqual(wanted())
    expect(run).toMatchObject({ state: 'completed', failed: 0, waiting: 0, updated: Object.keys(emails()).length })
    expect(sums(run)).toBe(run.read)
    expect((await kindsSince(run)).filter((one) => one.endsWith('failed'))).toEqual([])
  })

  test('two that swap fail, each naming the other and what to do, and nothing is written', async () => {
    change({ [first]: b, [second]: a })
    const before = writesOf(world).length
    expect(await sync()).toMatchObject({ state: 'completed_with_failures', failed: 2 })
    expect(await world.record(first)).toMatchObject({ failureCode: 'EMAIL_EXCHANGED', failure: { details: { email: b, holder: second, ring: `${first} → ${second} → ${first}` } } })
    expect(await world.record(second)).toMatchObject({ failureCode: 'EMAIL_EXCHANGED', failure: { details: { email: a, holder: first } } })
    expect(writesOf(world)).toHaveLength(before)
    expect(await inShop()).toEqual([a, b, c])
  })
})

test('three that swap fail, and go by the remedy: one is sent with another address, the others follow, and a retry brings it its own', async () => {
  change({ [first]: b, [second]: c, [third]: a })
  await world.run()
  expect(await states()).toEqual(['failed', 'failed', 'failed'])
  const record = await world.record(first)
  await world.db.transaction((tx) => editRecord(tx, world.process, record.id, {
    values: [{ field: 'email', label: 'E-mail', source: 'DISPLAYCONTACT.EMAIL1', before: b, after: free }],
    seen: record.source as Record<string, string>, actor: { id: userId(randomUUID()), name: 'Sue Support' },
  }))
  expect(await world.run('retry')).toMatchObject({ state: 'completed', updated: 3 })
  expect(await inShop()).toEqual([free, c, a])
  await world.db.transaction((tx) => requestRetry(tx, world.process, Prisma.sql`r.source_key = ${first}`, null, 'included'))
  expect(await world.run('retry')).toMatchObject({ state: 'completed', updated: 1 })
  expect(await inShop()).toEqual([b, c, a])
})

test('a swap that the books take back by half goes by itself', async () => {
  change({ [first]: b, [second]: a })
  await world.run()
  change({ [second]: free })
  expect(await world.run()).toMatchObject({ state: 'completed', failed: 0 })
  expect(await inShop()).toEqual([b, free, c])
})

test('what an inactive customer keeps in the shop is not waited for', async () => {
  world.changeCustomer(second, { STATUS: 'inactive' })
  change({ [first]: b })
  await world.run()
  expect(await world.record(first)).toMatchObject({ state: 'failed', failureCode: 'EMAIL_DUPLICATE' })
  world.changeCustomer(second, { STATUS: 'active' })
})

test('a preview says of a row of customers what the run does then', async () => {
  change({ [first]: b, [second]: c, [third]: free })
  const preview = await world.run('preview')
  expect((await kindsSince(preview)).filter((one) => keys.some((key) => one.startsWith(key))).sort()).toEqual(keys.map((key) => `${key} would_update`))
  expect(await inShop()).toEqual([a, b, c])
  expect(await world.run()).toMatchObject({ updated: 3, failed: 0 })
})

test('workers that die between the one that gives up and those that wait lose nothing: the next one goes on', async () => {
  change({ [first]: b, [second]: c, [third]: free })
  const id = await world.ask()
  const lives: string[] = []
  // Each life comes one look-up further than the one before.
  for (let life = 1; life <= 12; life++) {
    let calls = 0
    const live = () => { if (++calls > life) throw new TypeError('The worker died here.') }
    const dying = world.otherEngine({ chunkSize: 1, entityModule: async () => ({ ...customersModule, connect: async (context) => {
      const connector = await customersModule.connect(context as never)
      return { ...connector, find: async (items) => { live(); return connector.find(items as never) }, readKeys: async (some) => { live(); return connector.readKeys(some) } } as Connector<unknown, unknown>
    } }) as EntityModule<unknown> })
    lives.push(await world.drive(id, dying).then((run) => run.state, () => 'died'))
    if (lives.at(-1) !== 'died') break
    await world.db.transaction((tx) => tx.run.updateMany({ data: { leaseUntil: new Date(0) } }))
  }
  expect(lives.filter((one) => one === 'died').length).toBeGreaterThan(2)
  expect(lives.at(-1)).toBe('completed')
  expect(await inShop()).toEqual([b, c, free])
  expect(await states()).toEqual(['synced', 'synced', 'synced'])
  expect((await world.db.transaction((tx) => tx.claim.findMany({ where: { sourceKey: { in: [...keys] } }, orderBy: { sourceKey: 'asc' } }))).map(({ claim }) => claim)).toEqual([b, c, free].map((email) => `email:${email}@@1`))
})
