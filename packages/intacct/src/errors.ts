/** Where a request failed: on the way, at the gateway's door, at sign-in, or in a function of its own. */
export type IntacctErrorLevel = 'transport' | 'control' | 'authentication' | 'operation' | 'function'

/** One `<error>` of an answer, entities decoded. */
export interface IntacctErrorDetail { code: string; description: string; description2: string; correction: string }

export interface IntacctErrorFacts {
  level: IntacctErrorLevel
  /** Intacct's errorno, or for transport: timeout, network, http-503, html, parse, too-large, aborted. */
  code: string
  message: string
  correction?: string
  /** HTTP status, when one came. */
  status?: number
  /** Trying the same again later can help. */
  retryable?: boolean
  /** The request may have been carried out although no good answer came. */
  outcomeUnknown?: boolean
  errors?: IntacctErrorDetail[]
  cause?: unknown
}

/** Anything that goes wrong with the gateway. Messages never contain credentials or session ids. */
export class IntacctError extends Error {
  readonly level: IntacctErrorLevel
  readonly code: string
  readonly correction: string
  readonly status: number | undefined
  readonly retryable: boolean
  readonly outcomeUnknown: boolean
  readonly errors: IntacctErrorDetail[]
  /** The vendor's reference for its support, which ends many descriptions. */
  readonly supportId: string | null

  constructor(facts: IntacctErrorFacts) {
    super(facts.message, { cause: facts.cause })
    this.name = 'IntacctError'
    this.level = facts.level
    this.code = facts.code
    this.correction = facts.correction ?? ''
    this.status = facts.status
    this.retryable = facts.retryable ?? false
    this.outcomeUnknown = facts.outcomeUnknown ?? false
    this.errors = facts.errors ?? []
    this.supportId = /\[Support ID: ([^\]]+)\]/i.exec(facts.message)?.[1] ?? null
  }
}

/** Sign-in refused: company, user id or user password (XL03000006 in the documented answers). */
export const isSignInRefused = (error: IntacctError) => error.level === 'authentication' && !isSessionExpired(error) && !isRateLimited(error)

/** The sender id or password was refused, or the sender is not authorized for the company: no operation was looked at. */
export const isSenderRefused = (error: IntacctError) => error.level === 'control' && !isRateLimited(error)

/** The session is no longer valid; a new one helps. The gateway says so at sign-in level, in words (fylein's and the SDK's fixtures). */
export const isSessionExpired = (error: IntacctError) =>
  (error.level === 'authentication' || error.level === 'function') && /session.{0,40}(expired|timed out|invalid|not valid|no longer)|invalid session/i.test(textOf(error))

/** The user may not do that. */
export const isPermissionDenied = (error: IntacctError) =>
  error.level === 'function' && /permission|not authorized|not allowed|no access|insufficient privileges/i.test(textOf(error))

/** Too many calls at once or in all: HTTP 429, or the gateway's GW-0010 family. */
export const isRateLimited = (error: IntacctError) => error.status === 429 || /^GW-00(10|11|12)$/.test(error.code)

const textOf = (error: IntacctError) => [error.message, ...error.errors.map((detail) => `${detail.description} ${detail.description2}`)].join(' ')
