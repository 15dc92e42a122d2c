import { AxiosError } from 'axios'
import { transportError, type IntacctError } from './errors.ts'

/** Codes of a connection that was never made: the request cannot have been carried out. */
const neverSent = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EPRIVATEADDRESS', 'ERR_INVALID_URL'])

/** What went wrong before an answer came, in words. Causes hold the system's error only: Axios's own has the request in it. */
export function networkError(error: unknown, { timeoutMs, maxBytes, timedOut }: { timeoutMs: number; maxBytes: number; timedOut: boolean }): IntacctError {
  if (!(error instanceof AxiosError)) throw error
  const cause = error.cause instanceof Error && !(error.cause instanceof AxiosError) ? error.cause : undefined
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? error.code ?? ''
  if (timedOut || error.code === 'ETIMEDOUT') {
    return transportError('timeout', `Sage Intacct did not answer within ${timeoutMs / 1000} seconds.`, { retryable: true, outcomeUnknown: true })
  }
  if (error.code === 'ERR_CANCELED') return transportError('aborted', 'The call to Sage Intacct was called off.', { outcomeUnknown: true })
  if (/maxContentLength/.test(error.message)) {
    return transportError('too-large', `The answer of Sage Intacct is larger than ${Math.round(maxBytes / 1_048_576)} MB.`, { outcomeUnknown: true })
  }
  if (/CERT|SSL|TLS/.test(code)) return transportError('tls', `The certificate of Sage Intacct's address cannot be trusted (${code}).`, { cause })
  // The portal's own guard refuses addresses inside our network; its sentence says which.
  if (code === 'EPRIVATEADDRESS' && cause) return transportError('network', cause.message, { cause })
  return transportError('network', `Sage Intacct cannot be reached (${code || 'the connection was cut'}).`, {
    retryable: code !== 'ERR_INVALID_URL', outcomeUnknown: !neverSent.has(code), cause,
  })
}
