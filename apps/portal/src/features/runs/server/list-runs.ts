import { activeStates, type Prisma, type TenantDb } from '@causeway/db'
import { hoursOf, type RunFilter } from '../run-filter.ts'
import type { RunView } from '../run-view.ts'
import { namesOf, viewOf } from './view-of.ts'

export interface RunPage { runs: RunView[]; /** The last run of this page when there are more behind it. */ next: string | null }

const pageSize = 50

/** Runs of a process, or of all with null, newest first, a page at a time by key. */
export async function listRuns(db: TenantDb, processId: string | null, filter: RunFilter, now = new Date()): Promise<RunPage> {
  return db.transaction(async (tx) => {
    const rows = await tx.run.findMany({
      where: { ...(processId ?? filter.process ? { processId: processId ?? filter.process! } : {}), ...conditionsOf(filter, now) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: pageSize + 1,
      ...(filter.after ? { cursor: { id: filter.after }, skip: 1 } : {}),
    })
    const page = rows.slice(0, pageSize)
    const names = await namesOf(tx, page)
    return { runs: page.map((run) => viewOf(run, names)), next: rows.length > pageSize ? page.at(-1)?.id ?? null : null }
  })
}

function conditionsOf({ state, trigger, mode, time }: RunFilter, now: Date): Prisma.RunWhereInput {
  return {
    ...(state === 'active' ? { state: { in: [...activeStates] } } : state ? { state } : {}),
    ...(trigger ? { trigger } : {}), ...(mode ? { mode } : {}),
    ...(time ? { createdAt: { gte: new Date(now.getTime() - hoursOf[time] * 3_600_000) } } : {}),
  }
}
