import type http from 'node:http'
import type https from 'node:https'
import { listFacts, readAnswer, type FunctionResult } from './answer.ts'
import { doorOf } from './concurrency.ts'
import { requestXml, type GatewayFunction } from './envelope.ts'
import { IntacctError, isSessionExpired } from './errors.ts'
import { and, greaterThan, orderByXml, type Filter, type OrderBy } from './filters.ts'
import { readFields, type ObjectDescription } from './lookup.ts'
import { flatten, type IntacctRow } from './rows.ts'
import { post, type TransportOptions } from './transport.ts'
import { child, children, element, textOf, type XmlNode } from './xml.ts'

/** The address that all companies begin at; the session names the one to go on with. */
export const gatewayUrl = 'https://api.intacct.com/ia/xml/xmlgw.phtml'
/** The most rows that one `query` answers. */
export const maxPageSize = 2000

/** One request that was made. `transactions`: what the vendor bills: one a query page, one a record written. */
export interface IntacctCall { functions: string[]; transactions: number; durationMs: number; ok: boolean }

export interface IntacctClientOptions {
  url?: string
  senderId: string
  senderPassword: string
  companyId: string
  userId: string
  userPassword: string
  /** Empty or "0" is the top level. */
  entityId?: string
  /** Default 120 s. */
  timeoutMs?: number
  /** Calls in flight for this company in this process. Default 2. */
  maxConcurrency?: number
  /** Tries after the first. Default 5, as the vendor's SDKs. */
  retries?: number
  /** Longest answer, bytes. Default 64 MB. */
  maxBytes?: number
  agents?: { http?: http.Agent; https?: https.Agent }
  onCall?(call: IntacctCall): void
  signal?: AbortSignal
}

export interface QueryRequest {
  object: string
  select: readonly string[]
  filter?: Filter
  orderBy?: readonly OrderBy[]
  /** At most, and by default, 2,000. */
  pageSize?: number
  offset?: number
  /** Sees records that belong to entities, from the top level. */
  showPrivate?: boolean
  /** For documents: the transaction definition, "Sales Invoice". */
  docParId?: string
}
export interface QueryPage { rows: IntacctRow[]; totalCount: number; numRemaining: number; listType: string }

export type KeyPageRequest = Omit<QueryRequest, 'orderBy' | 'offset'> & {
  /** Rows behind this RECORDNO; 0 begins. */
  afterRecordNo: number
}
export interface KeyPage {
  rows: IntacctRow[]
  /** Rows that the gateway counted behind `afterRecordNo`, those of this page included. */
  announced: number
  /** Rows that this page should have had and has not. */
  missing: number
  /** The last row's RECORDNO; null when the page is the last one. */
  next: number | null
}

export interface Session { sessionId: string; endpoint: string; entityId: string; endsAt: Date | null }

export interface IntacctClient {
  /** Signs in (once; again when the session ended). All calls do it by themselves. */
  signIn(): Promise<Session>
  query(request: QueryRequest): Promise<QueryPage>
  /** A page by key: every page is a fresh query, so changes in between shift no offset. Ordered by RECORDNO. */
  queryByKey(request: KeyPageRequest): Promise<KeyPage>
  /** An object's fields, custom ones too. */
  lookup(object: string): Promise<ObjectDescription>
  /** Records by RECORDNO, at most 100 a call, with all fields or those named. */
  read(object: string, keys: readonly (string | number)[], fields?: readonly string[]): Promise<IntacctRow[]>
  /** Records by name (CUSTOMERID …). */
  readByName(object: string, keys: readonly string[], fields?: readonly string[]): Promise<IntacctRow[]>
  /**
   * Any functions, in one request. `writes` counts what is billed and makes the gateway refuse a repeated control id, so that
   * the request is safe to retry when each function has one.
   */
  execute(functions: GatewayFunction[], options?: { writes?: number }): Promise<FunctionResult[]>
  close(): void
}

