import type { Metadata } from 'next'
import { NewConnection } from '#features/connections/new-connection.tsx'
import { Crumbs } from '#features/shell/crumbs.tsx'
import { tenantPage } from '#server/tenant-page.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'New connection' }

export default async function NewConnectionPage({ params, searchParams }: { params: Promise<{ tenant: string }>; searchParams: Promise<{ system?: string }> }) {
  const { tenant } = await tenantPage(params, 'connections')
  const { system } = await searchParams
  return (
    <>
      <Crumbs items={[{ label: 'Connections', href: `/${tenant.slug}/connections` }, { label: 'New connection' }]} />
      <PageHeader title="New connection" description="It is tested as soon as it is saved." />
      <NewConnection tenant={tenant.slug} system={system === 'magento' ? 'magento' : 'intacct'} />
    </>
  )
}
