import { invoiceState, type Invoice, type Order } from '@causeway/magento'
import type { Mapped, SourceRow } from '../../entity.ts'
import type { SourceRecord } from '../../mapping.ts'
import { shorten } from '../../shorten.ts'
import { isOurs, linesOf, notYetWritten, type DocumentLine } from './document.ts'
import type { Draft } from './draft.ts'
import { failInvoice } from './failures.ts'
import { billable, leftOf, matchLines, quantitiesOf, setWith, type BilledItem } from './lines.ts'
import { canBeOrderNumber } from './order-number.ts'
import { ordersThatCount, refusedBy, withoutOrder } from './orders.ts'
import type { InvoiceSettings } from './settings.ts'

/** What is known of an invoice beside its record. */
export interface InvoiceFacts {
  /** The order number that it names, itself or through its sales order; '' for none. */
  reference: string
  /** It names several orders, and which is meant cannot be told: what was read, and which of them the shop has. */
  unclear?: { numbers: string[]; inShop: string[] }
  /** The shop's orders of that number. */
  orders: Order[]
  /** Invoices of those orders. */
  invoices: Invoice[]
  /** Another invoice of the same order, which is dealt with at this very moment. */
  goesFirst: string | null
  /** The shop's invoice that an earlier run linked it to. */
  linkedTo?: string | undefined
}

/** The amount that customers see, in the transaction's own currency. */
export const totalOf = (source: SourceRecord) => Number(source.TRX_TOTAL || source.TOTAL || 0)

/** The lines that speak of the order's items, without what the settings ignore: what they bill, and what they take back. */
function linesThatCount(source: SourceRecord, settings: InvoiceSettings): { billed: DocumentLine[]; returned: DocumentLine[] } {
  const ignored = new Set(settings.ignoredItems.toLowerCase().split(',').map((item) => item.trim()).filter(Boolean))
  const lines = linesOf(source).filter(({ itemId }) => itemId && !ignored.has(itemId.toLowerCase()))
  return { billed: lines.filter(({ quantity }) => Number(quantity) > 0), returned: lines.filter(({ quantity }) => Number(quantity) < 0) }
}

const isCredit = (total: number, billed: readonly DocumentLine[], returned: readonly DocumentLine[]) => total < 0 || (returned.length > 0 && !billed.length)

/** Whether it takes nothing of its order, whatever the order is: a draft, a credit, a document without lines. */
export function billsNothing(source: SourceRecord, settings: InvoiceSettings): boolean {
  const { billed, returned } = linesThatCount(source, settings)
  return notYetWritten(source.STATE ?? '') !== null || isCredit(totalOf(source), billed, returned) || returned.length > 0 || !billed.length
}

/** An Order Entry invoice as an invoice of the shop, or why not. Pure. */
export function mapInvoice(row: SourceRow, settings: InvoiceSettings, facts: InvoiceFacts): Mapped<Draft> {
  const { key, source } = row
  const subject = `Invoice ${key}`
  const failed = (failure: ReturnType<typeof failInvoice>): Mapped<Draft> => ({ kind: 'failure', failure })
  const notYet = notYetWritten(source.STATE ?? '')
  if (notYet) return { kind: 'draft', claims: [], draft: { kind: 'withdrawn', docId: key, state: notYet, made: facts.invoices.find((invoice) => isOurs(invoice, key)) ?? null } }

  const total = totalOf(source)
  const { billed: billedLines, returned } = linesThatCount(source, settings)
  if (isCredit(total, billedLines, returned)) {
    return settings.credits === 'fail' ? failed(failInvoice('INVOICE_IS_CREDIT', subject, { total: String(total) })) : { kind: 'skip', reason: 'It is a credit; the shop’s credit memos are made in Magento.' }
  }
  const [taken] = returned
  if (taken) return failed(failInvoice('INVOICE_TAKES_BACK', subject, { key, item: taken.itemId, line: taken.lineNo }))
  if (!billedLines.length) return failed(failInvoice('INVOICE_WITHOUT_LINES', subject, { key }))

  const { reference } = facts
  if (!reference) return failed(failInvoice('ORDER_NUMBER_MISSING', subject, { key, field: settings.referenceField }))
  if (facts.unclear) return failed(failInvoice('ORDER_NUMBERS_SEVERAL', subject, { key, field: settings.referenceField, text: shorten(reference, 120), numbers: facts.unclear.numbers, inShop: facts.unclear.inShop }))
  if (!canBeOrderNumber(reference, settings.matchOn)) return failed(failInvoice('ORDER_NUMBER_INVALID', subject, { key, field: settings.referenceField, order: shorten(reference, 60) }))
  const orders = ordersThatCount(facts.orders, settings)
  const [order] = orders
  if (!order) return withoutOrder(reference, subject, key, settings, facts.linkedTo)
  if (orders.length > 1) {
    const oneView = new Set(orders.map(({ store_id: view }) => view)).size < orders.length
    return failed(failInvoice('ORDER_AMBIGUOUS', subject, { order: reference, numbers: orders.map(({ increment_id: number, entity_id: id }) => `${number} with ID ${id}`).join(', '), oneView }))
  }
  const currency = order.order_currency_code ?? ''
  if (source.CURRENCY && currency && source.CURRENCY !== currency) {
    return failed(failInvoice('ORDER_CURRENCY_DIFFERS', subject, { key, order: order.increment_id, books: source.CURRENCY, shop: currency }))
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
    const told = { key, order: order.increment_id, item: itemId, line: lineNo }
    const set = setWith(itemId, order.items)
    return failed(set ? failInvoice('INVOICE_LINE_IN_SET', subject, { ...told, set: set.sku }) : failInvoice('INVOICE_LINE_NOT_IN_ORDER', subject, told))
  }
  const now = matchLines(billedLines, order.items, leftOf)
  const items = 'unknown' in now ? [] : now.items
  const own = billable(order.items).map(({ item_id: id }) => id)
  const others = facts.invoices.filter((invoice) => invoice.order_id === order.entity_id && invoice.state !== invoiceState.cancelled && !isOurs(invoice, null))
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
export const invoiceOfClaim = (claim: string) => claim.replace(/^shop-invoice:/, '')

/** What an invoice of the shop bills of these lines of its order. */
export const billedBy = (invoice: Pick<Invoice, 'items'>, lines: readonly number[]): BilledItem[] => invoice.items
  .filter((item) => lines.includes(item.order_item_id)).map((item) => ({ orderItemId: item.order_item_id, sku: item.sku, quantity: item.qty }))

const billedBeside = (ours: Invoice, invoices: readonly Invoice[], orderItemId: number): number => invoices
  .filter((invoice) => invoice.entity_id !== ours.entity_id && invoice.order_id === ours.order_id && invoice.state !== invoiceState.cancelled)
  .flatMap((invoice) => billedBy(invoice, [orderItemId])).reduce((sum, item) => sum + item.quantity, 0)
