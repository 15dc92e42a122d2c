/** Signs in and answers a token; asked again when one runs out. */
export type TokenSource = () => Promise<string>

export interface AdminToken {
  get(): Promise<string>
  /** The shop refused it: the next `get` signs in again. */
  forget(token: string): void
}

/** Keeps an administrator's token until two minutes before it runs out (60 minutes by default, recorded exchange 001); callers share a sign-in. */
export function keepAdminToken(signIn: TokenSource): AdminToken {
  let current: Promise<{ token: string; endsAt: number }> | null = null
  return {
    async get() {
      const known = await current?.catch(() => null)
      if (known && known.endsAt - Date.now() > 120_000) return known.token
      if (known) current = null
      current ??= signIn().then((token) => ({ token, endsAt: endOf(token) }))
      try {
        return (await current).token
      } catch (error) {
        current = null
        throw error
      }
    },
    forget(token) {
      void current?.then((known) => { if (known.token === token) current = null }, () => {})
    },
  }
}

/** A JWT says when it ends; older shops answer opaque tokens, taken for an hour. */
function endOf(token: string): number {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: number }
    if (typeof claims.exp === 'number') return claims.exp * 1000
  } catch {
    // Not a JWT.
  }
  return Date.now() + 3_600_000
}
