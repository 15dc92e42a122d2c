import type { Schedule } from '@causeway/sync/schedule'
import type { Metadata } from 'next'
import { processPage } from '#features/process/server/process-page.ts'
import { ScheduleEditor } from '#features/schedule/schedule-editor.tsx'

export const metadata: Metadata = { title: 'Schedule' }

export default async function SchedulePage({ params }: { params: Promise<{ tenant: string; processId: string }> }) {
  const { tenant, member, process } = await processPage(params)
  const { integration } = process
  return (
    <ScheduleEditor tenant={tenant.slug} processId={process.id} schedule={process.schedule as unknown as Schedule | null} timeZone={process.timeZone}
      paused={process.nextRunAt === null} mayEdit={member.may('configure')} now={new Date().toISOString()}
      off={!integration.enabled ? `${integration.name} is switched off: nothing of it runs, whatever its schedules say.` : !process.enabled ? 'This process is switched off: nothing of it runs, whatever its schedule says.' : null} />
  )
}
