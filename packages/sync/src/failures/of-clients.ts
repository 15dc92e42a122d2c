import { IntacctError, isPermissionDenied, isRateLimited, isSenderRefused, isSignInRefused } from '@causeway/intacct'
import { MagentoError } from '@causeway/magento'
import { ConnectionFailure } from '../entity.ts'
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
