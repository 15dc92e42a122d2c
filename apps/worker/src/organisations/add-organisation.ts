import { randomBytes, randomUUID } from 'node:crypto'
import { Prisma, tenantId, userId, type Database } from '@causeway/db'
import { timeZoneSchema } from '@causeway/sync/schedule'
import { hashPassword } from '@causeway/vault'
import { z } from 'zod'

/** What is asked of whoever adds an organisation. */
export const newOrganisation = z.object({
  name: z.string('Give the organisation’s name: --name "Example Ltd".').trim().min(1, 'Give the organisation’s name: --name "Example Ltd".').max(100, 'The name has at most 100 characters.'),
  slug: z.string('Give the word that stands in its addresses: --slug example.').regex(/^[a-z][a-z0-9-]{1,39}$/, 'The slug begins with a letter and has 2 to 40 small letters, digits and hyphens: --slug example.'),
  owner: z.email('Give the owner’s e-mail address: --owner ada@example.com.').transform((email) => email.toLowerCase()),
  ownerName: z.string().trim().max(100).optional(),
  timeZone: timeZoneSchema.default('UTC'),
})
export type NewOrganisation = z.output<typeof newOrganisation>

/** Another organisation has that slug. */
export class SlugTaken extends Error {
  constructor(slug: string) {
    super(`There is an organisation with the slug ${slug} already. Choose another one.`)
    this.name = 'SlugTaken'
  }
}

/**
 * Makes an organisation with its owner. A person who is not known yet gets a password, which is answered this once; one who is keeps his own.
 * Throws SlugTaken.
 */
export async function addOrganisation(database: Database, { name, slug, owner, ownerName, timeZone }: NewOrganisation): Promise<{ password: string | null }> {
  const known = await database.identity.byEmail(owner)
  const password = known ? null : randomBytes(15).toString('base64url')
  const passwordHash = password === null ? null : await hashPassword(password)
  const id = tenantId(randomUUID())
  const person = userId(known?.id ?? randomUUID())
  try {
    await database.tenant(id, person).transaction(async (tx) => {
      await tx.tenant.create({ data: { id, slug, name, timeZone } })
      if (passwordHash !== null) await tx.user.createMany({ data: [{ id: person, email: owner, name: ownerName || (owner.split('@')[0] ?? owner), passwordHash }] })
      await tx.membership.create({ data: { tenantId: id, userId: person, role: 'owner' } })
    })
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw new SlugTaken(slug)
    throw error
  }
  return { password }
}
