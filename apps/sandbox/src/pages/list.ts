import { html, type Html, type Piece } from './html.ts'

export interface Column<T> {
  label: string
  /** What the address calls the sorting by this column; absent: it cannot be sorted by. */
  sort?: string
  /** Numbers stand right, ids and times in even figures. */
  kind?: 'text' | 'number' | 'code' | 'state'
  cell(row: T): Piece
}

export interface ListQuery { q: string; sort: string; page: number }

export interface ListPage<T> {
  title: string
  address: string
  query: ListQuery
  columns: readonly Column<T>[]
  rows: readonly T[]
  total: number
  hrefOf(row: T): string
  /** What is searched in: "ID, name or e-mail address". */
  searches: string
  newLabel?: string | undefined
  /** Said when there is not one row without a search. */
  empty?: string
  notice?: Piece
}

export const pageSize = 50

/** Reads q, sort (a column; behind a minus, from the end) and page of an address. */
export function listQuery(query: unknown, usualSort: string): ListQuery {
  const { q, sort, page } = (query ?? {}) as Record<string, unknown>
  const number = Number(page)
  return { q: typeof q === 'string' ? q.slice(0, 200) : '', sort: typeof sort === 'string' && sort ? sort : usualSort, page: Number.isInteger(number) && number > 0 ? number : 1 }
}

export function listPage<T>({ title, address, query, columns, rows, total, hrefOf, searches, newLabel, empty, notice }: ListPage<T>): Html {
  const to = (changes: Partial<ListQuery>) => {
    const wanted = { ...query, page: 1, ...changes }
    return `${address}?${new URLSearchParams(Object.entries(wanted).flatMap(([name, value]) => (value && value !== 1 ? [[name, String(value)]] : [])))}`
  }
  const pages = Math.max(1, Math.ceil(total / pageSize))
  return html`<div class="head"><h1>${title}</h1><form class="search" role="search" action="${address}"><label class="hidden" for="q">Search in ${searches}</label>
<input id="q" name="q" type="search" value="${query.q}" placeholder="${searches}"><button>Search</button></form>
${newLabel && html`<a class="button primary" href="${address}/new">${newLabel}</a>`}</div>${notice}
<div class="sheet"><table><thead><tr>${columns.map(({ label, sort, kind }) => {
    const on = sort && (query.sort === sort ? 'ascending' : query.sort === `-${sort}` ? 'descending' : undefined)
    return html`<th class="of-${kind ?? 'text'}"${on && html` aria-sort="${on}"`}>${sort
      ? html`<a href="${to({ sort: on === 'ascending' ? `-${sort}` : sort })}">${label}${on && html`<i aria-hidden="true">${on === 'ascending' ? '↑' : '↓'}</i>`}</a>` : label}</th>`
  })}</tr></thead><tbody>${rows.map((row) => html`<tr>${columns.map(({ kind, cell }, at) =>
    html`<td class="of-${kind ?? 'text'}">${at === 0 ? html`<a href="${hrefOf(row)}">${cell(row)}</a>` : cell(row)}</td>`)}</tr>`)}</tbody></table>
${rows.length === 0 && html`<p class="empty">${query.q ? html`Nothing matches “${query.q}”. <a href="${address}">Show all</a>` : empty ?? 'There is nothing here yet.'}</p>`}</div>
<nav class="pages" aria-label="Pages"><span>${total === 0 ? 'No records' : `${((query.page - 1) * pageSize + 1).toLocaleString('en')}–${Math.min(total, query.page * pageSize).toLocaleString('en')} of ${total.toLocaleString('en')}`}</span>
${query.page > 1 && html`<a class="button" rel="prev" href="${to({ page: query.page - 1 })}">Previous</a>`}
${query.page < pages && html`<a class="button" rel="next" href="${to({ page: query.page + 1 })}">Next</a>`}</nav>`
}

const good = new Set(['active', 'enabled', 'complete', 'paid', 'yes', 'true', 'on', 'processing', 'in stock', 'closed', 'converted'])
const bad = new Set(['on hold', 'holded', 'canceled', 'failed', 'declined'])

/** A state as a word with a dot: never by its colour alone. */
export const state = (value: string): Html => html`<span class="state ${good.has(value.toLowerCase()) ? 'good' : bad.has(value.toLowerCase()) ? 'bad' : ''}">${value}</span>`
