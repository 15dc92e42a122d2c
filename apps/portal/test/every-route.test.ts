import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { tenantId } from '@causeway/db'
import { ask, closeAll, makePerson, makeTenant, type TestPerson, type TestTenant } from './people.ts'
import { database } from '#server/database.ts'
import { queues } from '#server/queues.ts'

const app = path.resolve(import.meta.dirname, '../src/app')
const filesIn = (folder: string, name: string) =>
  readdirSync(path.join(app, folder), { recursive: true, encoding: 'utf8' }).filter((file) => path.basename(file) === name).map((file) => path.join(folder, file)).sort()
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

type Handler = Parameters<typeof ask>[0]
interface Route { name: string; method: string; handler: Handler; params: string[] }

const routes: Route[] = []
for (const file of filesIn('api/tenants', 'route.ts')) {
  const handlers = (await import(path.join(app, file))) as Partial<Record<string, Handler>>
  const params = [...file.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? '').filter((name) => name !== 'tenant')
  for (const method of methods) if (handlers[method]) routes.push({ name: `${method} /${path.dirname(file)}`, method, handler: handlers[method], params })
}
const each = routes.map((route) => [route.name, route] as const)
const withIds = each.filter(([, { params }]) => params.length > 0)
const writing = each.filter(([, { method }]) => method !== 'GET')

let ours: TestTenant
let theirs: TestTenant
let owner: TestPerson
/** What the other tenant has, by the name of a route's parameter. */
let foreign: Record<string, string>

const anything = (params: string[]) => Object.fromEntries(params.map((name) => [name, randomUUID()]))

beforeAll(async () => {
  ours = await makeTenant()
  theirs = await makeTenant()
  owner = await makePerson({ tenant: ours, role: 'owner' })
  foreign = await database().tenant(tenantId(theirs.id)).transaction(async (tx) => {
    const run = await tx.run.create({ data: { tenantId: theirs.id, processId: theirs.processId, mode: 'sync', trigger: 'manual' } })
    const task = await tx.task.create({ data: { tenantId: theirs.id, kind: 'test-connection' } })
    const record = await tx.record.create({ data: { tenantId: theirs.id, processId: theirs.processId, sourceKey: 'C-1', sourceId: 1n, state: 'failed' } })
    const connection = await tx.connection.findFirstOrThrow()
    return { processId: theirs.processId, integrationId: theirs.integrationId, runId: run.id, taskId: task.id, recordId: String(record.id), connectionId: connection.id }
  })
})
afterAll(async () => {
  await queues().close()
  await closeAll()
})

describe('each route of a tenant', () => {
  test('is looked at, and every id that stands in an address is known here', () => {
    expect(routes.length).toBeGreaterThan(30)
    expect(Object.keys(foreign)).toEqual(expect.arrayContaining([...new Set(routes.flatMap(({ params }) => params))]))
  })

  test.each(each)('%s: without a session is 401', async (_, { handler, method, params }) => {
    expect((await ask(handler, { tenant: ours.slug, ...anything(params) }, { method })).status).toBe(401)
  })

  test.each(each)('%s: for a stranger is as if there was no such tenant', async (_, { handler, method, params }) => {
    const there = await ask(handler, { tenant: theirs.slug, ...foreign }, { as: owner, method })
    const nowhere = await ask(handler, { tenant: 'no-such-tenant', ...anything(params) }, { as: owner, method })
    expect([there.status, there.text]).toEqual([404, nowhere.text])
  })

  test.each(writing)('%s: from another page is 403', async (_, { handler, method, params }) => {
    expect((await ask(handler, { tenant: ours.slug, ...anything(params) }, { as: owner, method, headers: { origin: 'http://evil.test' } })).status).toBe(403)
  })

  test.each(withIds)('%s: knows nothing by the id of another tenant’s', async (_, { handler, method }) => {
    const { status } = await ask(handler, { tenant: ours.slug, ...foreign }, { as: owner, method })
    // It may be refused first for the body or the query that it lacks.
    expect([404, 422]).toContain(status)
  })
})

describe('each page of a tenant', () => {
  test.each(filesIn('[tenant]', 'page.tsx'))('%s asks by itself who looks at it: a layout is not drawn again for each page', (file) => {
    const text = readFileSync(path.join(app, file), 'utf8')
    expect(text).toMatch(/await (?:tenantPage|processPage)\(|\bnotFound\(\)|\bredirect\(/)
  })
})
