import { editsOf, recordsById, type RecordEdit, type Tx } from '@causeway/db'
import type { Failure } from '@causeway/sync/entities'
import { notThere } from '#server/refusal.ts'
import type { ChangeView, EditView, EventView, RecordDetails } from '../record-view.ts'
import { wire } from '../wire.ts'
import { causeOf } from './cause-to-mend.ts'
import { offersFor, offerView } from './edit-offers.ts'
import type { GridProcess } from './grid-info.ts'

const eventsAtOnce = 30

/** Everything about one record, by its key; its history from the newest event on, or from before `beforeEvent`. Throws Refusal. */
export async function recordDetails(tx: Tx, grid: Pick<GridProcess, 'id' | 'entity' | 'process'>, key: string, beforeEvent?: bigint): Promise<RecordDetails> {
  const processId = grid.id
  const stored = await tx.record.findUnique({ where: { processId_sourceKey: { processId, sourceKey: key } } })
  const [row] = stored ? await recordsById(tx, processId, [stored.id]) : []
  if (!stored || !row) throw notThere('This record')
  const events = await tx.event.findMany({
    where: { processId, sourceKey: key, ...(beforeEvent === undefined ? {} : { id: { lt: beforeEvent } }) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }], take: eventsAtOnce + 1,
  })
  const edit = (await editsOf(tx, processId, [key])).get(key)
  const actors = await namesOf(tx, events.flatMap((event) => event.actorId ?? []))
  return {
    record: wire(row), failure: stored.failure as Failure | null, cause: stored.failure ? causeOf(stored.failure as unknown as Failure) : null, warnings: (stored.warnings as string[] | null) ?? [],
    source: stored.source as Record<string, string> | null, createdAt: stored.createdAt.toISOString(), beingWritten: stored.intent !== null,
    offers: offersFor(grid, stored, edit).map(offerView), edit: edit ? editView(edit) : null,
    moreEvents: events.length > eventsAtOnce,
    events: events.slice(0, eventsAtOnce).map((event): EventView => ({
      id: String(event.id), at: event.at.toISOString(), kind: event.kind, runId: event.runId, actor: event.actorId ? actors.get(event.actorId) ?? 'A former member' : null,
      targetId: event.targetId, failureCode: event.failureCode, message: event.message, changes: event.changes as ChangeView[] | null,
      request: event.request, response: event.response,
    })),
  }
}

const editView = ({ state, actorName, askedAt, usedAt, values }: RecordEdit): EditView =>
  ({ state, by: actorName, at: new Date(usedAt ?? askedAt).toISOString(), values: values.map(({ label, before, after }) => ({ label, before, after })) })

async function namesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const members = await tx.membership.findMany({ where: { userId: { in: [...new Set(ids)] } }, select: { user: { select: { id: true, name: true } } } })
  return new Map(members.map(({ user }) => [user.id, user.name]))
}
