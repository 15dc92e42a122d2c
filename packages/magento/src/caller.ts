import type { Authorizer } from './authorize.ts'
import { criteriaPairs, type Criteria } from './criteria.ts'
import { MagentoError } from './errors.ts'
import { send, type TransportOptions } from './transport.ts'

export interface MagentoRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Behind /V1/, parts encoded by the caller: "customers/12". */
  path: string
  query?: readonly (readonly [string, string])[]
  criteria?: Criteria
  /** Only these fields of the answer: "items[id,email],total_count". Smaller, not faster. */
  fields?: string
  body?: unknown
  /** Another store's view than the client's; '' for none. */
  storeCode?: string
  /** Hands the work to the shop's queue instead of doing it at once: see `bulk`. */
  door?: 'async' | 'async/bulk'
  /** May be sent again whatever came of it. Default: all but POST. */
  repeatable?: boolean
}

/** What the shorthands take beside method and path. */
export type RequestOptions = Omit<MagentoRequest, 'method' | 'path'>

/** A list's answer; `items` is null past the end for some objects (recorded exchanges 187, 377), never here. */
export interface SearchResult<T> { items: T[]; totalCount: number }

/** Makes calls; what the resources are built on. */
export interface Caller {
  /** @throws MagentoError, and nothing else */
  request<T>(request: MagentoRequest): Promise<T>
  get<T>(path: string, options?: RequestOptions): Promise<T>
  /** Not sent again after a time-out, a cut connection or a 5xx unless `repeatable`: the error says `outcomeUnknown`. */
  post<T>(path: string, body?: unknown, options?: RequestOptions): Promise<T>
  put<T>(path: string, body?: unknown, options?: RequestOptions): Promise<T>
  delete<T>(path: string, options?: RequestOptions): Promise<T>
  /** One page of a list. */
  search<T>(path: string, criteria: Criteria, fields?: string): Promise<SearchResult<T>>
  /**
   * Every row of a list, page by page, proven complete: as many rows as the shop announced, or a transient error (rows come and
   * go while one reads). For lists that fit in memory; sort by a field that does not change.
   */
  searchAll<T>(path: string, criteria: Criteria, fields?: string): Promise<T[]>
}

export interface CallerOptions { baseUrl: string; storeCode: string | undefined }

const defaultPageSize = 200

/** @param options.baseUrl without a slash at its end */
export function createCaller(options: CallerOptions, authorizer: Authorizer, transport: TransportOptions): Caller {
  async function attempt<T>(request: MagentoRequest, renewed: boolean): Promise<T> {
    const store = request.storeCode ?? options.storeCode
    const address = `${options.baseUrl}/rest/${[...(store ? [encodeURIComponent(store)] : []), ...(request.door ? [request.door] : [])].map((part) => `${part}/`).join('')}V1/${request.path}`
    const query = [
      ...(request.query ?? []), ...(request.criteria ? criteriaPairs(request.criteria) : []),
      ...(request.fields ? [['fields', request.fields] as const] : []),
    ]
    let header = ''
    try {
      const answer = await send({
        method: request.method, address, path: request.path, query, body: request.body,
        repeatable: request.repeatable ?? request.method !== 'POST',
        authorization: async () => (header = await authorizer.header(request.method, address, query)),
      }, transport)
      authorizer.accepted(request.path)
      return answer as T
    } catch (error) {
      // Without a header it was the sign-in that was refused.
      if (!(error instanceof MagentoError) || error.status !== 401 || !header) throw error
      const verdict = authorizer.refused(error, header, renewed)
      if (verdict !== 'again') throw verdict
      return attempt<T>(request, true)
    }
  }

  const caller: Caller = {
    request: (request) => attempt(request, false),
    get: (path, rest) => attempt({ ...rest, method: 'GET', path }, false),
    post: (path, body, rest) => attempt({ ...rest, method: 'POST', path, body }, false),
    put: (path, body, rest) => attempt({ ...rest, method: 'PUT', path, body }, false),
    delete: (path, rest) => attempt({ ...rest, method: 'DELETE', path }, false),
    async search<T>(path: string, criteria: Criteria, fields?: string) {
      const wanted = fields && !/\btotal_count\b/.test(fields) ? `${fields},total_count` : fields
      const answer = await caller.get<{ items?: T[] | null; total_count?: number } | null>(path, { criteria, ...(wanted ? { fields: wanted } : {}) })
      if (typeof answer?.total_count !== 'number') throw new MagentoError({ kind: 'parse', method: 'GET', path, message: 'The shop answered a search without its total_count.' })
      return { items: answer.items ?? [], totalCount: answer.total_count }
    },
    async searchAll<T>(path: string, criteria: Criteria, fields?: string) {
      const pageSize = criteria.pageSize ?? defaultPageSize
      const rows: T[] = []
      for (let currentPage = 1; ; currentPage++) {
        const { items, totalCount } = await caller.search<T>(path, { ...criteria, pageSize, currentPage }, fields)
        rows.push(...items)
        if (rows.length === totalCount) return rows
        // A page past the last one is answered with the last one's rows or with none: the count decides, never an empty page.
        if (rows.length > totalCount || items.length < pageSize) throw incomplete(path, rows.length, totalCount)
      }
    },
  }
  return caller
}

const incomplete = (path: string, read: number, announced: number) =>
  new MagentoError({ kind: 'server', method: 'GET', path, transient: true, message: `The shop announced ${announced} rows and sent ${read}.` })
