import { acceptBulk } from '../bulk/accept.ts'
import { mayUse, type Principal } from '../auth/accounts.ts'
import { principalOf } from '../auth/principal.ts'
import { services } from '../services.ts'
import type { Scope } from '../service.ts'
import type { MagentoState } from '../state.ts'
import { pickFields } from './fields.ts'
import { readArguments, withPathKey, type Data } from './input.ts'
import { Crash, noRoute, notPossible, Problem } from './problem.ts'
import { queryPairs, queryTree } from './query.ts'
import { matchBulkRoute, matchRoute } from './router.ts'

/** Leaves the way of an ordinary answer: what was asked is done later. */
class AcceptedLater {
  readonly body: unknown
  constructor(body: unknown) {
    this.body = body
  }
}

export interface WebRequest { method: string; url: string; host: string; protocol: string; headers: Readonly<Record<string, string | string[] | undefined>>; body: string }
export interface WebAnswer { status: number; body: unknown; text?: string }

/** Answers one request to `/rest/…` as the shop does. */
export function answer(request: WebRequest, state: MagentoState): WebAnswer {
  try {
    return { status: 200, body: carryOut(request, state) }
  } catch (error) {
    if (error instanceof AcceptedLater) return { status: 202, body: error.body }
    if (error instanceof Crash) return { status: 500, body: null, text: error.message }
    if (!(error instanceof Problem)) throw error
    return { status: error.status, body: error.body() }
  }
}

function carryOut({ method, url, host, protocol, headers, body }: WebRequest, state: MagentoState): unknown {
  if (!methods.has(method)) throw new Problem(400, 'Request method is invalid.')
  const cut = url.indexOf('?')
  const [path, query] = cut < 0 ? [url, ''] : [url.slice(0, cut), url.slice(cut + 1)]
  const { scope, segments, later } = readPath(path, state)
  const pairs = queryPairs(query)
  const signed = { method, address: `${protocol}://${host}${path}`, query: pairs }
  if (later && method === 'GET') throw notPossible()
  const match = later === 'bulk' ? matchBulkRoute(method, segments) : matchRoute(method, segments)
  if (!match) throw noRoute()
  const principal = principalOf(text(headers.authorization), signed, { ...state, ...state.switches }, state.clock())
  refuseStrangers(principal, match.route.resource)
  const tree = queryTree(pairs)
  const sent = readBody(method, body, text(headers['content-type']))
  if (later) {
    const items = later === 'bulk' ? Object.values(sent).map((item) => (typeof item === 'object' && item !== null ? (item as Data) : {})) : [sent]
    throw new AcceptedLater(state.journal.atomically(() => acceptBulk({ route: match.route, pathArguments: match.pathArguments, items, scope, principal, requested: path }, state)))
  }
  const given = method === 'PUT' ? withPathKey(match.route, sent, match.pathArguments) : sent
  const args = readArguments(match.route, { ...tree, ...given, ...match.pathArguments }, (type, code) => state.attributeType(type, code))
  const service = services[`${match.route.method} ${match.route.path}`]
  if (!service) throw new Problem(501, 'This sandbox does not have %1.', [match.route.path])
  const wrote = (entity: string, id: number | string, key: string) => void state.ledger.push({ at: state.now(), method, path, entity, id, key })
  // A service that has nothing to say answers an empty list.
  const result = state.journal.atomically(() => service(args, { state, principal, scope, origin: `${protocol}://${host}/`, path: match.pathArguments, body: sent, bulk: false, wrote })) ?? []
  return typeof tree.fields === 'string' && tree.fields !== '' ? pickFields(result, tree.fields) : result
}

const methods = new Set(['GET', 'POST', 'PUT', 'DELETE'])
const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** `/rest/V1/…`, `/rest/<store>/V1/…`, `/rest/all/V1/…`, each also with `async` or `async/bulk` before `V1`. */
function readPath(path: string, { stores }: MagentoState): { scope: Scope; segments: string[]; later: 'single' | 'bulk' | null } {
  const [, , ...segments] = path.split('/')
  if (segments.at(-1) === '') segments.pop()
  let scope: Scope = { code: 'default', storeId: defaultStoreId(stores) }
  const [first = ''] = segments
  if (!/^(V\d+|async)$/.test(first)) {
    const view = first === 'all' ? { code: 'all', id: 0 } : stores.views.find(({ code }) => code === first)
    if (!view) throw notPossible()
    scope = { code: view.code, storeId: view.id }
    segments.shift()
  }
  if (segments[0] !== 'async') return { scope, segments, later: null }
  const later = segments[1] === 'bulk' ? 'bulk' : 'single'
  return { scope, segments: segments.slice(later === 'bulk' ? 2 : 1), later }
}

const defaultStoreId = ({ groups }: MagentoState['stores']) => groups.find(({ id }) => id !== 0)?.default_store_id ?? 1

function refuseStrangers(principal: Principal, resource: string): void {
  if (!mayUse(principal, resource)) throw new Problem(401, "The consumer isn't authorized to access %resources.", { resources: resource })
}

function readBody(method: string, body: string, contentType: string | undefined): Data {
  if (body === '' || method === 'GET') return {}
  if (!contentType) throw new Problem(400, 'Content-Type header is empty.')
  const [, type, charset = 'utf-8'] = /^([a-z\d/+.-]+)(?:; *charset=(.+))?$/i.exec(contentType) ?? []
  if (type === undefined) throw new Problem(400, 'Content-Type header is invalid.')
  if (charset.toLowerCase() !== 'utf-8') throw new Problem(400, 'UTF-8 is the only supported charset.')
  if (type !== 'application/json') throw new Problem(400, 'Server cannot understand Content-Type HTTP header media type %1', [type])
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null ? (read as Data) : {}
  } catch {
    throw new Problem(400, 'Decoding error.')
  }
}
