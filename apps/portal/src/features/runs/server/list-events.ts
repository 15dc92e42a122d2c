import type { EventKind, TenantDb } from '@causeway/db'
import { eventGroups, type EventGroup, type RunEventPage, type RunEventView } from '../event-view.ts'

const pageSize = 50

/** Prisma hands % and _ to LIKE as they are. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** The history entries that a run wrote, newest first, a page at a time by key. Payloads are in the record's own history. */
export async function listRunEvents(db: TenantDb, runId: string, { group, q, before }: { group?: EventGroup | undefined; q?: string | undefined; before?: string | undefined }): Promise<RunEventPage> {
  const rows = await db.transaction((tx) => tx.event.findMany({
    where: {
      runId, ...(group ? { kind: { in: [...eventGroups[group]] as EventKind[] } } : {}), ...(before ? { id: { lt: BigInt(before) } } : {}),
      ...(q ? { OR: [{ sourceKey: { contains: literally(q), mode: 'insensitive' } }, { name: { contains: literally(q), mode: 'insensitive' } }] } : {}),
    },
    orderBy: { id: 'desc' }, take: pageSize + 1,
    select: { id: true, at: true, kind: true, sourceKey: true, name: true, targetId: true, message: true, failureCode: true, changes: true },
  }))
  const page = rows.slice(0, pageSize)
  return {
    events: page.map((event) => ({
      ...event, id: event.id.toString(), at: event.at.toISOString(), changes: event.changes as RunEventView['changes'],
    })),
    next: rows.length > pageSize ? page.at(-1)?.id.toString() ?? null : null,
  }
}
