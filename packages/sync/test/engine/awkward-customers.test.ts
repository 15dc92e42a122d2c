import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Run, StoredRecord } from '@causeway/db'
import { createWorld, openShop, sums, writesOf, type World } from './world.ts'

const long = (text: string) => text.repeat(300 / text.length + 1)

/** What stands in a contact, and what becomes of its customer: a code of the catalogue, or it arrives. */
const values: [shows: string, contact: Record<string, string>, code: string | null][] = [
  ['only blanks in the city', { 'MAILADDRESS.CITY': ' ' }, 'CITY_MISSING'],
  ['a no-break space as street', { 'MAILADDRESS.ADDRESS1': '\u00a0', 'MAILADDRESS.ADDRESS2': '\u2003' }, 'STREET_MISSING'],
  ['a no-break space as postal code', { 'MAILADDRESS.ZIP': '\u00a0' }, 'POSTCODE_MISSING'],
  ['no-break spaces around everything', { 'MAILADDRESS.CITY': '\u00a0San Jose\u00a0', 'MAILADDRESS.ZIP': '95110\u00a0', FIRSTNAME: '\u00a0Ada', LASTNAME: 'Lovelace\u00a0' }, null],
  ['a no-break space as telephone number', { PHONE1: '\u00a0', CELLPHONE: '' }, null],
  ['300 characters in each field', { FIRSTNAME: long('Wolfgang '), LASTNAME: long('Amadeus '), 'MAILADDRESS.ADDRESS1': long('Long Road '), 'MAILADDRESS.CITY': long('Llanfair '), PHONE1: long('555 ') }, null],
  ['emoji where a cut would halve one', { 'MAILADDRESS.ADDRESS1': `x${'🏠'.repeat(150)}`, 'MAILADDRESS.CITY': `x${'🏙'.repeat(150)}` }, null],
  ['nothing but emoji as names', { FIRSTNAME: '🎉🎉', LASTNAME: `!${'🎉'.repeat(100)}` }, null],
  ['an e-mail address in capitals', { EMAIL1: 'LOUD@EXAMPLE.COM' }, null],
  ['an e-mail address with an invisible joiner', { EMAIL1: 'joined\u200b@example.com' }, null],
  ['an emoji before the @ that a message would halve', { EMAIL1: `${'y'.repeat(199)}🎉 no` }, 'EMAIL_INVALID'],
  ['markup', { FIRSTNAME: '<script>alert(1)</script>', 'MAILADDRESS.ADDRESS1': '<b>1</b> Road & Sons' }, null],
  ['a state of blanks', { 'MAILADDRESS.STATE': ' \u00a0' }, null],
  ['a dash as state', { 'MAILADDRESS.STATE': '-' }, 'REGION_UNKNOWN'],
]

describe('customers with awkward values', () => {
  let world: World
  let run: Run
  const chosen = new Map<string, string>()
  beforeAll(async () => {
    // Nobody in the shop before; customers behind the known cases, all of which could go.
    world = await createWorld({ sandbox: { sizes: { customers: 140 } } })
    await world.run()
    const plain = (await world.records()).filter(({ state, source, sourceKey }) => state === 'synced' && sourceKey > 'C-00080' && (source as Record<string, string>)['DISPLAYCONTACT.MAILADDRESS.COUNTRYCODE'] === 'US')
    for (const [at, [shows, contact]] of values.entries()) {
      const key = plain[at]?.sourceKey ?? ''
      chosen.set(shows, key)
      world.changeContact(key, contact)
    }
    run = await world.run()
  }, 60_000)
  afterAll(() => world.close())
  const record = (shows: string): Promise<StoredRecord> => world.record(chosen.get(shows) ?? '')

  test('are counted', () => {
    expect(sums(run)).toBe(run.read)
  })

  test.each(values)('%s', async (shows, _, failureCode) => {
    const { state, failureCode: code, reason } = await record(shows)
    expect({ state, code, reason }).toEqual({ state: failureCode === null ? 'synced' : 'failed', code: failureCode, reason: failureCode === null ? null : reason })
  })

  test('a full run finds nothing to write again', async () => {
    const before = writesOf(world).length
    expect(await world.run('sync', { full: true })).toMatchObject({ updated: 0, created: 0 })
    expect(writesOf(world)).toHaveLength(before)
  })
})

describe('e-mail addresses that change hands within one run', () => {
  let world: World
  const emailOf = async (key: string) => world.sandbox.magento.customers.list().find(({ id }) => String(id) === targets.get(key))?.email
  const targets = new Map<string, string | null>()
  const [first, second, third] = ['C-00001', 'C-00004', 'C-00005'] as const
  const give = (key: string, email: string) => world.changeContact(key, { EMAIL1: email })
  beforeAll(async () => {
    world = await createWorld()
    await world.run()
    for (const { sourceKey, targetId } of await world.records()) targets.set(sourceKey, targetId)
    for (const key of [first, second, third]) give(key, `${key}@example.com`)
    await world.run()
  }, 60_000)
  afterAll(() => world.close())

  test('from one to the next, in whatever order they are read: all go', async () => {
    give(first, `${second}@example.com`)
    give(second, `${third}@example.com`)
    give(third, 'new@example.com')
    expect(await world.run()).toMatchObject({ failed: 0, updated: 3 })
    expect(await Promise.all([first, second, third].map(emailOf))).toEqual([`${second}@example.com`, `${third}@example.com`, 'new@example.com'])
  })

  test('between two: both fail and say what to do, and doing it brings both through', async () => {
    const [a = '', b = ''] = await Promise.all([first, second].map(emailOf))
    give(first, b)
    give(second, a.toUpperCase())
    expect(await world.run()).toMatchObject({ failed: 2 })
    expect(await world.record(first)).toMatchObject({ failureCode: 'EMAIL_EXCHANGED', failure: { details: { holder: second }, remedy: expect.stringContaining('a third address') } })
    give(first, 'third@example.com')
    await world.run()
    expect(await emailOf(second)).toBe(a.toUpperCase())
    give(first, b)
    await world.run()
    for (const key of [first, second]) expect(await world.record(key)).toMatchObject({ state: 'synced', targetId: targets.get(key) })
    expect(await Promise.all([first, second].map(emailOf))).toEqual([b, a.toUpperCase()])
    expect(new Set((await world.records()).map(({ targetId }) => targetId).filter(Boolean)).size).toBe((await world.records()).filter(({ targetId }) => targetId).length)
  })

  test('to one that the shop has for somebody else: it fails, and names that customer', async () => {
    const shop = await openShop(world)
    const stranger = await shop.magento.customers.create({ email: 'stranger@example.com', firstname: 'Some', lastname: 'Body', website_id: 1 })
    await shop.close()
    give(third, 'Stranger@example.com')
    await world.run()
    expect(await world.record(third)).toMatchObject({
      state: 'failed', failureCode: 'EMAIL_TAKEN_IN_SHOP', targetId: targets.get(third), failure: { details: { targetId: String(stranger.id) }, remedy: expect.not.stringContaining('Settings') },
    })
  })
})
