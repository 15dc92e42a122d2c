import { createHmac, createSecretKey, randomUUID } from 'node:crypto'
import { naturalCompare } from './natural-sort.ts'

export interface OAuthKeys { consumerKey: string; consumerSecret: string; accessToken: string; accessTokenSecret: string }

/** Signs one request: the Authorization header. `query` as sent, decoded. */
export type Signer = (method: string, address: string, query: readonly (readonly [string, string])[], now?: number, nonce?: string) => string

const unreserved = /^[\w.~-]*$/

/** RFC 3986 encoding, as OAuth wants it. */
export const encode = (text: string) =>
  (unreserved.test(text) ? text : encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`))

/** 32 characters, which is all that the shop keeps of one. */
const newNonce = () => randomUUID().replaceAll('-', '')

/**
 * OAuth 1.0a, HMAC-SHA256 (the only method that the shop takes, recorded exchange 029). The body is no part of the signature (023). What
 * does not change from call to call is worked out once.
 */
export function oauthSigner(keys: OAuthKeys): Signer {
  const secret = createSecretKey(Buffer.from(`${encode(keys.consumerSecret)}&${encode(keys.accessTokenSecret)}`))
  return (method, address, query, now = Date.now(), nonce = newNonce()) => {
    const parameters: [string, string][] = [
      ['oauth_consumer_key', keys.consumerKey], ['oauth_nonce', nonce], ['oauth_signature_method', 'HMAC-SHA256'],
      ['oauth_timestamp', String(Math.floor(now / 1000))], ['oauth_token', keys.accessToken], ['oauth_version', '1.0'],
    ]
    const signature = createHmac('sha256', secret).update(signatureBase(method, address, [...parameters, ...query])).digest('base64')
    return `OAuth ${parameters.map(([name, value]) => `${name}="${encode(value)}"`).join(', ')}, oauth_signature="${encode(signature)}"`
  }
}

/** The Authorization header of one request, for those who make only one. */
export const oauthHeader = (keys: OAuthKeys, ...request: Parameters<Signer>): string => oauthSigner(keys)(...request)

/**
 * What is signed. The shop sorts the encoded parameters in natural order ("[2]" before "[10]"), against RFC 5849: recorded
 * exchanges 035 (bytewise, refused) and 036 (natural, taken).
 */
export function signatureBase(method: string, address: string, parameters: readonly (readonly [string, string])[]): string {
  const sorted = parameters.map(([name, value]) => [encode(name), encode(value)] as const)
    .sort((a, b) => naturalCompare(a[0], b[0]) || naturalCompare(a[1], b[1]))
  return [method.toUpperCase(), encode(address), encode(sorted.map(([name, value]) => `${name}=${value}`).join('&'))].join('&')
}
