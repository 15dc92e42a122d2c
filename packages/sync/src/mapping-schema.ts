import { z } from 'zod'
import type { MappingOverrides, MappingRule, MappingTarget } from './mapping.ts'
import { transformNames } from './transforms.ts'

const sourceField = z.string().trim().min(1, 'Choose a field of the source.')
  .regex(/^[A-Za-z0-9_.]{1,120}$/, 'The name of a field consists of letters, digits, dots and underscores.')
const value = z.string().max(1_000, 'At most 1,000 characters.')

const rule: z.ZodType<MappingRule> = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('field'), field: sourceField, transforms: z.array(z.enum(transformNames)).max(10).optional(), fallback: value.optional(),
  }),
  z.object({ from: z.literal('constant'), value }),
  z.object({
    from: z.literal('table'), field: sourceField, table: z.record(z.string().max(1_000), value), otherwise: value.optional(),
  }),
  z.object({ from: z.literal('nothing') }),
])

/** A tenant's own rules. Whether the target fields exist is for `checkMapping`, which knows the entity. */
export const mappingOverridesSchema: z.ZodType<MappingOverrides> = z.record(z.string(), rule)

const customAttribute = /^custom_attributes\.[a-z][a-z0-9_]{0,59}$/

/** What a check of a mapping gave: the rules that differ from the entity's own, or a sentence for each row that is wrong. */
export type CheckedMapping =
  | { ok: true; overrides: MappingOverrides }
  /** By target field. */
  | { ok: false; fields: Record<string, string> }

/** Checks a tenant's rules for an entity; rules equal to the entity's own are left out of the answer. Pure. */
export function checkMapping(targets: MappingTarget[], given: Record<string, unknown>): CheckedMapping {
  const wrong: Record<string, string> = {}
  const overrides: MappingOverrides = {}
  for (const [field, raw] of Object.entries(given)) {
    const target = targets.find((one) => one.field === field)
    const parsed = rule.safeParse(raw)
    if (!target && !customAttribute.test(field)) wrong[field] = `There is no field “${field}” to fill. A custom attribute is written custom_attributes. and its code.`
    else if (!parsed.success) wrong[field] = parsed.error.issues[0]?.message ?? 'This rule cannot be read.'
    else if (parsed.data.from === 'table' && !Object.keys(parsed.data.table).length && parsed.data.otherwise === undefined) {
      wrong[field] = 'Add a row to the table, or a value for everything else.'
    } else if (!target || !sameRule(target.rule, parsed.data)) overrides[field] = parsed.data
  }
  return Object.keys(wrong).length ? { ok: false, fields: wrong } : { ok: true, overrides }
}

/** Whether two rules give the same for every record. */
export function sameRule(one: MappingRule, other: MappingRule): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

function plain(given: MappingRule): unknown {
  switch (given.from) {
    case 'field': return [given.from, given.field, given.transforms ?? [], given.fallback ?? '']
    case 'table': return [given.from, given.field, Object.entries(given.table).sort(([a], [b]) => (a < b ? -1 : 1)), given.otherwise ?? null]
    case 'constant': return [given.from, given.value]
    case 'nothing': return [given.from]
  }
}
