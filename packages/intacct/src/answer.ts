import { IntacctError, type IntacctErrorDetail, type IntacctErrorLevel } from './errors.ts'
import { attribute, child, children, parseXml, textOf, type XmlNode } from './xml.ts'

/** One function's result. */
export interface FunctionResult {
  functionName: string
  controlId: string
  key: string
  data: XmlNode | undefined
}

export interface GatewayAnswer {
  results: FunctionResult[]
  /** When the session that was used ends, as told by the gateway. */
  sessionTimeout: Date | null
}

/**
 * Reads an answer. Throws an IntacctError of the level that failed: control, authentication, or function (the first that did).
 */
export function readAnswer(text: string, status: number): GatewayAnswer {
  const response = child(parseXml(text), 'response')
  if (!response) throw new IntacctError({ level: 'transport', code: 'parse', status, message: 'The answer of Sage Intacct has no <response>.', retryable: true, outcomeUnknown: true })
  const control = child(response, 'control')
  const operation = child(response, 'operation')
  if (!operation || textOf(control, 'status') === 'failure') throw failed('control', errorsOf(child(response, 'errormessage') ?? child(operation, 'errormessage')), status)
  const authentication = child(operation, 'authentication')
  if (textOf(authentication, 'status') !== 'success') throw failed('authentication', errorsOf(child(operation, 'errormessage') ?? child(authentication, 'errormessage')), status)
  const loose = child(operation, 'errormessage')
  if (loose) throw failed('operation', errorsOf(loose), status)
  const results = children(operation, 'result').map((result) => {
    if (textOf(result, 'status') !== 'success') throw failed('function', errorsOf(child(result, 'errormessage')), status, textOf(result, 'function'))
    return { functionName: textOf(result, 'function'), controlId: textOf(result, 'controlid'), key: textOf(result, 'key'), data: child(result, 'data') }
  })
  const timeout = Date.parse(textOf(authentication, 'sessiontimeout'))
  return { results, sessionTimeout: Number.isNaN(timeout) ? null : new Date(timeout) }
}

function errorsOf(message: XmlNode | undefined): IntacctErrorDetail[] {
  return children(message, 'error').map((error) => ({
    code: textOf(error, 'errorno'), description: clean(textOf(error, 'description')),
    description2: clean(textOf(error, 'description2')), correction: clean(textOf(error, 'correction')),
  }))
}

/** Descriptions come with HTML entities and tags of their own inside the XML text. */
function clean(text: string): string {
  return text.replace(/<[^>]*>/g, ' ').replace(/&#0?39;|&apos;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim()
}

function failed(level: IntacctErrorLevel, errors: IntacctErrorDetail[], status: number, functionName = ''): IntacctError {
  const [first] = errors
  const sentence = errors.flatMap((error) => [error.description2 || error.description]).filter(Boolean).join(' ')
    || (functionName ? `The function ${functionName} failed without saying why.` : 'Sage Intacct refused the request without saying why.')
  return new IntacctError({
    level, code: first?.code ?? 'unknown', message: sentence, correction: errors.map((error) => error.correction).filter(Boolean).join(' '),
    status, errors, retryable: /^GW-00(10|11|12)$/.test(first?.code ?? ''),
  })
}

/** The `listtype`, `totalcount` and the like that a `query` puts on its data. */
export function listFacts(data: XmlNode | undefined): { listType: string; totalCount: number; numRemaining: number; count: number } {
  const number = (name: string) => Number.parseInt(attribute(data, name) || '0', 10) || 0
  return { listType: attribute(data, 'listtype'), totalCount: number('totalcount'), numRemaining: number('numremaining'), count: number('count') }
}
