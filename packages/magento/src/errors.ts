export type MagentoErrorKind =
  | 'unauthorized' | 'forbidden' | 'not-found' | 'invalid' | 'rate-limited' | 'unavailable' | 'timeout' | 'network'
  | 'html' | 'server' | 'too-large' | 'parse' | 'redirect' | 'aborted'

/** One complaint of the shop; `field` as the shop calls it, where it names one: "telephone", "ErpNumber". */
export interface FieldError { field?: string; message: string }

export interface MagentoErrorFacts {
  kind: MagentoErrorKind
  message: string
  method: string
  /** Without the query. */
  path: string
  status?: number
  /** The right that is missing, as the integration's tree names it: Magento_Customer::customer. */
  resource?: string
  parameters?: Record<string, string>
  /** The shop's own sentences, one each. */
  details?: string[]
  fieldErrors?: FieldError[]
  reportId?: string
  transient?: boolean
  outcomeUnknown?: boolean
  retryAfterMs?: number
  cause?: unknown
}

/** Anything that goes wrong with a call to the shop. Messages have their placeholders filled and hold no credentials. */
export class MagentoError extends Error {
  readonly kind: MagentoErrorKind
  readonly method: string
  readonly path: string
  readonly status: number | undefined
  readonly resource: string | undefined
  readonly parameters: Record<string, string>
  readonly details: string[]
  /** The same sentences with the fields that they are about. */
  readonly fieldErrors: FieldError[]
  /** What the shop's administrator searches for in var/log/exception.log. */
  readonly reportId: string | undefined
  /** The same call may succeed later without any change. */
  readonly transient: boolean
  /** The shop may have done it although no good answer came: look before sending it again. Never true of a GET. */
  readonly outcomeUnknown: boolean
  readonly retryAfterMs: number | undefined

  constructor(facts: MagentoErrorFacts) {
    super(facts.message, { cause: facts.cause })
    this.name = 'MagentoError'
    this.kind = facts.kind
    this.method = facts.method
    this.path = facts.path
    this.status = facts.status
    this.resource = facts.resource
    this.parameters = facts.parameters ?? {}
    this.fieldErrors = facts.fieldErrors ?? []
    this.details = facts.details ?? (this.fieldErrors.length ? this.fieldErrors.map(({ message }) => message) : [facts.message])
    this.reportId = facts.reportId
    this.transient = facts.transient ?? false
    this.outcomeUnknown = facts.outcomeUnknown ?? false
    this.retryAfterMs = facts.retryAfterMs
  }
}
