import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConnectionReport, Directory } from '@causeway/sync/connections'
import { createGuardedAgents } from '@causeway/sync'
import { demoAdministrator, demoIntegration, limitedAdministrator, limitedIntegration } from '../../sandbox/src/index.ts'
import { until } from './until.ts'
import { addConnection, askForTask, createWorld, readTask, type ConnectionChanges, type World } from './world.ts'

const { consumerKey, consumerSecret, accessToken, accessTokenSecret } = limitedIntegration
const limitedKeys = { consumerKey, consumerSecret, accessToken, accessTokenSecret }

describe('testing a connection to Magento', () => {
  let world: World
  let stranger: http.Server
  let strangerUrl: string
  /** What answers at an address that is no shop. */
  let answerOfStranger: { status: number; headers?: Record<string, string>; body: string } = { status: 200, body: '' }
  beforeAll(async () => {
    world = await createWorld()
    stranger = http.createServer((_request, response) => response.writeHead(answerOfStranger.status, { 'content-type': 'text/html', ...answerOfStranger.headers }).end(answerOfStranger.body))
    await new Promise<void>((resolve) => { stranger.listen(0, '127.0.0.1', resolve) })
    const { port } = stranger.address() as AddressInfo
    strangerUrl = `http://127.0.0.1:${port}`
    await world.startWorker({ agents: createGuardedAgents([new URL(world.sandbox.url).host, `127.0.0.1:${port}`, `localhost:${port}`, '127.0.0.1:1']) })
  })
  afterAll(async () => {
    await world.close()
    stranger.closeAllConnections()
    stranger.close()
  })

  const connectionRow = (id: string) => world.db.transaction((tx) => tx.connection.findUniqueOrThrow({ where: { id } }))
  async function testOf(id: string) {
    const task = await askForTask(world, 'test-connection', { connectionId: id })
    const { state, result } = await until(() => readTask(world, task), (row) => row.state === 'done' || row.state === 'failed', 30_000)
    expect({ state, result }).toMatchObject({ state: 'done' })
    return result as unknown as ConnectionReport
  }
  const tested = async (changes: ConnectionChanges = {}) => testOf(await addConnection(world, 'magento', changes))
  const check = (report: ConnectionReport, title: string) => report.checks.find((one) => one.title === title)
  const failures = (report: ConnectionReport) => report.checks.filter(({ state }) => state === 'failed').map(({ title }) => title)

  test('looks at each right by itself, at the websites and the currency', async () => {
    const report = await tested()
    expect(failures(report)).toEqual([])
    expect(report.ok).toBe(true)
    expect(report.connectedTo).toMatch(/^Main Website, Magento/)
    expect(check(report, 'Write customers')).toMatchObject({ state: 'passed', neededBy: ['customers'] })
    expect(check(report, 'Websites')?.message).toBe('1 website with 2 store views: Main Website.')
    expect(check(report, 'Base currency')?.message).toBe('Prices are in USD.')
  })

  test('changes nothing in the shop', async () => {
    const before = world.sandbox.magento.ledger.length
    await tested()
    expect(world.sandbox.magento.ledger).toHaveLength(before)
  })

  test('stores what the shop offers for forms', async () => {
    const id = await addConnection(world, 'magento')
    await testOf(id)
    const { directory, directoryAt } = await connectionRow(id)
    const { websites, storeViews, customerGroups, countries, customerAttributes } = directory as Directory
    expect(directoryAt).not.toBeNull()
    expect(websites).toEqual([{ value: '1', label: 'Main Website', hint: 'base' }])
    expect(storeViews?.map(({ label }) => label)).toEqual(['Main Website › Default Store View', 'Main Website › German'])
    expect(customerGroups).toEqual(expect.arrayContaining([{ value: '1', label: 'General' }, { value: '2', label: 'Wholesale' }]))
    expect(customerGroups?.some(({ value }) => value === '0')).toBe(false)
    expect(countries?.find(({ value }) => value === 'US')).toMatchObject({ label: 'United States' })
    // Magento's own fields are no custom attributes, and the demo shop has made none.
    expect(customerAttributes).toEqual([])
  })

  test('names the missing right as Magento calls it, and where its box is', async () => {
    const report = await tested({ secrets: limitedKeys })
    expect(report.ok).toBe(false)
    expect(check(report, 'Sign in')?.state).toBe('passed')
    expect(failures(report)).toEqual(expect.arrayContaining(['Read customers', 'Write customers', 'Read customer groups', 'Read the address form']))
    expect(failures(report)).not.toContain('Read products')
    expect(check(report, 'Read customer groups')).toMatchObject({ message: expect.stringContaining('Magento_Customer::group'), remedy: expect.stringContaining('tick Customers › Customer Groups (Magento_Customer::group)') })
    expect(check(report, 'Write customers')?.message).toContain('Magento_Customer::manage')
  })

  test('signs in as an administrator, and names what the role lacks', async () => {
    const asAdmin = (username: string, password: string) => tested({ settings: { authentication: 'admin', adminUser: username }, secrets: { adminPassword: password } })
    expect(failures(await asAdmin(demoAdministrator.username, demoAdministrator.password))).toEqual([])
    expect(failures(await asAdmin(limitedAdministrator.username, limitedAdministrator.password))).toContain('Read customers')
    expect(check(await asAdmin(demoAdministrator.username, 'wrong'), 'Sign in')).toMatchObject({ state: 'failed', field: 'adminPassword', message: expect.stringMatching(/^The shop refused the administrator admin: /) })
  })

  test('explains that shops refuse access tokens as bearer unless they allow them', async () => {
    const bearer = { settings: { authentication: 'bearer' }, secrets: { bearerToken: demoIntegration.accessToken } }
    expect(check(await tested(bearer), 'Sign in')).toMatchObject({ state: 'failed', field: 'bearerToken', remedy: expect.stringMatching(/OAuth.*Consumer Settings/) })
    world.sandbox.magento.switches.integrationTokenAsBearer = true
    expect((await tested(bearer)).ok).toBe(true)
    world.sandbox.magento.switches.integrationTokenAsBearer = false
  })

  test.each<[string, Record<string, string>, string]>([
    ['a wrong consumer secret', { consumerSecret: 'wrongwrongwrongwrongwrongwrong01' }, 'consumerSecret'],
    ['an unknown consumer key', { consumerKey: 'wrongwrongwrongwrongwrongwrong01' }, 'consumerKey'],
    ['an unknown access token', { accessToken: 'wrongwrongwrongwrongwrongwrong01' }, 'accessToken'],
  ])('explains %s', async (_, secrets, field) => {
    const report = await tested({ secrets })
    expect(check(report, 'Sign in')).toMatchObject({ state: 'failed', field, message: expect.stringMatching(/^The shop refused the integration’s keys: /) })
    expect(check(report, 'Read customers')?.state).toBe('not-checked')
  })

  test.each<[string, () => string, RegExp]>([
    ['a host that does not exist', () => 'https://shop.invalid', /^There is no host named shop\.invalid/],
    ['a port where nothing answers', () => 'http://127.0.0.1:1', /nothing answers on port 1\./],
    ['https where only http is spoken', () => strangerUrl.replace('http:', 'https:'), /does not speak TLS/],
    ['an address inside the own network', () => 'http://192.168.7.7', /inside the network of this installation/],
  ])('explains %s', async (_, baseUrl, message) => {
    const report = await tested({ settings: { baseUrl: baseUrl() } })
    expect(check(report, 'Sign in')).toMatchObject({ state: 'failed', field: 'baseUrl', message: expect.stringMatching(message) })
  })

  test.each<[string, typeof answerOfStranger, RegExp, RegExp]>([
    ['a web page that is no shop', { status: 200, body: '<html><title>Welcome</title></html>' }, /no Magento interface/, /start page/],
    ['a shop that is elsewhere', { status: 301, headers: { location: 'https://www.shop.example/rest/V1/store/websites' }, body: '' }, /redirects to another address \(HTTP 301, https:\/\/www\.shop\.example\)/, /https:\/\/ and www/],
    ['a page that does not exist', { status: 404, body: '<html>Not found</html>' }, /no Magento interface/, /without \/rest/],
    ['a shop in maintenance', { status: 503, body: '<html>Back soon</html>' }, /maintenance/, /maintenance/],
  ])('explains %s', async (_, answer, message, remedy) => {
    answerOfStranger = answer
    expect(check(await tested({ settings: { baseUrl: strangerUrl } }), 'Sign in')).toMatchObject({ state: 'failed', message: expect.stringMatching(message), remedy: expect.stringMatching(remedy) })
  })

  test('tells a clock that is off, which signatures do not survive', async () => {
    answerOfStranger = { status: 401, headers: { date: new Date(Date.now() - 20 * 60_000).toUTCString(), 'content-type': 'application/json' }, body: JSON.stringify({ message: 'An error occurred validating the nonce' }) }
    const report = await tested({ settings: { baseUrl: strangerUrl } })
    expect(check(report, 'Clock')).toMatchObject({ state: 'warning', message: expect.stringContaining('20 minutes behind ours') })
    expect(check(report, 'Sign in')?.message).toContain('The shop refused the time in our signature')
  })
})
