import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { limitedUser, strangeSender } from '../../../apps/sandbox/src/seed/index.ts'
import {
  isPermissionDenied, isRateLimited, isSenderRefused, isSessionExpired, isSignInRefused, isUnknownObjectOrField, type IntacctClientOptions, type IntacctError,
} from '../src/index.ts'
import { answer, credentials, operation, refusal, startBooks, startRaw, type Gateway } from './gateways.ts'

let books: Awaited<ReturnType<typeof startBooks>>
beforeAll(async () => { books = await startBooks(5) })
afterAll(() => books.close())

let raw: Gateway | undefined
afterEach(async () => {
  await raw?.close()
  raw = undefined
})

const kinds = (error: IntacctError) => ({
  sender: isSenderRefused(error), signIn: isSignInRefused(error), session: isSessionExpired(error), permission: isPermissionDenied(error),
  rate: isRateLimited(error), unknown: isUnknownObjectOrField(error),
})
const only = (kind: string) => ({ sender: false, signIn: false, session: false, permission: false, rate: false, unknown: false, ...(kind ? { [kind]: true } : {}) })

describe('The three levels at which the sandbox\'s gateway refuses', () => {
  const query = (options: Partial<IntacctClientOptions>, object = 'CUSTOMER', field = 'NAME') =>
    refusal(books.client(options).query({ object, select: ['RECORDNO', field] }))

  test.each<[string, Partial<IntacctClientOptions>, string, string]>([
    ['a wrong sender password', { senderPassword: 'wrong' }, 'control', 'sender'],
    ['an unknown sender', { senderId: 'nobody' }, 'control', 'sender'],
    ['a sender that the company has not authorized', { senderId: strangeSender.senderId, senderPassword: strangeSender.password }, 'authentication', 'sender'],
    ['a wrong user password', { userPassword: 'wrong' }, 'authentication', 'signIn'],
    ['an unknown user', { userId: 'nobody' }, 'authentication', 'signIn'],
    ['an entity that does not exist', { entityId: 'MARS' }, 'authentication', 'signIn'],
    ['an unknown company', { companyId: 'nobody-inc' }, 'control', ''],
  ])('%s', async (_name, options, level, kind) => {
    const error = await query(options)
    expect(error.level).toBe(level)
    expect(kinds(error)).toEqual(only(kind))
    expect(error.retryable).toBe(false)
  })

  test('a role without the permission', async () => {
    const error = await query({ userId: limitedUser.userId, userPassword: limitedUser.password })
    expect(error).toMatchObject({ level: 'function', code: 'PL04000005', message: 'You do not have permission for API operation READ_BY_QUERY on objects of type customer' })
    expect(error.supportId).toMatch(/^\S{10,}$/)
    expect(kinds(error)).toEqual(only('permission'))
  })

  test('a field or an object that is not there, with the advice', async () => {
    const field = await query({}, 'CUSTOMER', 'FAVOURITE_COLOUR')
    expect(field).toMatchObject({ level: 'function', message: expect.stringContaining('FAVOURITE_COLOUR'), correction: expect.stringContaining('lookup') })
    expect(kinds(field)).toEqual(only('unknown'))
    expect(kinds(await query({}, 'UNICORN'))).toEqual(only('unknown'))
  })
})

describe('Answers as other sources show them', () => {
  const failing = async (text: string, status = 200) => {
    await raw?.close()
    raw = await startRaw(() => ({ status, text }))
    return refusal(raw.client({ retries: 0 }).query({ object: 'CUSTOMER', select: ['RECORDNO'] }))
  }
  const error = (inner: string) => `<errormessage><error>${inner}</error></errormessage>`

  test('a 401 with an XML body is an answer: refused at the door', async () => {
    const refused = await failing(`<response><control><status>failure</status></control>${error('<errorno>XMLGW_JPP0002</errorno><description>Sign-in information is incorrect. Please check your request.</description>')}</response>`, 401)
    expect(refused).toMatchObject({ level: 'control', code: 'XMLGW_JPP0002', status: 401 })
    // Signed by a session, so the session is what is no good: it was renewed once, then given up.
    expect(kinds(refused)).toEqual(only('session'))
  })

  test('several errors are one message, entities decoded, tags and support ids out', async () => {
    const refused = await failing(answer(`<errormessage>
      <error><errorno>BL01001973</errorno><description>Duplicate</description><description2>The account number &amp;#039;5000.11&amp;#039; already exists&lt;br/&gt; [Support ID: Esp%7EZ]</description2><correction>Enter a unique number.</correction></error>
      <error><errorno>BL01001973</errorno><description></description><description2>Could not create GL Account record.</description2><correction></correction></error></errormessage>`, 'create', 'failure'))
    expect(refused).toMatchObject({ message: "The account number '5000.11' already exists Could not create GL Account record.", correction: 'Enter a unique number.', supportId: 'Esp%7EZ' })
    expect(refused.errors).toHaveLength(2)
  })

  test('"aborted" is a failure, and a failure without words still has some', async () => {
    expect((await failing(answer('', 'query', 'aborted'))).message).toBe('The function query failed without saying why.')
  })

  test('an operation that fails beside its results is not taken for good', async () => {
    expect(await failing(operation(error('<errorno>XL03000009</errorno><description2>Nothing was done.</description2>')))).toMatchObject({ level: 'operation', message: 'Nothing was done.' })
  })

  test('GW-0010 is a rate limit', async () => {
    const refused = await failing(`<response><control><status>failure</status></control>${error('<errorno>GW-0010</errorno><description>Too many requests</description>')}</response>`, 429)
    expect(kinds(refused)).toEqual(only('rate'))
    expect(refused.retryable).toBe(true)
  })

  test.each([
    ['no response element', '<html></html>', 'html'],
    ['other XML', '<?xml version="1.0"?><hello/>', 'parse'],
    ['words', 'ok', 'parse'],
    ['no result', operation(''), 'parse'],
    ['no data', answer(''), 'parse'],
    ['a list without counts', answer('<data listtype="CUSTOMER"></data>'), 'parse'],
  ])('%s where rows should be is an error, never an empty list', async (_name, text, code) => {
    expect(await failing(text)).toMatchObject({ level: 'transport', code })
  })

  test('no secret is in what an error shows, whatever fails', async () => {
    raw = await startRaw(() => (response) => response.destroy())
    const cut = await refusal(raw.client({ retries: 0 }).query({ object: 'CUSTOMER', select: ['RECORDNO'] }))
    const { inspect } = await import('node:util')
    for (const one of [cut, await failing('<html>')]) {
      const shown = `${inspect(one, { depth: 20, showHidden: true })}${JSON.stringify(one)}`
      for (const secret of [credentials.senderPassword, credentials.userPassword, 'a-session..']) expect(shown).not.toContain(secret)
    }
  })
})
