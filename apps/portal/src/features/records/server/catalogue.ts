import { commonFailures, entities, type EntityDefinition, type FailureKind } from '@causeway/sync/entities'
import type { FailureTitle } from '../record-view.ts'

/** The failures that records of an entity can have, by code. */
export function catalogueOf(entity: EntityDefinition): Map<string, FailureKind> {
  return new Map(Object.entries({ ...commonFailures, ...entity.failures }) as unknown as [string, FailureKind][])
}

/** The same as plain data, by title. */
export function failureTitles(entity: EntityDefinition): FailureTitle[] {
  return [...catalogueOf(entity)]
    .map(([code, { title, class: failureClass, fixedBy }]) => ({ code, title, class: failureClass, fixedBy }))
    .sort((a, b) => a.title.localeCompare(b.title))
}

/** A code with every entity that has it; none for codes that are not in any catalogue. */
export function whereFailing(code: string): { entity: EntityDefinition; kind: FailureKind }[] {
  return entities.flatMap((entity) => {
    const kind = catalogueOf(entity).get(code)
    return kind ? [{ entity, kind }] : []
  })
}
