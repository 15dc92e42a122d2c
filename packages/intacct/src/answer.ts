import { IntacctError, transportError, type IntacctErrorDetail, type IntacctErrorLevel } from './errors.ts'
import { attribute, child, children, parseXml, textOf, type XmlNode } from './xml-reader.ts'

/** One function's `<result>`. */
export interface ResultElement {
  name: string
  controlId: string
  data: XmlNode | undefined
  /** What functions of the older kind (create_sotransaction) answer instead of data: the ID of what they made. */
  key: string
  /** Set when the function failed, or was taken back with its transaction. */
  error: IntacctError | null
}

export interface GatewayAnswer {
  results: ResultElement[]
  /** When the session that signed the request ends, as told by the gateway; null when it tells nothing. */
  sessionEndsAt: Date | null
}

interface Facts { status: number; signedBySession: boolean; retryAfterMs?: number | undefined }

/**
 * Reads an answer. What failed in one function lies in its result, since the others may have been carried out.
 * @throws IntacctError of the level that failed as a whole: transport (not an answer at all), control, authentication, operation
 */
export function readAnswer(text: string, facts: Facts): GatewayAnswer {
  const response = child(parseXml(text), 'response')
  if (!response) throw transportError('parse', 'The answer of Sage Intacct has no <response> element.', { status: facts.status, outcomeUnknown: true })
  const operation = child(response, 'operation')
  if (!operation || textOf(child(response, 'control'), 'status') !== 'success') {
    throw failed('control', errorsIn(child(response, 'errormessage') ?? child(operation, 'errormessage')), facts)
  }
  const authentication = child(operation, 'authentication')
  const loose = errorsIn(child(operation, 'errormessage') ?? child(authentication, 'errormessage'))
  if (textOf(authentication, 'status') !== 'success') throw failed('authentication', loose, facts)
  if (loose.length > 0) throw failed('operation', loose, facts)
  return { results: children(operation, 'result').map((result) => readResult(result, facts)), sessionEndsAt: instant(textOf(authentication, 'sessiontimeout')) }
}

function readResult(result: XmlNode, facts: Facts): ResultElement {
  const name = textOf(result, 'function')
  const controlId = textOf(result, 'controlid')
  const ok = textOf(result, 'status') === 'success'
  return { name, controlId, data: child(result, 'data'), key: textOf(result, 'key'), error: ok ? null : failed('function', errorsIn(child(result, 'errormessage')), facts, { name, controlId }) }
}

function instant(text: string): Date | null {
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time)
}

const errorsIn = (message: XmlNode | undefined): IntacctErrorDetail[] => children(message, 'error').map((error) => ({
  code: textOf(error, 'errorno').trim(), description: plain(textOf(error, 'description')),
  description2: plain(textOf(error, 'description2')), correction: plain(textOf(error, 'correction')),
}))

const supportIdIn = /\s*\[Support ID:\s*([^\]]*)\]/i

/** Descriptions hold entities and tags of their own inside the XML text; the support id is kept for `supportIdOf`. */
const plain = (text: string): string => text.replace(/&#0?39;|&apos;/g, "'").replace(/&quot;/g, '"').replace(/<\/?[a-z][^<>]*>/gi, ' ')
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim()

const supportIdOf = (errors: readonly IntacctErrorDetail[]): string | undefined =>
  errors.map((error) => supportIdIn.exec(`${error.description} ${error.description2}`)?.[1]?.trim()).find(Boolean)

function failed(level: IntacctErrorLevel, told: readonly IntacctErrorDetail[], facts: Facts, { name = '', controlId = '' } = {}): IntacctError {
  const supportId = supportIdOf(told)
  const errors = told.map((error) => ({ ...error, description: error.description.replace(supportIdIn, ''), description2: error.description2.replace(supportIdIn, '') }))
  const [first] = errors
  const sentences = [...new Set(errors.map((error) => error.description2 || error.description).filter(Boolean))].join(' ')
  const silent = name ? `The function ${name} failed without saying why.` : 'Sage Intacct refused the request without saying why.'
  const code = first?.code || 'unknown'
  return new IntacctError({
    ...facts, level, code, message: sentences || silent, supportId, errors, controlId: controlId || undefined,
    correction: [...new Set(errors.map((error) => error.correction).filter(Boolean))].join(' '),
    // GW-0010 and its neighbours: too many calls at this moment. Refused at the door, so nothing was done.
    retryable: level !== 'function' && (facts.status === 429 || /^GW-00\d\d$/.test(code)),
  })
}

export interface ListFacts { totalCount: number; numRemaining: number }

/**
 * What a `query` says of its list.
 * @throws IntacctError "parse" when it says nothing: an answer without counts must not pass for an empty list
 */
export function listFacts(data: XmlNode | undefined): ListFacts {
  const count = (name: string) => {
    const text = attribute(data, name)
    if (!/^\d+$/.test(text)) throw transportError('parse', `The answer of Sage Intacct does not say how many rows there are (${name}).`, { retryable: true })
    return Number(text)
  }
  return { totalCount: count('totalcount'), numRemaining: count('numremaining') }
}
