import { linkedRecords } from '@causeway/db'
import type { SourceRow, TargetIdentity } from '../entity.ts'
import { contentHash } from './hash.ts'
import { mapRow } from './map-row.ts'
import type { Pending } from './settled.ts'
import type { SliceContext } from './slice-context.ts'

/** What is known of a record's link from earlier runs: see `Lookup`. */
export interface Past { identity: TargetIdentity | null; inLineWith?: unknown }

export const noPast: Past = { identity: null }

/**
 * Looks back at what the linked ones among these were brought in line with, for connectors that make use of it. `formerRows`: as the source had
 * them then, for `gather`.
 */
export async function pastOf(context: SliceContext, pendings: readonly Pending[]): Promise<{ formerRows: SourceRow[]; of(pending: Pending, facts: unknown): Past }> {
  const { connector, db, processId, processVersion, definition, run } = context
  const keys = connector.looksBack ? pendings.flatMap(({ known }) => (known?.targetId ? [known.sourceKey] : [])) : []
  const linked = keys.length ? await db.plain((tx) => linkedRecords(tx, processId, keys)) : new Map<string, never>()
  const formerRows = new Map<string, SourceRow>()
  for (const { row, known, edit } of pendings) {
    const record = linked.get(row.key)
    // A full run compares everything; so does a record that a person asked for, or that was dealt with by other settings or another mapping.
    // What a person edited was brought in line with no source.
    if (!record?.inLine || !record.source || run.full || run.carriesOut !== null || row.gone || row.again || edit || known?.hash !== contentHash(record.source, processVersion)) continue
    formerRows.set(row.key, { ...row, source: record.source })
  }
  return {
    formerRows: [...formerRows.values()],
    of({ row }, facts) {
      const record = linked.get(row.key)
      if (!record) return noPast
      const former = formerRows.get(row.key)
      const mapped = former && mapRow(connector, definition, former, facts)
      return { identity: record.identity, ...(mapped?.kind === 'draft' ? { inLineWith: mapped.draft } : {}) }
    },
  }
}
