import type { Metadata } from 'next'
import { FailuresScreen } from '#features/failures/failures-screen.tsx'
import { failureGroups } from '#features/failures/server/failure-groups.ts'
import { failuresOf } from '#features/failures/server/failures-of.ts'
import { wire } from '#features/records/wire.ts'
import { tenantPage } from '#server/tenant-page.ts'
import { LinkButton, PageHeader } from '#ui/index.ts'

export const metadata: Metadata = { title: 'Failures' }

export default async function FailuresPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant, member, db } = await tenantPage(params)
  return (
    <>
      <PageHeader title="Failures" description="What could not be synced, all processes together, by cause. One correction often mends many."
        actions={<LinkButton size="sm" variant="ghost" href={`/${tenant.slug}/help/failures`}>All kinds of failures</LinkButton>} />
      <FailuresScreen tenant={tenant.slug} first={wire(await failureGroups(db))} mine={await failuresOf(db, member.userId)} mayClear={member.may('clear')} mayConfigure={member.may('configure')} />
    </>
  )
}
