import type http from 'node:http'
import type https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import axios, { AxiosError } from 'axios'
import { IntacctError } from './errors.ts'

export interface TransportOptions {
  timeoutMs: number
  /** Tries after the first. */
  retries: number
  /** Longest answer that is taken, bytes. */
  maxBytes: number
  agents: { http?: http.Agent | undefined; https?: https.Agent | undefined }
  signal?: AbortSignal | undefined
  userAgent: string
}

export interface RawAnswer { status: number; text: string }

/**
 * Posts one request. Retries as the vendor's SDKs do: HTTP 5xx but 524, with exponential delay; and what never reached the
 * gateway. With `repeatable` (reads, or writes guarded by uniqueid) also time-outs and cut connections. A 4xx with XML is an answer.
 */
export async function post(url: string, xml: string, repeatable: boolean, options: TransportOptions): Promise<RawAnswer> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await postOnce(url, xml, options)
    } catch (error) {
      if (!(error instanceof IntacctError) || attempt >= options.retries || !error.retryable || (error.outcomeUnknown && !repeatable)) throw error
      await sleep(delayMs(attempt, retryAfterOf(error)), undefined, options.signal ? { signal: options.signal } : {})
        .catch(() => { throw aborted() })
    }
  }
}

/** 0.5, 1, 2, 4, 8 s, each with up to a half more of jitter; Retry-After wins, up to a minute. */
function delayMs(attempt: number, retryAfterMs: number | null): number {
  const base = Math.min(500 * 2 ** attempt, 30_000)
  return retryAfterMs === null ? base * (1 + Math.random() / 2) : Math.min(Math.max(retryAfterMs, 100), 60_000)
}

const retryAfterOf = (error: IntacctError): number | null => (error.cause instanceof RetryAfter ? error.cause.ms : null)

class RetryAfter extends Error {
  readonly ms: number
  constructor(ms: number) {
    super('Retry-After')
    this.ms = ms
  }
}

const aborted = () => new IntacctError({ level: 'transport', code: 'aborted', message: 'The call to Sage Intacct was called off.', outcomeUnknown: true })

async function postOnce(url: string, xml: string, options: TransportOptions): Promise<RawAnswer> {
  let answer: { status: number; data: string; headers: Record<string, unknown> }
  try {
    answer = await axios.post<string>(url, xml, {
      headers: { 'content-type': 'application/xml', accept: 'application/xml', 'user-agent': options.userAgent },
      responseType: 'text', transformResponse: (data: string) => data, validateStatus: () => true, maxRedirects: 0,
      timeout: options.timeoutMs, maxContentLength: options.maxBytes, maxBodyLength: Infinity, proxy: false,
      httpAgent: options.agents.http, httpsAgent: options.agents.https, ...(options.signal ? { signal: options.signal } : {}),
    }) as never
  } catch (error) {
    throw transportError(error, options)
  }
  const { status, data: text } = answer
  const looksXml = /^\s*(<\?xml|<response|<!DOCTYPE(?! html))/i.test(text)
  if (status >= 500 || status === 429) {
    const seconds = Number(answer.headers['retry-after'])
    throw new IntacctError({
      level: 'transport', code: `http-${status}`, status, retryable: status !== 524, outcomeUnknown: status !== 429 && status !== 503,
      message: status === 429 ? 'Sage Intacct takes no more calls for the moment (HTTP 429).' : `Sage Intacct answered with an error of its own (HTTP ${status}).`,
      cause: Number.isFinite(seconds) && answer.headers['retry-after'] !== undefined ? new RetryAfter(seconds * 1000) : undefined,
    })
  }
  if (status >= 300 && status < 400) throw new IntacctError({ level: 'transport', code: 'redirect', status, message: `The web service URL answers with a redirect (HTTP ${status}). Enter the final address.` })
  if (!looksXml) {
    const html = /<html|<!DOCTYPE html/i.test(text)
    throw new IntacctError({
      level: 'transport', code: html ? 'html' : status >= 400 ? `http-${status}` : 'parse', status, retryable: status < 400, outcomeUnknown: status < 400,
      message: html ? `The web service URL answers with a web page instead of XML (HTTP ${status}). Check the address.` : `Sage Intacct answered with something that is not XML (HTTP ${status}).`,
    })
  }
  return { status, text }
}

function transportError(error: unknown, options: TransportOptions): IntacctError {
  if (!(error instanceof AxiosError)) throw error
  const cause = error.cause ?? error
  const code = error.code ?? ''
  if (code === 'ERR_CANCELED') return aborted()
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
    return new IntacctError({ level: 'transport', code: 'timeout', message: `Sage Intacct did not answer within ${Math.round(options.timeoutMs / 1000)} seconds.`, retryable: true, outcomeUnknown: true, cause })
  }
  if (/maxContentLength/.test(error.message)) return new IntacctError({ level: 'transport', code: 'too-large', message: `The answer of Sage Intacct is larger than ${Math.round(options.maxBytes / 1_048_576)} MB.`, outcomeUnknown: true, cause })
  const neverSent = ['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'EPRIVATEADDRESS', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_INVALID_URL'].includes(code)
  const message = code === 'EPRIVATEADDRESS' && cause instanceof Error ? cause.message : `Sage Intacct cannot be reached (${code || 'the connection was cut'}).`
  return new IntacctError({ level: 'transport', code: 'network', message, retryable: code !== 'EPRIVATEADDRESS' && code !== 'ERR_INVALID_URL', outcomeUnknown: !neverSent, cause })
}
