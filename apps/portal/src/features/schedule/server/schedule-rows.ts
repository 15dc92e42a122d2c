import { describeSchedule, type Schedule } from '@causeway/sync/schedule'
import { entities } from '@causeway/sync/entities'
import type { TenantDb } from '@causeway/db'
import type { ScheduleRow } from '../schedule-row.ts'

/** All processes of the tenant with when they run, in the order in which people see them. */
export async function scheduleRows(db: TenantDb): Promise<ScheduleRow[]> {
  const integrations = await db.transaction((tx) => tx.integration.findMany({
    where: { deletingAt: null },
    include: { processes: { include: { runs: { where: { trigger: 'schedule' }, orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, state: true, createdAt: true } } } } },
    orderBy: { createdAt: 'asc' },
  }))
  return integrations.flatMap((integration) => entities.flatMap((entity) =>
    integration.processes.filter((process) => process.entity === entity.name).map((process): ScheduleRow => {
      const [last] = process.runs
      return {
        processId: process.id, title: entity.title, integration: integration.name,
        off: !integration.enabled ? 'The integration is switched off' : !process.enabled ? 'The process is switched off' : null,
        schedule: process.schedule ? describeSchedule(process.schedule as unknown as Schedule) : null,
        timeZone: process.timeZone, nextRunAt: process.nextRunAt?.toISOString() ?? null,
        last: last ? { id: last.id, state: last.state, at: last.createdAt.toISOString() } : null,
      }
    })))
}
