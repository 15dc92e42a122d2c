import { anyOf } from '../any-of.ts'
import type { Caller, SearchResult } from '../caller.ts'
import type { Criteria } from '../criteria.ts'

export interface OrderItem {
  item_id: number; sku: string; name?: string; product_type?: string; parent_item_id?: number
  qty_ordered: number; qty_invoiced: number; qty_canceled?: number; qty_refunded?: number; qty_shipped?: number
  price?: number; base_price?: number; row_total?: number; tax_amount?: number; discount_amount?: number
}

export interface Order {
  entity_id: number
  /** What people call the order number: "000000001". */
  increment_id: string
  ext_order_id?: string
  /** new, processing, complete, closed, canceled, holded, pending_payment, payment_review */
  state: string
  status: string
  store_id?: number; customer_id?: number; customer_email?: string; customer_is_guest?: number
  grand_total?: number; base_grand_total?: number; subtotal?: number; tax_amount?: number; shipping_amount?: number
  total_due?: number; total_paid?: number; total_invoiced?: number; base_currency_code?: string; order_currency_code?: string
  created_at?: string; updated_at?: string
  items: OrderItem[]
}

/** Of an order or of an invoice. */
export interface Comment { entity_id: number; parent_id: number; comment: string; created_at?: string; status?: string; is_customer_notified?: number; is_visible_on_front?: number }

export interface Orders {
  /** An unknown field is answered 500 with a report id (recorded exchange 612), not 400 as elsewhere. */
  search(criteria: Criteria, fields?: string): Promise<SearchResult<Order>>
  get(id: number): Promise<Order>
  /** By order number; numbers that are not there are absent. Two stores may give the same number to two orders: all are answered. */
  findByIncrementIds(incrementIds: readonly string[], fields?: string): Promise<Order[]>
  /** By `ext_order_id` (recorded exchange 678). */
  findByExternalIds(externalIds: readonly string[], fields?: string): Promise<Order[]>
  comments(id: number): Promise<Comment[]>
  /** Not repeatable. Writes the status with it: pass the one that the order has. */
  addComment(id: number, comment: string, status: string): Promise<boolean>
}

export const ordersOf = ({ get, post, search, searchAll }: Caller): Orders => {
  async function find(field: string, values: readonly string[], fields: string | undefined): Promise<Order[]> {
    const found: Order[] = []
    for (const group of anyOf(field, values)) {
      found.push(...await searchAll<Order>('orders', { groups: [group], sort: [{ field: 'entity_id', direction: 'ASC' }] }, fields))
    }
    return found
  }
  return {
    search: (criteria, fields) => search('orders', criteria, fields),
    get: (id) => get(`orders/${id}`),
    findByIncrementIds: (ids, fields) => find('increment_id', ids, fields),
    findByExternalIds: (ids, fields) => find('ext_order_id', ids, fields),
    comments: async (id) => (await get<{ items: Comment[] | null }>(`orders/${id}/comments`)).items ?? [],
    addComment: (id, comment, status) => post(`orders/${id}/comments`, { statusHistory: { comment, status, is_customer_notified: 0, is_visible_on_front: 0 } }),
  }
}
