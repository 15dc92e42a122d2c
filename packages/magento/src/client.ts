import type http from 'node:http'
import type https from 'node:https'
import { keepAdminToken } from './admin-token.ts'
import { criteriaPairs, type Criteria } from './criteria.ts'
import { MagentoError } from './errors.ts'
import { oauthHeader, type OAuthKeys } from './oauth.ts'
import { customersOf, type Customers } from './resources/customers.ts'
import { directoryOf, type DirectoryResource } from './resources/directory.ts'
import { groupsOf, type CustomerGroups } from './resources/customer-groups.ts'
import { storeOf, type StoreResource } from './resources/store.ts'
import { send, type MagentoCall, type TransportOptions } from './transport.ts'

export type MagentoAuth =
  | ({ kind: 'oauth' } & OAuthKeys)
  /** An integration's access token as bearer: refused by default since 2.4.4 (recorded exchange 015). */
  | { kind: 'bearer'; token: string }
  | { kind: 'admin'; username: string; password: string }

export interface MagentoClientOptions {
  /** With or without a slash at its end; without /rest. */
  baseUrl: string
  auth: MagentoAuth
  /** "all" for master data, or a store view's code; absent uses the default view (/rest/V1). */
  storeCode?: string
  /** Default 60 s. */
  timeoutMs?: number
  /** Tries after the first. Default 3. */
  retries?: number
  /** Longest answer, bytes. Default 64 MB. */
  maxBytes?: number
  agents?: { http?: http.Agent; https?: https.Agent }
  onCall?(call: MagentoCall): void
  signal?: AbortSignal
}

export interface MagentoRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Behind /V1/, parts encoded by the caller: "customers/12". */
  path: string
  query?: readonly (readonly [string, string])[]
  criteria?: Criteria
  /** Only these fields of the answer: "items[id,email],total_count". */
  fields?: string
  body?: unknown
  /** Another store's view than the client's. */
  storeCode?: string
  /** May be sent again whatever came of it. Default: all but POST. */
  repeatable?: boolean
}

/** A list's answer; `items` is null past the end for some objects (recorded exchange 187), never here. */
export interface SearchResult<T> { items: T[]; totalCount: number }

/** Makes calls; what the resources are built on. */
export interface Caller {
  request<T>(request: MagentoRequest): Promise<T>
  search<T>(path: string, criteria: Criteria, fields?: string): Promise<SearchResult<T>>
}

export interface MagentoClient extends Caller {
  store: StoreResource
  directory: DirectoryResource
  customerGroups: CustomerGroups
  customers: Customers
  close(): void
}

/** A client for one shop. Makes no call before the first is asked for. */
export function createMagentoClient(options: MagentoClientOptions): MagentoClient {
  const baseUrl = options.baseUrl.replace(/\/+$/, '')
  const transport: TransportOptions = {
    timeoutMs: options.timeoutMs ?? 60_000, retries: options.retries ?? 3, maxBytes: options.maxBytes ?? 64 * 1_048_576,
    agents: options.agents ?? {}, onCall: options.onCall, signal: options.signal,
  }
  const { auth } = options
  const adminToken = auth.kind === 'admin' ? keepAdminToken(() => send({
    method: 'POST', address: `${baseUrl}/rest/V1/integration/admin/token`, path: 'integration/admin/token', query: [],
    body: { username: auth.username, password: auth.password }, repeatable: true, authorization: async () => '',
  }, transport) as Promise<string>) : null

  async function authorize(method: string, address: string, query: readonly (readonly [string, string])[]): Promise<string> {
    switch (auth.kind) {
      case 'oauth': return oauthHeader(auth, method, address, query)
      case 'bearer': return `Bearer ${auth.token}`
      case 'admin': return `Bearer ${await adminToken?.get()}`
    }
  }

  const caller: Caller = {
    async request<T>(request: MagentoRequest): Promise<T> {
      const storeCode = request.storeCode ?? options.storeCode
      const address = `${baseUrl}/rest/${storeCode ? `${encodeURIComponent(storeCode)}/` : ''}V1/${request.path}`
      const query = [
        ...(request.query ?? []), ...(request.criteria ? criteriaPairs(request.criteria) : []),
        ...(request.fields ? [['fields', request.fields] as const] : []),
      ]
      let used = ''
      const once = () => send({
        method: request.method, address, path: request.path, query, body: request.body,
        repeatable: request.repeatable ?? request.method !== 'POST',
        authorization: async () => (used = await authorize(request.method, address, query)),
      }, transport) as Promise<T>
      try {
        return await once()
      } catch (error) {
        // An administrator's token may end before its time (a new password, a restart): one new sign-in decides.
        if (!adminToken || !(error instanceof MagentoError) || error.status !== 401) throw error
        adminToken.forget(used.slice('Bearer '.length))
        return once()
      }
    },
    async search<T>(path: string, criteria: Criteria, fields?: string) {
      const answer = await caller.request<{ items: T[] | null; total_count: number }>({ method: 'GET', path, criteria, ...(fields ? { fields } : {}) })
      return { items: answer.items ?? [], totalCount: answer.total_count }
    },
  }
  return {
    ...caller,
    store: storeOf(caller), directory: directoryOf(caller), customerGroups: groupsOf(caller), customers: customersOf(caller),
    close() {},
  }
}
