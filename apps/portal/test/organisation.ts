import { randomBytes, randomUUID } from 'node:crypto'
import { userId, tenantId, type Role, type TenantDb } from '@causeway/db'
import { encode } from 'next-auth/jwt'
import { database } from '../src/server/database.ts'
import { cookieName } from '../src/server/session/token.ts'

process.env.NEXTAUTH_URL ??= 'http://portal.test'
process.env.NEXTAUTH_SECRET ??= randomBytes(24).toString('hex')
process.env.CAUSEWAY_MASTER_KEY ??= randomBytes(32).toString('base64')

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[] | undefined>> }) => Promise<Response>

export interface Answer { status: number; body: unknown; text: string }

/** One organisation with a connection to each system, an integration and its process, and people who can sign in. */
export interface Organisation {
  slug: string
  db: TenantDb
  intacctId: string
  magentoId: string
  integrationId: string
  processId: string
  /** Calls a route handler as a member of this role, as a browser would. `slug` may name another organisation. */
  as(role: Role): (handler: Handler, params: Record<string, string>, asked?: { method?: string; body?: unknown; query?: string; slug?: string }) => Promise<Answer>
}

export async function makeOrganisation(entity = 'customers'): Promise<Organisation> {
  const id = tenantId(randomUUID())
  const slug = `org-${id.slice(0, 8)}`
  const db = database().tenant(id)
  const made = await db.transaction(async (tx) => {
    await tx.tenant.create({ data: { id, slug, name: slug, timeZone: 'Europe/Berlin' } })
    const intacct = await tx.connection.create({ data: { tenantId: id, system: 'intacct', name: 'Books', settings: { url: 'https://books.test/gw', companyId: 'acme', senderId: 's', userId: 'u', entityId: '' } } })
    const magento = await tx.connection.create({ data: { tenantId: id, system: 'magento', name: 'Shop', settings: { baseUrl: 'https://shop.test', authentication: 'oauth', adminUser: '' } } })
    const integration = await tx.integration.create({ data: { tenantId: id, name: 'Books and shop', intacctConnectionId: intacct.id, magentoConnectionId: magento.id } })
    const process = await tx.process.create({ data: { tenantId: id, integrationId: integration.id, entity } })
    return { intacctId: intacct.id, magentoId: magento.id, integrationId: integration.id, processId: process.id }
  })
  const cookies = new Map<Role, Promise<string>>()
  const cookieOf = (role: Role) => cookies.get(role) ?? cookies.set(role, signIn(db, role)).get(role)!
  return {
    slug, db, ...made,
    as: (role) => async (handler, params, { method = 'GET', body, query = '', slug: other = slug } = {}) => {
      const origin = process.env.NEXTAUTH_URL!
      const response = await handler(new Request(`${origin}/api/tenants/${other}/test${query}`, {
        method, headers: { origin, cookie: `${cookieName()}=${await cookieOf(role)}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }), { params: Promise.resolve({ tenant: other, ...params }) })
      const text = await response.text()
      return { status: response.status, body: JSON.parse(text), text }
    },
  }
}

async function signIn(db: TenantDb, role: Role): Promise<string> {
  const sid = randomUUID()
  const id = randomUUID()
  await database().identity.as(userId(id), async (tx) => {
    await tx.user.createMany({ data: [{ id, email: `${sid}@test`, name: `The ${role}`, passwordHash: '-' }] })
    await tx.session.create({ data: { id: sid, userId: id, expiresAt: new Date(Date.now() + 3_600_000) } })
  })
  await db.transaction((tx) => tx.membership.create({ data: { tenantId: db.tenantId, userId: id, role } }))
  return encode({ token: { sid, sub: id }, secret: process.env.NEXTAUTH_SECRET! })
}

/** What the audit trail says, newest first. */
export const auditOf = (db: TenantDb) => db.transaction((tx) => tx.auditEntry.findMany({ orderBy: { id: 'desc' } }))
