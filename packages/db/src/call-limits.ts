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
        WHERE connection_id = ${connectionId}::uuid AND slot <= ${maxInFlight}::int AND (holder IS NULL OR holder = ${holder} OR held_until < now())
        ORDER BY (holder = ${holder}) DESC NULLS LAST, slot LIMIT ${wanted}::int FOR UPDATE SKIP LOCKED)
      UPDATE call_permit SET holder = ${holder}, held_until = now() + ${forMs} * interval '1 millisecond'
      WHERE connection_id = ${connectionId}::uuid AND slot IN (SELECT slot FROM free)`
  }, { durable: false })
}

/** Gives back all permits of this holder. */
export async function returnPermits(db: TenantDb, holder: string): Promise<void> {
  await db.transaction((tx) => tx.callPermit.updateMany({ where: { holder }, data: { holder: null, heldUntil: new Date() } }))
}

const monthOf = (time: Date) => new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1))

/** Adds calls to this month's meter (UTC) and answers the month's sum. */
export async function meterCalls(tx: Sql, tenantId: string, connectionId: ConnectionId, calls: number): Promise<number> {
  const rows = await tx.$queryRaw<{ calls: bigint }[]>`
    INSERT INTO call_meter (tenant_id, connection_id, month, calls) VALUES (${tenantId}::uuid, ${connectionId}::uuid, ${monthOf(new Date())}::date, ${calls})
    ON CONFLICT (connection_id, month) DO UPDATE SET calls = call_meter.calls + excluded.calls RETURNING calls`
  return Number(rows[0]?.calls ?? calls)
}

/** When a new month's meter begins. */
export function nextMonth(after: Date = new Date()): Date {
  return new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 1))
}
