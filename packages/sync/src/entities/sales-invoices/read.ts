import { and, equalTo, inList, type IntacctClient, type IntacctRow } from '@causeway/intacct'
import type { Cursor, SourcePage, SourceRow, Window } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import { changedSince, latestChange, latestChangeOf } from '../changed-since.ts'
import { withLines, type DocumentLine } from './document.ts'
import { orderNumber } from './order-number.ts'
import type { InvoiceSettings } from './settings.ts'

const headerFields = [
  'RECORDNO', 'DOCID', 'DOCNO', 'DOCPARID', 'STATE', 'WHENCREATED', 'WHENMODIFIED', 'CUSTVENDID', 'CUSTVENDNAME', 'PONUMBER', 'CREATEDFROM', 'CURRENCY',
  'SUBTOTAL', 'TOTAL', 'TRX_TOTAL', 'RECORD_URL',
]
const lineFields = ['RECORDNO', 'DOCHDRNO', 'LINE_NO', 'ITEMID', 'ITEMDESC', 'QUANTITY', 'TRX_PRICE', 'PRICE']

/** Documents a page: each brings its lines. */
const pageSize = 500
/** Record numbers in one filter. */
const keysPerCall = 200
/** From the order over a shipper to the invoice, and one to spare. */
const longestChain = 3

export interface InvoiceReader {
  mark(): Promise<string | null>
  read(window: Window, cursor: Cursor | null): Promise<SourcePage>
  count(window: Window): Promise<number>
  cursorAfter(row: SourceRow, window: Window, cursor: Cursor | null): Cursor
  readKeys(keys: string[]): Promise<SourceRow[]>
  /** The order number of each row: its own, else that of the transaction that it was made from; '' for none. */
  references(rows: readonly SourceRow[]): Promise<Map<string, string>>
}

/** Reads Order Entry transactions of the chosen definitions, one definition after the other, by key, each with its lines. */
export function invoiceReader(intacct: IntacctClient, settings: InvoiceSettings, moreFields: readonly string[]): InvoiceReader {
  const { referenceField, definitions } = settings
  const select = [...new Set([...headerFields, referenceField, ...moreFields])]

  async function withTheirLines(headers: readonly IntacctRow[], docParId: string): Promise<SourceRow[]> {
    const lines = new Map<string, DocumentLine[]>()
    for (let start = 0; start < headers.length; start += keysPerCall) {
      const wanted = headers.slice(start, start + keysPerCall).map((row) => row.RECORDNO ?? '')
      for (let after: number | null = 0; after !== null;) {
        const page = await intacct.queryByKey({ object: 'SODOCUMENTENTRY', select: lineFields, docParId, afterRecordNo: after, filter: inList('DOCHDRNO', wanted) })
        for (const row of page.rows) {
          const header = row.DOCHDRNO ?? ''
          lines.set(header, [...lines.get(header) ?? [], lineOf(row)])
        }
        after = page.next
      }
    }
    return headers.map((row) => {
      const { WHENMODIFIED: _, ...source } = row
      const own = (lines.get(row.RECORDNO ?? '') ?? []).sort((a, b) => Number(a.lineNo) - Number(b.lineNo))
      return { key: row.DOCID ?? '', id: Number(row.RECORDNO), source: withLines(source, own) }
    })
  }

  return {
    mark: () => latestChangeOf(intacct, ['SODOCUMENT']),
    read: (window, cursor) => throughConnection('Order Entry transactions', async () => {
      const at = Number(cursor?.definition ?? 0)
      const docParId = definitions[at] ?? ''
      const since = changedSince(window)
      const ofDefinition = equalTo('DOCPARID', docParId)
      const page = await intacct.queryByKey({
        object: 'SODOCUMENT', select, docParId, pageSize, afterRecordNo: Number(cursor?.after ?? 0), filter: since ? and(ofDefinition, since) : ofDefinition,
      })
      return {
        rows: await withTheirLines(page.rows, docParId), announced: page.announced, missing: page.missing, highWater: latestChange(page.rows),
        next: page.next !== null ? { definition: at, after: page.next } : at + 1 < definitions.length ? { definition: at + 1, after: 0 } : null,
        // A page of the whole definition tells which of its invoices are gone; record numbers run through all definitions.
        ...(since === null ? { covers: { after: Number(cursor?.after ?? 0), upTo: page.next, keysBegin: `${docParId}-` } } : {}),
      }
    }),
    count: (window) => throughConnection('Order Entry transactions', async () => {
      const since = changedSince(window)
      let count = 0
      for (const docParId of definitions) {
        const ofDefinition = equalTo('DOCPARID', docParId)
        count += (await intacct.query({ object: 'SODOCUMENT', select: ['RECORDNO'], docParId, pageSize: 1, filter: since ? and(ofDefinition, since) : ofDefinition })).totalCount
      }
      return count
    }),
    cursorAfter: (row, _window, cursor) => ({ definition: Number(cursor?.definition ?? 0), after: row.id }),
    readKeys: (keys) => throughConnection('Order Entry transactions', async () => {
      const rows: SourceRow[] = []
      for (const docParId of definitions) {
        for (let start = 0; start < keys.length; start += keysPerCall) {
          const { rows: headers } = await intacct.query({
            object: 'SODOCUMENT', select, docParId, pageSize: 2000, filter: and(equalTo('DOCPARID', docParId), inList('DOCID', keys.slice(start, start + keysPerCall))),
          })
          if (headers.length) rows.push(...await withTheirLines(headers, docParId))
        }
      }
      return rows
    }),
    references: (rows) => throughConnection('Order Entry transactions', async () => {
      const found = new Map<string, string>()
      let open = rows.flatMap(({ key, source }) => {
        const own = orderNumber(source[referenceField] ?? '', settings.matchOn)
        if (own) found.set(key, own)
        return own || !source.CREATEDFROM ? [] : [{ key, from: source.CREATEDFROM }]
      })
      for (let step = 0; open.length && step < longestChain; step++) {
        const behind = await documents(intacct, open.map(({ from }) => from), referenceField)
        open = open.flatMap(({ key, from }) => {
          const document = behind.get(from)
          const reference = orderNumber(document?.[referenceField] ?? '', settings.matchOn)
          if (reference) found.set(key, reference)
          return reference || !document?.CREATEDFROM ? [] : [{ key, from: document.CREATEDFROM }]
        })
      }
      return found
    }),
  }
}

