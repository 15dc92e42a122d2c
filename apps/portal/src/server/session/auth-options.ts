import { environment } from '@causeway/config'
import { userId } from '@causeway/db'
import type { NextAuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { database } from '../database.ts'
import { log } from '../log.ts'
import { sessionSeconds, signInWithPassword } from './sign-in.ts'
import { readToken } from './token.ts'

/** How next-auth signs in and out; made on request, since it reads the environment. */
export function authOptions(): NextAuthOptions {
  return {
    secret: environment(['NEXTAUTH_SECRET']).NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [Credentials({
      credentials: { email: {}, password: {} },
      async authorize(given, request) {
        const agent: unknown = request.headers?.['user-agent']
        const result = await signInWithPassword(database(), {
          email: given?.email ?? '', password: given?.password ?? '', userAgent: typeof agent === 'string' ? agent : undefined,
        }).catch((error: unknown) => {
          // What went wrong inside is nothing for somebody who is not signed in.
          log().error({ err: error }, 'a sign-in could not be looked up')
          return { ok: false as const, message: 'Causeway cannot sign anybody in at the moment: it does not reach its database. Try again in a minute.' }
        })
        // The sign-in form shows the message.
        if (!result.ok) throw new Error(result.message)
        return { id: result.userId, name: result.name, email: result.email, sid: result.sessionId }
      },
    })],
    jwt: {
      // A cookie is as good as its row.
      decode: async (given) => (await readToken(database(), given.token) ? decode(given) : null),
    },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, name: user.name ?? '', email: user.email ?? '', sid: (user as { sid?: string }).sid } : token),
    },
    events: {
      async signOut({ token }) {
        const { sid, sub } = token
        if (typeof sid === 'string' && sub) await database().identity.as(userId(sub), (tx) => tx.session.deleteMany({ where: { id: sid } }))
      },
    },
  }
}
