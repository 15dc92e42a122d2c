import { dueRecords, dueRecordsOfPreview, namesWaitedFor, wakeWaiting, type DueRecord } from '@causeway/db'
import type { SourceRow } from '../entity.ts'
import { classify } from './classify.ts'
import { capReached, previewPrefix, type Checkpoint, type SliceContext } from './slice-context.ts'
import { workThrough, type WorkedThrough } from './work-through.ts'

const batch = 200
/** Goes through again while records become due by what this run did (a parent is linked, a claim is free), but not for ever. */
const maxPasses = 50

/**
 * Tries again what is due: records whose pause is over, whose reason to wait is gone, or that a person asked for. They are
 * read afresh from the source, so that nothing old is ever written.
 */
export async function duePhase(context: SliceContext, from: Checkpoint): Promise<WorkedThrough & { checkpoint: Checkpoint }> {
  let checkpoint = from
  if (from.passes === 0 && from.afterId === '0' && !context.preview) await wakeArrived(context)
  for (;;) {
    if (capReached(context)) context.stop.set('cap-reached')
    if (context.stop.reason !== null) return { done: false, checkpoint }
    const due = await nextDue(context, BigInt(checkpoint.afterId))
    const [lastDue] = due.slice(-1)
    if (!lastDue) {
      if (checkpoint.afterId === '0' || checkpoint.passes + 1 >= maxPasses) return { done: true, checkpoint }
      checkpoint = { ...checkpoint, afterId: '0', passes: checkpoint.passes + 1 }
      continue
    }
    const rows = await context.connector.readKeys(due.map((record) => record.sourceKey))
    const byKey = new Map(rows.map((row) => [row.key, row]))
    const idOf = new Map(due.map((record) => [record.sourceKey, String(record.id)]))
    const before = checkpoint
    const after = (last: SourceRow | 'page'): Checkpoint => {
      checkpoint = { ...before, afterId: last === 'page' ? String(lastDue.id) : idOf.get(last.key) ?? before.afterId }
      return checkpoint
    }
    // By their ids, whatever their level: a child that comes too early waits, and is woken by its parent.
    const ordered = due.map((record): SourceRow => {
      const { level: _, ...row } = byKey.get(record.sourceKey) ?? goneRow(record)
      return row.gone && !Object.keys(row.source).length ? { ...row, source: record.source ?? {} } : row
    })
    const worked = await workThrough(context, await classify(context, ordered, 'due'), before, after)
    if (!worked.done) return { ...worked, checkpoint }
  }
}

const goneRow = (record: DueRecord): SourceRow => ({ key: record.sourceKey, id: Number(record.sourceId), source: record.source ?? {}, gone: true })

async function nextDue(context: SliceContext, afterId: bigint): Promise<DueRecord[]> {
  const { db, processId, runId } = context
  return db.plain((tx) => (context.preview
    ? dueRecordsOfPreview(tx, processId, runId, previewPrefix(runId), afterId, batch)
    : dueRecords(tx, processId, afterId, batch)))
}

/** Asks once a run whether what records wait for is there now. */
async function wakeArrived(context: SliceContext): Promise<void> {
  const { connector, db, processId, integrationId } = context
  if (!connector.arrived) return
  for (let after = ''; ;) {
    const names = await db.plain((tx) => namesWaitedFor(tx, processId, after, batch))
    const [last] = names.slice(-1)
    if (last === undefined) return
    const there = await connector.arrived(names)
    if (there.length) await db.plain((tx) => wakeWaiting(tx, integrationId, there))
    after = last
  }
}
