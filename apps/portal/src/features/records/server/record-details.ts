import { recordsById, type Tx, type ProcessId } from '@causeway/db'
import type { Failure } from '@causeway/sync/entities'
import { notThere } from '#server/refusal.ts'
import type { ChangeView, EventView, RecordDetails } from '../record-view.ts'
import { wire } from '../wire.ts'

const eventsAtOnce = 30

/** Everything about one record, by its key; its history from the newest event on, or from before `beforeEvent`. Throws Refusal. */
export async function recordDetails(tx: Tx, processId: ProcessId, key: string, beforeEvent?: bigint): Promise<RecordDetails> {
  const stored = await tx.record.findUnique({ where: { processId_sourceKey: { processId, sourceKey: key } } })
  const [row] = stored ? await recordsById(tx, processId, [stored.id]) : []
  if (!stored || !row) throw notThere('This record')
  const events = await tx.event.findMany({
    where: { processId, sourceKey: key, ...(beforeEvent === undefined ? {} : { id: { lt: beforeEvent } }) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }], take: eventsAtOnce + 1,
  })
  const actors = await namesOf(tx, events.flatMap((event) => event.actorId ?? []))
  return {
    record: wire(row), failure: stored.failure as Failure | null, warnings: (stored.warnings as string[] | null) ?? [],
    source: stored.source as Record<string, string> | null, createdAt: stored.createdAt.toISOString(), beingWritten: stored.intent !== null,
    moreEvents: events.length > eventsAtOnce,
    events: events.slice(0, eventsAtOnce).map((event): EventView => ({
      id: String(event.id), at: event.at.toISOString(), kind: event.kind, runId: event.runId, actor: event.actorId ? actors.get(event.actorId) ?? 'A former member' : null,
      targetId: event.targetId, failureCode: event.failureCode, message: event.message, changes: event.changes as ChangeView[] | null,
      request: event.request, response: event.response,
    })),
  }
}

async function namesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const members = await tx.membership.findMany({ where: { userId: { in: [...new Set(ids)] } }, select: { user: { select: { id: true, name: true } } } })
  return new Map(members.map(({ user }) => [user.id, user.name]))
}
