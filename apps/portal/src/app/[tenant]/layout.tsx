import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { loadOverview } from '#features/dashboard/server/load-overview.ts'
import { Shell } from '#features/shell/shell.tsx'
import { TenantProvider } from '#features/shell/tenant.tsx'
import { permissionsOf } from '#server/permissions.ts'
import { tenantPage } from '#server/tenant-page.ts'

type Props = { params: Promise<{ tenant: string }>; children: ReactNode }

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  // Strangers are told by the layout itself; a title is needed for that page, too.
  const membership = await tenantPage(params).catch(() => null)
  if (!membership) return { title: 'Not found' }
  const { tenant } = membership
  return { title: { default: tenant.name, template: `%s · ${tenant.name}` } }
}

export default async function TenantLayout({ params, children }: Props) {
  const { tenant, tenants, member, db } = await tenantPage(params)
  return (
    <TenantProvider tenant={{
      slug: tenant.slug, name: tenant.name, zone: tenant.timeZone, tenants,
      person: { name: member.name, email: member.email, role: member.role }, permissions: permissionsOf(member.role),
      overview: await loadOverview(db),
    }}>
      <Shell>{children}</Shell>
    </TenantProvider>
  )
}
