import { randomUUID } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { readAnswer, type GatewayAnswer, type ResultElement } from './answer.ts'
import { gateKey, throughGate } from './company-gate.ts'
import { writeEnvelope, type IntacctFunction, type NamedFunction, type Signature } from './envelope.ts'
import { isSessionExpired } from './error-kinds.ts'
import { IntacctError, transportError } from './errors.ts'
import { readDescription, type ObjectDescription } from './lookup.ts'
import { keyQuery, queryBody, readKeyPage, readPage, type KeyPage, type KeyPageRequest, type QueryPage, type QueryRequest } from './query.ts'
import { withRetries } from './retry.ts'
import { rowsIn, type IntacctRow } from './rows.ts'
import { readSession, SessionKeeper, type Session } from './session.ts'
import { billedTransactions } from './transactions.ts'
import { post } from './transport.ts'

/** The address that all companies begin at; the session names the one to go on with. */
export const gatewayUrl = 'https://api.intacct.com/ia/xml/xmlgw.phtml'

/** One request that was sent, tries again included. */
export interface IntacctCall {
  functions: string[]
  /** What the vendor bills for it: see `billedTransactions`. 0 when it was refused before anything was done. */
  transactions: number
  durationMs: number
  /** HTTP status; undefined when no answer came. */
  status: number | undefined
  ok: boolean
}

export interface IntacctClientOptions {
  /** Default `gatewayUrl`. */
  url?: string
  senderId: string
  senderPassword: string
  companyId: string
  userId: string
  userPassword: string
  /** Empty or "0" is the top level. */
  entityId?: string
  /** For one answer, ms. Default 120,000. */
  timeoutMs?: number
  /** Calls in flight for this company in this process, whatever the number of clients. Default 2. */
  maxConcurrency?: number
  /** Tries after the first. Default 5. */
  retries?: number
  /** The first pause between tries, ms; each further one is twice as long. Default 500. */
  retryPauseMs?: number
  /** Longest answer, bytes. Default 64 MB. */
  maxBytes?: number
  /** Default: agents of this client's own with keep-alive. */
  agents?: { http?: http.Agent; https?: https.Agent }
  onCall?(call: IntacctCall): void
  /** Calls off all work of this client. */
  signal?: AbortSignal
}

/** What one function of `execute` answered. */
export interface FunctionResult {
  name: string
  controlId: string
  /** Created and updated records with their RECORDNO, or what was read. */
  rows: IntacctRow[]
  /** What functions of the older kind (create_sotransaction) answer instead of rows: the ID of what they made. */
  key: string
  error: IntacctError | null
}

export interface ExecuteOptions {
  /**
   * Makes the gateway refuse a function whose control id it has carried out before, which makes repeating a write safe. Set it
   * for writes. Default false.
   */
  unique?: boolean
  /** All functions or none. Default false. */
  transaction?: boolean
}

export interface IntacctClient {
  /** Signs in, or answers the session there is. All calls do it by themselves. */
  signIn(): Promise<Session>
  query(request: QueryRequest): Promise<QueryPage>
  /** A page ordered by RECORDNO, beginning behind one. */
  queryByKey(request: KeyPageRequest): Promise<KeyPage>
  /** An object's fields, custom ones too. `docParId`: of one transaction definition. */
  lookup(object: string, options?: { docParId?: string }): Promise<ObjectDescription>
  /** Whole records by RECORDNO, lines included, or the fields named. What does not exist is left out. */
  read(object: string, recordNos: readonly (string | number)[], options?: { fields?: readonly string[]; docParId?: string }): Promise<IntacctRow[]>
  /** The same by name: CUSTOMERID, ITEMID, a document's DOCID. A name with a comma is a RangeError: the gateway parts names by commas. */
  readByName(object: string, names: readonly string[], options?: { fields?: readonly string[]; docParId?: string }): Promise<IntacctRow[]>
  /** Any functions in one request. A function that fails does so in its result; throws when the request fails as a whole. */
  execute(functions: readonly IntacctFunction[], options?: ExecuteOptions): Promise<FunctionResult[]>
  /** Calls off what is under way and forgets the session. */
  close(): void
}

/** `read` takes this many keys. */
const maxKeys = 100

/**
 * A client for one company and user. Signs in with the first call, renews the session when it ends, and throws IntacctError
 * for everything that goes wrong.
 */
