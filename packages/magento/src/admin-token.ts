/** Signs in and answers a token; asked again when one runs out. */
export type TokenSource = () => Promise<string>

export interface AdminToken {
  get(): Promise<string>
  /** The shop refused it: the next `get` signs in again. A token that has been replaced meanwhile is left alone. */
  forget(token: string): void
}

const longestMarginMs = 120_000
const lifetimeOfOpaqueTokenMs = 3_600_000

/**
 * Keeps an administrator's token until shortly before it runs out (60 minutes by default, recorded exchange 001; a shop
 * may set one minute, 018): two minutes, or a quarter of a short life. Callers at the same moment share one sign-in.
 */
export function keepAdminToken(signIn: TokenSource): AdminToken {
  let known: { token: string; renewAt: number } | null = null
  let pending: Promise<string> | null = null

  async function renew(): Promise<string> {
    try {
      const token = await signIn()
      const lifetimeMs = lifetimeOf(token)
      known = { token, renewAt: Date.now() + lifetimeMs - Math.min(longestMarginMs, lifetimeMs / 4) }
      return token
    } finally {
      pending = null
    }
  }

  return {
    get() {
      if (known && Date.now() < known.renewAt) return Promise.resolve(known.token)
      pending ??= renew()
      return pending
    },
    forget(token) {
      if (known?.token === token) known = null
    },
  }
}

/** From the token's own two times, so that a shop whose clock is wrong does no harm. Older shops answer opaque tokens. */
function lifetimeOf(token: string): number {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const { iat, exp } = claims as { iat?: unknown; exp?: unknown }
    if (typeof exp === 'number') return Math.max(0, exp * 1000 - (typeof iat === 'number' ? iat * 1000 : Date.now()))
  } catch {
    // Not a JWT.
  }
  return lifetimeOfOpaqueTokenMs
}
