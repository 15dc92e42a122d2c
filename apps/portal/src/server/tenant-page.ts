import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { database } from './database.ts'
import { membershipOf, type Membership } from './member.ts'
import type { Permission } from './permissions.ts'
import { person } from './session/person.ts'

const membershipHere = cache(async (slug: string): Promise<Membership | null> => {
  const who = await person()
  if (!who) redirect(`/sign-in?next=${encodeURIComponent((await headers()).get('x-path') ?? `/${slug}`)}`)
  return membershipOf(database(), who, slug)
})

/**
 * The tenant of a page, who looks at it, and the data access bound to both. Nobody signed in goes to the sign-in page; strangers see the same
 * "not found" as for a tenant that does not exist. Without `permission` one needs to be a member only.
 */
export async function tenantPage(params: Promise<{ tenant: string }>, permission: Permission = 'view'): Promise<Membership> {
  const { tenant } = await params
  const membership = await membershipHere(tenant)
  if (!membership || !membership.member.may(permission)) notFound()
  return membership
}
