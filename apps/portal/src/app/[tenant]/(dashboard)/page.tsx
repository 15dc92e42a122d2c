import type { Metadata } from 'next'
import { Dashboard } from '#features/dashboard/dashboard.tsx'
import { loadTotals } from '#features/dashboard/server/load-totals.ts'
import { tenantPage } from '#server/tenant-page.ts'

export const metadata: Metadata = { title: 'Dashboard' }

export default async function DashboardPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant, db } = await tenantPage(params)
  return <Dashboard totals={await loadTotals(db, tenant.timeZone)} />
}
