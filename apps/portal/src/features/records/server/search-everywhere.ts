import { listRecords, ofLivingIntegration, processId, type RecordRow, type TenantDb } from '@causeway/db'
import { entityNamed } from '@causeway/sync/entities'

/** What a search finds in one process. */
export interface FoundRecords { processId: string; title: string; rows: Pick<RecordRow, 'id' | 'sourceKey' | 'name' | 'state' | 'targetId'>[]; more: boolean }

const perProcess = 5

/** Looks for any id, name or other search term in all processes of a tenant; processes where nothing is found are left out. */
export async function searchEverywhere(db: TenantDb, text: string): Promise<FoundRecords[]> {
  return db.transaction(async (tx) => {
    const found: FoundRecords[] = []
    for (const process of await tx.process.findMany({ where: ofLivingIntegration, select: { id: true, entity: true }, orderBy: { createdAt: 'asc' } })) {
      const page = await listRecords(tx, { processId: processId(process.id), filter: { search: text }, sort: { by: 'key' }, limit: perProcess })
      if (!page.rows.length) continue
      found.push({
        processId: process.id, title: entityNamed(process.entity)?.gridTitle ?? process.entity, more: page.next !== null,
        rows: page.rows.map(({ id, sourceKey, name, state, targetId }) => ({ id, sourceKey, name, state, targetId })),
      })
    }
    return found
  })
}
