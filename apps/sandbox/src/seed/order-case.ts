/** A line of an order or an invoice; the price is of one, in the document's currency. */
export interface OrderLine {
  sku: string
  name: string
  quantity: number
  price: string
  /** The unit of the books' line, where it is not Each; `quantity` stays in the base unit. */
  unit?: { name: string; of: number }
}

/** An order as the shop has it. */
export interface ShopOrder {
  incrementId: string
  /** As the shop's own words. `complete`: the shop billed everything itself; `closed`: and refunded it. */
  state: 'new' | 'processing' | 'holded' | 'canceled' | 'closed' | 'complete'
  currency: string
  /** The books' CUSTOMERID of the buyer. */
  customerId: string
  email: string
  firstName: string
  lastName: string
  shipping: string
  tax: string
  lines: readonly OrderLine[]
  createdAt: Date
}

/** An invoice of the books for that order. */
export interface PlannedInvoice {
  definition: 'Sales Invoice' | 'Sales Credit Invoice' | 'Sales Return'
  lines: readonly OrderLine[]
  state: 'Draft' | 'Pending' | 'Closed'
  currency: string
  /**
   * How it names the order: `all` (converted from the sales order, PONUMBER and MAGENTO_ORDER), `created-from` (only by the sales order),
   * `reference` (only PONUMBER), `custom` (only MAGENTO_ORDER), `none`.
   */
  reference: 'all' | 'created-from' | 'reference' | 'custom' | 'none'
  shipping: string
  tax: string
  shows?: string
}

export interface OrderCase {
  order: ShopOrder
  /** Whether the shop has the order; invoices of one that it has not must wait. */
  inShop: boolean
  invoices: readonly PlannedInvoice[]
  /** What it was made for; generated ones show nothing. */
  shows?: string
}
