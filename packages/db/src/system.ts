import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'
import type { ProcessId, RunId, TaskId, TenantId } from './ids.ts'

/** A run that nobody works on, with the tenant it belongs to. */
export interface OrphanedRun { tenantId: TenantId; runId: RunId }
/** A process whose schedule says that it is time. */
export interface DueProcess { tenantId: TenantId; processId: ProcessId }
/** A process whose schedule is to be looked at; `off` names what is switched off, so that it does not run. */
export interface DueSchedule extends DueProcess { off: 'process' | 'integration' | null }
/** A task that nobody works on. */
export interface OrphanedTask { tenantId: TenantId; taskId: TaskId }

/** What the sweeper and the scheduler may know of all tenants: ids and times. For the worker only. */
export interface SystemDatabase {
  /** Active runs without a living lease whose wake-up time has come; not those that a person paused. */
  orphanedRuns(limit?: number): Promise<OrphanedRun[]>
  /** Processes whose time has come, or whose next time nobody has worked out yet. */
  dueSchedules(limit?: number): Promise<DueSchedule[]>
  orphanedTasks(limit?: number): Promise<OrphanedTask[]>
  /**
   * Processes with records whose pause is over, and no active run that would take them along. After a run that was stopped or
   * cancelled they rest for a quarter of an hour, or a connection that is down would be asked without a break.
   */
  processesWithDueRecords(limit?: number): Promise<DueProcess[]>
  tenantIds(): Promise<TenantId[]>
  /** Numbers for the metrics page: active runs by state, over all tenants. */
  runCounts(): Promise<{ state: string; count: number }[]>
  /** Makes the events' partitions of this and the coming months; answers how many were new. */
  ensureEventPartitions(monthsAhead: number): Promise<number>
  /** How many months each tenant keeps its histories; null = as long as the installation does. */
  historiesKept(): Promise<{ tenantId: TenantId; slug: string; months: number | null }[]>
  /** Drops the months of histories that ended longer ago than so many months, of all tenants. Answers how many. Throws when it would have to wait longer than five seconds. */
  dropEventMonths(monthsKept: number): Promise<number>
  close(): Promise<void>
}

/** Opens lazily with the address of the role causeway_system, which reads no tenant's data. */
export function createSystemDatabase({ url }: { url: string }): SystemDatabase {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 2, connectionTimeoutMillis: 15_000, keepAlive: true }) })
  return {
    orphanedRuns: (limit = 200) => prisma.$queryRaw<OrphanedRun[]>`
      SELECT tenant_id::text AS "tenantId", id::text AS "runId" FROM run
      WHERE state IN ('queued', 'running', 'paused') AND (lease_until IS NULL OR lease_until < now())
        AND (control = 'cancel' OR ((wake_at IS NULL OR wake_at < now()) AND NOT (state = 'paused' AND control = 'pause')))
      ORDER BY created_at LIMIT ${limit}`,
    dueSchedules: (limit = 200) => prisma.$queryRaw<DueSchedule[]>`
      SELECT p.tenant_id::text AS "tenantId", p.id::text AS "processId",
        CASE WHEN NOT i.enabled THEN 'integration' WHEN NOT p.enabled THEN 'process' END AS off
      FROM process p JOIN integration i ON i.id = p.integration_id
      WHERE p.schedule IS NOT NULL AND p.next_run_at <= now()
      ORDER BY p.next_run_at LIMIT ${limit}`,
    orphanedTasks: (limit = 200) => prisma.$queryRaw<OrphanedTask[]>`
      SELECT tenant_id::text AS "tenantId", id::text AS "taskId" FROM task
      WHERE state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())
        AND created_at < now() - interval '2 seconds' ORDER BY created_at LIMIT ${limit}`,
    processesWithDueRecords: (limit = 200) => prisma.$queryRaw<DueProcess[]>`
      SELECT p.tenant_id::text AS "tenantId", p.id::text AS "processId" FROM process p
      JOIN integration i ON i.id = p.integration_id
      WHERE p.enabled AND i.enabled
        AND p.id IN (SELECT process_id FROM record WHERE next_try_at <= now())
        AND NOT EXISTS (SELECT FROM run r WHERE r.process_id = p.id AND r.mode <> 'preview' AND (
          r.state IN ('queued', 'running', 'paused')
          OR (r.state IN ('stopped', 'cancelled') AND r.ended_at > now() - interval '15 minutes')
          OR (r.mode = 'retry' AND r.ended_at > now() - interval '15 seconds')))
      LIMIT ${limit}`,
    tenantIds: async () => (await prisma.$queryRaw<{ id: TenantId }[]>`SELECT id::text AS id FROM tenant ORDER BY created_at`).map(({ id }) => id),
    async runCounts() {
      const rows = await prisma.$queryRaw<{ state: string; count: bigint }[]>`
        SELECT state::text AS state, count(*) AS count FROM run
        WHERE state IN ('queued', 'running', 'paused') GROUP BY state`
      return rows.map((row) => ({ state: row.state, count: Number(row.count) }))
    },
    async ensureEventPartitions(monthsAhead) {
      const [row] = await prisma.$queryRaw<{ made: number }[]>`SELECT ensure_event_partitions(${monthsAhead}::int) AS made`
      return row?.made ?? 0
    },
    historiesKept: () => prisma.$queryRaw<{ tenantId: TenantId; slug: string; months: number | null }[]>`
      SELECT id::text AS "tenantId", slug, history_months AS months FROM tenant ORDER BY created_at`,
    async dropEventMonths(monthsKept) {
      const [row] = await prisma.$queryRaw<{ dropped: number }[]>`SELECT drop_event_months(${monthsKept}::int) AS dropped`
      return row?.dropped ?? 0
    },
    close: () => prisma.$disconnect(),
  }
}
