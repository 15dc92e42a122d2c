import { Table, type Journal } from '../tables/table.ts'
import { fold } from '../tables/conditions.ts'
import type { Order } from './order.ts'

export interface QuoteItem { id: number; product_id: number; sku: string; name: string; type: string; price: number; weight: number; qty: number }
export interface QuoteAddress { email?: string | null; firstname?: string | null; lastname?: string | null; company?: string | null; street?: string[] | null; city?: string | null; region?: string | null; region_id?: number | null; region_code?: string | null; postcode?: string | null; country_id?: string | null; telephone?: string | null }
export interface Quote { id: number; masked: string; store_id: number; customer_id?: number; items: readonly QuoteItem[]; shipping?: QuoteAddress; billing?: QuoteAddress; method?: string; active: boolean }

export interface Invoice {
  id: number
  increment_id: string
  order_id: number
  created_at: string
  updated_at: string
  shipping: number
  items: readonly { id: number; order_item_id: number; qty: number }[]
  /** One that was written row by row, past the order: only what was sent (recorded exchange 650). */
  raw?: { fields: Record<string, unknown>; items: readonly Record<string, unknown>[] }
}
export interface Shipment { id: number; increment_id: string; order_id: number; created_at: string; items: readonly { id: number; order_item_id: number; qty: number }[]; tracks: readonly { id: number; track_number: string; title: string; carrier_code: string }[] }
export interface Creditmemo { id: number; increment_id: string; order_id: number; created_at: string; shipping: number; items: readonly { id: number; order_item_id: number; qty: number }[] }
export interface Comment { id: number; parent_id: number; comment: string; is_customer_notified: number; is_visible_on_front: number; created_at: string; status?: string | null }

/** What the shop knows of carts, orders and what became of them. */
export interface Sales {
  tables: {
    quote: Table<Quote>; quoteItem: Table<{ id: number }>; order: Table<Order>; orderItem: Table<{ id: number }>; orderAddress: Table<{ id: number }>; invoice: Table<Invoice>
    invoiceItem: Table<{ id: number }>; shipment: Table<Shipment>; shipmentItem: Table<{ id: number }>; creditmemo: Table<Creditmemo>; creditmemoItem: Table<{ id: number }>
    orderComment: Table<Comment>; invoiceComment: Table<Comment>; shipmentComment: Table<Comment>; creditmemoComment: Table<Comment>
    /** Numbers that people read: one row a kind, whose `next` is the next. */
    sequence: Table<{ id: number; next: number }>
  }
  list(): Order[]
  get(id: number): Order | undefined
  byNumber(incrementId: string): Order | undefined
  invoicesOf(orderId: number): Invoice[]
  /** `000000001` and so on, for each kind by itself. */
  nextNumber(kind: 'order' | 'invoice' | 'shipment' | 'creditmemo'): string
}

const kinds = { order: 1, invoice: 2, shipment: 3, creditmemo: 4 } as const

export function createSales(journal: Journal, changed: () => void): Sales {
  const ids = () => new Table<{ id: number }>(journal, changed)
  const comments = () => new Table<Comment>(journal, changed, { parent: (row) => String(row.parent_id) })
  const ofOrder = { order: (row: { order_id: number }) => String(row.order_id), number: (row: { increment_id: string }) => fold(row.increment_id) }
  const tables: Sales['tables'] = {
    quote: new Table<Quote>(journal, changed, { masked: ({ masked }) => masked }), quoteItem: ids(), orderItem: ids(), orderAddress: ids(), invoiceItem: ids(), shipmentItem: ids(), creditmemoItem: ids(),
    order: new Table<Order>(journal, changed, { number: (row) => fold(row.increment_id), external: (row) => fold(row.ext_order_id ?? '') }),
    invoice: new Table<Invoice>(journal, changed, { order: ofOrder.order, number: ofOrder.number }),
    shipment: new Table<Shipment>(journal, changed, { order: ofOrder.order, number: ofOrder.number }),
    creditmemo: new Table<Creditmemo>(journal, changed, { order: ofOrder.order, number: ofOrder.number }),
    orderComment: comments(), invoiceComment: comments(), shipmentComment: comments(), creditmemoComment: comments(),
    sequence: new Table<{ id: number; next: number }>(journal, changed),
  }
  return {
    tables,
    list: () => [...tables.order.all()],
    get: (id) => tables.order.get(id),
    byNumber: (number) => tables.order.first('number', fold(number)),
    invoicesOf: (orderId) => tables.invoice.with('order', String(orderId)),
    nextNumber(kind) {
      const { next } = tables.sequence.get(kinds[kind]) ?? { next: 1 }
      tables.sequence.write({ id: kinds[kind], next: next + 1 })
      return String(next).padStart(9, '0')
    },
  }
}
