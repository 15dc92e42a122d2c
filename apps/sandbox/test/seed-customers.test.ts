import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Row } from '../src/intacct/index.ts'
import { booksAsOf, knownCases, seedBooks } from '../src/seed/index.ts'

interface Whole { customer: Row; contact: Row; email: string; active: boolean }
let books: Whole[]
let byId: Map<string | undefined, Whole>
let cpuSeconds = 0

beforeAll(() => {
  const before = process.cpuUsage()
  const seeded = seedBooks({ customers: 10_000, seed: 1 })
  cpuSeconds = process.cpuUsage(before).user / 1_000_000
  const contacts = new Map(seeded.CONTACT?.map((row) => [row.RECORDNO, row]))
  books = (seeded.CUSTOMER ?? []).map((customer) => {
    const contact = contacts.get(customer.DISPLAYCONTACTKEY) ?? {}
    return { customer, contact, email: contact.EMAIL1 ?? '', active: customer.STATUS === 'active' }
  })
  byId = new Map(books.map((one) => [one.customer.CUSTOMERID, one]))
})

const many = (test: (one: Whole) => boolean) => books.filter(test).length
const generated = (one: Whole) => Number(one.customer.CUSTOMERID?.slice(2)) > knownCases.length

describe('The seeded books', () => {
  test('hold ten thousand customers of the top level and three of an entity, made in a few seconds of a processor', () => {
    expect(books).toHaveLength(10_003)
    expect(cpuSeconds).toBeLessThan(5)
  })

  test('are the same for the same seed, and others for another', () => {
    expect(seedBooks({ customers: 300, seed: 7 })).toEqual(seedBooks({ customers: 300, seed: 7 }))
    expect(seedBooks({ customers: 300, seed: 7 }).CUSTOMER?.[200]).not.toEqual(seedBooks({ customers: 300, seed: 8 }).CUSTOMER?.[200])
  })

  test('begin the same whatever their size', () => {
    expect(seedBooks({ customers: 80 }).CUSTOMER?.slice(0, 80)).toEqual(seedBooks({ customers: 200 }).CUSTOMER?.slice(0, 80))
  })

  test('have unique IDs, numbers and contact names, and hold nothing newer than their day', () => {
    for (const values of [books.map(({ customer }) => customer.CUSTOMERID), books.map(({ customer }) => customer.RECORDNO), books.map(({ contact }) => contact.CONTACTNAME)]) {
      expect(new Set(values).size).toBe(books.length)
    }
    expect(books.every(({ customer }) => Date.parse(`${customer.WHENMODIFIED ?? ''} UTC`) <= booksAsOf.getTime())).toBe(true)
  })
})

describe('The defects of real books are all there', () => {
  const words = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
  test.each<[string, (one: Whole) => boolean, number]>([
    ['no e-mail address', ({ email, active }) => active && email.trim() === '', 30],
    ['an e-mail address that is none', ({ email, active }) => active && email.trim() !== '' && !words.test(email.trim()), 15],
    ['no postal code where one is needed', ({ contact, active }) => active && (contact['MAILADDRESS.ZIP'] ?? '').trim() === '' && contact['MAILADDRESS.COUNTRYCODE'] === 'US', 15],
    ['no postal code in Ireland', ({ contact }) => contact['MAILADDRESS.ZIP'] === '' && contact['MAILADDRESS.COUNTRYCODE'] === 'IE', 1],
    ['commas in the name', ({ customer }) => customer.NAME?.includes(',') ?? false, 100],
    ['dots in the name', ({ customer }) => customer.NAME?.includes('.') ?? false, 100],
    ['slashes in the name', ({ customer }) => customer.NAME?.includes('/') ?? false, 50],
    ['brackets in the name', ({ customer }) => /\(.+\)/.test(customer.NAME ?? ''), 50],
    ['& in the name', ({ customer }) => customer.NAME?.includes('&') ?? false, 100],
    ['accents', ({ contact }) => /[À-ſ]/.test(`${contact.FIRSTNAME ?? ''}${contact.LASTNAME ?? ''}`), 100],
    ['emoji', ({ customer }) => /\p{Extended_Pictographic}/u.test(customer.NAME ?? ''), 3],
    ['names of 300 characters', ({ customer }) => customer.NAME?.length === 300, 2],
    ['three street lines', ({ contact }) => contact['MAILADDRESS.ADDRESS3'] !== '', 100],
    ['unknown state codes', ({ contact }) => /^(XX|ZZ|n\/a|Unknown)$/.test(contact['MAILADDRESS.STATE'] ?? ''), 3],
    ['no telephone', ({ contact }) => contact.PHONE1 === '', 100],
    ['inactive', ({ active }) => !active, 200],
    ['on hold', ({ customer }) => customer.ONHOLD === 'true', 80],
    ['children of a parent', ({ customer }) => customer.PARENTID !== '', 100],
    ['no country', ({ contact, active }) => active && contact['MAILADDRESS.COUNTRY'] === '' && contact['MAILADDRESS.COUNTRYCODE'] === '', 2],
  ])('%s', (_name, test, least) => {
    expect(many(test)).toBeGreaterThanOrEqual(least)
  })

  test('e-mail addresses that two active customers share, also in other case', () => {
    const holders = new Map<string, string[]>()
    for (const { email, active } of books) if (active && words.test(email.trim())) holders.set(email.trim().toLowerCase(), [...(holders.get(email.trim().toLowerCase()) ?? []), email.trim()])
    const shared = [...holders.values()].filter((list) => list.length > 1)
    expect(shared.length).toBeGreaterThan(15)
    expect(shared.filter((list) => new Set(list).size > 1).length).toBeGreaterThan(3)
  })

  test('most customers have none', () => {
    const failing = many((one) => generated(one) && one.active && (!words.test(one.email.trim()) || (one.contact['MAILADDRESS.ZIP'] ?? '').trim() === ''))
    expect(failing / books.length).toBeLessThan(0.03)
  })

  test('a parent is in the books, with the number and the name that its children bear', () => {
    for (const { customer } of books.filter((one) => one.customer.PARENTID !== '')) {
      const parent = byId.get(customer.PARENTID)?.customer
      expect([customer.PARENTKEY, customer.PARENTNAME]).toEqual([parent?.RECORDNO, parent?.NAME])
    }
  })

  test('each known case is under its ID as described', () => {
    for (const { id, sketch } of knownCases) {
      const one = byId.get(id)
      expect([one?.customer.NAME, one?.email, one?.customer.STATUS]).toEqual([sketch.name, sketch.email ?? '', sketch.status ?? 'active'])
    }
  })
})
