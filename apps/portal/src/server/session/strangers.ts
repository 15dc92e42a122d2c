import { createHash } from 'node:crypto'

const remembered = 10_000
const tries = new Map<string, { failures: number; until: Date | null }>()
const keyOf = (email: string) => createHash('sha256').update(email).digest('base64')

/** Wrong sign-ins with e-mails that nobody has, in memory and bounded: they are locked like accounts, so that locking tells nothing. */
export const strangers = {
  lockedUntil: (email: string): Date | null => tries.get(keyOf(email))?.until ?? null,
  countFailure(email: string): number {
    const key = keyOf(email)
    const known = tries.get(key) ?? { failures: 0, until: null }
    known.failures += 1
    tries.delete(key)
    tries.set(key, known)
    const [oldest] = tries.keys()
    if (tries.size > remembered && oldest !== undefined) tries.delete(oldest)
    return known.failures
  },
  lock(email: string, until: Date): void {
    const known = tries.get(keyOf(email))
    if (known) known.until = until
  },
}
