import type { Database } from '@causeway/db'
import type { ClientOpener } from '../connections/open.ts'

export interface EngineLogger {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** What the engine works with. */
export interface Engine {
  database: Database
  openClients: ClientOpener
  logger: EngineLogger
  /** Names this worker in leases and permits. */
  owner: string
  /** How long a lease holds without being renewed. Default 10 s. */
  leaseMs: number
  /** How long a run works before it lets others go first. Default 15 s. */
  sliceMs: number
  /** Records committed together. Default 100. */
  chunkSize: number
}
