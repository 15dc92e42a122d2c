import { api } from '#ui/api.ts'
import type { Cleared, RecordCounts, RecordDetails, RecordLook, RecordPageView } from './record-view.ts'
import { parametersOf, type RecordWords, type Selection } from './record-words.ts'

/** Where a process's records are: of its tenant, by slug. */
export interface RecordsPlace { tenant: string; processId: string }

/** Who scrolls on wants more at once. */
const furtherRows = 300

const base = ({ tenant, processId }: RecordsPlace) => `/api/tenants/${tenant}/processes/${processId}/records`
const withParameters = (path: string, parameters: URLSearchParams) => (parameters.size ? `${path}?${parameters}` : path)

export function fetchPage(place: RecordsPlace, words: RecordWords, after: string | null, signal: AbortSignal): Promise<RecordPageView> {
  const parameters = parametersOf(words)
  if (after) {
    parameters.set('after', after)
    parameters.set('limit', String(furtherRows))
  }
  return api(withParameters(base(place), parameters), { signal })
}

export function fetchCount(place: RecordsPlace, words: RecordWords, options: { exactly?: boolean; signal?: AbortSignal } = {}): Promise<RecordCounts> {
  const parameters = parametersOf({ ...words, sort: '' })
  if (options.exactly) parameters.set('exactly', '1')
  return api(withParameters(`${base(place)}/count`, parameters), options.signal ? { signal: options.signal } : {})
}

export const fetchLook = (place: RecordsPlace, ids: readonly string[], signal: AbortSignal): Promise<RecordLook> =>
  api(`${base(place)}/look?ids=${ids.join(',')}`, { signal })

export const fetchDetails = (place: RecordsPlace, key: string, signal?: AbortSignal): Promise<RecordDetails> =>
  api(`${base(place)}/detail?key=${encodeURIComponent(key)}`, signal ? { signal } : {})

export const fetchOlderEvents = (place: RecordsPlace, key: string, before: string): Promise<RecordDetails> =>
  api(`${base(place)}/detail?key=${encodeURIComponent(key)}&before=${before}`)

export function exportAddress(place: RecordsPlace, words: RecordWords, format: 'csv' | 'json'): string {
  const parameters = parametersOf(words)
  if (format !== 'csv') parameters.set('format', format)
  return withParameters(`${base(place)}/export`, parameters)
}

/** What a person may do with records, and what it needs beside them. */
export type Clearance =
  | { action: 'retry'; /** Those that a person edited: left alone unless it is said. */ edited?: 'included' | 'only' } | { action: 'ignore'; why: string } | { action: 'stop-ignoring' }
  | { action: 'assign'; assignee: string | null } | { action: 'note'; note: string }

/** Has the next try of a record use these values, and asks for it. */
export const editRecord = (place: RecordsPlace, key: string, values: { field: string; before: string; after: string }[]): Promise<Cleared> =>
  api(`${base(place)}/edit`, { body: { key, values } })

export const clearRecords = (place: RecordsPlace, selection: Selection, { action, ...detail }: Clearance): Promise<Cleared> =>
  api(`${base(place)}/${action}`, { body: { selection, ...detail } })