/**
 * Transactions by document ID. A custom field is answered only when the definition is named, and the ID ("Sales Order-SO-1234") does not tell where
 * its definition's name ends: that is asked first.
 */
async function documents(intacct: IntacctClient, docIds: readonly string[], referenceField: string): Promise<Map<string, IntacctRow>> {
  const base = ['RECORDNO', 'DOCID', 'DOCPARID', 'CREATEDFROM']
  const found = new Map<string, IntacctRow>()
  const read = async (wanted: readonly string[], select: readonly string[], docParId?: string) => {
    for (let start = 0; start < wanted.length; start += keysPerCall) {
      const { rows } = await intacct.query({
        object: 'SODOCUMENT', select, ...(docParId ? { docParId } : {}), pageSize: 2000, filter: inList('DOCID', wanted.slice(start, start + keysPerCall)),
      })
      for (const row of rows) found.set(row.DOCID ?? '', row)
    }
  }
  const isStandard = headerFields.includes(referenceField)
  await read([...new Set(docIds)], isStandard ? [...new Set([...base, referenceField])] : base)
  if (isStandard) return found
  const rows = [...found.values()]
  for (const docParId of new Set(rows.map(({ DOCPARID }) => DOCPARID ?? ''))) {
    await read(rows.filter(({ DOCPARID }) => DOCPARID === docParId).map(({ DOCID }) => DOCID ?? ''), [...base, referenceField], docParId)
  }
  return found
}

const lineOf = (row: IntacctRow): DocumentLine => ({
  recordNo: row.RECORDNO ?? '', lineNo: row.LINE_NO ?? '', itemId: (row.ITEMID ?? '').trim(), description: row.ITEMDESC ?? '', quantity: row.QUANTITY ?? '0',
  price: row.TRX_PRICE || row.PRICE || '0',
})
