import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ConnectionReport, Directory } from '@causeway/sync/connections'
import { limitedUser, strangeSender } from '../../sandbox/src/index.ts'
import { until } from './until.ts'
import { addConnection, addProcess, askForTask, createWorld, readTask, type ConnectionChanges, type World } from './world.ts'

describe('testing a connection to Sage Intacct', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
    await world.startWorker()
  })
  afterAll(() => world.close())

  const connectionRow = (id: string) => world.db.transaction((tx) => tx.connection.findUniqueOrThrow({ where: { id } }))
  async function testOf(id: string) {
    const task = await askForTask(world, 'test-connection', { connectionId: id })
    const { state, result } = await until(() => readTask(world, task), (row) => row.state === 'done' || row.state === 'failed')
    expect(state).toBe('done')
    return result as unknown as ConnectionReport
  }
  const tested = async (changes: ConnectionChanges = {}) => testOf(await addConnection(world, 'intacct', changes))
  const check = (report: ConnectionReport, title: string) => report.checks.find((one) => one.title === title)
  const failures = (report: ConnectionReport) => report.checks.filter(({ state }) => state === 'failed').map(({ title }) => title)

  test('looks at each right by itself, and says which process needs it', async () => {
    const report = await tested()
    expect(failures(report)).toEqual([])
    expect(report).toMatchObject({ ok: true, connectedTo: 'Causeway Demo, top level' })
    expect(check(report, 'Read contacts')).toEqual({ title: 'Read contacts', state: 'passed', message: 'It may list and view contacts.', neededBy: ['customers'] })
    expect(check(report, 'Times')?.message).toContain('time zone is GMT')
  })

  test('stores the report, and what the books offer for forms', async () => {
    const id = await addConnection(world, 'intacct')
    const report = await testOf(id)
    const { lastTest, lastTestOk, lastTestAt, directory, directoryAt } = await connectionRow(id)
    expect(lastTest).toEqual(report)
    expect(lastTestOk).toBe(true)
    expect(lastTestAt).toEqual(directoryAt)
    const { customerTypes, terms, 'fields.CUSTOMER': fields } = directory as Directory
    expect(customerTypes?.map(({ value }) => value)).toEqual(['Distributor', 'Employees', 'Government', 'Online', 'Retail', 'Wholesale'])
    expect(terms?.length).toBeGreaterThan(0)
    const names = fields?.map(({ value }) => value)
    expect(names).toEqual(expect.arrayContaining(['CUSTOMERID', 'NAME', 'DISPLAYCONTACT.EMAIL1', 'DISPLAYCONTACT.MAILADDRESS.ZIP']))
    expect(new Set(names).size).toBe(names?.length)
  })

  test('counts the transactions that the test costs', async () => {
    const id = await addConnection(world, 'intacct')
    await testOf(id)
    const [meter] = await world.db.transaction((tx) => tx.callMeter.findMany({ where: { connectionId: id } }))
    expect(Number(meter?.calls)).toBeGreaterThan(8)
  })

  test('names the missing right and where it is given', async () => {
    const report = await tested({ settings: { userId: limitedUser.userId }, secrets: { userPassword: limitedUser.password } })
    expect(report.ok).toBe(false)
    expect(failures(report)).toEqual(['Read customers', 'Read contacts'])
    expect(check(report, 'Read customers')).toMatchObject({
      message: 'The user causeway-limited may not list customers (CUSTOMER).',
      remedy: 'In Sage Intacct, open Company › Admin › Roles › (the user’s role) › Permissions, and tick List and View for Accounts Receivable › Customers.',
    })
  })

  test('keeps what forms choose from when a later test fails', async () => {
    const id = await addConnection(world, 'intacct')
    await testOf(id)
    await world.db.transaction((tx) => tx.connection.update({ where: { id }, data: { settings: { url: `${world.sandbox.url}/nowhere`, companyId: 'x', senderId: 'x', userId: 'x' } } }))
    expect((await testOf(id)).ok).toBe(false)
    expect(((await connectionRow(id)).directory as Directory).customerTypes).toHaveLength(6)
  })

  test.each<[string, ConnectionChanges, RegExp, string]>([
    ['a wrong user password', { secrets: { userPassword: 'wrong' } }, /^Sage Intacct refused the user causeway-ws/, 'userPassword'],
    ['a wrong sender password', { secrets: { senderPassword: 'wrong' } }, /^Sage Intacct refused the Web Services sender/, 'senderId'],
    ['a sender that the company has not authorized', { settings: { senderId: strangeSender.senderId }, secrets: { senderPassword: strangeSender.password } }, /not authorized/, 'senderId'],
    ['an entity that does not exist', { settings: { entityId: 'MARS' } }, /^Sage Intacct refused the user/, 'userPassword'],
    ['a host that does not exist', { settings: { url: 'https://books.invalid/ia/xml/xmlgw.phtml' } }, /^There is no host named books\.invalid/, 'url'],
    ['an address inside the own network', { settings: { url: 'http://127.0.0.1:1/ia/xml/xmlgw.phtml' } }, /inside the network of this installation/, 'url'],
  ])('explains %s', async (_, changes, message, field) => {
    const report = await tested(changes)
    expect(report.ok).toBe(false)
    expect(check(report, 'Sign in')).toMatchObject({ state: 'failed', field, message: expect.stringMatching(message), remedy: expect.stringMatching(/\w{4,}/) })
    expect(check(report, 'Read customers')?.state).toBe('not-checked')
  })

  test('names the field that was not filled, without a call', async () => {
    const report = await tested({ secrets: null })
    expect(report.checks).toMatchObject([{ title: 'Sender password', state: 'failed', field: 'senderPassword' }, { title: 'User password', state: 'failed', field: 'userPassword' }])
  })

  test('warns when more calls go out at a time than the gateway takes', async () => {
    expect(check(await tested({ maxInFlight: 8 }), 'Calls in flight')).toMatchObject({ state: 'warning' })
  })

  test('says so when stored secrets were sealed with a key that is gone', async () => {
    const id = await addConnection(world, 'intacct')
    await world.db.transaction((tx) => tx.connection.update({ where: { id }, data: { keyVersion: 1 } }))
    expect(await testOf(id)).toMatchObject({ ok: false, checks: [{ title: 'Stored secrets', state: 'failed' }] })
  })

  test('only warns of a right that no process in use needs', async () => {
    const process = await addProcess(world, { intacct: { settings: { userId: limitedUser.userId }, secrets: { userPassword: limitedUser.password } } })
    const { intacctConnectionId } = await world.db.transaction((tx) => tx.integration.findUniqueOrThrow({ where: { id: process.integrationId } }))
    await world.db.transaction((tx) => tx.process.update({ where: { id: process.id }, data: { entity: 'something-else' } }))
    const report = await testOf(intacctConnectionId)
    expect(check(report, 'Read customers')).toMatchObject({ state: 'warning', message: expect.stringContaining('No process that is switched on needs it.') })
    expect(report.ok).toBe(true)
  })

  test('is for a connection that is there, and goes with it', async () => {
    await expect(askForTask(world, 'test-connection', { connectionId: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({ code: 'P2003' })
    const { id } = await world.db.transaction((tx) => tx.connection.create({ data: { tenantId: world.db.tenantId, system: 'intacct', name: 'For a moment', settings: {} } }))
    await world.db.transaction((tx) => tx.task.create({ data: { tenantId: world.db.tenantId, kind: 'test-connection', connectionId: id, input: {} } }))
    await world.db.transaction((tx) => tx.connection.delete({ where: { id } }))
    expect(await world.db.transaction((tx) => tx.task.count({ where: { connectionId: id } }))).toBe(0)
  })

  test('is refused where it names none', async () => {
    const task = await askForTask(world, 'test-connection')
    expect(await until(() => readTask(world, task), ({ state }) => state === 'failed')).toMatchObject({ result: { message: expect.stringMatching(/connection/) } })
  })
})
