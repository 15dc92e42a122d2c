import { guest, type Accounts, type Principal } from './accounts.ts'
import { readOAuthHeader, verifySignature, type Nonces, type SignedRequest } from './oauth.ts'
import { readToken } from './tokens.ts'

export interface SignInRules { accounts: Accounts; tokenKey: string; nonces: Nonces; integrationTokenAsBearer: boolean }

/** Who sends this `Authorization` header. What the shop does not understand or believe makes a guest; a bad OAuth signature is refused. */
export function principalOf(header: string | undefined, request: SignedRequest, rules: SignInRules, now: Date): Principal {
  const { accounts, tokenKey, nonces, integrationTokenAsBearer } = rules
  if (!header) return guest
  if (/^oauth\s/i.test(header)) {
    const { id, resources } = verifySignature(readOAuthHeader(header), request, accounts.integrations, nonces, now)
    return { kind: 'integration', id, resources, signed: true }
  }
  const [scheme = '', token = '', ...rest] = header.split(' ')
  if (scheme.toLowerCase() !== 'bearer' || !token || rest.length) return guest
  const administrator = token.includes('.') ? readToken(token, accounts, tokenKey, now) : null
  if (administrator) return { kind: 'administrator', id: administrator.id, resources: administrator.resources, signed: false }
  // Refused unless the shop turns it on (recorded exchanges 015 and 016).
  const integration = integrationTokenAsBearer ? accounts.integrations.find(({ accessToken }) => accessToken === token) : undefined
  return integration ? { kind: 'integration', id: integration.id, resources: integration.resources, signed: false } : guest
}
