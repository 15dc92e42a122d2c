import { randomUUID } from 'node:crypto'
import type { Database } from '@causeway/db'
import { verifyPassword } from '@causeway/vault'
import { lockAfter, triesBeforeLock } from './lock-out.ts'
import { strangers } from './strangers.ts'

/** How long a sign-in lasts, s. */
export const sessionSeconds = 7 * 24 * 3_600

export type SignIn =
  | { ok: true; userId: string; name: string; email: string; sessionId: string }
  /** `message` is for the person. It is the same whether or not there is such a person. */
  | { ok: false; message: string }

/**
 * Signs a person in with e-mail and password, and stores the session that the cookie will name. After
 * `triesBeforeLock` wrong passwords the account rests, each time for longer. An e-mail that nobody has takes as long, and is
 * locked in the same way, so that no answer tells who exists.
 */
export async function signInWithPassword(
  db: Database, given: { email: string; password: string; userAgent?: string | undefined }, now = new Date(),
): Promise<SignIn> {
  const email = given.email.trim().toLowerCase()
  const user = await db.identity.user.findFirst({ where: { email } })
  const lockedUntil = user ? user.lockedUntil : strangers.lockedUntil(email)
  if (lockedUntil && lockedUntil > now) return { ok: false, message: locked(lockedUntil, now) }

  if (!await verifyPassword(user?.passwordHash, given.password) || !user) {
    const failures = user ? await countFailure(db, user.id) : strangers.countFailure(email)
    const until = lockAfter(failures, now)
    if (until && user) await db.identity.user.update({ where: { id: user.id }, data: { lockedUntil: until } })
    if (until && !user) strangers.lock(email, until)
    return { ok: false, message: until ? locked(until, now) : wrong(failures) }
  }

  const sessionId = randomUUID()
  await db.identity.user.update({ where: { id: user.id }, data: { failedSignIns: 0, lockedUntil: null, lastSignInAt: now } })
  await db.identity.session.create({
    data: { id: sessionId, userId: user.id, userAgent: given.userAgent?.slice(0, 300) ?? null, expiresAt: new Date(now.getTime() + sessionSeconds * 1000) },
  })
  return { ok: true, userId: user.id, name: user.name, email: user.email, sessionId }
}

async function countFailure(db: Database, userId: string): Promise<number> {
  const { failedSignIns } = await db.identity.user.update({ where: { id: userId }, data: { failedSignIns: { increment: 1 } } })
  return failedSignIns
}

function wrong(failures: number): string {
  const left = triesBeforeLock - (failures % triesBeforeLock)
  return left <= 2
    ? `E-mail or password is not right. After ${left === 1 ? 'one more try' : `${left} more tries`} this account is locked for a while.`
    : 'E-mail or password is not right.'
}

function locked(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))
  return `After several wrong passwords this account is locked for ${minutes === 1 ? 'one minute' : `${minutes} minutes`}. Try again then.`
}
