import type { MappingRule, TransformName } from '@causeway/sync/mapping'

/** One row of a value table while it is typed: several may still have the same value, or none. */
export interface TableRow { value: string; result: string }

/** A rule with the fields of all kinds, so that trying another kind forgets nothing. */
export interface RuleDraft {
  from: MappingRule['from']
  field: string
  transforms: TransformName[]
  fallback: string
  constant: string
  rows: TableRow[]
  /** Null: a value without a row fails the record. */
  otherwise: string | null
}

export const ruleKinds: { value: MappingRule['from']; label: string; hint: string }[] = [
  { value: 'field', label: 'Field', hint: 'What a field of the source holds' },
  { value: 'constant', label: 'Constant', hint: 'The same for every record' },
  { value: 'table', label: 'Table', hint: 'One value for another' },
  { value: 'nothing', label: 'Leave as it is', hint: 'Never sent' },
]

export const transformWords: Record<TransformName, { label: string; hint: string }> = {
  trim: { label: 'Trim', hint: 'Without spaces at both ends' },
  upper: { label: 'Upper case', hint: 'ACME LTD' },
  lower: { label: 'Lower case', hint: 'acme ltd' },
  title: { label: 'Title case', hint: 'Acme Ltd' },
  digits: { label: 'Digits only', hint: '+1 (555) 010 becomes 1555010' },
  'first-word': { label: 'First word', hint: 'Ana Maria Lopez becomes Ana' },
  'rest-words': { label: 'All but the first word', hint: 'Ana Maria Lopez becomes Maria Lopez' },
}

/** The form of a rule. */
export function draftOfRule(rule: MappingRule): RuleDraft {
  const draft: RuleDraft = { from: rule.from, field: '', transforms: [], fallback: '', constant: '', rows: [], otherwise: null }
  switch (rule.from) {
    case 'field': return { ...draft, field: rule.field, transforms: rule.transforms ?? [], fallback: rule.fallback ?? '' }
    case 'constant': return { ...draft, constant: rule.value }
    case 'table': return {
      ...draft, field: rule.field, rows: Object.entries(rule.table).map(([value, result]) => ({ value, result })), otherwise: rule.otherwise ?? null,
    }
    case 'nothing': return draft
  }
}

/** The rule that a form says. */
export function ruleOfDraft(draft: RuleDraft): MappingRule {
  switch (draft.from) {
    case 'field': return {
      from: 'field', field: draft.field, ...(draft.transforms.length ? { transforms: draft.transforms } : {}), ...(draft.fallback ? { fallback: draft.fallback } : {}),
    }
    case 'constant': return { from: 'constant', value: draft.constant }
    case 'table': return {
      from: 'table', field: draft.field, table: Object.fromEntries(draft.rows.map(({ value, result }) => [value, result])),
      ...(draft.otherwise === null ? {} : { otherwise: draft.otherwise }),
    }
    case 'nothing': return { from: 'nothing' }
  }
}

/** What only the form can see to be wrong: a table with one value twice. */
export function mistakeOfDraft(draft: RuleDraft): string | null {
  if (draft.from !== 'table') return null
  const values = draft.rows.map(({ value }) => value)
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  return twice === undefined ? null : `${twice === '' ? 'The empty value' : `“${twice}”`} stands twice in the table.`
}
