import { keepAdminToken, type TokenSource } from './admin-token.ts'
import { MagentoError } from './errors.ts'
import { oauthSigner, type OAuthKeys } from './oauth.ts'

export type MagentoAuth =
  | ({ kind: 'oauth' } & OAuthKeys)
  /** An integration's access token as bearer: refused by default since 2.4.4 (recorded exchange 015). */
  | { kind: 'bearer'; token: string }
  | { kind: 'admin'; username: string; password: string }

export interface Authorizer {
  /** The Authorization header of one try. */
  header(method: string, address: string, query: readonly (readonly [string, string])[]): Promise<string>
  /** A call to `path` went through. */
  accepted(path: string): void
  /** What a 401 to `header` means: 'again' when new credentials may help, else the error as the caller should see it. */
  refused(error: MagentoError, header: string, renewed: boolean): 'again' | MagentoError
}

/** Signs calls as `auth` says. `signIn` asks the shop for an administrator's token. */
export function authorizerFor(auth: MagentoAuth, signIn: TokenSource): Authorizer {
  switch (auth.kind) {
    case 'oauth': {
      const sign = oauthSigner(auth)
      return { header: async (method, address, query) => sign(method, address, query), accepted() {}, refused: (error) => error }
    }
    case 'bearer': return bearer(auth.token)
    case 'admin': return administrator(signIn)
  }
}

/** Paths that the shop answers to anybody: they prove no token. */
const anonymous = /^directory\//

function bearer(token: string): Authorizer {
  let proven = false
  return {
    header: async () => `Bearer ${token}`,
    accepted(path) { if (!anonymous.test(path)) proven = true },
    refused(error) {
      // The shop words a bad token like a missing right (recorded exchanges 007, 012, 015): before a first success it is more likely the token.
      if (proven || !error.resource) return error
      return new MagentoError({
        kind: 'unauthorized', method: error.method, path: error.path, parameters: error.parameters, resource: error.resource,
        ...(error.status === undefined ? {} : { status: error.status }),
        message: `The shop does not take the access token as bearer, or its integration lacks ${error.resource}. Shops from 2.4.4 on refuse such tokens unless they are allowed: use OAuth with the integration's four values.`,
      })
    },
  }
}

function administrator(signIn: TokenSource): Authorizer {
  const token = keepAdminToken(signIn)
  /** Rights that a new token lacked too: asking again each time would only sign in each time. */
  const lacking = new Set<string>()
  return {
    async header() {
      return `Bearer ${await token.get()}`
    },
    accepted() {},
    refused(error, header, renewed) {
      // A token may end before its time (a new password, a restart), worded like a missing right: one new sign-in decides.
      if (renewed && error.resource) lacking.add(error.resource)
      if (renewed || (error.resource && lacking.has(error.resource))) return error
      token.forget(header.slice('Bearer '.length))
      return 'again'
    },
  }
}
