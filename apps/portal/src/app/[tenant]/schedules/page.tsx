import { CalendarClock } from 'lucide-react'
import type { Metadata } from 'next'
import { ScheduleActions, SchedulesTable } from '#features/schedule/schedules-table.tsx'
import { scheduleRows } from '#features/schedule/server/schedule-rows.ts'
import { tenantPage } from '#server/tenant-page.ts'
import { LinkButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'Schedules' }

export default async function SchedulesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant, db, member } = await tenantPage(params)
  const rows = await scheduleRows(db)
  const mayEdit = member.may('configure')
  return (
    <>
      <PageHeader title="Schedules" description="When each process runs by itself. A paused schedule keeps what it says; missed times are not caught up."
        actions={mayEdit && rows.length ? <ScheduleActions tenant={tenant.slug} rows={rows} /> : null} />
      <div className="px-4 py-6 sm:px-6">
        {rows.length ? <Card flush className="overflow-hidden"><SchedulesTable tenant={tenant.slug} rows={rows} mayEdit={mayEdit} /></Card> : (
          <EmptyState icon={<CalendarClock />} title="No processes yet" action={<LinkButton href={`/${tenant.slug}/connections`} variant="primary">Go to Connections</LinkButton>}>
            Processes appear as soon as books and shop are connected and paired.
          </EmptyState>
        )}
      </div>
    </>
  )
}
