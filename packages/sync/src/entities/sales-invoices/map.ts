import type { Invoice, Order } from '@causeway/magento'
import type { Mapped, SourceRow } from '../../entity.ts'
import type { SourceRecord } from '../../mapping.ts'
import { linesOf, marker, notYetWritten } from './document.ts'
import type { Draft } from './draft.ts'
import { failInvoice } from './failures.ts'
import { billable, leftOf, matchLines, quantitiesOf, type BilledItem } from './lines.ts'
import type { InvoiceSettings } from './settings.ts'

const day = 86_400_000

/** What is known of an invoice beside its record. */
export interface InvoiceFacts {
  /** The order number that it names, itself or through its sales order; '' for none. */
  reference: string
  /** The shop's orders of that number. */
  orders: Order[]
  /** Invoices of those orders. */
  invoices: Invoice[]
  /** Another invoice of the same order, which is dealt with at this very moment. */
  goesFirst: string | null
  /** The shop's invoice that an earlier run linked it to. */
  linkedTo?: string | undefined
}

/** What an invoice waits for: the name under which `arrived` finds the order. */
export const orderName = (reference: string) => `magento-order:${reference}`

/** The amount that customers see, in the transaction's own currency. */
export const totalOf = (source: SourceRecord) => Number(source.TRX_TOTAL || source.TOTAL || 0)

/** An Order Entry invoice as an invoice of the shop, or why not. Pure. */
export function mapInvoice(row: SourceRow, settings: InvoiceSettings, facts: InvoiceFacts): Mapped<Draft> {
  const { key, source } = row
  const subject = `Invoice ${key}`
  const failed = (failure: ReturnType<typeof failInvoice>): Mapped<Draft> => ({ kind: 'failure', failure })
  const notYet = notYetWritten(source.STATE ?? '')
  if (notYet) return { kind: 'draft', claims: [], draft: { kind: 'withdrawn', docId: key, state: notYet, made: facts.invoices.find((invoice) => isOurs(invoice, key)) ?? null } }

  const ignored = new Set(settings.ignoredItems.toLowerCase().split(',').map((item) => item.trim()).filter(Boolean))
  const lines = linesOf(source).filter(({ itemId }) => itemId && !ignored.has(itemId.toLowerCase()))
  const total = totalOf(source)
  if (total < 0 || lines.some(({ quantity }) => Number(quantity) < 0)) {
    return settings.credits === 'fail' ? failed(failInvoice('INVOICE_IS_CREDIT', subject, { total: String(total) })) : { kind: 'skip', reason: 'It is a credit; the shop’s credit memos are made in Magento.' }
  }
  const billedLines = lines.filter(({ quantity }) => Number(quantity) > 0)
  if (!billedLines.length) return failed(failInvoice('INVOICE_WITHOUT_LINES', subject, { key }))

  const { reference } = facts
  if (!reference) return failed(failInvoice('ORDER_NUMBER_MISSING', subject, { key, field: settings.referenceField }))
  const orders = facts.orders.filter((order) => settings.storeId === 0 || order.store_id === settings.storeId)
  const [order] = orders
  if (!order) {
    return {
      kind: 'wait', reason: `Waits for the Magento order ${reference}.`, waitsFor: orderName(reference), failure: failInvoice('ORDER_NOT_IN_MAGENTO', subject, { order: reference }),
      giveUpAfter: { ms: settings.waitDays * day, failure: failInvoice('ORDER_NEVER_CAME', subject, { key, order: reference, days: settings.waitDays }) },
    }
  }
  if (orders.length > 1) return failed(failInvoice('ORDER_AMBIGUOUS', subject, { order: reference, ids: orders.map(({ entity_id: id }) => id).join(', ') }))
  const currency = order.order_currency_code ?? ''
  if (source.CURRENCY && currency && source.CURRENCY !== currency) {
    return failed(failInvoice('ORDER_CURRENCY_DIFFERS', subject, { key, order: reference, books: source.CURRENCY, shop: currency }))
  }
  // One that the shop had made, and that was linked, is as good as ours.
  const ours = facts.invoices.find((invoice) => isOurs(invoice, key)) ?? facts.invoices.find(({ entity_id: id }) => String(id) === facts.linkedTo)
  // Ours has taken its share of what is left already.
  const refused = ours ? null : refusedBy(order, reference, subject, key, settings)
  if (refused) return refused
  if (facts.goesFirst !== null) {
    return {
      kind: 'wait', reason: `Invoice ${facts.goesFirst} of the same order goes first.`, waitsFor: `sales-invoices:${facts.goesFirst}`,
      failure: failInvoice('INVOICE_IN_PROGRESS', subject, { first: facts.goesFirst }), retryInMs: 0,
    }
  }

  // What ours could bill is what the others leave of the order, however much the books bill.
  const wanted = matchLines(billedLines, order.items, (item) => item.qty_ordered - (ours ? billedBeside(ours, facts.invoices, item.item_id) : 0))
  if ('unknown' in wanted) {
    const { itemId, lineNo } = wanted.unknown
    return failed(failInvoice('INVOICE_LINE_NOT_IN_ORDER', subject, { key, order: reference, item: itemId, line: lineNo }))
  }
  const now = matchLines(billedLines, order.items, leftOf)
  const items = 'unknown' in now ? [] : now.items
  const own = billable(order.items).map(({ item_id: id }) => id)
  const others = facts.invoices.filter((invoice) => invoice.order_id === order.entity_id && !isOurs(invoice, null))
  const twin = items.length || ours ? null : others.find((invoice) => quantitiesOf(billedBy(invoice, own)) === quantitiesOf(wanted.items)) ?? null
  const claimed = twin ?? (ours && !isOurs(ours, key) ? ours : null)
  return {
    kind: 'draft', claims: claimed ? [twinClaim(claimed)] : [], warnings: !ours && items.length && 'warnings' in now ? now.warnings : wanted.warnings,
    draft: { kind: 'invoice', docId: key, order: { entity_id: order.entity_id, increment_id: order.increment_id }, lines: own, items, wanted: wanted.items, others, twin, currency, total },
  }
}

