import type { Principal } from './auth/accounts.ts'
import type { MagentoState } from './state.ts'
import type { Arguments } from './web-api/input.ts'

/** Where a call was made: `default` (also without a store in the path), `all`, or another store view's code. */
export interface Scope { code: string; storeId: number }

export interface Call {
  state: MagentoState
  principal: Principal
  scope: Scope
  /** This server's address as the caller wrote it, with a slash at its end. */
  origin: string
  /** The path's own arguments, as sent. */
  path: Record<string, string>
  /** The body as sent, before it was read as the service's arguments. */
  body: Record<string, unknown>
  /** Whether a consumer carries this out for a bulk operation: then there is no path to take keys from. */
  bulk: boolean
  /** Writes to the ledger what the call did. */
  wrote(entity: string, id: number | string, key: string): void
}

/** One service of the web API: arguments in, the answer's body out. Throws a Problem for a refusal. */
export type Service = (args: Arguments, call: Call) => unknown
/** Services by `METHOD /V1/path` as the routes have them. */
export type Services = Record<string, Service>
