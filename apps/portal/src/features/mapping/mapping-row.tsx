'use client'
import { sameRule, type SourceRecord } from '@causeway/sync/mapping'
import { CircleAlert, RotateCcw, Trash2 } from 'lucide-react'
import { Badge } from '#ui/badge.tsx'
import { IconButton } from '#ui/button.tsx'
import { Input } from '#ui/input.tsx'
import { MultiSelect } from '#ui/multi-select.tsx'
import { Select } from '#ui/select.tsx'
import type { ListChoice } from '../settings/directory-choices.ts'
import { FieldPicker } from './field-picker.tsx'
import type { MappingRow as Row } from './mapping-rows.ts'
import { draftOfRule, mistakeOfDraft, ruleKinds, ruleOfDraft, transformWords, type RuleDraft } from './rule-draft.ts'
import { RuleResult } from './rule-result.tsx'
import { TableRule } from './table-rule.tsx'

/** One field of the target: where its value comes from, and what the example's would be. */
export function MappingRow({ tenant, processId, row, draft, onChange, onRemove, changed, error, fields, source, highlighted, disabled }: {
  tenant: string; processId: string; row: Row; draft: RuleDraft; onChange: (draft: RuleDraft) => void
  /** For custom attributes, which may be taken out again. */
  onRemove: (() => void) | null
  changed: boolean; error: string | undefined; fields: ListChoice[]; source: SourceRecord | null; highlighted: string | null; disabled: boolean
}) {
  const rule = ruleOfDraft(draft)
  const { standard } = row
  const own = standard !== null && !sameRule(standard, rule)
  const mistake = mistakeOfDraft(draft) ?? error
  return (
    <li id={`row-${row.field}`} className="scroll-mt-20 px-4 py-3.5 sm:px-6">
      <div className="grid gap-x-6 gap-y-2 @2xl:grid-cols-[minmax(0,12rem)_minmax(0,1fr)]">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{row.label}</span>
            {changed ? <Badge tone="accent">changed</Badge> : own ? <Badge>own rule</Badge> : null}
          </p>
          <p className="truncate font-mono text-xs text-ink-faint" title={row.field}>{row.field}</p>
          <p className="mt-1 text-sm text-ink-soft text-pretty">{row.help}</p>
        </div>
        <div className="grid min-w-0 content-start gap-2">
          <div className="flex min-w-0 flex-wrap items-start gap-2">
            <Select className="w-36" value={draft.from} onChange={(from) => onChange({ ...draft, from: from as RuleDraft['from'] })} options={ruleKinds} aria-label={`Rule for ${row.label}`} disabled={disabled} />
            {draft.from === 'field' || draft.from === 'table'
              ? <div className="min-w-48 flex-1"><FieldPicker value={draft.field} onChange={(field) => onChange({ ...draft, field })} fields={fields} label={`Source field of ${row.label}`} disabled={disabled} /></div> : null}
            {draft.from === 'constant'
              ? <div className="min-w-48 flex-1"><Input value={draft.constant} onChange={(event) => onChange({ ...draft, constant: event.target.value })} aria-label={`Constant for ${row.label}`} placeholder="(empty)" disabled={disabled} /></div> : null}
            {standard !== null && own && !disabled ? <IconButton label="Back to the standard rule" icon={<RotateCcw />} onClick={() => onChange(draftOfRule(standard))} /> : null}
            {onRemove && !disabled ? <IconButton label={`Remove ${row.label}`} icon={<Trash2 />} onClick={onRemove} /> : null}
          </div>
          {draft.from === 'field' ? (
            <div className="flex min-w-0 flex-wrap items-center gap-2 text-sm text-ink-soft">
              <span className="w-12 shrink-0 text-right max-sm:hidden" aria-hidden>then</span>
              <div className="min-w-36 flex-[3]">
                <MultiSelect value={draft.transforms} onChange={(transforms) => onChange({ ...draft, transforms: transforms as RuleDraft['transforms'] })} placeholder="As it is" aria-label={`Transformations of ${row.label}, in order`} disabled={disabled}
                  options={Object.entries(transformWords).map(([value, words]) => ({ value, ...words }))} />
              </div>
              <span className="shrink-0" aria-hidden>if empty</span>
              <div className="min-w-28 flex-[2]"><Input value={draft.fallback} onChange={(event) => onChange({ ...draft, fallback: event.target.value })} placeholder="stays empty" aria-label={`Value of ${row.label} if the field is empty`} disabled={disabled} /></div>
            </div>
          ) : null}
          {draft.from === 'table' ? <TableRule tenant={tenant} processId={processId} draft={draft} onChange={onChange} label={row.label} highlighted={highlighted} disabled={disabled} /> : null}
          {mistake ? <p className="flex items-start gap-1.5 text-sm text-failed"><CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />{mistake}</p> : null}
          {source ? <RuleResult rule={rule} source={source} /> : null}
        </div>
      </div>
    </li>
  )
}
