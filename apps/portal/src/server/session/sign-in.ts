import { randomUUID } from 'node:crypto'
import type { Database, UserId } from '@causeway/db'
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
  const user = await db.identity.byEmail(email)
  const tried = user ? await countTry(db, user, now) : countStranger(email, now)
  if ('lockedUntil' in tried) return { ok: false, message: locked(tried.lockedUntil, now) }

  if (!await verifyPassword(user?.passwordHash, given.password) || !user) {
    const until = lockAfter(tried.number, now)
    return { ok: false, message: until ? locked(until, now) : wrong(tried.number) }
  }

  const sessionId = randomUUID()
  await db.identity.as(user.id, async (tx) => {
    await tx.user.updateMany({ where: { id: user.id }, data: { failedSignIns: 0, lockedUntil: null, lastSignInAt: now } })
    await tx.session.create({
      data: { id: sessionId, userId: user.id, userAgent: given.userAgent?.slice(0, 300) ?? null, expiresAt: new Date(now.getTime() + sessionSeconds * 1000) },
    })
  })
  return { ok: true, userId: user.id, name: user.name, email: user.email, sessionId }
}

type Try = { lockedUntil: Date } | { /** Since the last right password. */ number: number }
type Tried = { id: UserId; failedSignIns: number; lockedUntil: Date | null }

/**
 * Counts a try as wrong, and locks with the last one, before its password is looked at: of many that come at the same moment none slips
 * through. A right password takes it back.
 */
async function countTry(db: Database, user: Tried, now: Date): Promise<Try> {
  const again = async (): Promise<Tried | null> => {
    const known = await db.identity.as(user.id, (tx) => tx.user.findUnique({ where: { id: user.id }, select: { failedSignIns: true, lockedUntil: true } }))
    return known && { id: user.id, ...known }
  }
  for (let known: Tried | null = user; known; known = await again()) {
    if (known.lockedUntil && known.lockedUntil > now) return { lockedUntil: known.lockedUntil }
    const number = known.failedSignIns + 1
    const { failedSignIns, lockedUntil } = known
    const { count } = await db.identity.as(user.id, (tx) => tx.user.updateMany({ where: { id: user.id, failedSignIns, lockedUntil }, data: { failedSignIns: number, lockedUntil: lockAfter(number, now) } }))
    if (count) return { number }
  }
  return { number: 1 }
}

function countStranger(email: string, now: Date): Try {
  const until = strangers.lockedUntil(email)
  if (until && until > now) return { lockedUntil: until }
  const number = strangers.countFailure(email)
  const lock = lockAfter(number, now)
  if (lock) strangers.lock(email, lock)
  return { number }
}

function wrong(failures: number): string {
  const left = triesBeforeLock - (failures % triesBeforeLock)
  return left <= 2
    ? `E-mail or password is not right. After ${left === 1 ? 'one more try' : `${left} more tries`} this account is locked for a while.`
    : 'E-mail or password is not right.'
}

function locked(until: Date, now: Date): string {
  // Tries that come together begin some moments apart: one minute and a second is one minute.
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime() - 5_000) / 60_000))
  return `After several wrong passwords this account is locked for ${minutes === 1 ? 'one minute' : `${minutes} minutes`}. Try again then.`
}
