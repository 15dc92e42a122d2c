import { checkSettings, settingsForm } from '@causeway/sync/entities'
import type { Metadata } from 'next'
import { directoriesOf } from '#features/process/server/directories.ts'
import { processPage } from '#features/process/server/process-page.ts'
import { SettingsEditor } from '#features/settings/settings-editor.tsx'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ params }: { params: Promise<{ tenant: string; processId: string }> }) {
  const here = await processPage(params)
  const { tenant, member, process, entity } = here
  const given = process.settings as Record<string, unknown>
  const checked = checkSettings(entity.settings, given)
  return (
    <SettingsEditor tenant={tenant.slug} processId={process.id} sections={settingsForm(entity.settings)} settings={checked.ok ? checked.settings : given} version={process.version}
      directories={directoriesOf(tenant.slug, here)} mayEdit={member.may('configure')} sourceMany={entity.source.many} readsAll={entity.readsAll ?? false} />
  )
}
