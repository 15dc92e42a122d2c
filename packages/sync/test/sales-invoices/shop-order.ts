import type { Invoice, Order, OrderItem } from '@causeway/magento'
import { marker, withLines, type DocumentLine } from '../../src/entities/sales-invoices/document.ts'
import type { SourceRow } from '../../src/entity.ts'

/** An order's line: id, SKU and quantity are what most tests are about. */
export const orderItem = (itemId: number, sku: string, ordered: number, more: Partial<OrderItem> = {}): OrderItem =>
  ({ item_id: itemId, sku, qty_ordered: ordered, qty_invoiced: 0, qty_canceled: 0, price: 10, ...more })

/** An order with three hammers and two saws, unless told otherwise. */
export const order = (more: Partial<Order> = {}): Order => ({
  entity_id: 5, increment_id: '000000005', state: 'new', status: 'pending', store_id: 1, order_currency_code: 'USD',
  items: [orderItem(11, 'HAMMER', 3), orderItem(12, 'SAW', 2)], ...more,
})

/** A line of the document: item, quantity, price. */
export const line = (itemId: string, quantity: number | string, price: number | string = 10, lineNo = '1'): DocumentLine =>
  ({ recordNo: `9${lineNo}`, lineNo, itemId, description: itemId, quantity: String(quantity), price: String(price) })

export const docId = 'Sales Invoice-SI1001'

/** A document as it comes from the books. */
export const document = (lines: DocumentLine[], source: Record<string, string> = {}): SourceRow => ({
  key: docId, id: 1,
  source: withLines({ DOCID: docId, DOCNO: 'SI1001', STATE: 'Closed', CURRENCY: 'USD', PONUMBER: '000000005', TRX_TOTAL: '50.00', ...source }, lines),
})

/** An invoice of the shop with these quantities by order line; ours when it names a document. */
export const shopInvoice = (quantities: Record<number, number>, of: string | null = null, more: Partial<Invoice> = {}): Invoice => ({
  entity_id: 77, increment_id: '000000077', order_id: 5, state: 2, grand_total: 50,
  items: Object.entries(quantities).map(([id, qty]) => ({ order_item_id: Number(id), sku: `item ${id}`, qty })),
  comments: of === null ? [] : [{ entity_id: 1, parent_id: 77, comment: `Invoice SI1001 ${marker(of)}` }], ...more,
})
