import type { Metadata } from 'next'
import { AuditList } from '#features/audit/audit-list.tsx'
import { listAudit } from '#features/audit/server/list-audit.ts'
import { tenantPage } from '#server/tenant-page.ts'
import { PageHeader } from '#ui/index.ts'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { db } = await tenantPage(params, 'configure')
  const members = await db.transaction((tx) => tx.membership.findMany({ select: { user: { select: { id: true, name: true } } }, orderBy: { user: { name: 'asc' } } }))
  return (
    <>
      <PageHeader title="Audit" description="Who did what, and when. Entries cannot be changed or removed, and never hold a secret." />
      <AuditList initial={await listAudit(db, {})} members={members.map(({ user }) => user)} />
    </>
  )
}
