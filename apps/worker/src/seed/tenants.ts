import { randomUUID } from 'node:crypto'
import { tenantId, type Database, type TenantDb } from '@causeway/db'
import { connectionForms } from '@causeway/sync/connections'
import type { Vault } from '@causeway/vault'
import type { DemoPerson } from './demo.ts'
import { people } from './people.ts'

/** A connection as the seed wants it. Without secrets it waits for them. */
export interface SeededConnection { system: 'intacct' | 'magento'; settings: Record<string, string>; secrets?: Record<string, string>; maxInFlight: number }

export interface SeededTenant { slug: string; name: string; timeZone: string; people: readonly DemoPerson[]; connections: SeededConnection[] }

/** Makes a tenant with its members and connections, or finds what an earlier seed made and leaves it as it is. */
export async function seedTenant(database: Database, vault: Vault, wanted: SeededTenant, password: string): Promise<TenantDb> {
  const ids = await people(database, wanted.people, password)
  const [owner] = ids
  const there = owner && (await database.memberships(owner)).find(({ slug }) => slug === wanted.slug)?.tenantId
  const db = database.tenant(there ?? tenantId(randomUUID()), owner)
  await db.transaction(async (tx) => {
    if (!there) await tx.tenant.create({ data: { id: db.tenantId, slug: wanted.slug, name: wanted.name, timeZone: wanted.timeZone } })
    for (const [index, { role }] of wanted.people.entries()) {
      const id = ids[index] ?? ''
      await tx.membership.createMany({ data: [{ tenantId: db.tenantId, userId: id, role }], skipDuplicates: true })
    }
    for (const connection of wanted.connections) {
      if (await tx.connection.count({ where: { system: connection.system } })) continue
      const id = randomUUID()
      const { system, settings, secrets, maxInFlight } = connection
      await tx.connection.create({
        data: {
          id, tenantId: db.tenantId, system, name: connectionForms[system].title, settings, maxInFlight,
          ...(secrets ? vault.seal(JSON.stringify(secrets), { tenantId: db.tenantId, connectionId: id }) : {}),
          secretSetAt: Object.fromEntries(Object.keys(secrets ?? {}).map((name) => [name, new Date().toISOString()])),
        },
      })
    }
  })
  return db
}
