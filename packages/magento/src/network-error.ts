import { AxiosError } from 'axios'
import { MagentoError } from './errors.ts'

export interface CallFacts { method: string; path: string }
export interface Limits { timeoutMs: number; maxBytes: number }

const neverSent = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EPRIVATEADDRESS', 'ERR_INVALID_URL'])
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/
const comesAgain = new Set(['EPRIVATEADDRESS', 'ERR_INVALID_URL'])

/** Turns what stopped a call before an answer came into a typed error. */
export function networkError(error: unknown, { method, path }: CallFacts, limits: Limits): MagentoError {
  const writes = method !== 'GET'
  const facts = { method, path }
  if (!(error instanceof AxiosError)) throw error
  if (error.code === AxiosError.ERR_CANCELED) return calledOff(facts, writes)
  const code = error.code ?? ''
  const cause = bare(error)
  if (/maxContentLength/.test(error.message)) {
    return new MagentoError({ ...facts, kind: 'too-large', cause, outcomeUnknown: writes, message: `The answer of the shop is larger than ${Math.max(1, Math.round(limits.maxBytes / 1_048_576))} MB. Ask for fewer rows or fields.` })
  }
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') return timeout()
  if (code === 'EPRIVATEADDRESS') return new MagentoError({ ...facts, kind: 'network', cause, message: cause.message })
  if (certificate.test(code)) return new MagentoError({ ...facts, kind: 'network', cause, message: `The shop's certificate is not valid (${code}).` })
  return new MagentoError({
    ...facts, kind: 'network', cause, transient: !comesAgain.has(code), outcomeUnknown: writes && !neverSent.has(code),
    message: `The shop cannot be reached (${code || 'the connection was cut'}).`,
  })

  function timeout() {
    return new MagentoError({ ...facts, kind: 'timeout', message: `The shop did not answer within ${Math.round(limits.timeoutMs / 100) / 10} seconds.`, transient: true, outcomeUnknown: writes })
  }
}

/** The call was called off by its own signal. */
export const calledOff = (facts: CallFacts, outcomeUnknown: boolean) =>
  new MagentoError({ ...facts, kind: 'aborted', message: 'The call to the shop was called off.', outcomeUnknown })

/** Axios hangs the request with its headers and body on the error: only the fault beneath is kept, which knows no secrets. */
function bare(error: AxiosError): Error {
  const beneath = error.cause
  return beneath instanceof Error && !(beneath instanceof AxiosError) ? beneath : new Error(error.message)
}
