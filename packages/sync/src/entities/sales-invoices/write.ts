import { MagentoError, type Invoice, type InvoiceRequest, type MagentoClient } from '@causeway/magento'
import type { Item, Written } from '../../entity.ts'
import type { Failure } from '../../failure.ts'
import { failureOfWrite } from '../../failures/of-clients.ts'
import { marker } from './document.ts'
import type { Draft, InvoiceDraft } from './draft.ts'
import { failInvoice } from './failures.ts'
import { quantitiesOf } from './lines.ts'
import { billedBy } from './map.ts'
import { totalWarnings } from './plan.ts'
import type { InvoiceSettings } from './settings.ts'

/** Bills the order, reads the invoice back, and tells where it differs from the one in the books. */
export async function writeInvoice(magento: MagentoClient, item: Item<Draft, Invoice>, settings: InvoiceSettings): Promise<Written> {
  const { draft, row } = item
  if (draft.kind !== 'invoice') throw new Error('Only an invoice is ever written.')
  const body: InvoiceRequest = {
    items: draft.items.map(({ orderItemId, quantity }) => ({ order_item_id: orderItemId, qty: quantity })), capture: settings.capture, notify: settings.notify,
    comment: `Invoice ${row.source.DOCNO || row.key} ${marker(row.key)}`,
  }
  const request = { method: 'POST', path: `order/${draft.order.entity_id}/invoice`, body }
  let id: number
  try {
    id = await magento.invoices.create(draft.order.entity_id, body)
  } catch (error) {
    const subject = `Invoice ${row.key}`
    throw failureOfWrite(error, { subject, request, explain: (message) => refusal(message, subject, draft) })
  }
  return { targetId: String(id), ...await readBack(magento, id, draft, settings), request }
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

function refusal(message: string, subject: string, draft: InvoiceDraft): Failure | null {
  // Recorded exchanges 636 and 637: nothing is left; 622 and 630: somebody billed in between.
  if (!/does not allow an invoice|without products|invalid quantity to invoice/i.test(message)) return null
  return failInvoice('ORDER_BILLED_ALREADY', subject, { order: draft.order.increment_id, invoices: '' }, message)
}
