/** Where a request failed: on the way, at the gateway's door, at sign-in, in the operation as a whole, or in one function. */
export type IntacctErrorLevel = 'transport' | 'control' | 'authentication' | 'operation' | 'function'

/** One `<error>` of an answer, entities decoded, support id taken out. */
export interface IntacctErrorDetail { code: string; description: string; description2: string; correction: string }

export interface IntacctErrorFacts {
  level: IntacctErrorLevel
  /**
   * Intacct's errorno, or for transport: timeout, network, tls, html, redirect, parse, too-large, aborted, closed, bad-url,
   * http-503 and the like.
   */
  code: string
  /** Sentences for people. */
  message: string
  correction?: string
  supportId?: string | undefined
  /** HTTP status, when one came. */
  status?: number | undefined
  /** The control id of the function that failed. */
  controlId?: string | undefined
  retryable?: boolean
  outcomeUnknown?: boolean
  signedBySession?: boolean
  retryAfterMs?: number | undefined
  errors?: IntacctErrorDetail[]
  cause?: unknown
}

/** Anything that goes wrong with the gateway. Messages, details and causes never contain passwords or session ids. */
export class IntacctError extends Error {
  readonly level: IntacctErrorLevel
  readonly code: string
  /** What went wrong, in Intacct's words where there are some. The same as `message`. */
  readonly description: string
  /** What Intacct advises; '' when it advises nothing. */
  readonly correction: string
  /** The vendor's reference for its support, when there is one. */
  readonly supportId: string | undefined
  readonly status: number | undefined
  readonly controlId: string | undefined
  /** Trying the same again later can help. */
  readonly retryable: boolean
  /** The request may have been carried out although no good answer came: look the record up before sending a write again. */
  outcomeUnknown: boolean
  /** The request was signed with a session id rather than with name and password. */
  readonly signedBySession: boolean
  /** How long the gateway asked to wait, ms. */
  readonly retryAfterMs: number | undefined
  /** All errors of the answer, the first one first. */
  readonly errors: readonly IntacctErrorDetail[]

  constructor(facts: IntacctErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause })
    this.name = 'IntacctError'
    this.level = facts.level
    this.code = facts.code
    this.description = facts.message
    this.correction = facts.correction ?? ''
    this.supportId = facts.supportId
    this.status = facts.status
    this.controlId = facts.controlId
    this.retryable = facts.retryable ?? false
    this.outcomeUnknown = facts.outcomeUnknown ?? false
    this.signedBySession = facts.signedBySession ?? false
    this.retryAfterMs = facts.retryAfterMs
    this.errors = facts.errors ?? []
  }
}

/** For what goes wrong on the way; the other levels are read from answers. */
export const transportError = (code: string, message: string, facts: Partial<IntacctErrorFacts> = {}): IntacctError =>
  new IntacctError({ ...facts, level: 'transport', code, message })