export function createIntacctClient(options: IntacctClientOptions): IntacctClient {
  const { senderId, senderPassword, companyId, userId, userPassword, retries = 5, retryPauseMs = 500, onCall } = options
  const url = options.url || gatewayUrl
  const entityId = options.entityId === '0' ? '' : options.entityId ?? ''
  const ending = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, ending.signal]) : ending.signal
  const agents = {
    http: options.agents?.http ?? new http.Agent({ keepAlive: true }), https: options.agents?.https ?? new https.Agent({ keepAlive: true }),
  }
  const transport = { timeoutMs: options.timeoutMs ?? 120_000, maxBytes: options.maxBytes ?? 64 * 1_048_576, agents, signal }
  const session = new SessionKeeper(openSession)

  /** One request through the company's gate, tried again where that is safe. */
  async function send(to: string, signature: Signature, calls: readonly IntacctFunction[], { unique = false, transaction = false }: ExecuteOptions): Promise<GatewayAnswer> {
    if (ending.signal.aborted) throw transportError('closed', 'This client of Sage Intacct was closed.')
    if (!URL.canParse(to) || !/^https?:/.test(to)) throw transportError('bad-url', 'The web service URL is not a web address.')
    const functions = calls.map((call): NamedFunction => ({ ...call, controlId: call.controlId ?? randomUUID() }))
    const xml = writeEnvelope({ sender: { senderId, senderPassword }, signature, functions, unique, transaction, requestId: randomUUID() })
    const readOnly = functions.every(({ name }) => /^(query|read\w*|lookup|inspect|getAPISession)$/.test(name))
    let uncertain = false
    return withRetries({ retries, pauseMs: retryPauseMs, repeatable: readOnly || unique, signal }, async () => {
      try {
        const answer = await throughGate(gateKey(to, companyId), Math.max(1, options.maxConcurrency ?? 2), signal, () => attempt(to, xml, functions, 'sessionId' in signature))
        // A try before this one may have done the work: then this one's refusal says nothing about it.
        if (uncertain) for (const { error } of answer.results) if (error) error.outcomeUnknown = true
        return answer
      } catch (error) {
        uncertain ||= error instanceof IntacctError && error.outcomeUnknown && !readOnly
        throw error
      }
    })
  }

  async function attempt(to: string, xml: string, functions: readonly NamedFunction[], signedBySession: boolean): Promise<GatewayAnswer> {
    const startedAt = performance.now()
    const report = (status: number | undefined, ok: boolean, billed: boolean) => onCall?.({
      functions: functions.map(({ name }) => name), transactions: billed ? billedTransactions(functions) : 0,
      durationMs: performance.now() - startedAt, status, ok,
    })
    try {
      const { status, text, retryAfterMs } = await post(to, xml, transport)
      const answer = readAnswer(text, { status, signedBySession, retryAfterMs })
      if (answer.results.length !== functions.length) {
        throw transportError('parse', `Sage Intacct answered ${answer.results.length} results for ${functions.length} functions.`, { status, outcomeUnknown: true })
      }
      report(status, answer.results.every(({ error }) => !error), true)
      return answer
    } catch (error) {
      if (error instanceof IntacctError) report(error.status, false, error.outcomeUnknown)
      throw error
    }
  }

  async function openSession(): Promise<Session> {
    // No element rather than an empty one for the top level: a user who is confined to an entity then gets a session of his own.
    const { results, sessionEndsAt } = await send(url, { login: { companyId, userId, userPassword, entityId } }, [{ name: 'getAPISession', body: { locationid: entityId || undefined } }], {})
    const result = only(results)
    if (result.error) throw result.error
    return readSession(result, url, sessionEndsAt)
  }

  async function signed(functions: readonly IntacctFunction[], how: ExecuteOptions = {}): Promise<ResultElement[]> {
    // Settled before the first try, so that a request that is sent again after a renewal repeats them.
    const calls = functions.map((call) => ({ ...call, controlId: call.controlId ?? randomUUID() }))
    for (let renewed = false; ; renewed = true) {
      const current = await session.get()
      try {
        const { results, sessionEndsAt } = await send(current.endpoint, { sessionId: current.sessionId }, calls, how)
        if (sessionEndsAt) current.endsAt = sessionEndsAt
        return results
      } catch (error) {
        // A dead session is found out at sign-in, before any function: the same request goes again with a new one.
        if (renewed || !isSessionExpired(error)) throw error
        session.drop(current)
      }
    }
  }

  async function one(call: IntacctFunction): Promise<ResultElement> {
    const result = only(await signed([call]))
    if (result.error) throw result.error
    return result
  }

  async function readAll(name: 'read' | 'readByName', object: string, keys: readonly (string | number)[], { fields = [], docParId }: { fields?: readonly string[]; docParId?: string } = {}): Promise<IntacctRow[]> {
    if (keys.some((key) => String(key).includes(','))) throw new RangeError('A key with a comma cannot be read by name, since commas part the keys. Use query.')
    const rows: IntacctRow[] = []
    for (let start = 0; start < keys.length; start += maxKeys) {
      const wanted = keys.slice(start, start + maxKeys).join(',')
      const { data } = await one({ name, body: { object, keys: wanted, fields: fields.length ? fields.join(',') : '*', docparid: docParId } })
      rows.push(...rowsIn(data))
    }
    return rows
  }

  const query = async (request: QueryRequest): Promise<QueryPage> => readPage(await one({ name: 'query', body: queryBody(request) }))

  return {
    signIn: () => session.get(),
    query,
    queryByKey: async (request) => readKeyPage(request, await query(keyQuery(request))),
    lookup: async (object, { docParId } = {}) => readDescription(object, (await one({ name: 'lookup', body: { object, docparid: docParId } })).data),
    read: (object, recordNos, how) => readAll('read', object, recordNos, how),
    readByName: (object, names, how) => readAll('readByName', object, names, how),
    execute: async (functions, how) => (await signed(functions, how)).map(({ name, controlId, data, key, error }) => ({ name, controlId, rows: rowsIn(data), key, error })),
    close() {
      ending.abort()
      session.clear()
      if (!options.agents?.http) agents.http.destroy()
      if (!options.agents?.https) agents.https.destroy()
    },
  }
}

function only(results: readonly ResultElement[]): ResultElement {
  const [result] = results
  if (!result) throw transportError('parse', 'Sage Intacct answered without a result.', { outcomeUnknown: true })
  return result
}
