'use client'
import { isInForce, type SettingsSection } from '@causeway/sync/entities'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { api, ApiError } from '#ui/api.ts'
import { Callout } from '#ui/callout.tsx'
import { FormSection } from '#ui/field.tsx'
import { toast } from '#ui/toaster.tsx'
import { useRefreshOverview } from '../dashboard/use-overview.ts'
import { focusFirstError } from '../forms/focus-first-error.ts'
import { SaveBar } from '../forms/save-bar.tsx'
import { FullSyncOffer } from '../process/full-sync-offer.tsx'
import type { Directories } from './directory-choices.ts'
import { MendCallout } from '../records/mend-callout.tsx'
import type { CauseToMend } from '../records/record-view.ts'
import { changedNames, formValues, settingsOf, type FormValues, type KeyValueRow } from './form-values.ts'
import { SettingControl } from './setting-control.tsx'

/** The settings of a process, drawn from its entity's schema. */
export function SettingsEditor({ tenant, processId, sections, settings, version, directories, mayEdit, words, readsAll, mend }: {
  tenant: string; processId: string; sections: SettingsSection[]; settings: Record<string, unknown>; version: number
  directories: Directories; mayEdit: boolean; words: { one: string; many: string }; readsAll: boolean
  /** Somebody has come to mend a setting, or the row of a value in its table, for which records failed. */
  mend: { setting: string; row: string | null; cause: CauseToMend | null } | null
}) {
  const router = useRouter()
  const refreshOverview = useRefreshOverview()
  const [stored, setStored] = useState({ values: formValues(sections, settings), version })
  const [values, setValues] = useState(() => withRow(stored.values, mend))
  const [mended, setMended] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const [offerFull, setOfferFull] = useState(false)
  const changed = changedNames(stored.values, values)

  const save = async () => {
    setSaving(true)
    setProblem(null)
    try {
      const saved = await api<{ settings: Record<string, unknown>; version: number }>(`/api/tenants/${tenant}/processes/${processId}/settings`, {
        method: 'PUT', body: { settings: settingsOf(sections, values), version: stored.version },
      })
      const now = formValues(sections, saved.settings)
      setStored({ values: now, version: saved.version })
      setValues(now)
      setErrors({})
      setMended(true)
      setOfferFull(saved.version !== stored.version)
      toast.done('Settings saved.')
      router.refresh()
      void refreshOverview()
    } catch (error) {
      setErrors(error instanceof ApiError ? error.fields : {})
      setProblem(error instanceof Error ? error.message : String(error))
      focusFirstError()
    } finally {
      setSaving(false)
    }
  }
  const inside = (name: string) => Object.fromEntries(Object.entries(errors).flatMap(([path, message]) => (path.startsWith(`${name}.`) ? [[path.slice(name.length + 1), message]] : [])))

  const asked = mend ? sections.flatMap((section) => section.fields).find((field) => field.name === mend.setting) : undefined
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => { place.current?.scrollIntoView({ block: 'center' }) }, [])

  return (
    <div className="grid items-start gap-x-10 px-4 py-6 sm:px-6 xl:grid-cols-[minmax(0,46rem)_12rem]">
      <div className="min-w-0">
        {mayEdit ? null : <Callout className="mb-5" title="Your role lets you see these settings, not change them." />}
        {offerFull ? <FullSyncOffer className="mb-6" tenant={tenant} processId={processId} sourceMany={words.many} readsAll={readsAll} what="settings" onDone={() => setOfferFull(false)} /> : null}
        <div>
          {sections.map((section) => {
            const shown = section.fields.filter((field) => isInForce(field, values))
            return shown.length ? (
              <FormSection key={section.title} title={section.title} id={idOf(section.title)}>
                {shown.map((field) => (
                  <div key={field.name} {...(field === asked ? { ref: place } : {})} className={field === asked ? '-m-3 scroll-mt-20 rounded-lg bg-accent-soft p-3' : ''}>
                    {mend && field === asked ? (
                      <MendCallout className="mb-4 bg-surface" tenant={tenant} processId={processId} cause={mend.cause} {...words} saved={mended}
                        todo={mend.row ? `Choose what “${mend.row}” becomes, and save.` : `Change “${asked.label}”, and save.`} />
                    ) : null}
                    <SettingControl field={field} value={values[field.name]!} changed={changed.includes(field.name)} error={errors[field.name]} errors={inside(field.name)}
                      directories={directories} disabled={!mayEdit} onChange={(value) => setValues((current) => ({ ...current, [field.name]: value }))} />
                  </div>
                ))}
              </FormSection>
            ) : null
          })}
        </div>
        <SaveBar changes={changed.length} pending={saving} problem={problem} save="Save settings" onSave={() => void save()} onDiscard={() => { setValues(stored.values); setErrors({}); setProblem(null) }} />
      </div>
      <nav aria-label="Sections" className="sticky top-18 hidden xl:block">
        <ul className="grid gap-0.5 border-l border-line text-sm">
          {sections.map((section) => (
            <li key={section.title}>
              <a href={`#${idOf(section.title)}`} className="-ml-px flex items-center gap-2 border-l border-transparent py-1 pl-3 text-ink-soft hover:border-ink-faint hover:text-ink">
                {section.title}
                {section.fields.some((field) => changed.includes(field.name)) ? <span className="size-1.5 rounded-full bg-accent" title="changed" /> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

/** The value that somebody has come for gets its row in the table. */
function withRow(values: FormValues, mend: { setting: string; row: string | null } | null): FormValues {
  const rows = mend ? values[mend.setting] : undefined
  if (!mend?.row || !Array.isArray(rows) || rows.some((row) => typeof row === 'string' || ('key' in row && row.key === mend.row))) return values
  return { ...values, [mend.setting]: [...rows as KeyValueRow[], { key: mend.row, value: '' }] }
}

const idOf = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