/** A client for one company and user. Makes no call before the first is asked for. */
export function createIntacctClient(options: IntacctClientOptions): IntacctClient {
  const url = options.url || gatewayUrl
  const entityId = options.entityId === '0' ? '' : options.entityId ?? ''
  const door = doorOf(url, options.companyId, Math.max(1, options.maxConcurrency ?? 2))
  const transport: TransportOptions = {
    timeoutMs: options.timeoutMs ?? 120_000, retries: options.retries ?? 5, maxBytes: options.maxBytes ?? 64 * 1_048_576,
    agents: options.agents ?? {}, signal: options.signal, userAgent: 'causeway-intacct/0.1',
  }
  const { senderId, senderPassword, companyId, userId, userPassword } = options
  let session: Promise<Session> | null = null

  async function send(to: string, authentication: Parameters<typeof requestXml>[1], functions: GatewayFunction[], writes: number) {
    const startedAt = Date.now()
    let ok = false
    try {
      const xml = requestXml({ senderId, senderPassword }, authentication, functions, { unique: writes > 0 })
      const repeatable = writes === 0 || functions.every((call) => call.controlId !== undefined)
      const raw = await door.pass(() => post(to, xml, repeatable, transport))
      const answer = readAnswer(raw.text, raw.status)
      ok = true
      return answer
    } finally {
      // A sign-in is no transaction; each query, lookup or read is one, each written record one.
      const billed = functions.every((call) => call.name === 'getAPISession') ? 0 : Math.max(functions.length, writes)
      options.onCall?.({ functions: functions.map((call) => call.name), transactions: billed, durationMs: Date.now() - startedAt, ok })
    }
  }

  async function openSession(): Promise<Session> {
    const inner = entityId ? `<getAPISession>${element('locationid', entityId)}</getAPISession>` : '<getAPISession/>'
    const { results, sessionTimeout } = await send(url, { login: { companyId, userId, userPassword, entityId } }, [{ name: 'getAPISession', xml: inner }], 0)
    const api = child(results[0]?.data, 'api')
    const sessionId = textOf(api, 'sessionid')
    if (!sessionId) throw new IntacctError({ level: 'function', code: 'no-session', message: 'Sage Intacct signed in without answering a session.' })
    return { sessionId, endpoint: textOf(api, 'endpoint') || url, entityId: textOf(api, 'locationid'), endsAt: sessionTimeout }
  }

  /** Renews half a minute before the session ends. */
  async function signIn(): Promise<Session> {
    const current = await session?.catch(() => null)
    if (current && (!current.endsAt || current.endsAt.getTime() - Date.now() > 30_000)) return current
    if (current) session = null
    session ??= openSession()
    try {
      return await session
    } catch (error) {
      session = null
      throw error
    }
  }

  async function execute(functions: GatewayFunction[], { writes = 0 }: { writes?: number } = {}): Promise<FunctionResult[]> {
    for (let renewed = false; ; renewed = true) {
      const current = await signIn()
      try {
        const answer = await send(current.endpoint, { sessionId: current.sessionId }, functions, writes)
        if (answer.sessionTimeout) current.endsAt = answer.sessionTimeout
        return answer.results
      } catch (error) {
        // The session ended in mid-work: nothing was done with it, so the same request goes again with a new one.
        if (renewed || !(error instanceof IntacctError) || !isSessionExpired(error)) throw error
        session = null
      }
    }
  }

  async function query(request: QueryRequest): Promise<QueryPage> {
    const pageSize = Math.min(request.pageSize ?? maxPageSize, maxPageSize)
    const optionXml = [
      request.showPrivate ? '<showprivate>true</showprivate>' : '', '<caseinsensitive>false</caseinsensitive>',
    ].join('')
    const xml = `<query>${element('object', request.object)}<select>${request.select.map((field) => element('field', field)).join('')}</select>`
      + (request.filter ? `<filter>${request.filter.xml}</filter>` : '') + orderByXml(request.orderBy ?? [])
      + `<options>${optionXml}</options>`
      + (request.docParId ? element('docparid', request.docParId) : '')
      + `<pagesize>${pageSize}</pagesize><offset>${request.offset ?? 0}</offset></query>`
    const [result] = await execute([{ name: 'query', xml }])
    return { rows: rowsOf(result?.data, request.object), ...listFacts(result?.data) }
  }

  async function readVia(name: 'read' | 'readByName', object: string, keys: readonly (string | number)[], fields: readonly string[]): Promise<IntacctRow[]> {
    const rows: IntacctRow[] = []
    for (let start = 0; start < keys.length; start += 100) {
      const xml = `<${name}>${element('object', object)}${element('keys', keys.slice(start, start + 100).join(','))}${element('fields', fields.length ? fields.join(',') : '*')}</${name}>`
      const [result] = await execute([{ name, xml }])
      rows.push(...rowsOf(result?.data, object))
    }
    return rows
  }

  return {
    signIn,
    query,
    async queryByKey({ afterRecordNo, filter, ...request }) {
      const behind = greaterThan('RECORDNO', afterRecordNo)
      const pageSize = Math.min(request.pageSize ?? maxPageSize, maxPageSize)
      const page = await query({
        ...request, pageSize, select: request.select.includes('RECORDNO') ? request.select : ['RECORDNO', ...request.select],
        filter: filter ? and(behind, filter) : behind, orderBy: [{ field: 'RECORDNO', direction: 'ascending' }],
      })
      const last = Number(page.rows.at(-1)?.RECORDNO ?? 0)
      const expected = Math.min(pageSize, page.totalCount)
      return {
        rows: page.rows, announced: page.totalCount, missing: Math.max(0, expected - page.rows.length),
        next: page.rows.length > 0 && page.totalCount > page.rows.length ? last : null,
      }
    },
    async lookup(object) {
      const [result] = await execute([{ name: 'lookup', xml: `<lookup>${element('object', object)}</lookup>` }])
      return readFields(object, result?.data)
    },
    read: (object, keys, fields = []) => readVia('read', object, keys, fields),
    readByName: (object, keys, fields = []) => readVia('readByName', object, keys, fields),
    execute,
    close() {
      session = null
    },
  }
}

/** The rows lie under the object's own name, in upper or lower case. */
function rowsOf(data: XmlNode | undefined, object: string): IntacctRow[] {
  const found = children(data, object)
  return (found.length ? found : children(data, object.toLowerCase())).map((row) => flatten(row))
}
