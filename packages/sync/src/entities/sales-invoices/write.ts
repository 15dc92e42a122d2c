import { MagentoError, type Invoice, type InvoiceRequest, type MagentoClient } from '@causeway/magento'
import { ConnectionFailure, WriteFailure, type Item, type Written } from '../../entity.ts'
import type { Failure } from '../../failure.ts'
import { fail } from '../../failures/common.ts'
import { failureOfMagento } from '../../failures/of-clients.ts'
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
    if (!(error instanceof MagentoError)) throw error
    const connection = failureOfMagento(error)
    if (connection) throw new ConnectionFailure(connection, { cause: error })
    throw new WriteFailure(refusal(error, `Invoice ${row.key}`, draft), {
      outcomeUnknown: error.outcomeUnknown, request, response: { status: error.status ?? null, message: error.message }, cause: error,
    })
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

function refusal(error: MagentoError, subject: string, draft: InvoiceDraft): Failure {
  const order = draft.order.increment_id
  // Recorded exchanges 636 and 637: nothing is left; 622 and 630: somebody billed in between.
  if (/does not allow an invoice|without products|invalid quantity to invoice/i.test(error.message)) return failInvoice('ORDER_BILLED_ALREADY', subject, { order, invoices: '' }, error.message)
  return error.transient || error.outcomeUnknown ? fail('SHOP_BUSY', subject, { message: error.message }, error.message) : fail('SHOP_REFUSED', subject, { message: error.message }, error.message)
}
