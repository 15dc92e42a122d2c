import { announcedRecords, countAnnounced, runId } from '@causeway/db'
import type { SourceRow } from '../entity.ts'
import { classify } from './classify.ts'
import { capReached, type Checkpoint, type SliceContext } from './slice-context.ts'
import { workThrough, type WorkedThrough } from './work-through.ts'

const batch = 200

/**
 * Does what a preview announced, record by record in its order, and nothing else. Each is read afresh; what would now be written otherwise
 * than announced is held back (see announced.ts). The watermark stays: the next sync finds what has changed since.
 */
export async function carryOutPhase(context: SliceContext, preview: string, from: Checkpoint): Promise<WorkedThrough & { checkpoint: Checkpoint }> {
  const { db, processId, stop, connector } = context
  let checkpoint = from
  const announced = await db.transaction((tx) => countAnnounced(tx, db.tenantId, processId, runId(preview)))
  for (;;) {
    if (capReached(context)) stop.set('cap-reached')
    if (stop.reason !== null) return { done: false, checkpoint }
    const records = await db.transaction((tx) => announcedRecords(tx, db.tenantId, processId, runId(preview), BigInt(checkpoint.afterId), batch))
    const [last] = records.slice(-1)
    if (!last) return { done: true, checkpoint }
    const byKey = new Map((await connector.readKeys(records.map(({ sourceKey }) => sourceKey))).map((row) => [row.key, row]))
    const idOf = new Map(records.map(({ sourceKey, id }) => [sourceKey, String(id)]))
    const before = checkpoint
    const after = (row: SourceRow | 'page', passed: number): Checkpoint => {
      checkpoint = { ...before, afterId: row === 'page' ? String(last.id) : idOf.get(row.key) ?? before.afterId, windowRead: before.windowRead + passed }
      return checkpoint
    }
    const rows = records.flatMap(({ sourceKey, sourceId, source }): SourceRow[] => {
      const row = byKey.get(sourceKey)
      if (row) return [row]
      // Neither the source nor we know it any more: it came and went.
      return sourceId === null ? [] : [{ key: sourceKey, id: Number(sourceId), source: source ?? {}, gone: true }]
    })
    const lost = records.length - rows.length
    const worked = await workThrough(context, await classify(context, rows, 'due'), before, (row, passed) => after(row, passed + (row === 'page' ? lost : 0)), { announced })
    if (!worked.done) return { ...worked, checkpoint }
  }
}
