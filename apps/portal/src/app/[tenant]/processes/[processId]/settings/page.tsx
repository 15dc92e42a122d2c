import { checkSettings, settingsForm } from '@causeway/sync/entities'
import type { Metadata } from 'next'
import { directoriesOf } from '#features/process/server/directories.ts'
import { processPage } from '#features/process/server/process-page.ts'
import { causeToMend } from '#features/records/server/cause-to-mend.ts'
import { SettingsEditor } from '#features/settings/settings-editor.tsx'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ params, searchParams }: {
  params: Promise<{ tenant: string; processId: string }>; searchParams: Promise<{ set?: string; row?: string; code?: string; cause?: string }>
}) {
  const here = await processPage(params)
  const { tenant, member, db, process, entity } = here
  const { set, row, ...failed } = await searchParams
  const given = process.settings as Record<string, unknown>
  const checked = checkSettings(entity.settings, given)
  return (
    <SettingsEditor tenant={tenant.slug} processId={process.id} sections={settingsForm(entity.settings)} settings={checked.ok ? checked.settings : given} version={process.version}
      directories={directoriesOf(tenant.slug, here)} mayEdit={member.may('configure')} words={{ one: entity.source.one, many: entity.source.many }} readsAll={entity.readsAll ?? false}
      mend={set ? { setting: set, row: row ?? null, cause: member.may('clear') ? await causeToMend(db, process, entity, failed) : null } : null} />
  )
}
