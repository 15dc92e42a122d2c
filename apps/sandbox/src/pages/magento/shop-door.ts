import { issueToken } from '../../magento/auth/tokens.ts'
import type { MagentoState } from '../../magento/index.ts'
import { answer } from '../../magento/web-api/answer.ts'

export type Data = Record<string, unknown>
export interface Found { items: Data[]; total: number }
export interface Wanted {
  /** Field, condition and value; those of one group are alternatives. */
  groups?: readonly (readonly (readonly [field: string, condition: string, value: string])[])[]
  /** A field; behind a minus, from the end. */
  sort?: string
  page?: number
  pageSize?: number
}

/** A refusal of the shop in sentences, its placeholders filled. */
export class Refused extends Error {
  readonly status: number
  readonly sentences: string[]
  constructor(status: number, sentences: string[]) {
    super(sentences.join(' '))
    this.status = status
    this.sentences = sentences
  }
}

/**
 * The web API as the pages use it: every page is a caller like any other, with an administrator's token, so that it passes the very
 * same checks. It does not go over the network, where faults and the meter are. Throws a Refused.
 */
export class ShopDoor {
  readonly #state: MagentoState

  constructor(state: MagentoState) {
    this.#state = state
  }

  get(path: string): Data {
    return this.#call('GET', path) as Data
  }

  list(path: string): Data[] {
    const answered = this.#call('GET', path)
    return Array.isArray(answered) ? answered as Data[] : []
  }

  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): unknown {
    return this.#call(method, path, body)
  }

  search(path: string, wanted: Wanted): Found {
    const { items, total_count: total } = this.get(`${path}?${criteria(wanted)}`)
    // Past the end the shop answers null instead of an empty list.
    return { items: Array.isArray(items) ? items as Data[] : [], total: Number(total ?? 0) }
  }

  #call(method: string, path: string, body?: unknown): unknown {
    const { accounts, tokenKey } = this.#state
    const [administrator] = accounts.administrators.filter(({ resources }) => resources === 'all')
    if (!administrator) throw new Refused(401, ['The shop has no administrator who may do everything.'])
    const token = issueToken(accounts, administrator, tokenKey, this.#state.clock(), 5)
    const { status, body: answered, text } = answer({
      method, url: `/rest/${path}`, host: '127.0.0.1', protocol: 'http', headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
      body: body === undefined ? '' : JSON.stringify(body),
    }, this.#state)
    if (status < 400) return answered
    throw new Refused(status, text ? [text] : sentencesOf(answered as Data))
  }
}

function sentencesOf({ message, parameters, errors }: Data): string[] {
  const inner = Array.isArray(errors) ? (errors as Data[]).flatMap(sentencesOf) : []
  return inner.length ? inner : [fill(String(message ?? ''), parameters)]
}

function fill(message: string, parameters: unknown): string {
  if (Array.isArray(parameters)) return parameters.reduce<string>((text, value, at) => text.replaceAll(`%${at + 1}`, String(value)), message)
  return Object.entries((parameters ?? {}) as Data).reduce((text, [name, value]) => text.replaceAll(`%${name}`, String(value)), message)
}

function criteria({ groups = [], sort, page = 1, pageSize = 50 }: Wanted): URLSearchParams {
  const query = new URLSearchParams({ 'searchCriteria[pageSize]': String(pageSize), 'searchCriteria[currentPage]': String(page) })
  groups.forEach((filters, group) => filters.forEach(([field, condition, value], at) => {
    const prefix = `searchCriteria[filterGroups][${group}][filters][${at}]`
    query.set(`${prefix}[field]`, field)
    query.set(`${prefix}[conditionType]`, condition)
    query.set(`${prefix}[value]`, value)
  }))
  if (sort) {
    query.set('searchCriteria[sortOrders][0][field]', sort.replace(/^-/, ''))
    query.set('searchCriteria[sortOrders][0][direction]', sort.startsWith('-') ? 'DESC' : 'ASC')
  }
  return query
}

export const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
export const dataOf = (value: unknown): Data => (value && typeof value === 'object' && !Array.isArray(value) ? value as Data : {})
export const listOf = (value: unknown): Data[] => (Array.isArray(value) ? value as Data[] : [])
