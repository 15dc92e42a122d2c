import type { EntityDefinition } from '../definition.ts'
import { editedMapping } from '../edits.ts'
import type { Failure } from '../failure.ts'
import { fail } from '../failures/common.ts'
import { effectiveRules, fieldsRead, mapFields, type MappedValues, type MappingOverrides, type SourceRecord, type UnmappedValue } from '../mapping.ts'
import { subjectOf } from './slice-context.ts'

/** Thrown where a connector asks for fields and a mapping table has no row for a value; the engine makes it a failure. */
export class UnmappedValueFailure extends Error {
  readonly unmapped: UnmappedValue
  constructor(unmapped: UnmappedValue) {
    super(`No row for "${unmapped.value}" in the table of ${unmapped.target}`)
    this.name = 'UnmappedValueFailure'
    this.unmapped = unmapped
  }

  failureFor(definition: EntityDefinition, key: string): Failure {
    return fail('VALUE_UNMAPPED', subjectOf(definition, key), {
      target: this.unmapped.target, field: this.unmapped.field, value: this.unmapped.value,
    })
  }
}

/** The mapping of a process, ready to be asked for each record's values. */
export function fieldMapper(definition: EntityDefinition, overrides: MappingOverrides): { fields(source: SourceRecord): MappedValues; mappedFields: string[]; mappedTargets: string[] } {
  const rules = effectiveRules(definition.mapping, overrides)
  return {
    mappedFields: fieldsRead(rules),
    mappedTargets: [...rules].flatMap(([target, rule]) => (rule.from === 'nothing' ? [] : [target])),
    fields(source) {
      const { values, unmapped } = mapFields(rules, source)
      const edited = editedMapping(source)
      const missing = edited ? unmapped.find(({ target }) => !Object.hasOwn(edited, target)) : unmapped[0]
      if (missing) throw new UnmappedValueFailure(missing)
      return edited ? { ...values, ...edited } : values
    },
  }
}
