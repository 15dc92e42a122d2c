import type { TenantDb } from '@causeway/db'
import type { DayOverview, Totals } from '../overview.ts'

// A dashboard must not take longer the more there is to count.
const countedAtMost = 100_000

/**
 * What the runs of the last `days` days came to, by day in `zone`; days without a run are there with zeros. Writes are added up. A record that fails, waits
 * or stays as it is meets every full run again: of these counts, the largest that one run of each process had. Reads runs, and of the events no more than it counts.
 */
export async function loadTotals(db: TenantDb, zone: string, days = 30): Promise<Totals> {
  return db.transaction(async (tx) => {
    const rows = await tx.$queryRaw<(DayOverview & { scheduled: number })[]>`
      SELECT to_char(day, 'YYYY-MM-DD') AS day, coalesce(sum(created), 0)::int AS created, coalesce(sum(updated), 0)::int AS updated,
        coalesce(sum(unchanged), 0)::int AS unchanged, coalesce(sum(skipped), 0)::int AS skipped, coalesce(sum(waiting), 0)::int AS waiting,
        coalesce(sum(failed), 0)::int AS failed, coalesce(sum(scheduled), 0)::int AS scheduled
      FROM generate_series(date_trunc('day', now() AT TIME ZONE ${zone}) - make_interval(days => ${days - 1}::int), now() AT TIME ZONE ${zone}, interval '1 day') AS day
      LEFT JOIN LATERAL (
        SELECT sum(created) AS created, sum(updated) AS updated, max(unchanged) AS unchanged, max(skipped) AS skipped, max(waiting) AS waiting, max(failed) AS failed,
          count(*) FILTER (WHERE trigger = 'schedule') AS scheduled
        FROM run WHERE run.tenant_id = ${db.tenantId}::uuid AND run.mode <> 'preview'
          AND run.created_at >= day AT TIME ZONE ${zone} AND run.created_at < (day + interval '1 day') AT TIME ZONE ${zone}
        GROUP BY process_id
      ) AS of_process ON true
      GROUP BY 1 ORDER BY 1`
    const [log] = await tx.$queryRaw<{ entries: number }[]>`
      SELECT count(*)::int AS entries FROM (
        SELECT 1 FROM event WHERE tenant_id = ${db.tenantId}::uuid AND at >= now() - make_interval(days => ${days}::int) LIMIT ${countedAtMost + 1}::int
      ) counted`
    const logEntries = log?.entries ?? 0
    return {
      days: rows, scheduledRuns: rows.reduce((sum, row) => sum + row.scheduled, 0),
      logEntries: Math.min(logEntries, countedAtMost), moreLogEntries: logEntries > countedAtMost,
    }
  })
}
