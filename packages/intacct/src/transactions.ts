import type { IntacctFunction } from './envelope.ts'
import type { XmlValue } from './xml-writer.ts'

/**
 * What the vendor bills for a request, as far as it is public: each query page one, each record created, updated or deleted one,
 * whatever its lines; signing in nothing. Other reads (lookup, read) are counted as one to be on the safe side.
 */
export const billedTransactions = (functions: readonly IntacctFunction[]): number =>
  functions.reduce((sum, call) => sum + billed(call), 0)

function billed({ name, body = {} }: IntacctFunction): number {
  if (name === 'getAPISession') return 0
  if (name === 'create' || name === 'update') return Math.max(1, Object.values(body).reduce<number>((sum, value) => sum + count(value), 0))
  if (name === 'delete') return Math.max(1, String(body.keys ?? '').split(',').filter(Boolean).length)
  return 1
}

const count = (value: XmlValue): number => (Array.isArray(value) ? value.length : value === undefined ? 0 : 1)
