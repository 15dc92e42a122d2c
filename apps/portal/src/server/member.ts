import { tenantId, userId, type Database, type Role, type Tenant, type TenantDb } from '@causeway/db'
import { may, type Permission } from './permissions.ts'
import type { Person } from './session/token.ts'

/** A person in one tenant. */
export interface Member extends Person {
  role: Role
  may(permission: Permission): boolean
}

export interface Membership { member: Member; tenant: Tenant; db: TenantDb; /** All tenants of this person, by name. */ tenants: { slug: string; name: string }[] }

/** The person's membership in the tenant of this slug; null for strangers, and for tenants that do not exist. */
export async function membershipOf(database: Database, person: Person, slug: string): Promise<Membership | null> {
  const memberships = await database.memberships(userId(person.userId))
  const here = memberships.find((membership) => membership.slug === slug)
  if (!here) return null
  const db = database.tenant(tenantId(here.tenantId), userId(person.userId))
  const tenant = await db.transaction((tx) => tx.tenant.findUniqueOrThrow({ where: { id: here.tenantId } }))
  const role = here.role as Role
  return {
    member: { ...person, role, may: (permission) => may(role, permission) },
    tenant, db,
    tenants: memberships.map(({ slug: otherSlug, name }) => ({ slug: otherSlug, name })),
  }
}
