import { connectionId, withPermit, type Connection, type TenantDb } from '@causeway/db'

/** A task ends earlier than that; should its worker die, others may call again after it. */
const forMs = 90_000

/**
 * Runs the calls of a task within the limits that its connections set for all workers together, one call at a time. Always asks for them in the
 * same order (the books, then the shop), so that two tasks never wait for each other.
 */
export function withTaskPermits<T>(db: TenantDb, connections: Pick<Connection, 'id' | 'maxInFlight'>[], signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const [first, ...others] = connections
  if (!first) return work()
  return withPermit(db, { id: connectionId(first.id), maxInFlight: first.maxInFlight }, { forMs, signal }, () => withTaskPermits(db, others, signal, work))
}
