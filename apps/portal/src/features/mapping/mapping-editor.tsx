'use client'
import type { ExampleRecord } from '@causeway/sync/connections'
import { sameRule, type MappingOverrides, type MappingTarget } from '@causeway/sync/mapping'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { api, ApiError } from '#ui/api.ts'
import { Callout } from '#ui/callout.tsx'
import { Card } from '#ui/card.tsx'
import { toast } from '#ui/toaster.tsx'
import { SaveBar } from '../forms/save-bar.tsx'
import { MendCallout } from '../records/mend-callout.tsx'
import type { CauseToMend } from '../records/record-view.ts'
import { FullSyncOffer } from '../process/full-sync-offer.tsx'
import type { ListChoice } from '../settings/directory-choices.ts'
import { useTask } from '../tasks/use-task.ts'
import { AddAttribute } from './add-attribute.tsx'
import { ExamplePanel } from './example-panel.tsx'
import { attributeRow, customAttributePrefix, mappingRows } from './mapping-rows.ts'
import { MappingRow } from './mapping-row.tsx'
import { draftOfRule, mistakeOfDraft, ruleOfDraft, type RuleDraft } from './rule-draft.ts'

export interface MappingWords { one: string; many: string; keyLabel: string; targetMany: string; /** Every run reads all of the source. */ readsAll: boolean }

