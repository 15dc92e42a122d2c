import { activeStates, ofLivingIntegration, type Run, type TenantDb, type Tx } from '@causeway/db'
import { entities, entityNamed, type EntityDefinition } from '@causeway/sync/entities'
import { describeSchedule, scheduleSchema } from '@causeway/sync/schedule'
import { namesOf, viewOf } from '#features/runs/server/view-of.ts'
import { forecastCalls } from '../forecast.ts'
import type { Overview, ProcessOverview, RecordCounts, TrendRun } from '../overview.ts'
import { processName } from '../process-name.ts'

const trendLength = 24

/** Everything that the dashboard and the sidebar show of a tenant that may change within seconds. Reads counters and a few runs, never records. */
export async function loadOverview(db: TenantDb): Promise<Overview> {
  return db.transaction(async (tx) => {
    const processes = await tx.process.findMany({ where: ofLivingIntegration, include: { integration: true, counters: true } })
    const integrations = await tx.integration.findMany({ where: { deletingAt: null }, orderBy: { createdAt: 'asc' } })
    const connections = await tx.connection.findMany({ orderBy: { createdAt: 'asc' }, select: { id: true, name: true, system: true, lastTestOk: true, monthlyCap: true } })
    const month = new Date()
    const meters = await tx.callMeter.findMany({ where: { month: new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), 1)) } })
    const active = await tx.run.findMany({ where: { state: { in: [...activeStates] } }, orderBy: { createdAt: 'desc' } })
    const underWay = await beingWritten(tx, active.filter((run) => run.mode !== 'preview').map((run) => run.processId))
    const latest: Run[][] = []
    for (const process of processes) {
      latest.push(await tx.run.findMany({
        where: { processId: process.id, mode: { not: 'preview' }, state: { notIn: [...activeStates] } }, orderBy: { createdAt: 'desc' }, take: trendLength,
      }))
    }
    const names = await namesOf(tx, [...active, ...latest.flatMap((runs) => [runs[0], syncOf(runs)].filter((run) => run !== undefined))])
    const order = entities.map((entity) => entity.name)
    const views = processes.flatMap((process, index) => {
      const definition = entityNamed(process.entity)
      if (!definition) return []
      const schedule = scheduleSchema.safeParse(process.schedule)
      const runs = latest[index] ?? []
      const current = active.filter((run) => run.processId === process.id)
      const running = current.find((run) => run.mode !== 'preview')
      const preview = current.find((run) => run.mode === 'preview')
      return [{
        rank: order.indexOf(process.entity),
        view: {
          id: process.id, title: definition.title, name: processName(definition.title), gridTitle: definition.gridTitle, description: definition.description,
          sourceMany: definition.source.many, readsAll: definition.readsAll ?? false, integrationId: process.integrationId,
          enabled: process.enabled && process.integration.enabled,
          idle: idleOf(definition, process.settings),
          schedule: schedule.success ? describeSchedule(schedule.data) : null, timeZone: process.timeZone,
          nextRunAt: schedule.success && process.enabled && process.integration.enabled ? process.nextRunAt?.toISOString() ?? null : null,
          counts: countsOf(process.counters, underWay.get(process.id) ?? 0),
          active: running ? viewOf(running, names) : null, preview: preview ? viewOf(preview, names) : null,
          last: runs[0] ? viewOf(runs[0], names) : null,
          lastSync: syncOf(runs) ? viewOf(syncOf(runs)!, names) : null,
          read: readOf(runs, process.watermark !== null),
          trend: runs.map(trendOf).reverse(),
        },
      }]
    }).sort((one, other) => one.rank - other.rank).map(({ view }) => view)

    return {
      integrations: integrations.map(({ id, name, enabled }) => ({ id, name, enabled })),
      processes: views,
      connections: connections.map(({ id, name, system, lastTestOk }) => ({ id, name, system, tested: lastTestOk })),
      calls: connections.map(({ id, name, system, monthlyCap }) => {
        const used = Number(meters.find((meter) => meter.connectionId === id)?.calls ?? 0)
        return { connectionId: id, name, mayHaveCap: system === 'intacct', used, forecast: forecastCalls(used, new Date()), cap: monthlyCap }
      }),
    }
  })
}

function idleOf({ settings, idle }: EntityDefinition, stored: unknown): string | null {
  const parsed = settings.safeParse(stored)
  return (parsed.success && idle?.(parsed.data)) || null
}

/** New records are stored as waiting while they are written; these wait for nothing. By process, of those that a run works on now. */
async function beingWritten(tx: Tx, processIds: string[]): Promise<Map<string, number>> {
  if (!processIds.length) return new Map()
  const rows = await tx.$queryRaw<{ processId: string; count: number }[]>`
    SELECT process_id AS "processId", count(*)::int AS count FROM record
    WHERE process_id = ANY(${processIds}::uuid[]) AND next_try_at <= now() AND state = 'waiting' AND intent IS NOT NULL AND hash IS NULL GROUP BY 1`
  return new Map(rows.map(({ processId, count }) => [processId, count]))
}

const syncOf = (runs: readonly Run[]) => runs.find(({ mode, carriesOut }) => mode === 'sync' && carriesOut === null)

/** Retries read only what was due, a preview that is carried out only what it spoke of: they tell nothing of the rest, unless there was nothing before. */
function readOf(runs: readonly Run[], before: boolean): ProcessOverview['read'] {
  const sync = syncOf(runs)
  if (sync?.state === 'completed' || sync?.state === 'completed_with_failures') return 'whole'
  if (sync) return 'in part'
  return before || runs.some(({ carriesOut }) => carriesOut !== null) ? 'whole' : 'never'
}

function countsOf(counters: { state: keyof RecordCounts; count: bigint }[], underWay: number): RecordCounts {
  const counts: RecordCounts = { synced: 0, waiting: 0, failed: 0, skipped: 0 }
  for (const { state, count } of counters) counts[state] = Number(count)
  return { ...counts, waiting: Math.max(0, counts.waiting - underWay) }
}

const trendOf = (run: Run): TrendRun => ({
  id: run.id, at: run.createdAt.toISOString(), state: run.state, created: run.created, updated: run.updated, unchanged: run.unchanged,
  waiting: run.waiting, failed: run.failed, skipped: run.skipped,
})