/** What the books hold no more. Who takes a definition out of the settings has deleted nothing. Pure. */
export function mapGone({ key, source }: SourceRow, { definitions }: InvoiceSettings, { invoices }: Pick<InvoiceFacts, 'invoices'>): Mapped<Draft> {
  const definition = source.DOCPARID || definitions.find((one) => key.startsWith(`${one}-`))
  if (definition && !definitions.includes(definition)) return { kind: 'skip', reason: `Its transaction definition “${definition}” is not among those that the settings name.` }
  return { kind: 'draft', claims: [], draft: { kind: 'withdrawn', docId: key, state: null, made: invoices.find((invoice) => isOurs(invoice, key)) ?? null } }
}

/** An invoice of the shop's own stands for one invoice of the books. */
export const twinClaim = (twin: Invoice) => `shop-invoice:${twin.entity_id}`

/** What an invoice of the shop bills of these lines of its order. */
export const billedBy = (invoice: Pick<Invoice, 'items'>, lines: readonly number[]): BilledItem[] => invoice.items
  .filter((item) => lines.includes(item.order_item_id)).map((item) => ({ orderItemId: item.order_item_id, sku: item.sku, quantity: item.qty }))

const billedBeside = (ours: Invoice, invoices: readonly Invoice[], orderItemId: number): number => invoices
  .filter((invoice) => invoice.entity_id !== ours.entity_id && invoice.order_id === ours.order_id)
  .flatMap((invoice) => billedBy(invoice, [orderItemId])).reduce((sum, item) => sum + item.quantity, 0)

/** Whether an invoice was made from this document, or, for null, from any: its comment says so. */
export function isOurs(invoice: Invoice, docId: string | null): boolean {
  const wanted = docId === null ? '[Sage Intacct ' : marker(docId)
  return (invoice.comments ?? []).some(({ comment }) => comment.includes(wanted))
}

/** Orders that cannot be billed as they are. */
function refusedBy(order: Order, reference: string, subject: string, key: string, settings: InvoiceSettings): Mapped<Draft> | null {
  switch (order.state) {
    case 'holded': case 'payment_review': case 'pending_payment': {
      const failure = failInvoice('ORDER_ON_HOLD', subject, { order: reference })
      return { kind: 'wait', reason: `The Magento order ${reference} is on hold.`, failure, giveUpAfter: { ms: settings.waitDays * day, failure } }
    }
    case 'canceled': return { kind: 'failure', failure: failInvoice('ORDER_CANCELLED', subject, { key, order: reference }) }
    case 'closed': return { kind: 'failure', failure: failInvoice('ORDER_CLOSED', subject, { key, order: reference }) }
    default: return null
  }
}