/** The rules of a process, one row a field of the target, with a live example record beside them. */
export function MappingEditor({ tenant, processId, targets, overrides, version, fields, attributes, attributesKnown, shop, words, mayEdit, add }: {
  tenant: string; processId: string; targets: MappingTarget[]; overrides: MappingOverrides; version: number
  fields: ListChoice[]; /** Null where the target takes no custom attributes. */ attributes: ListChoice[] | null; attributesKnown: boolean
  shop: { name: string; href: string }; words: MappingWords; mayEdit: boolean
  /** Somebody has come to mend a rule, or the row of a value in its table, for which records failed. */
  add: { target: string; value: string | null; cause: CauseToMend | null } | null
}) {
  const router = useRouter()
  const labels = (attributes ?? []).map(({ value, label }) => ({ value, label }))
  const [stored, setStored] = useState({ overrides, version })
  const storedRows = mappingRows(targets, stored.overrides, labels)
  const [rows, setRows] = useState(() => storedRows.map((row) => ({ row, draft: withAsked(draftOfRule(row.rule), row.field, add) })))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const [offerFull, setOfferFull] = useState(false)
  const [mended, setMended] = useState(false)

  const mapping = Object.fromEntries(rows.map(({ row, draft }) => [row.field, ruleOfDraft(draft)]))
  const isChanged = (field: string) => {
    const before = storedRows.find((row) => row.field === field)
    return !before || !mapping[field] || !sameRule(before.rule, mapping[field])
  }
  const changes = rows.filter(({ row }) => isChanged(row.field)).length + storedRows.filter(({ field }) => !(field in mapping)).length
  const change = (field: string, draft: RuleDraft) => setRows((current) => current.map((one) => (one.row.field === field ? { ...one, draft } : one)))

  const [asked, setAsked] = useState<{ taskId: string; rules: string } | null>(null)
  const progress = useTask<ExampleRecord>(tenant, asked?.taskId ?? null)
  const [example, setExample] = useState<{ record: ExampleRecord; rules: string } | null>(null)
  if (progress.state === 'done' && asked && example?.record !== progress.result) setExample({ record: progress.result, rules: asked.rules })
  const ask = async (which: { key?: string; after?: string }) => {
    try {
      const { taskId } = await api<{ taskId: string }>(`/api/tenants/${tenant}/processes/${processId}/example`, { body: { ...which, mapping: sendable(mapping) } })
      setAsked({ taskId, rules: JSON.stringify(mapping) })
    } catch (error) {
      toast.failed(error)
    }
  }

  useEffect(() => {
    if (add) document.getElementById(`row-${add.target}`)?.scrollIntoView({ block: 'center' })
  }, [add])

  const save = async () => {
    const mistake = rows.find(({ draft }) => mistakeOfDraft(draft))
    if (mistake) return setProblem(`Correct “${mistake.row.label}” first.`)
    setSaving(true)
    setProblem(null)
    try {
      const saved = await api<{ mapping: MappingOverrides; version: number }>(`/api/tenants/${tenant}/processes/${processId}/mapping`, { method: 'PUT', body: { mapping, version: stored.version } })
      setOfferFull(saved.version !== stored.version)
      setStored({ overrides: saved.mapping, version: saved.version })
      setErrors({})
      setMended(true)
      toast.done('Mapping saved.')
      router.refresh()
    } catch (error) {
      const fieldErrors = error instanceof ApiError ? error.fields : {}
      setErrors(fieldErrors)
      setProblem(error instanceof Error ? error.message : String(error))
      document.getElementById(`row-${Object.keys(fieldErrors)[0]}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    } finally {
      setSaving(false)
    }
  }
  const discard = () => {
    setRows(storedRows.map((row) => ({ row, draft: draftOfRule(row.rule) })))
    setErrors({})
    setProblem(null)
  }

  const askedRow = rows.find(({ row }) => row.field === add?.target)
  const asksFor = add && askedRow ? todoOf(add.value, askedRow.draft, askedRow.row.label) : null
  return (
    <div className="grid items-start gap-6 px-4 py-6 sm:px-6 xl:grid-cols-[minmax(0,1fr)_23rem]">
      <div className="min-w-0">
        {mayEdit ? null : <Callout className="mb-5" title="Your role lets you see this mapping, not change it." />}
        {offerFull ? <FullSyncOffer className="mb-5" tenant={tenant} processId={processId} sourceMany={words.many} readsAll={words.readsAll} what="mapping" onDone={() => setOfferFull(false)} /> : null}
        {asksFor && add ? <MendCallout className="mb-5" tenant={tenant} processId={processId} cause={add.cause} one={words.one} many={words.many} todo={asksFor} saved={mended} /> : null}
        {rows.length ? <p className="mb-4 max-w-prose text-sm text-ink-soft text-pretty">Each row is a field of the shop, with the rule that fills it. Fields that are not listed are filled by the process itself; <Link href={`/${tenant}/processes/${processId}/settings`} className="text-accent-ink underline underline-offset-2">its settings</Link> say how.</p> : null}
        <Card flush>
          <ul className="@container divide-y divide-line">
            {rows.map(({ row, draft }) => (
              <MappingRow key={row.field} tenant={tenant} processId={processId} row={row} draft={draft} onChange={(next) => change(row.field, next)} changed={isChanged(row.field)} error={errors[row.field]}
                onRemove={row.standard === null ? () => setRows(rows.filter((one) => one.row.field !== row.field)) : null}
                fields={fields} source={example?.record.source ?? null} highlighted={add?.target === row.field ? add.value : null} disabled={!mayEdit} />
            ))}
          </ul>
          {rows.length ? null : <p className="px-4 py-6 text-ink-soft text-pretty sm:px-6">There is nothing to map here: the process knows by itself what goes into each field, and <Link href={`/${tenant}/processes/${processId}/settings`} className="text-accent-ink underline underline-offset-2">its settings</Link> say how. The example shows what a run would do with one of the {words.many}.</p>}
          {attributes && mayEdit ? (
            <div className="border-t border-line">
              <AddAttribute attributes={attributes} known={attributesKnown} many={words.targetMany} connection={shop} taken={rows.map(({ row }) => row.field.slice(customAttributePrefix.length))}
                onAdd={(code) => setRows([...rows, { row: attributeRow(code, { from: 'field', field: '' }, labels), draft: draftOfRule({ from: 'field', field: '' }) }])} />
            </div>
          ) : null}
        </Card>
        <SaveBar changes={changes} pending={saving} problem={problem} save="Save mapping" onSave={() => void save()} onDiscard={discard} />
      </div>
      {mayEdit ? (
        <div role="region" aria-label="Example" tabIndex={0} className="min-w-0 rounded-xl xl:sticky xl:top-18 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto max-xl:order-first">
          <ExamplePanel one={words.one} keyLabel={words.keyLabel} progress={progress} example={example?.record ?? null} rules={rows.length > 0} outdated={example !== null && example.rules !== JSON.stringify(mapping)} onAsk={(which) => void ask(which)} />
        </div>
      ) : null}
    </div>
  )
}

/** A value that was asked for by the address gets its row. */
function withAsked(draft: RuleDraft, field: string, add: { target: string; value: string | null } | null): RuleDraft {
  if (!add || add.target !== field || add.value === null || draft.from !== 'table' || draft.rows.some(({ value }) => value === add.value)) return draft
  return { ...draft, rows: [...draft.rows, { value: add.value, result: '' }] }
}

/** What somebody has come to do here, as a sentence. */
function todoOf(value: string | null, draft: RuleDraft, label: string): string {
  if (value === null || draft.from !== 'table') return `Correct the rule for ${label}, and save.`
  return `Say what ${value === '' ? 'the empty value' : `“${value}”`} becomes, and save.`
}

/** Rules that are not finished yet are left out of an example instead of spoiling it. */
const sendable = (mapping: MappingOverrides): MappingOverrides =>
  Object.fromEntries(Object.entries(mapping).filter(([, rule]) => !('field' in rule) || rule.field !== ''))
