import type http from 'node:http'
import type https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import axios, { AxiosError } from 'axios'
import { errorOfAnswer } from './error-body.ts'
import { MagentoError } from './errors.ts'
import { encode } from './oauth.ts'

export interface MagentoCall { method: string; path: string; status: number | undefined; durationMs: number; ok: boolean }

export interface TransportOptions {
  timeoutMs: number
  retries: number
  maxBytes: number
  agents: { http?: http.Agent | undefined; https?: https.Agent | undefined }
  onCall?: ((call: MagentoCall) => void) | undefined
  signal?: AbortSignal | undefined
}

export interface PreparedRequest {
  method: string
  /** Without the query. */
  address: string
  path: string
  query: readonly (readonly [string, string])[]
  body: unknown
  /** May be sent again whatever came of it: GET, PUT and DELETE are, a POST is not. */
  repeatable: boolean
  /** Asked before every try: signatures and tokens are fresh each time. */
  authorization(): Promise<string>
}

/** Sends, and sends again what is transient. Throws MagentoError. */
export async function send(request: PreparedRequest, options: TransportOptions): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await sendOnce(request, options)
    } catch (error) {
      if (!(error instanceof MagentoError) || !error.transient || attempt >= options.retries) throw error
      if (error.outcomeUnknown && !request.repeatable) throw error
      const pauseMs = error.retryAfterMs ?? Math.min(300 * 2 ** attempt, 10_000) * (1 + Math.random() / 2)
      await sleep(pauseMs, undefined, options.signal ? { signal: options.signal } : {}).catch(() => { throw called(request, 'aborted', 'The call to the shop was called off.') })
    }
  }
}

const called = (request: PreparedRequest, kind: 'aborted', message: string) =>
  new MagentoError({ kind, message, method: request.method, path: request.path, outcomeUnknown: !request.repeatable })

async function sendOnce(request: PreparedRequest, options: TransportOptions): Promise<unknown> {
  const { method, path, repeatable } = request
  const url = request.query.length ? `${request.address}?${request.query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}` : request.address
  const authorization = await request.authorization()
  const startedAt = Date.now()
  let status: number | undefined
  let ok = false
  try {
    const answer = await axios.request<string>({
      method, url, headers: {
        ...(authorization ? { authorization } : {}), accept: 'application/json', 'user-agent': 'causeway-magento/0.1',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
      responseType: 'text', transformResponse: (data: string) => data, validateStatus: () => true, maxRedirects: 0, timeout: options.timeoutMs,
      maxContentLength: options.maxBytes, proxy: false, httpAgent: options.agents.http, httpsAgent: options.agents.https,
      ...(options.signal ? { signal: options.signal } : {}),
    })
    status = answer.status
    if (status < 200 || status >= 300) throw errorOfAnswer({ method, path, status, headers: answer.headers as never, text: answer.data }, repeatable)
    ok = true
    return parse(answer.data, request, status)
  } catch (error) {
    throw error instanceof MagentoError ? error : networkError(error, request, options)
  } finally {
    options.onCall?.({ method, path, status, durationMs: Date.now() - startedAt, ok })
  }
}

function parse(text: string, { method, path, repeatable }: PreparedRequest, status: number): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch (cause) {
    const html = /<html|<!doctype html/i.test(text)
    throw new MagentoError({
      kind: html ? 'html' : 'parse', method, path, status, outcomeUnknown: !repeatable, transient: html, cause,
      message: html ? 'The shop answers with a web page instead of data. Check the base URL.' : 'The shop answered with JSON that cannot be read.',
    })
  }
}

function networkError(error: unknown, { method, path, repeatable }: PreparedRequest, options: TransportOptions): MagentoError {
  if (!(error instanceof AxiosError)) throw error
  const code = error.code ?? ''
  const cause = error.cause ?? error
  if (code === 'ERR_CANCELED') return new MagentoError({ kind: 'aborted', method, path, message: 'The call to the shop was called off.', outcomeUnknown: !repeatable })
  if (/maxContentLength/.test(error.message)) return new MagentoError({ kind: 'too-large', method, path, cause, message: `The answer of the shop is larger than ${Math.round(options.maxBytes / 1_048_576)} MB.`, outcomeUnknown: !repeatable })
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
    return new MagentoError({ kind: 'timeout', method, path, cause, message: `The shop did not answer within ${Math.round(options.timeoutMs / 1000)} seconds.`, transient: true, outcomeUnknown: true })
  }
  const neverSent = ['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'EPRIVATEADDRESS', 'ERR_INVALID_URL', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'].includes(code)
  return new MagentoError({
    kind: 'network', method, path, cause, transient: code !== 'EPRIVATEADDRESS' && code !== 'ERR_INVALID_URL', outcomeUnknown: !neverSent,
    message: code === 'EPRIVATEADDRESS' && cause instanceof Error ? cause.message : `The shop cannot be reached (${code || 'the connection was cut'}).`,
  })
}
