import { listFacts, type ResultElement } from './answer.ts'
import { transportError } from './errors.ts'
import { and, greaterThan, type Filter } from './filters.ts'
import { rowsIn, type IntacctRow } from './rows.ts'
import type { XmlFields } from './xml-writer.ts'

/** The most rows that one `query` answers. */
export const maxPageSize = 2000

export interface OrderBy { field: string; descending?: boolean }

export interface QueryRequest {
  object: string
  select: readonly string[]
  filter?: Filter
  orderBy?: readonly OrderBy[]
  /** At most, and by default, 2,000. */
  pageSize?: number
  offset?: number
  /** From the top level, sees records that belong to entities. */
  showPrivate?: boolean
  caseInsensitive?: boolean
  /** For documents: the transaction definition, "Sales Invoice". */
  docParId?: string
}

export interface QueryPage {
  rows: IntacctRow[]
  /** Rows that meet the filter, on all pages. */
  totalCount: number
  numRemaining: number
}

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
  /** The last row's RECORDNO; null when there is no further page. */
  next: number | null
}

const pageSizeOf = ({ pageSize = maxPageSize }: { pageSize?: number }) => Math.min(Math.max(1, pageSize), maxPageSize)

export function queryBody(request: QueryRequest): XmlFields {
  const { object, select, filter, docParId, orderBy = [], offset, showPrivate, caseInsensitive } = request
  return {
    object, select: { field: select }, filter, docparid: docParId,
    orderby: orderBy.length ? { order: orderBy.map(({ field, descending }) => ({ field, [descending ? 'descending' : 'ascending']: '' })) } : undefined,
    options: showPrivate || caseInsensitive ? { caseinsensitive: caseInsensitive ? true : undefined, showprivate: showPrivate ? true : undefined } : undefined,
    pagesize: pageSizeOf(request), offset,
  }
}

export const readPage = (result: ResultElement): QueryPage => ({ ...listFacts(result.data), rows: rowsIn(result.data) })

/** A page by key as an ordinary query: every page is a query of its own, so changes in between shift no offset. */
export const keyQuery = ({ afterRecordNo, filter, ...request }: KeyPageRequest): QueryRequest => {
  const behind = greaterThan('RECORDNO', afterRecordNo)
  return {
    ...request, filter: filter ? and(behind, filter) : behind, orderBy: [{ field: 'RECORDNO' }],
    select: request.select.includes('RECORDNO') ? request.select : ['RECORDNO', ...request.select],
  }
}

/**
 * Reads a page by key.
 * @throws IntacctError "parse" when the rows are not in the order of their numbers: the next page would skip some
 */
export function readKeyPage(request: KeyPageRequest, { rows, totalCount }: QueryPage): KeyPage {
  let last = request.afterRecordNo
  for (const row of rows) {
    const number = Number(row.RECORDNO)
    if (!(number > last)) throw transportError('parse', `Sage Intacct answered rows of ${request.object} that are not in the order of their RECORDNO.`)
    last = number
  }
  return {
    rows, announced: totalCount, missing: Math.max(0, Math.min(pageSizeOf(request), totalCount) - rows.length),
    next: rows.length > 0 && totalCount > rows.length ? last : null,
  }
}
