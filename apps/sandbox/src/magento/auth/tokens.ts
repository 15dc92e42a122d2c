import { createHmac, timingSafeEqual } from 'node:crypto'
import { Problem } from '../web-api/problem.ts'
import type { Accounts, Administrator } from './accounts.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64url')
const sign = (text: string, key: string) => createHmac('sha256', key).update(text).digest('base64url')
/** The shop's number for administrators among the kinds of users. */
const administrators = 2

/** What the shop says of a wrong name as of a wrong password. */
export const incorrect = () => new Problem(401, 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.')

/** A token as the shop gives an administrator for user name and password. `minutes` is how long it is good for. */
export function issueToken(accounts: Accounts, sent: { username: string; password: string }, key: string, now: Date, minutes: number): string {
  const administrator = accounts.administrators.find(({ username, password }) => username.toLowerCase() === sent.username.toLowerCase() && password === sent.password)
  if (!administrator) throw incorrect()
  const issued = Math.floor(now.getTime() / 1000)
  const head = base64(JSON.stringify({ kid: '1', alg: 'HS256' }))
  const claims = base64(JSON.stringify({ uid: administrator.id, utypid: administrators, iat: issued, exp: issued + minutes * 60 }))
  return `${head}.${claims}.${sign(`${head}.${claims}`, key)}`
}

/** Whose token this is; null when it is not ours, was tampered with, or ran out. */
export function readToken(token: string, accounts: Accounts, key: string, now: Date): Administrator | null {
  const [head = '', claims = '', signature = ''] = token.split('.')
  const expected = sign(`${head}.${claims}`, key)
  if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return null
  const { uid, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { uid: number; exp: number }
  if (exp * 1000 <= now.getTime()) return null
  return accounts.administrators.find(({ id }) => id === uid) ?? null
}
