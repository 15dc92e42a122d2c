import { anyOf } from '../any-of.ts'
import type { Caller, SearchResult } from '../caller.ts'
import type { Criteria } from '../criteria.ts'
import type { Comment } from './orders.ts'

export interface InvoiceItem { entity_id?: number; order_item_id: number; sku: string; name?: string; qty: number; price?: number; row_total?: number; tax_amount?: number }

/** States of an invoice, by their numbers. */
export const invoiceState = { open: 1, paid: 2, cancelled: 3 } as const

export interface Invoice {
  entity_id: number; increment_id: string; order_id: number
  /** See `invoiceState`. An offline payment method is paid at once, captured or not (recorded exchange 632). */
  state: number
  grand_total?: number; base_grand_total?: number; subtotal?: number; tax_amount?: number; shipping_amount?: number; total_qty?: number
  base_currency_code?: string; order_currency_code?: string; created_at?: string; updated_at?: string
  items: InvoiceItem[]; comments?: Comment[]
}

export interface InvoiceRequest {
  /** Absent: all that is left of the order (recorded exchange 634). A line that is not the order's, or of quantity 0, is as if it were not there (621-625). */
  items?: { order_item_id: number; qty: number }[]
  capture?: boolean
  /** Mails the buyer; takes half a second (recorded exchange 684). */
  notify?: boolean
  /** The only place for another system's number (recorded exchanges 627, 642). */
  comment?: string
}

export interface Invoices {
  /**
   * Bills an order, the business operation, and answers the invoice's id; the shop allots its number. Not repeatable: after a
   * time-out read `ofOrder` with its comments before trying again. Names that the shop does not know are ignored in silence (685).
   */
  create(orderId: number, invoice: InvoiceRequest): Promise<number>
  get(id: number): Promise<Invoice>
  /** Not by comment: an unknown field is answered 500 (recorded exchange 645). */
  search(criteria: Criteria, fields?: string): Promise<SearchResult<Invoice>>
  ofOrder(orderId: number): Promise<Invoice[]>
  /** By id as text; those that are not there are absent. */
  findByIds(ids: readonly (number | string)[]): Promise<Map<string, Invoice>>
  /** Of several orders, with lines and comments (recorded exchange 639), oldest first. */
  ofOrders(orderIds: readonly number[]): Promise<Invoice[]>
  comments(id: number): Promise<Comment[]>
  /** Not repeatable. */
  addComment(id: number, comment: string): Promise<Comment>
}

export const invoicesOf = ({ get, post, search, searchAll }: Caller): Invoices => {
  async function find(field: string, values: readonly string[]): Promise<Invoice[]> {
    const found: Invoice[] = []
    for (const group of anyOf(field, values)) {
      found.push(...await searchAll<Invoice>('invoices', { groups: [group], sort: [{ field: 'entity_id', direction: 'ASC' }] }))
    }
    return found
  }
  return {
    async create(orderId, { comment, capture = false, notify = false, items }) {
      // "POST invoices" would write a row and leave the order as it was (recorded exchanges 650-652).
      const id = await post<string | number>(`order/${orderId}/invoice`, {
        capture, notify, ...(items ? { items } : {}),
        ...(comment === undefined ? {} : { appendComment: true, comment: { comment, is_visible_on_front: 0 } }),
      })
      return Number(id)
    },
    get: (id) => get(`invoices/${id}`),
    search: (criteria, fields) => search('invoices', criteria, fields),
    ofOrder: (orderId) => searchAll('invoices', { groups: [[{ field: 'order_id', value: orderId }]], sort: [{ field: 'entity_id', direction: 'ASC' }] }),
    findByIds: async (ids) => new Map((await find('entity_id', ids.map(String))).map((invoice) => [String(invoice.entity_id), invoice])),
    ofOrders: (orderIds) => find('order_id', orderIds.map(String)),
    comments: async (id) => (await get<{ items: Comment[] | null }>(`invoices/${id}/comments`)).items ?? [],
    addComment: (id, comment) => post('invoices/comments', { entity: { parent_id: String(id), comment, is_customer_notified: 0, is_visible_on_front: 0 } }),
  }
}
