import { IntacctError, isPermissionDenied, isRateLimited, isSenderRefused, isSignInRefused } from '@causeway/intacct'
import { MagentoError } from '@causeway/magento'
import { ConnectionFailure, WriteFailure } from '../entity.ts'
import type { Failure } from '../failure.ts'
import { fail } from './common.ts'

/** What an error of the gateway means for a run. `object`: what was being read. */
export function failureOfIntacct(error: IntacctError, object: string): Failure {
  if (isRateLimited(error)) return fail('INTACCT_RATE_LIMIT', 'This run', {}, error.message)
  if (isSenderRefused(error)) return fail('INTACCT_SENDER_REFUSED', 'This run', {}, error.message)
  if (isSignInRefused(error)) return fail('INTACCT_SIGN_IN_REFUSED', 'This run', {}, error.message)
  if (isPermissionDenied(error)) return fail('INTACCT_PERMISSION', 'This run', { object }, error.message)
  if (error.level === 'transport') return fail('INTACCT_UNREACHABLE', 'This run', { message: error.message }, `${error.code}: ${error.message}`)
  return fail('INTACCT_REFUSED', 'This run', { message: error.message, correction: error.correction }, `${error.code}: ${error.message}`)
}

/** What an error of the shop means for a run; null when it concerns one record only. */
export function failureOfMagento(error: MagentoError): Failure | null {
  // The record is looked up before anything else is said; if the shop is away, that look-up tells it.
  if (error.outcomeUnknown) return null
  switch (error.kind) {
    case 'unauthorized': return fail('MAGENTO_SIGN_IN_REFUSED', 'This run', { message: error.message })
    case 'forbidden': return fail('MAGENTO_PERMISSION', 'This run', { resource: error.resource ?? 'this part of the shop' }, error.message)
    case 'rate-limited': return fail('MAGENTO_RATE_LIMIT', 'This run', {}, error.message)
    // 'aborted': called off before it was sent, as the slice ends. The record is not to blame, and is dealt with by the next one.
    case 'unavailable': case 'network': case 'html': case 'redirect': case 'parse': case 'aborted':
      return fail('MAGENTO_UNREACHABLE', 'This run', { message: error.message })
    default: return null
  }
}

/** A write to the shop that is under way for a record. */
export interface Attempt {
  /** "Customer C-00042". */
  subject: string
  request: unknown
  /** What the entity knows better about the shop's words; null where it knows nothing. */
  explain?(message: string): Failure | null
  /** The shop may hold it all the same, whatever it says. Default: what the client says of the error. */
  outcomeUnknown?: boolean
}

/**
 * What the error of a write means for its record. Throws ConnectionFailure when it concerns the connection, and what is no
 * error of the shop as it is.
 */
export function failureOfWrite(error: unknown, { subject, request, explain, outcomeUnknown }: Attempt): WriteFailure {
  if (!(error instanceof MagentoError)) throw error
  const connection = failureOfMagento(error)
  if (connection) throw new ConnectionFailure(connection, { cause: error })
  const unknown = outcomeUnknown ?? error.outcomeUnknown
  return new WriteFailure(explain?.(error.message) ?? refusalOf(subject, error.message, error.transient || unknown), {
    outcomeUnknown: unknown, request, response: { status: error.status ?? null, message: error.message }, cause: error,
  })
}

/** The shop's own words as the failure of a record. `passing`: they speak of the moment, not of the record. */
export const refusalOf = (subject: string, message: string, passing = false): Failure => fail(passing ? 'SHOP_BUSY' : 'SHOP_REFUSED', subject, { message }, message)

/** A row of a batch that the shop holds otherwise than it was sent, whether it complained or not. */
export const refusedRow = (subject: string, message: string, request: unknown, response: unknown = { message }): WriteFailure =>
  new WriteFailure(refusalOf(subject, message), { request, response })

/** Runs a call to one of the systems; an error of the client becomes the failure of the connection. */
export async function throughConnection<T>(object: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof IntacctError) throw new ConnectionFailure(failureOfIntacct(error, object), { cause: error })
    if (error instanceof MagentoError) {
      throw new ConnectionFailure(failureOfMagento(error) ?? fail('MAGENTO_UNREACHABLE', 'This run', { message: error.message }), { cause: error })
    }
    throw error
  }
}
