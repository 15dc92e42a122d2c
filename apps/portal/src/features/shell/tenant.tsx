'use client'
import { createContext, use, type ReactNode } from 'react'
import type { Overview } from '#features/dashboard/overview.ts'
import type { Permission } from '#server/permissions.ts'
import { ZoneProvider } from '#ui/time.tsx'

export interface TenantView {
  slug: string
  name: string
  zone: string
  tenants: { slug: string; name: string }[]
  person: { name: string; email: string; role: string }
  permissions: Permission[]
  /** As it was when the page was asked for. */
  overview: Overview
}

const Context = createContext<TenantView | null>(null)

export function TenantProvider({ tenant, children }: { tenant: TenantView; children: ReactNode }) {
  return <Context value={tenant}><ZoneProvider zone={tenant.zone}>{children}</ZoneProvider></Context>
}

/** The organisation that the page belongs to, and who looks at it. */
export function useTenant(): TenantView {
  const tenant = use(Context)
  if (!tenant) throw new Error('useTenant is for pages of an organisation.')
  return tenant
}

/** Whether this person may do it; the server checks again. */
export const useMay = (permission: Permission): boolean => useTenant().permissions.includes(permission)
