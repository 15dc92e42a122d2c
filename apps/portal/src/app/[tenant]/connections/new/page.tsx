import type { Metadata } from 'next'
import { NewConnection } from '#features/connections/new-connection.tsx'
import { tenantPage } from '#server/tenant-page.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'New connection' }

export default async function NewConnectionPage({ params, searchParams }: { params: Promise<{ tenant: string }>; searchParams: Promise<{ system?: string }> }) {
  const { tenant } = await tenantPage(params, 'connections')
  const { system } = await searchParams
  return (
    <>
      <PageHeader title="New connection" description="It is tested as soon as it is saved." />
      <NewConnection tenant={tenant.slug} system={system === 'magento' ? 'magento' : 'intacct'} />
    </>
  )
}
