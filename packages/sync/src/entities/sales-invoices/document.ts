import type { Invoice } from '@causeway/magento'
import type { SourceRecord } from '../../mapping.ts'

/** A line of an Order Entry transaction, as far as an invoice in the shop needs it. Amounts and quantities are Intacct's own decimal text. */
export interface DocumentLine {
  /** RECORDNO of SODOCUMENTENTRY. */
  recordNo: string
  /** Its place in the transaction. */
  lineNo: string
  itemId: string
  description: string
  /** In the item's base unit. */
  quantity: string
  /** In the transaction's currency. */
  price: string
}

/** The lines travel inside the flat source record, so that its hash, its snapshot and its history hold them. */
export const linesField = 'LINES'

export const withLines = (header: SourceRecord, lines: readonly DocumentLine[]): SourceRecord => ({ ...header, [linesField]: JSON.stringify(lines) })

/** The lines of a source record, in their order. A record without lines has none. */
export function linesOf(source: SourceRecord): DocumentLine[] {
  const text = source[linesField]
  return text ? JSON.parse(text) as DocumentLine[] : []
}

/**
 * States of Order Entry transactions, by the code that the documentation lists and by the word that companies see: `query` may answer either.
 * Only those whose books are written make an invoice.
 */
const written = new Set(['A', 'D', 'C', 'P', 'G', 'O', 'approved', 'closed', 'converted', 'partially converted', 'in progress', 'pending'])
const unwritten: Record<string, string> = {
  i: 'a draft', draft: 'a draft', s: 'submitted for approval', submitted: 'submitted for approval', x: 'approved in part', 'partially approved': 'approved in part',
  r: 'declined', declined: 'declined', v: 'voided', void: 'voided', voided: 'voided', reversed: 'reversed',
}

/** Why a transaction in this state makes no invoice yet, as the end of a sentence ("a draft"); null when it does. */
export function notYetWritten(state: string): string | null {
  const plain = state.trim()
  if (plain === '' || written.has(plain) || written.has(plain.toLowerCase())) return null
  return unwritten[plain.toLowerCase()] ?? `in the state “${plain}”`
}

/** What stands in the comment of an invoice of ours, and finds it again: an invoice has no field for another system's number. */
export const marker = (docId: string) => `[Sage Intacct ${docId}]`

/** Whether an invoice was made from this document, or, for null, from any: its comment says so. */
export function isOurs({ comments }: Pick<Invoice, 'comments'>, docId: string | null): boolean {
  const wanted = docId === null ? '[Sage Intacct ' : marker(docId)
  return (comments ?? []).some(({ comment }) => comment.includes(wanted))
}
