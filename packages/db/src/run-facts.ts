import type { Connection, Process, Run } from './generated/client.ts'
import type { Sql } from './plain-transaction.ts'

/** A table's row by Prisma's names for its columns: "carries_out" is carriesOut. For `SELECT *` of tables whose model follows that rule throughout. */
export const modelRow = <T>(row: object): T =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value])) as T

/** What a worker must know before it works on a run. */
export interface RunFacts {
  process: Process
  intacct: Connection
  magento: Connection
  /** The last month that calls to the books were counted in (its first day, "2026-11-01"), and how many; null before the first. */
  meter: { month: Date; calls: number } | null
  /** Active runs that call the same shop, this one included. */
  rivals: number
}

/** In plain SQL: it is asked at the start of every slice, where Prisma would compile more than it asks. Throws when the run's process is gone. */
export async function runFacts(sql: Sql, run: Pick<Run, 'processId'>): Promise<RunFacts> {
  const [process] = (await sql.$queryRaw<object[]>`SELECT * FROM process WHERE id = ${run.processId}::uuid`).map((row) => modelRow<Process>(row))
  if (!process) throw new Error('The process of the run is gone.')
  const connections = await sql.$queryRaw<object[]>`
    SELECT c.* FROM integration i JOIN connection c ON c.id IN (i.intacct_connection_id, i.magento_connection_id) WHERE i.id = ${process.integrationId}::uuid`
  const [intacct, magento] = (['intacct', 'magento'] as const).map((system) => connections.map((row) => modelRow<Connection>(row)).find((one) => one.system === system))
  if (!intacct || !magento) throw new Error('A connection of the run is gone.')
  const [counts] = await sql.$queryRaw<{ month: string | null; calls: bigint | null; rivals: number }[]>`
    SELECT meter.month, meter.calls, (
      SELECT count(*)::int FROM run r JOIN process p ON p.id = r.process_id JOIN integration i ON i.id = p.integration_id
      WHERE r.state IN ('queued', 'running') AND i.magento_connection_id = ${magento.id}::uuid) AS rivals
    FROM (SELECT 1) AS always LEFT JOIN LATERAL (
      SELECT to_char(month, 'YYYY-MM-DD') AS month, calls FROM call_meter WHERE connection_id = ${intacct.id}::uuid ORDER BY call_meter.month DESC LIMIT 1) AS meter ON true`
  return {
    process, intacct, magento, rivals: Math.max(1, counts?.rivals ?? 1),
    meter: counts?.month ? { month: new Date(counts.month), calls: Number(counts.calls) } : null,
  }
}
