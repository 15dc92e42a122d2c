import type { MappingOverrides, MappingRule, MappingTarget } from '@causeway/sync/mapping'

/** One field of the target, with the rule in force. */
export interface MappingRow {
  field: string
  label: string
  help: string
  /** The entity's own rule; null for a custom attribute that the tenant added. */
  standard: MappingRule | null
  rule: MappingRule
}

export const customAttributePrefix = 'custom_attributes.'

/** The rows of the editor: the entity's fields in their order, then the custom attributes. Pure. */
export function mappingRows(targets: readonly MappingTarget[], overrides: MappingOverrides, attributes: readonly { value: string; label: string }[]): MappingRow[] {
  const own = targets.map(({ field, label, help, rule }) => ({ field, label, help, standard: rule, rule: overrides[field] ?? rule }))
  const added = Object.entries(overrides)
    .filter(([field]) => !targets.some((target) => target.field === field))
    .map(([field, rule]) => attributeRow(field.slice(customAttributePrefix.length), rule, attributes))
  return [...own, ...added]
}

/** The row of a custom attribute, by its code. */
export function attributeRow(code: string, rule: MappingRule, attributes: readonly { value: string; label: string }[]): MappingRow {
  const label = attributes.find(({ value }) => value === code)?.label ?? code
  return { field: `${customAttributePrefix}${code}`, label, help: 'A custom attribute of the shop.', standard: null, rule }
}
