import { randomUUID } from 'node:crypto'
import { tenantId, userId, type Role } from '@causeway/db'
import { hashPassword } from '@causeway/vault'
import { encode } from 'next-auth/jwt'
import { database } from '#server/database.ts'

process.env.NEXTAUTH_URL ||= 'http://portal.test'
process.env.NEXTAUTH_SECRET ||= 'a secret of the tests alone'

export const password = 'correct horse battery'
let hashed: Promise<string> | undefined

export interface TestTenant { id: string; slug: string; processId: string; integrationId: string }

/** A tenant with two connections, an integration and one process. */
export async function makeTenant(): Promise<TestTenant> {
  const id = randomUUID()
  const slug = `t-${id.slice(0, 8)}`
  const db = database().tenant(tenantId(id))
  return db.transaction(async (tx) => {
    await tx.tenant.create({ data: { id, slug, name: `Tenant ${slug}` } })
    const intacct = await tx.connection.create({ data: { tenantId: id, system: 'intacct', name: 'Sage Intacct', settings: {} } })
    const magento = await tx.connection.create({ data: { tenantId: id, system: 'magento', name: 'Magento', settings: {} } })
    const integration = await tx.integration.create({ data: { tenantId: id, name: 'Books and shop', intacctConnectionId: intacct.id, magentoConnectionId: magento.id } })
    const { entities } = await import('@causeway/sync/entities')
    const process = await tx.process.create({ data: { tenantId: id, integrationId: integration.id, entity: entities[0]!.name } })
    return { id, slug, processId: process.id, integrationId: integration.id }
  })
}

export interface TestPerson { id: string; email: string; sessionId: string; cookie: string }

/** A person who is signed in, a member of the tenants given. */
export async function makePerson(...memberships: { tenant: TestTenant; role: Role }[]): Promise<TestPerson> {
  const id = randomUUID()
  const email = `${id.slice(0, 8)}@people.test`
  const sessionId = randomUUID()
  const passwordHash = await (hashed ??= hashPassword(password))
  await database().identity.as(userId(id), async (tx) => {
    await tx.user.createMany({ data: [{ id, email, name: `Person ${id.slice(0, 4)}`, passwordHash }] })
    await tx.session.create({ data: { id: sessionId, userId: id, expiresAt: new Date(Date.now() + 3_600_000) } })
  })
  for (const { tenant, role } of memberships) {
    await database().tenant(tenantId(tenant.id)).transaction((tx) => tx.membership.create({ data: { tenantId: tenant.id, userId: id, role } }))
  }
  return { id, email, sessionId, cookie: `next-auth.session-token=${await encode({ token: { sub: id, sid: sessionId }, secret: process.env.NEXTAUTH_SECRET! })}` }
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** Asks a route handler as a browser would: writes name the page's origin. */
export async function ask<Body = { error: { code: string; message: string; fields?: Record<string, string> } }>(
  handler: Handler, params: Record<string, string>, { as, method = 'GET', body, query = '', headers = {} }: {
    as?: TestPerson; method?: string; body?: unknown; query?: string; headers?: Record<string, string>
  } = {},
) {
  const request = new Request(`http://portal.test/api${query}`, {
    method, headers: { host: 'portal.test', ...(method === 'GET' ? {} : { origin: 'http://portal.test' }), ...(as ? { cookie: as.cookie } : {}), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const response = await handler(request, { params: Promise.resolve(params) })
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text) as Body, text }
}

/** Closes what the server parts opened. */
export async function closeAll(): Promise<void> {
  await database().close()
}
