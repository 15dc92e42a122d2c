import type http from 'node:http'
import type https from 'node:https'
import axios, { type AxiosResponse } from 'axios'
import { transportError } from './errors.ts'
import { networkError } from './network-error.ts'

export interface TransportOptions {
  timeoutMs: number
  /** Longest answer that is taken, bytes. */
  maxBytes: number
  agents: { http: http.Agent; https: https.Agent }
  signal: AbortSignal
}

export interface RawAnswer { status: number; text: string; retryAfterMs: number | undefined }

/**
 * Posts one request, once. Any 2xx or 4xx with an XML body is an answer, as the gateway refuses with both.
 * @throws IntacctError, transport level
 */
export async function post(url: string, xml: string, { timeoutMs, maxBytes, agents, signal }: TransportOptions): Promise<RawAnswer> {
  let answer: AxiosResponse<string>
  const limit = limited(timeoutMs, signal)
  try {
    answer = await axios.post<string>(url, xml, {
      headers: { 'content-type': 'application/xml', accept: 'application/xml', 'user-agent': 'causeway-intacct/0.1' },
      responseType: 'text', transformResponse: (data: string) => data, validateStatus: () => true, maxRedirects: 0, proxy: false,
      maxContentLength: maxBytes, maxBodyLength: Infinity, httpAgent: agents.http, httpsAgent: agents.https, signal: limit.signal,
    })
  } catch (error) {
    throw networkError(error, { timeoutMs, maxBytes, timedOut: limit.timedOut() })
  } finally {
    limit.done()
  }
  const { status } = answer
  const text = typeof answer.data === 'string' ? answer.data.replace(/^\uFEFF/, '') : ''
  const retryAfterMs = retryAfter(answer.headers['retry-after'])
  const isXml = /^\s*<(\?xml|response[\s>])/i.test(text)
  if (status >= 500) {
    throw transportError(`http-${status}`, `Sage Intacct answered with an error of its own (HTTP ${status}).`, {
      // 503 is said before anything is done. 524: a proxy in front gave up waiting while the gateway may still work.
      status, retryAfterMs, retryable: status !== 524, outcomeUnknown: status !== 503,
    })
  }
  if (status === 429 && !isXml) throw transportError('http-429', 'Sage Intacct takes no more calls for the moment (HTTP 429).', { status, retryAfterMs, retryable: true })
  if (status >= 300 && status < 400) {
    throw transportError('redirect', `The web service URL answers with a redirect (HTTP ${status}). Enter the address that it leads to.`, { status })
  }
  if (isXml) return { status, text, retryAfterMs }
  if (/<html|<!doctype html/i.test(text)) {
    throw transportError('html', `The web service URL answers with a web page instead of XML (HTTP ${status}). Check the address.`, { status, outcomeUnknown: status < 400 })
  }
  throw transportError(status >= 400 ? `http-${status}` : 'parse', `Sage Intacct answered with something that is not XML (HTTP ${status}).`, { status, outcomeUnknown: status < 400 })
}

/** Ends a call when its caller does or its time is over. Axios' own time-out measures silence only: an answer that drips would never end. */
function limited(timeoutMs: number, caller: AbortSignal) {
  const controller = new AbortController()
  let timedOut = false
  const abort = () => controller.abort()
  const timer = setTimeout(() => {
    timedOut = true
    abort()
  }, timeoutMs)
  caller.addEventListener('abort', abort, { once: true })
  if (caller.aborted) abort()
  return {
    signal: controller.signal,
    timedOut: () => timedOut && !caller.aborted,
    done() {
      clearTimeout(timer)
      caller.removeEventListener('abort', abort)
    },
  }
}

/** Retry-After in seconds or as a date, in ms; undefined when there is none. */
function retryAfter(header: unknown): number | undefined {
  const text = typeof header === 'string' ? header.trim() : ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now())
}
