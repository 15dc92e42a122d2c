import { environment } from '@causeway/config'
import { userId, type Database } from '@causeway/db'
import { decode } from 'next-auth/jwt'

/** Who is signed in. */
export interface Person { userId: string; name: string; email: string; sessionId: string }

/** The cookie's name; over https browsers refuse to let an insecure page set it. */
export function cookieName(): string {
  return environment(['NEXTAUTH_URL']).NEXTAUTH_URL.startsWith('https://') ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/**
 * Reads a session cookie and asks the database whether that session still is: signing out, or deleting the row, ends it
 * at once whatever the cookie says. Null for a cookie that is forged, expired or ended.
 */
export async function readToken(db: Database, token: string | undefined): Promise<Person | null> {
  if (!token) return null
  const claims = await decode({ token, secret: environment(['NEXTAUTH_SECRET']).NEXTAUTH_SECRET }).catch(() => null)
  const { sid, sub } = claims ?? {}
  if (typeof sid !== 'string' || typeof sub !== 'string') return null
  const session = await db.identity.as(userId(sub), (tx) => tx.session.findUnique({ where: { id: sid }, include: { user: { select: { name: true, email: true } } } }))
  if (!session || session.expiresAt <= new Date()) return null
  return { userId: session.userId, name: session.user.name, email: session.user.email, sessionId: session.id }
}
