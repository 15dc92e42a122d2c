import type { EntityDefinition } from '../definition.ts'
import type { Connector, Mapped, SourceRow } from '../entity.ts'
import { fail } from '../failures/common.ts'
import { UnmappedValueFailure } from './mapped-fields.ts'
import { subjectOf } from './slice-context.ts'

/** Maps one row; a value that a mapping table does not know, and a row that the source has no more, become their failures. */
export function mapRow<Draft, Facts>(connector: Pick<Connector<Draft, unknown, Facts>, 'map' | 'mapGone'>, definition: EntityDefinition, row: SourceRow, facts: Facts): Mapped<Draft> {
  try {
    if (!row.gone) return connector.map(row, facts)
    return connector.mapGone?.(row, facts) ?? { kind: 'failure', failure: fail('SOURCE_GONE', subjectOf(definition, row.key), {}) }
  } catch (error) {
    if (error instanceof UnmappedValueFailure) return { kind: 'failure', failure: error.failureFor(definition, row.key) }
    throw error
  }
}
