import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'
import { identityOf, type Identity } from './identity.ts'
import type { TenantId, UserId } from './ids.ts'
import { bindToTenant, type TenantDb } from './tenant-db.ts'

export interface DatabaseOptions {
  /** Address of the role causeway_app, under row-level security. */
  url: string
  /** Connections held at most. Default 10. */
  poolSize?: number
  /** How long a query waits for a connection, a new one or one that is in use, ms. Default 15,000. */
  connectWithinMs?: number
}

/** The door to Postgres. Tenant-owned tables are reached through `tenant(…)` only. */
export interface Database {
  /** Data access bound to one tenant, by query and by row-level security. `actor` is who acts, if a person. */
  tenant(id: TenantId, actor?: UserId): TenantDb
  /** The tables that belong to no tenant: who may sign in, and where. */
  readonly identity: Identity
  /** The tenants a person is a member of, with his role in each, by name. */
  memberships(user: UserId): Promise<{ tenantId: TenantId; slug: string; name: string; role: string }[]>
  /** Resolves when Postgres answers; rejects otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Opens lazily: nothing is connected before the first query. */
export function createDatabase({ url, poolSize = 10, connectWithinMs = 15_000 }: DatabaseOptions): Database {
  // Without a limit, who asks waits for a server that says nothing as long as the network pleases.
  const pool = new pg.Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: connectWithinMs, keepAlive: true })
  // An idle connection that Postgres ended: the next query opens another.
  pool.on('error', () => {})
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    // A mistake's own words would repeat what was to be stored.
    errorFormat: 'minimal',
  })
  return {
    tenant: (id, actor) => bindToTenant(prisma, pool, id, actor),
    identity: identityOf(prisma),
    async memberships(user) {
      const [, rows] = await prisma.$transaction([
        prisma.$executeRaw`SELECT set_config('causeway.user_id', ${user}, true)`,
        prisma.membership.findMany({ where: { userId: user }, include: { tenant: true }, orderBy: { tenant: { name: 'asc' } } }),
      ])
      return rows.map((row) => ({
        tenantId: row.tenantId as TenantId, slug: row.tenant.slug, name: row.tenant.name, role: row.role,
      }))
    },
    async ping() {
      await prisma.$queryRaw`SELECT 1`
    },
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
