import type { EntityDefinition } from './definition.ts'
import type { Failure } from './failure.ts'
import { effectiveRules, mapFields, type MappedValues, type MappingOverrides, type SourceRecord } from './mapping.ts'

/** A value of the target that a person may give for one try of a failed record. */
export interface EditableField {
  /** The target's own name, as changes call it: "address.postcode". */
  field: string
  /** "Postal code" */
  label: string
  /** Beside the box: what is taken. */
  help?: string
  /** The source field that `map` takes it from: the edited value stands in its place. Absent: it stands in the place of the mapping's value. */
  source?: string
  /** Codes of the failures that another value can mend. */
  mends: readonly string[]
}

/** An editable field with what would be sent now. */
export interface EditOffer { field: string; label: string; help: string; source: string | null; value: string }

/** Failures that name no field: the shop's own refusal may be about any. */
const aboutAny = new Set(['SHOP_REFUSED', 'STORED_DIFFERENTLY'])

/**
 * Which values of a failed record a person may send once instead of what the source says: those that its failure is about, as the
 * entity tells it, and the field that a mapping's table has no row for. Pure; none when the failure is no matter of a value.
 */
export function editsOffered(definition: EntityDefinition, process: { settings: unknown; mapping: unknown }, failure: Failure, source: SourceRecord): EditOffer[] {
  const settings = definition.settings.safeParse(process.settings)
  if (!settings.success) return []
  const { values } = mapFields(effectiveRules(definition.mapping, process.mapping as MappingOverrides), source)
  const { target } = failure.details
  const unmapped: EditableField[] = failure.code === 'VALUE_UNMAPPED' && typeof target === 'string'
    ? [{ field: target, label: definition.mapping.find(({ field }) => field === target)?.label ?? target, mends: [] }] : []
  const fitting = (definition.edits?.(settings.data) ?? []).filter(({ mends }) => aboutAny.has(failure.code) || mends.includes(failure.code))
  return [...unmapped, ...fitting].map(({ field, label, help, source: from }) => ({
    field, label, help: help ?? '', source: from ?? null, value: from === undefined ? values[field] ?? '' : source[from] ?? '',
  }))
}

/** Invisible to JSON, hashes and whoever lists the fields; a copy of the record keeps it. */
const editedTargets = Symbol('values of the mapping that a person edited')
type EditedSource = SourceRecord & { [editedTargets]?: MappedValues }

/** The source record with edited values in the place of its own and of the mapping's. Pure. */
export function withEdits(source: SourceRecord, values: readonly { field: string; source: string | null; after: string }[]): SourceRecord {
  const edited: EditedSource = { ...source }
  const targets: MappedValues = {}
  for (const { field, source: from, after } of values) {
    if (from === null) targets[field] = after
    else edited[from] = after
  }
  edited[editedTargets] = targets
  return edited
}

/** What a person gave in the place of the mapping's values; undefined where nobody edited anything. */
export const editedMapping = (source: SourceRecord): MappedValues | undefined => (source as EditedSource)[editedTargets]
