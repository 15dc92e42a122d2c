import type http from 'node:http'
import type https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { Axios, type AxiosResponse } from 'axios'
import { errorOfAnswer, isPage, titleOf } from './error-body.ts'
import { MagentoError } from './errors.ts'
import type { Gate } from './gate.ts'
import { calledOff, networkError } from './network-error.ts'
import { encode } from './oauth.ts'
import { wire } from './wire.ts'

// Without axios' own defaults, which would be merged into every call and then not be used.
const http1 = new Axios({ adapter: wire })

/** One call, for counting: every try and every sign-in is one. `status` is undefined when no answer came. */
export interface MagentoCall { method: string; path: string; status: number | undefined; durationMs: number; ok: boolean; /** It failed for the moment, whatever the status: a deadlock is a 400. */ transient: boolean }

export interface TransportOptions {
  timeoutMs: number
  retries: number
  /** A Retry-After beyond this is not waited for: the error tells it. */
  longestPauseMs: number
  maxBytes: number
  agents: { http?: http.Agent | undefined; https?: https.Agent | undefined }
  gate?: Gate | undefined
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
      return await (options.gate ? options.gate.pass(() => sendOnce(request, options), options.signal) : sendOnce(request, options))
    } catch (error) {
      if (options.signal?.aborted && !(error instanceof MagentoError)) throw calledOff(request, false)
      if (!(error instanceof MagentoError) || !error.transient || attempt >= options.retries) throw error
      if (error.outcomeUnknown && !request.repeatable) throw error
      const pauseMs = error.retryAfterMs ?? Math.min(300 * 2 ** attempt, 10_000) * (1 + Math.random() / 2)
      if (pauseMs > options.longestPauseMs) throw error
      await sleep(pauseMs, undefined, options.signal ? { signal: options.signal } : {}).catch(() => { throw calledOff(request, error.outcomeUnknown) })
    }
  }
}

async function sendOnce(request: PreparedRequest, options: TransportOptions): Promise<unknown> {
  const { method, path } = request
  const url = request.query.length ? `${request.address}?${request.query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}` : request.address
  const authorization = await request.authorization()
  if (options.signal?.aborted) throw calledOff(request, false)
  const startedAt = Date.now()
  let status: number | undefined
  let ok = false
  let transient = false
  try {
    const answer = await http1.request<string, AxiosResponse<string>>({
      method, url, headers: {
        ...(authorization ? { authorization } : {}), accept: 'application/json', 'user-agent': 'causeway-magento/0.1',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
      timeout: options.timeoutMs, maxContentLength: options.maxBytes, httpAgent: options.agents.http, httpsAgent: options.agents.https, ...(options.signal ? { signal: options.signal } : {}),
    })
    status = answer.status
    if (status < 200 || status >= 300) throw errorOfAnswer({ method, path, status, headers: answer.headers as never, text: answer.data })
    const parsed = parse(answer.data, request, status)
    ok = true
    return parsed
  } catch (error) {
    const told = error instanceof MagentoError ? error : networkError(error, request, options)
    transient = told.transient
    throw told
  } finally {
    options.onCall?.({ method, path, status, durationMs: Date.now() - startedAt, ok, transient })
  }
}

function parse(text: string, { method, path }: PreparedRequest, status: number): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch (cause) {
    const outcomeUnknown = method !== 'GET'
    if (isPage(text)) {
      throw new MagentoError({ kind: 'html', method, path, status, outcomeUnknown, message: `The shop answers with a web page instead of data${titleOf(text)}. Check the base URL.` })
    }
    throw new MagentoError({ kind: 'parse', method, path, status, outcomeUnknown, cause, message: 'The shop answered with JSON that cannot be read.' })
  }
}
