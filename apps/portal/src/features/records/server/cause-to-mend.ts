import { createHash } from 'node:crypto'
import { countRecords, processId, type TenantDb } from '@causeway/db'
import type { EntityDefinition, Failure } from '@causeway/sync/entities'
import type { CauseToMend } from '../record-view.ts'
import { wordsOf } from '../record-words.ts'
import { catalogueOf } from './catalogue.ts'

/** The cause of a failure as `RecordFilter.cause` names it (packages/db/src/grid/filter.ts); null when its code alone is the cause. */
export const causeOf = ({ fixedBy, remedy }: Pick<Failure, 'fixedBy' | 'remedy'>): string | null =>
  (fixedBy === 'settings' ? createHash('md5').update(remedy).digest('hex').slice(0, 12) : null)

/** The failed records that somebody has come to mend, as an address names them; null when there are none (any more). */
export async function causeToMend(db: TenantDb, process: { id: string }, entity: EntityDefinition, asked: { code?: string; cause?: string }): Promise<CauseToMend | null> {
  const { code, cause } = wordsOf(asked)
  const kind = code === undefined ? undefined : catalogueOf(entity).get(code)
  if (code === undefined || !kind) return null
  const { count } = await db.transaction((tx) => countRecords(tx, processId(process.id), { states: ['failed'], codes: [code], ...(cause ? { cause } : {}) }, { exactly: true }))
  return count ? { words: { state: 'failed', code, ...(cause ? { cause } : {}) }, title: kind.title, count } : null
}
