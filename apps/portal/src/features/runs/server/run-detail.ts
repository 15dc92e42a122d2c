import type { TenantDb } from '@causeway/db'
import { entityNamed } from '@causeway/sync/entities'
import { isActive, type RunDetail } from '../run-view.ts'
import { namesOf, viewOf } from './view-of.ts'

const systems = { intacct: 'Sage Intacct', magento: 'Magento' } as const

/** A run with what its page says of its process; null when this tenant has no such run. */
export async function runDetail(db: TenantDb, id: string): Promise<RunDetail | null> {
  return db.transaction(async (tx) => {
    const run = await tx.run.findUnique({ where: { id }, include: { process: true } })
    const definition = run && entityNamed(run.process.entity)
    if (!run || !definition) return null
    const carrying = run.mode === 'preview' ? await tx.run.findFirst({ where: { processId: run.processId, carriesOut: id }, orderBy: { createdAt: 'desc' }, select: { id: true } }) : null
    const view = viewOf(run, await namesOf(tx, [run]))
    return {
      run: definition.readsAll && view.since !== undefined ? { ...view, since: null } : view, processId: run.processId, title: definition.title,
      source: { one: definition.source.one, many: definition.source.many, system: systems[definition.source.system] },
      target: { one: definition.target.one, system: systems[definition.target.system] },
      failedNow: isActive(view) || run.mode === 'preview' || run.failed === 0 ? 0 : await tx.record.count({ where: { processId: run.processId, state: 'failed', lastRunId: id } }),
      heldBack: run.carriesOut === null ? 0 : await tx.event.count({ where: { runId: id, kind: 'held_back' } }), carriedOutBy: carrying?.id ?? null,
    }
  })
}
