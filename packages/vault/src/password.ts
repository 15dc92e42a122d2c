import { hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashes a person's password with argon2id and a salt of its own; the answer is the PHC string to store. */
export const hashPassword = (password: string): Promise<string> => hash(password, options)

let nobody: Promise<string> | undefined

/**
 * Whether the password is the one behind the stored PHC string. Takes as long when there is no such person (`stored` undefined), so that
 * the time of an answer does not tell who exists.
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const against = stored ?? await (nobody ??= hashPassword('nobody has this password'))
  const right = await verify(against, password)
  return stored !== undefined && right
}
