import type { Database } from '@causeway/db'
import type { ClientOpener } from '../connections/open.ts'
import type { EntityModule } from '../entity.ts'

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
  /** Records prepared, written and stored together at most; fewer where the target is slow (see chunk-pace.ts). */
  chunkSize: number
  /** Whether other runs wait for this worker. Without it a run always lets others go first; with it only when there are any. */
  othersWait?(): Promise<boolean>
  /**
   * After this, a request whose outcome is unknown cannot show in the target any more, ms. Default 60 s. For creates that the
   * target would not refuse to do twice.
   */
  unknownSettlesMs?: number
  /** Finds an entity by name; default: those of the registry. */
  entityModule?(name: string): Promise<EntityModule<unknown>>
}
