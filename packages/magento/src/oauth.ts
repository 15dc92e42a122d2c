import { createHmac, randomBytes } from 'node:crypto'
import { naturalCompare } from './natural-sort.ts'

export interface OAuthKeys { consumerKey: string; consumerSecret: string; accessToken: string; accessTokenSecret: string }

/** RFC 3986 encoding, as OAuth wants it. */
export const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/**
 * The Authorization header of one request: OAuth 1.0a, HMAC-SHA256 (the only method that the shop takes, recorded exchange 029).
 * The body is no part of the signature (023). `query` as sent, decoded.
 */
export function oauthHeader(
  keys: OAuthKeys, method: string, address: string, query: readonly (readonly [string, string])[],
  now = Date.now(), nonce = randomBytes(16).toString('hex'),
): string {
  const parameters: [string, string][] = [
    ['oauth_consumer_key', keys.consumerKey], ['oauth_nonce', nonce], ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', String(Math.floor(now / 1000))], ['oauth_token', keys.accessToken], ['oauth_version', '1.0'],
  ]
  const signature = createHmac('sha256', `${encode(keys.consumerSecret)}&${encode(keys.accessTokenSecret)}`)
    .update(signatureBase(method, address, [...parameters, ...query])).digest('base64')
  return `OAuth ${[...parameters, ['oauth_signature', signature] as const].map(([name, value]) => `${encode(name)}="${encode(value)}"`).join(', ')}`
}

/**
 * What is signed. The shop sorts the encoded parameters in natural order ("[2]" before "[10]"), against RFC 5849: recorded
 * exchanges 035 (bytewise, refused) and 036 (natural, taken).
 */
export function signatureBase(method: string, address: string, parameters: readonly (readonly [string, string])[]): string {
  const sorted = parameters.map(([name, value]) => [encode(name), encode(value)] as const)
    .sort((a, b) => naturalCompare(a[0], b[0]) || naturalCompare(a[1], b[1]))
  return [method.toUpperCase(), encode(address), encode(sorted.map(([name, value]) => `${name}=${value}`).join('&'))].join('&')
}
