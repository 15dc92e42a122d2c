export {
  createIntacctClient, gatewayUrl, maxPageSize,
  type IntacctCall, type IntacctClient, type IntacctClientOptions, type KeyPage, type KeyPageRequest, type QueryPage, type QueryRequest, type Session,
} from './client.ts'
export type { GatewayFunction } from './envelope.ts'
export type { FunctionResult } from './answer.ts'
export {
  IntacctError, isPermissionDenied, isRateLimited, isSenderRefused, isSessionExpired, isSignInRefused, type IntacctErrorDetail, type IntacctErrorLevel,
} from './errors.ts'
export * from './filters.ts'
export { formatTimestamp, parseTimestamp } from './dates.ts'
export type { IntacctRow } from './rows.ts'
export type { ObjectDescription, ObjectField } from './lookup.ts'
