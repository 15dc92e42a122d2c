import { MagentoError, type Invoice, type InvoiceRequest, type MagentoClient, type Order } from '@causeway/magento'
import { WriteFailure, type Item, type Written } from '../../entity.ts'
import type { Failure } from '../../failure.ts'
import { fail } from '../../failures/common.ts'
import { failureOfWrite, throughConnection } from '../../failures/of-clients.ts'
import { isOurs, marker } from './document.ts'
import type { Draft, InvoiceDraft } from './draft.ts'
import { failInvoice } from './failures.ts'
import { quantitiesOf } from './lines.ts'
import { billedBy, mapInvoice } from './map.ts'
import { planInvoice, totalWarnings } from './plan.ts'
import type { InvoiceSettings } from './settings.ts'

/** So often an order that changes between look and write is billed; after that the invoice rests. */
const mostLooks = 3

/**
 * Bills the order, reads the invoice back, and tells where it differs from the one in the books. Where the shop refuses because the order is not
 * what it was when it was looked at (another invoice was written, somebody cancelled it), it is looked at again and billed as it is now.
 */
export async function writeInvoice(magento: MagentoClient, item: Item<Draft, Invoice>, settings: InvoiceSettings): Promise<Written> {
  const { draft, row } = item
  if (draft.kind !== 'invoice') throw new Error('Only an invoice is ever written.')
  const meanwhile: string[] = []
  for (let look = 1; ; look++) {
    const request = requestOf(item, draft, settings)
    try {
      const id = await magento.invoices.create(draft.order.entity_id, request.body)
      const { warnings, response } = await readBack(magento, id, draft, settings)
      return { targetId: String(id), warnings: [...meanwhile, ...warnings], request, response }
    } catch (error) {
      const refused = failureOfWrite(error, { subject: `Invoice ${row.key}`, request, explain: (message) => refusal(message, `Invoice ${row.key}`, draft) })
      if (refused.outcomeUnknown || refused.failure.retryable) throw refused
      const now = await asItIsNow(magento, item, draft, settings, refused)
      if (look === mostLooks) throw new WriteFailure(failInvoice('ORDER_CHANGES', refused.failure.subject, { order: draft.order.increment_id }), { request, response: refused.response })
      meanwhile.splice(0, Number.POSITIVE_INFINITY, ...now.warnings.map((warning) => `When it was written: ${warning}`))
      // What was sent last is what the shop's invoice is compared with, should its answer get lost.
      Object.assign(draft, now.draft)
    }
  }
}

function requestOf({ row }: Item<Draft, Invoice>, draft: InvoiceDraft, settings: InvoiceSettings) {
  const body: InvoiceRequest = {
    items: draft.items.map(({ orderItemId, quantity }) => ({ order_item_id: orderItemId, qty: quantity })), capture: settings.capture, notify: settings.notify,
    comment: `Invoice ${row.source.DOCNO || row.key} ${marker(row.key)}`,
  }
  return { method: 'POST', path: `order/${draft.order.entity_id}/invoice`, body }
}

/** What is to be billed of the order now. Throws WriteFailure where that is nothing, or just what the shop has refused. */
async function asItIsNow(
  magento: MagentoClient, item: Item<Draft, Invoice>, before: InvoiceDraft, settings: InvoiceSettings, refused: WriteFailure,
): Promise<{ draft: InvoiceDraft; warnings: string[] }> {
  const { request, response } = refused
  const { row } = item
  const [order, invoices] = await throughConnection('orders', async () => [await orderOrNone(magento, before.order.entity_id), await magento.invoices.ofOrder(before.order.entity_id)] as const)
  if (invoices.some((invoice) => isOurs(invoice, row.key))) {
    throw new WriteFailure(fail('OUTCOME_UNKNOWN', refused.failure.subject, { message: refused.failure.explanation }), { outcomeUnknown: true, request, response })
  }
  const mapped = mapInvoice(row, settings, { reference: before.order.increment_id, orders: order ? [order] : [], invoices, goesFirst: null })
  if (mapped.kind === 'wait' || mapped.kind === 'failure') throw new WriteFailure(mapped.failure, { request, response })
  if (mapped.kind === 'skip' || mapped.draft.kind !== 'invoice') throw refused
  const { draft, warnings = [] } = mapped
  const plan = planInvoice({ ...item, draft, target: null, ours: false }, settings)
  if (plan.action === 'fail') throw new WriteFailure(plan.failure, { request, response })
  // Nothing is left, and an invoice of the shop's own bills the same: the next try links it.
  if (plan.action !== 'create') throw new WriteFailure(failInvoice('ORDER_CHANGES', refused.failure.subject, { order: draft.order.increment_id }), { request, response })
  if (quantitiesOf(draft.items) === quantitiesOf(before.items)) throw refused
  return { draft, warnings }
}

async function orderOrNone(magento: MagentoClient, id: number): Promise<Order | null> {
  try {
    return await magento.orders.get(id)
  } catch (error) {
    if (error instanceof MagentoError && error.kind === 'not-found') return null
    throw error
  }
}

/** The invoice is made, whatever comes of reading it: what cannot be read is told as a warning. */
async function readBack(magento: MagentoClient, id: number, draft: InvoiceDraft, settings: InvoiceSettings): Promise<{ warnings: string[]; response: unknown }> {
  try {
    const stored = await magento.invoices.get(id)
    const billed = billedBy(stored, draft.lines)
    const warnings = totalWarnings(draft, stored, settings)
    if (quantitiesOf(billed) !== quantitiesOf(draft.items)) warnings.push(`Magento billed other quantities than were sent: ${billed.map(({ sku, quantity }) => `${quantity} of ${sku}`).join(', ')}.`)
    return { warnings, response: stored }
  } catch (error) {
    if (!(error instanceof MagentoError)) throw error
    return { warnings: [`The invoice was made; it could not be read back to compare it: ${error.message}`], response: { entity_id: id } }
  }
}

/** What the shop means when the order still has what was sent. */
function refusal(message: string, subject: string, draft: InvoiceDraft): Failure | null {
  const order = draft.order.increment_id
  // Recorded exchanges 656, 636.
  if (/cannot be created when an order has a status|does not allow an invoice/i.test(message)) return failInvoice('ORDER_TAKES_NO_INVOICE', subject, { order, message }, message)
  // Parts of a piece are cut off (680), and then nothing is left to bill (621).
  if (/without products/i.test(message) && draft.items.every(({ quantity }) => quantity < 1)) {
    return failInvoice('LESS_THAN_A_PIECE', subject, { order, items: draft.items.map(({ sku, quantity }) => `${quantity} of ${sku}`).join(', ') }, message)
  }
  return null
}
