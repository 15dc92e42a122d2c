import type { Invoice, Order } from '@causeway/magento'
import type { BilledItem } from './lines.ts'

/** An invoice as the shop should hold it. */
export interface InvoiceDraft {
  kind: 'invoice'
  /** Intacct's document ID, "Sales Invoice-SI1001". */
  docId: string
  order: Pick<Order, 'entity_id' | 'increment_id'>
  /** Lines of the order that stand for themselves. An invoice of the shop also lists the children of a configurable product or a bundle. */
  lines: number[]
  /** What is to be billed now: never more than is left. */
  items: BilledItem[]
  /** What Intacct billed, whether it is left or not: what an invoice that is there already must equal. */
  wanted: BilledItem[]
  /** Invoices of the order that are not ours: made by the shop or by hand. */
  others: Invoice[]
  /** The one of them that bills just what Intacct billed, when nothing is left to bill. */
  twin: Invoice | null
  currency: string
  /** Intacct's total in that currency. */
  total: number
}

/** A transaction that is gone from the books (`state` null), or that was taken back: what it is now, as the end of a sentence ("a draft"). */
export interface WithdrawnDraft {
  kind: 'withdrawn'; docId: string; state: string | null
  /** The shop's invoice that an interrupted attempt of ours made from it, and that was never linked. */
  made: Invoice | null
}

export type Draft = InvoiceDraft | WithdrawnDraft
