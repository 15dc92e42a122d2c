import type { Metadata } from 'next'
import { tenantPage } from '#server/tenant-page.ts'
import { PageHeader } from '#ui/index.ts'

export const metadata: Metadata = { title: 'Dashboard' }

export default async function DashboardPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await tenantPage(params)
  return <PageHeader title={tenant.name} />
}
