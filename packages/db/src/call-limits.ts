import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectionId } from './ids.ts'
import type { Sql } from './plain-transaction.ts'
import type { TenantDb } from './tenant-db.ts'

/**
 * Takes up to `wanted` permits to call a connection's system; those taken hold for `forMs` unless renewed by the same
 * call. Answers how many there are now, 0 when all are held by others.
 */
export async function takePermits(
  db: TenantDb, connectionId: ConnectionId, maxInFlight: number, holder: string, wanted: number, forMs: number,
): Promise<number> {
  return db.plain(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO call_permit (tenant_id, connection_id, slot)
      SELECT ${db.tenantId}::uuid, ${connectionId}::uuid, slot FROM generate_series(1, ${maxInFlight}::int) AS slot ON CONFLICT DO NOTHING`
    return tx.$executeRaw`
      WITH free AS MATERIALIZED (
        SELECT slot FROM call_permit
        WHERE connection_id = ${connectionId}::uuid AND slot BETWEEN 1 AND ${maxInFlight}::int AND (holder IS NULL OR holder = ${holder} OR held_until < now())
        ORDER BY (holder = ${holder}) DESC NULLS LAST, slot LIMIT ${wanted}::int FOR UPDATE SKIP LOCKED)
      UPDATE call_permit SET holder = ${holder}, held_until = now() + ${forMs} * interval '1 millisecond'
      WHERE connection_id = ${connectionId}::uuid AND slot IN (SELECT slot FROM free)`
  }, { durable: false })
}

/** Gives back all permits of this holder. */
export async function returnPermits(db: TenantDb, holder: string): Promise<void> {
  await db.plain((tx) => tx.$executeRaw`UPDATE call_permit SET holder = NULL, held_until = now() WHERE holder = ${holder}`, { durable: false })
}

/** A wish is this row among the permits; none of them. */
const wishSlot = 0
const wishMs = 2_000
const askAgainMs = 250

/** Of these connections, those for whose permits somebody waits: a run leaves one to him, and ends its slice for that. */
export async function permitsWished(db: TenantDb, connections: ConnectionId[]): Promise<Set<string>> {
  const rows = await db.plain((tx) => tx.$queryRaw<{ id: string }[]>`
    SELECT connection_id::text AS id FROM call_permit WHERE connection_id = ANY(${connections}::uuid[]) AND slot = ${wishSlot} AND held_until > now()`)
  return new Set(rows.map(({ id }) => id))
}

/** Says for a moment that somebody waits. */
async function wishForPermit(db: TenantDb, connectionId: ConnectionId): Promise<void> {
  await db.plain((tx) => tx.$executeRaw`
    INSERT INTO call_permit (tenant_id, connection_id, slot, held_until)
    VALUES (${db.tenantId}::uuid, ${connectionId}::uuid, ${wishSlot}, now() + ${wishMs} * interval '1 millisecond')
    ON CONFLICT (connection_id, slot) DO UPDATE SET held_until = excluded.held_until`, { durable: false })
}

/**
 * Runs `work`, which calls the connection's system one call at a time, with a permit of its own; waits for one, and makes runs leave one. Should
 * the worker die, the permit falls back after `forMs`. Throws the signal's reason while it waits.
 */
export async function withPermit<T>(
  db: TenantDb, connection: { id: ConnectionId; maxInFlight: number }, { forMs, signal }: { forMs: number; signal: AbortSignal }, work: () => Promise<T>,
): Promise<T> {
  const holder = `task:${randomUUID()}`
  while (!await takePermits(db, connection.id, connection.maxInFlight, holder, 1, forMs)) {
    await wishForPermit(db, connection.id)
    await sleep(askAgainMs, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
  try {
    return await work()
  } finally {
    await returnPermits(db, holder)
  }
}

const monthOf = (time: Date) => new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1))

/** Adds calls to this month's meter (UTC) and answers the month's sum. */
export async function meterCalls(tx: Sql, tenantId: string, connectionId: ConnectionId, calls: number): Promise<number> {
  const rows = await tx.$queryRaw<{ calls: bigint }[]>`
    INSERT INTO call_meter (tenant_id, connection_id, month, calls) VALUES (${tenantId}::uuid, ${connectionId}::uuid, ${monthOf(new Date())}::date, ${calls})
    ON CONFLICT (connection_id, month) DO UPDATE SET calls = call_meter.calls + excluded.calls RETURNING calls`
  return Number(rows[0]?.calls ?? calls)
}

/** Adds the calls of both systems to their connections' meters. In this order everywhere, or two who add would wait for each other. */
export async function meterMade(tx: Sql, tenantId: string, connections: { intacct: ConnectionId; magento: ConnectionId }, made: { intacctCalls: number; magentoCalls: number }): Promise<void> {
  if (made.intacctCalls) await meterCalls(tx, tenantId, connections.intacct, made.intacctCalls)
  if (made.magentoCalls) await meterCalls(tx, tenantId, connections.magento, made.magentoCalls)
}

/** When a new month's meter begins. */
export function nextMonth(after: Date = new Date()): Date {
  return new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 1))
}
