import { createHmac } from 'node:crypto'
import { Problem, required, inputProblem } from '../web-api/problem.ts'
import type { Integration } from './accounts.ts'
import { naturalOrder } from './natural-order.ts'

/** What a signature covers besides the parameters of the header. */
export interface SignedRequest { method: string; address: string; query: readonly (readonly [string, string])[] }

const wanted = ['oauth_consumer_key', 'oauth_signature', 'oauth_signature_method', 'oauth_nonce', 'oauth_timestamp', 'oauth_token']
const aheadSeconds = 600
const keyLength = 32

/** RFC 3986, as OAuth asks. */
const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** The parameters of an `Authorization: OAuth …` header. */
export function readOAuthHeader(header: string): Record<string, string> {
  return Object.fromEntries(header.slice('OAuth'.length).split(',').flatMap((part) => {
    const [, name = '', value = ''] = /^\s*([\w]+)="?([^"]*)"?\s*$/.exec(part) ?? []
    return name && name !== 'realm' ? [[name, decodeURIComponent(value)]] : []
  }))
}

/** The integration that signed the request. Throws the shop's refusal: 400 for what is malformed, 401 for what is not believed. */
export function verifySignature(parameters: Record<string, string>, request: SignedRequest, integrations: readonly Integration[], nonces: Nonces, now: Date): Integration {
  const { oauth_version: version, oauth_consumer_key: key = '', oauth_token: token = '', oauth_signature_method: method = '' } = parameters
  if (version !== undefined && version !== '1.0') throw new Problem(400, 'The "%1" Oauth version isn\'t supported.', [version])
  const missing = wanted.filter((name) => !parameters[name])
  if (missing.length) throw inputProblem(missing.map((name) => required(name)))
  if (token.length !== keyLength) throw new Problem(400, 'The token length is invalid. Check the length and try again.')
  if (method !== 'HMAC-SHA256') throw new Problem(400, 'Signature method %1 is not supported', [method])
  if (key.length !== keyLength) throw new Problem(401, 'Consumer key is not the correct length')
  const consumer = integrations.find(({ consumerKey }) => consumerKey === key)
  if (!consumer) throw new Problem(401, 'A consumer having the specified key does not exist')
  nonces.spend(consumer.id, parameters.oauth_nonce ?? '', parameters.oauth_timestamp ?? '', now)
  const holder = integrations.find(({ accessToken }) => accessToken === token)
  if (!holder) throw new Problem(401, 'Specified token does not exist')
  if (holder.id !== consumer.id) throw new Problem(401, 'Token is not associated with the specified consumer')
  const signed = Object.entries(parameters).filter(([name]) => name !== 'oauth_signature')
  if (signature(request, signed, consumer) !== parameters.oauth_signature) throw new Problem(401, 'The signature is invalid. Verify and try again.')
  return consumer
}

function signature({ method, address, query }: SignedRequest, header: readonly (readonly [string, string])[], { consumerSecret, accessTokenSecret }: Integration): string {
  const sorted = [...header, ...query].map(([name, value]) => [encode(name), encode(value)] as const)
    .sort((a, b) => naturalOrder(a[0], b[0]) || naturalOrder(a[1], b[1]))
  const text = [method, encode(address), encode(sorted.map(([name, value]) => `${name}=${value}`).join('&'))].join('&')
  return createHmac('sha256', `${encode(consumerSecret)}&${encode(accessTokenSecret)}`).update(text).digest('base64')
}

/** Nonces are good once per consumer. Spent before the signature is looked at, as in the shop. */
export class Nonces {
  private readonly spent = new Map<string, number>()

  spend(consumerId: number, nonce: string, timestamp: string, now: Date): void {
    const seconds = Math.trunc(Number(timestamp) || 0)
    // The shop turns this refusal into a general one on its way out (recorded exchange 028).
    if (seconds <= 0 || seconds > now.getTime() / 1000 + aheadSeconds) throw new Problem(401, 'An error occurred validating the nonce')
    const key = `${consumerId} ${nonce}`
    if (this.spent.has(key)) throw new Problem(401, 'The nonce is already being used by the consumer with ID %1', [String(consumerId)])
    this.spent.set(key, seconds)
    if (this.spent.size > 50_000) this.spent.delete(this.spent.keys().next().value as string)
  }
}
