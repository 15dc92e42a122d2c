import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { demoUser, limitedUser, strangeSender } from '../../src/seed/index.ts'
import { query, requestXml, startAsking, type Asking } from './asking.ts'

let books: Asking
let now = new Date('2026-11-24T12:00:00Z')
beforeAll(async () => { books = await startAsking({ customers: 65 }, { clock: () => now, sessionTimeoutMs: 600_000 }) })
afterAll(() => books.close())
const list = query({})
const session = async (how = {}) => (await books.one('<getAPISession/>', how)).rows[0] ?? {}

describe('Signing in', () => {
  test('by name and password; the answer says when the session would end', async () => {
    const answer = await books.ask(list)
    expect(answer).toMatchObject({ http: 200, control: 'success', authentication: 'success', sessionTimeout: '2026-11-24T12:10:00+00:00' })
    expect(answer.results[0]?.status).toBe('success')
  })

  test('getAPISession answers a session, the endpoint to go on with, and the entity', async () => {
    expect(await session()).toEqual({ sessionid: expect.stringMatching(/^\S{20,}$/), endpoint: books.url, locationid: '' })
    expect(await session({ locationId: 'UK' })).toMatchObject({ locationid: 'UK' })
    expect(await session({ companyId: 'causeway-demo||UK' })).toMatchObject({ locationid: 'UK' })
  })

  test('a session may ask for one of another entity, or of the top level', async () => {
    const { sessionid = '' } = await session()
    const uk = (await books.one('<getAPISession><locationid>UK</locationid></getAPISession>', { sessionId: sessionid })).rows[0]
    expect(uk).toMatchObject({ locationid: 'UK' })
    const top = (await books.one('<getAPISession><locationid/></getAPISession>', { sessionId: uk?.sessionid ?? '' })).rows[0]
    expect(top).toMatchObject({ locationid: '' })
  })

  test('a session lives on with each use and ends without one', async () => {
    const { sessionid = '' } = await session()
    for (const minute of [9, 18, 27]) {
      now = new Date(Date.UTC(2026, 10, 24, 12, minute))
      expect((await books.ask(list, { sessionId: sessionid })).authentication).toBe('success')
    }
    now = new Date(Date.UTC(2026, 10, 24, 12, 37))
    const dead = await books.ask(list, { sessionId: sessionid })
    expect(dead).toMatchObject({ http: 200, control: 'success', authentication: 'failure', errors: ['The session is invalid or has expired'], results: [] })
    expect((await books.ask(list, { sessionId: 'never-was' })).authentication).toBe('failure')
  })
})

describe('What is refused, and at which level', () => {
  test.each([
    ['a wrong sender password', { senderPassword: 'x' }],
    ['an unknown sender', { senderId: 'x' }],
    ['a sender id in other case', { senderId: 'Causeway-Sender' }],
  ])('%s: control, 401', async (_name, how) => {
    expect(await books.ask(list, how)).toMatchObject({ http: 401, control: 'failure', authentication: '', errors: ['Incorrect Intacct XML Partner ID or password.'], results: [] })
  })

  test.each([
    ['a wrong password', { userPassword: 'x' }], ['an unknown user', { userId: 'x' }], ['an entity that is not there', { locationId: 'MARS' }],
  ])('%s: authentication, without saying what was wrong', async (_name, how) => {
    expect(await books.ask(list, how)).toMatchObject({ http: 200, control: 'success', authentication: 'failure', errors: ['Sign-in information is incorrect'], results: [] })
  })

  test('a sender that the company has not authorized: authentication', async () => {
    const answer = await books.ask(list, { senderId: strangeSender.senderId, senderPassword: strangeSender.password })
    expect(answer).toMatchObject({ authentication: 'failure', errors: [expect.stringContaining('not authorized to make Web Services requests')] })
  })

  test('a company that is not there: control, 400', async () => {
    expect(await books.ask(list, { companyId: 'nobody' })).toMatchObject({ http: 400, control: 'failure', errors: ['Invalid Request'] })
  })

  test('what the user\'s role does not allow: function, and the others go on', async () => {
    const { results } = await books.ask([list, query({ object: 'CUSTTYPE' }), '<lookup><object>CONTACT</object></lookup>'], { userId: limitedUser.userId, userPassword: limitedUser.password })
    expect(results.map(({ status }) => status)).toEqual(['failure', 'success', 'failure'])
    expect(results[0]).toMatchObject({ numbers: ['PL04000005'], errors: ['You do not have permission for API operation READ_BY_QUERY on objects of type customer'] })
  })

  test('a user who is confined to an entity cannot leave it', async () => {
    const [company] = [books.state.company]
    const confined = { userId: 'london', password: 'london-1', denied: [], onlyEntity: 'UK' }
    books.state.company = { ...company, users: [...company.users, confined] }
    const how = { userId: 'london', userPassword: 'london-1' }
    expect((await books.ask(list, how)).authentication).toBe('failure')
    expect((await books.ask(list, { ...how, locationId: 'UK' })).authentication).toBe('success')
    const { sessionid = '' } = await session({ ...how, locationId: 'UK' })
    expect((await books.one('<getAPISession><locationid/></getAPISession>', { sessionId: sessionid })).status).toBe('failure')
    books.state.company = company
  })
})

describe('Requests that are none', () => {
  const good = requestXml([list])
  test.each([
    ['nothing', ''], ['words', 'hello'], ['a cut request', good.slice(0, -30)], ['no control', good.replace(/<control>.*<\/control>/, '')],
    ['no function', good.replace(/<content>.*<\/content>/, '<content></content>')], ['an empty function', good.replace(/<query>.*<\/query>/, '')],
    ['a function without a control id', good.replace(/ controlid="[^"]*"/, '')], ['no way to sign in', good.replace(/<authentication>.*<\/authentication>/, '<authentication></authentication>')],
    ['a DOCTYPE', good.replace('<request>', '<!DOCTYPE request [<!ENTITY x "y">]><request>')], ['absurd depth', good.replace('<query>', `<query>${'<a>'.repeat(200)}${'</a>'.repeat(200)}`)],
  ])('%s: control, 400, and nothing is done', async (_name, xml) => {
    const answer = await books.post(xml)
    expect(answer).toMatchObject({ http: 400, control: 'failure', results: [] })
    expect(answer.errors[0]).toMatch(/^XML Parse schema error: /)
  })

  test('a function that is not known fails alone', async () => {
    expect((await books.ask(['<levitate/>', '<valueOf/>', list])).results.map(({ status }) => status)).toEqual(['failure', 'failure', 'success'])
  })

  test('passwords with signs of XML and spaces are compared as they are', async () => {
    const user = { userId: 'odd', password: ' a&b<c>"\' ', denied: [] }
    books.state.company = { ...books.state.company, users: [...books.state.company.users, user] }
    expect((await books.ask(list, { userId: 'odd', userPassword: ' a&amp;b&lt;c&gt;&quot;&#39; ' })).authentication).toBe('success')
    expect((await books.ask(list, { userId: 'odd', userPassword: 'a&amp;b&lt;c&gt;&quot;&#39;' })).authentication).toBe('failure')
  })

  test('no answer repeats a password', async () => {
    for (const how of [{ senderPassword: 'the-secret' }, { userPassword: 'the-secret' }, {}]) {
      const { text } = await books.ask(list, how)
      expect(text).not.toContain('the-secret')
      expect(text).not.toContain(demoUser.password)
    }
  })
})
