import type { PrismaClient } from './generated/client.ts'
import type { UserId } from './ids.ts'
import type { Tx } from './tenant-db.ts'

/** What signing in needs to know of a person. */
export interface KnownPerson { id: UserId; email: string; name: string; passwordHash: string; failedSignIns: number; lockedUntil: Date | null }

/** The tables that belong to no tenant: who may sign in, and where. Row-level security shows each person himself and his own sign-ins. */
export interface Identity {
  /** The person of an e-mail in small letters; null when there is none. The only door to a password's hash. */
  byEmail(email: string): Promise<KnownPerson | null>
  /** Runs `work` in one transaction that sees this person and his sign-ins alone. A new person is made in a transaction of his own. */
  as<T>(person: UserId, work: (tx: Pick<Tx, 'user' | 'session'>) => Promise<T>): Promise<T>
  /** Removes sign-ins that are over, of everybody; answers how many. */
  clearSessions(): Promise<number>
}

export function identityOf(prisma: PrismaClient): Identity {
  return {
    async byEmail(email) {
      const [person] = await prisma.$queryRaw<KnownPerson[]>`
        SELECT id::text AS id, email, name, password_hash AS "passwordHash", failed_sign_ins AS "failedSignIns", locked_until AS "lockedUntil" FROM person_of_email(${email})`
      return person ?? null
    },
    as: (person, work) => prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('causeway.user_id', ${person}, true)`
      return work(tx)
    }, { maxWait: 15_000 }),
    async clearSessions() {
      const [row] = await prisma.$queryRaw<{ cleared: bigint }[]>`SELECT clear_sessions() AS cleared`
      return Number(row?.cleared ?? 0n)
    },
  }
}
