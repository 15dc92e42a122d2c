import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { userId, type Tx } from '@causeway/db'
import { encode } from 'next-auth/jwt'
import { closeAll, makePerson, password, type TestPerson } from './people.ts'
import { database } from '#server/database.ts'
import { lockAfter } from '#server/session/lock-out.ts'
import { signInWithPassword } from '#server/session/sign-in.ts'
import { readToken } from '#server/session/token.ts'
import { pathWithin } from '#features/sign-in/path-within.ts'

afterAll(closeAll)

const own = <T>({ id }: TestPerson, work: (tx: Pick<Tx, 'user' | 'session'>) => Promise<T>) => database().identity.as(userId(id), work)
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const attempt = (email: string, given: string, now?: Date) => signInWithPassword(database(), { email, password: given }, now)
const message = async (result: ReturnType<typeof attempt>) => { const one = await result; return one.ok ? 'signed in' : one.message }

describe('signing in', () => {
  let person: TestPerson
  beforeAll(async () => { person = await makePerson() })

  test('with the right password stores a session, whatever the case of the e-mail', async () => {
    const result = await attempt(`  ${person.email.toUpperCase()} `, password)
    if (!result.ok) throw new Error(result.message)
    expect(result.userId).toBe(person.id)
    expect(await own(person, (tx) => tx.session.findUnique({ where: { id: result.sessionId } }))).toMatchObject({ userId: person.id })
  })

  test('with a wrong password is refused, and says nothing of which of the two is wrong', async () => {
    expect(await message(attempt(person.email, 'wrong'))).toBe('E-mail or password is not right.')
    expect(await message(attempt(`${randomUUID()}@people.test`, 'wrong'))).toBe('E-mail or password is not right.')
  })

  test('after five wrong passwords is locked, even with the right one, until the time is over', async () => {
    const victim = await makePerson()
    for (let wrong = 1; wrong <= 2; wrong++) await attempt(victim.email, 'wrong')
    expect(await message(attempt(victim.email, 'wrong'))).toContain('After 2 more tries this account is locked')
    expect(await message(attempt(victim.email, 'wrong'))).toContain('After one more try this account is locked')
    expect(await message(attempt(victim.email, 'wrong'))).toContain('locked for one minute')
    expect(await message(attempt(victim.email, password))).toContain('locked for one minute')
    expect((await attempt(victim.email, password, later(2))).ok).toBe(true)
    expect(await own(victim, (tx) => tx.user.findUnique({ where: { id: victim.id }, select: { failedSignIns: true, lockedUntil: true } }))).toMatchObject({ failedSignIns: 0, lockedUntil: null })
  })

  test('looks at five passwords and no more, however many come at the same moment', async () => {
    const victim = await makePerson()
    const answers = await Promise.all(Array.from({ length: 12 }, () => message(attempt(victim.email, 'wrong'))))
    expect(answers.filter((answer) => !answer.includes('locked for one minute'))).toHaveLength(4)
    expect(await message(attempt(victim.email, password))).toContain('locked for one minute')
    expect(await own(victim, (tx) => tx.user.findUnique({ where: { id: victim.id }, select: { failedSignIns: true, lockedUntil: true } }))).toMatchObject({ failedSignIns: 5 })
  })

  test('with an e-mail that nobody has is locked in the same words', async () => {
    const nobody = `${randomUUID()}@people.test`
    for (let wrong = 1; wrong <= 4; wrong++) await attempt(nobody, 'wrong')
    expect(await message(attempt(nobody, 'wrong'))).toContain('locked for one minute')
    expect(await message(attempt(nobody, 'wrong'))).toContain('locked for one minute')
  })

  test('locks for twice as long each time, for an hour at most', () => {
    const now = new Date('2026-11-24T12:00:00Z')
    const minutes = (failures: number) => { const until = lockAfter(failures, now); return until && (until.getTime() - now.getTime()) / 60_000 }
    expect([4, 5, 6, 10, 15, 35, 100].map(minutes)).toEqual([null, 1, null, 2, 4, 60, 60])
  })
})

describe('a session cookie', () => {
  const tokenOf = (person: TestPerson) => person.cookie.split('=').slice(1).join('=')

  test('tells who it is', async () => {
    const person = await makePerson()
    expect(await readToken(database(), tokenOf(person))).toMatchObject({ userId: person.id, email: person.email, sessionId: person.sessionId })
  })

  test('is worth nothing once its row is gone', async () => {
    const person = await makePerson()
    await own(person, (tx) => tx.session.delete({ where: { id: person.sessionId } }))
    expect(await readToken(database(), tokenOf(person))).toBeNull()
  })

  test('is worth nothing once its time is over', async () => {
    const person = await makePerson()
    await own(person, (tx) => tx.session.update({ where: { id: person.sessionId }, data: { expiresAt: new Date(Date.now() - 1) } }))
    expect(await readToken(database(), tokenOf(person))).toBeNull()
  })

  test('made with another secret, or made up, is worth nothing', async () => {
    const person = await makePerson()
    expect(await readToken(database(), await encode({ token: { sid: person.sessionId, sub: person.id }, secret: 'not ours at all' }))).toBeNull()
    expect(await readToken(database(), 'made.up')).toBeNull()
    expect(await readToken(database(), undefined)).toBeNull()
  })
})

describe('the way back after signing in', () => {
  test.each([
    ['/demo/runs?state=partial', '/demo/runs?state=partial'], ['https://evil.test/', '/'], ['//evil.test/', '/'], ['/\\evil.test', '/'], ['/sign-in?next=/x', '/'], [undefined, '/'],
    [['/a', '/b'], '/'],
  ])('%j leads to %s', (given, path) => expect(pathWithin(given)).toBe(path))
})
