import { environment } from '@causeway/config'
import type { Tenant, TenantDb } from '@causeway/db'
import { z } from 'zod'
import { json, refuse } from './answer.ts'
import { database } from './database.ts'
import { log } from './log.ts'
import { membershipOf, type Member } from './member.ts'
import { isOwnOrigin } from './origin.ts'
import { refusal, type Permission } from './permissions.ts'
import { Refusal } from './refusal.ts'
import { cookieName, readToken } from './session/token.ts'

/** Bytes. */
const longestBody = 1024 * 1024

type Output<Schema extends z.ZodType | undefined> = Schema extends z.ZodType ? z.output<Schema> : undefined

export interface TenantRequest<Params, Query, Body> {
  db: TenantDb; tenant: Tenant; member: Member; params: Params; query: Query; body: Body; request: Request
}

/**
 * A route handler under /api/tenants/[tenant]/…: checks the session (401), the membership (404 for strangers, as if there was no such
 * tenant), the permission (403), the Origin of writes (403), and params, query and body by their schemas (404 for params,
 * 422 with a message a field for the others). What `handle` answers becomes JSON, unless it is a Response; a thrown Refusal becomes its answer.
 */
export function tenantRoute<
  Params extends z.ZodType | undefined = undefined, Query extends z.ZodType | undefined = undefined, Body extends z.ZodType | undefined = undefined,
>(
  { permission, params, query, body }: { permission: Permission; params?: Params; query?: Query; body?: Body },
  handle: (asked: TenantRequest<Output<Params>, Output<Query>, Output<Body>>) => Promise<unknown>,
) {
  return async (request: Request, context: { params: Promise<Record<string, string | string[] | undefined>> }): Promise<Response> => {
    try {
      const { tenant: slug, ...rest } = await context.params
      if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwnOrigin(request, environment(['NEXTAUTH_URL']).NEXTAUTH_URL)) {
        throw new Refusal(403, 'foreign-origin', 'This request does not come from a page of Causeway. Reload the page and try again.')
      }
      const person = await readToken(database(), cookieOf(request, cookieName()))
      if (!person) throw new Refusal(401, 'signed-out', 'You are signed out. Sign in again.')
      const membership = typeof slug === 'string' ? await membershipOf(database(), person, slug) : null
      if (!membership) throw new Refusal(404, 'not-found', 'There is no such organisation, or you are not a member of it.')
      if (!membership.member.may(permission)) throw new Refusal(403, 'not-allowed', refusal(permission))

      const answer = await handle({
        ...membership, request,
        params: (params ? paramsOf(params, rest) : undefined) as Output<Params>,
        query: (query ? checked(query, queryOf(request), 'The filter is not valid.') : undefined) as Output<Query>,
        body: (body ? checked(body, await bodyOf(request), 'Some of what you entered cannot be used.') : undefined) as Output<Body>,
      })
      return answer instanceof Response ? answer : json(answer)
    } catch (error) {
      if (error instanceof Refusal) return refuse(error)
      const reference = crypto.randomUUID().slice(0, 8)
      log().error({ err: error, reference, path: new URL(request.url).pathname }, 'a request failed')
      return refuse(new Refusal(500, 'failed', `Causeway could not do this because of a fault of its own. Tell your operator the reference ${reference}.`))
    }
  }
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const part of request.headers.get('cookie')?.split(';') ?? []) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return decodeURIComponent(value.join('='))
  }
}

function paramsOf(schema: z.ZodType, given: unknown): unknown {
  const result = schema.safeParse(given)
  if (!result.success) throw new Refusal(404, 'not-found', 'There is nothing at this address.')
  return result.data
}

function checked(schema: z.ZodType, given: unknown, message: string): unknown {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const fields: Record<string, string> = {}
  for (const issue of result.error.issues) fields[issue.path.join('.')] ??= issue.message
  const only = Object.keys(fields).length === 1 ? Object.values(fields)[0] : undefined
  throw new Refusal(422, 'invalid', only ?? message, fields)
}

/** Parameters given more than once become lists. */
function queryOf(request: Request): Record<string, string | string[]> {
  const all = new URL(request.url).searchParams
  return Object.fromEntries([...new Set(all.keys())].map((key) => {
    const values = all.getAll(key)
    return [key, values.length > 1 ? values : values[0] ?? '']
  }))
}

/** Read piece by piece: what is too long is never held as a whole. */
async function textOf({ body }: Request): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > longestBody) throw new Refusal(413, 'too-large', 'This is more than Causeway accepts at once.')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await textOf(request)
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'not-json', 'The request is not valid JSON.')
  }
}
