import { transforms, type TransformName } from './transforms.ts'

export { checkMapping, mappingOverridesSchema, sameRule, type CheckedMapping } from './mapping-schema.ts'
export { transformNames, type TransformName } from './transforms.ts'

/** A source record: flat, dotted names as Intacct's `query` answers them, values as text. */
export type SourceRecord = Record<string, string>

/** Where a target field's value comes from. */
export type MappingRule =
  | { from: 'field'; field: string; transforms?: TransformName[]; /** Used when the field is empty. */ fallback?: string }
  | { from: 'constant'; value: string }
  | { from: 'table'; field: string; table: Record<string, string>; /** Used when no row fits; absent = VALUE_UNMAPPED. */ otherwise?: string }
  /** The target field is left as it is. */
  | { from: 'nothing' }

/** A field of the target that the mapping can fill. */
export interface MappingTarget {
  /** Magento's own name: "taxvat", "custom_attributes.erp_number". */
  field: string
  label: string
  help: string
  rule: MappingRule
}

/** A tenant's own rules, by target field; they win over the entity's defaults. */
export type MappingOverrides = Record<string, MappingRule>

/** Values by target field. Fields whose rule is "nothing" are absent; empty text means: empty at the source. */
export type MappedValues = Record<string, string>

/** A value of the source that a table has no row for. */
export interface UnmappedValue { target: string; field: string; value: string }

// A field may be called as something that every object has.
const textOf = (source: SourceRecord, field: string): string => (Object.hasOwn(source, field) ? source[field] ?? '' : '')

/** The value of one rule; `unmapped` tells that a table had no row for it. Pure. */
export function applyRule(rule: MappingRule, source: SourceRecord): { value?: string; unmapped?: { field: string; value: string } } {
  switch (rule.from) {
    case 'nothing': return {}
    case 'constant': return { value: rule.value }
    case 'field': {
      const text = (rule.transforms ?? []).reduce((value, name) => transforms[name](value), textOf(source, rule.field))
      return { value: text === '' ? rule.fallback ?? '' : text }
    }
    case 'table': {
      const value = textOf(source, rule.field)
      const found = Object.hasOwn(rule.table, value) ? rule.table[value] : rule.otherwise
      return found === undefined ? { unmapped: { field: rule.field, value } } : { value: found }
    }
  }
}

/** The rules in force: the entity's own, with the tenant's on top; overrides of other fields are custom attributes. */
export function effectiveRules(targets: MappingTarget[], overrides: MappingOverrides): Map<string, MappingRule> {
  const rules = new Map(targets.map((target) => [target.field, target.rule]))
  for (const [field, rule] of Object.entries(overrides)) rules.set(field, rule)
  return rules
}

/** Values of all rules for one source record. Pure. */
export function mapFields(rules: Map<string, MappingRule>, source: SourceRecord): { values: MappedValues; unmapped: UnmappedValue[] } {
  const values: MappedValues = {}
  const unmapped: UnmappedValue[] = []
  for (const [target, rule] of rules) {
    const result = applyRule(rule, source)
    if (result.value !== undefined) values[target] = result.value
    if (result.unmapped) unmapped.push({ target, ...result.unmapped })
  }
  return { values, unmapped }
}

/** The source fields that the rules read. */
export function fieldsRead(rules: Map<string, MappingRule>): string[] {
  return [...new Set([...rules.values()].flatMap((rule) => (rule.from === 'field' || rule.from === 'table' ? [rule.field] : [])))]
}
