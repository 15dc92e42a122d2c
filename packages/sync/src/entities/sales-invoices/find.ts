import type { Invoice, MagentoClient } from '@causeway/magento'
import type { Lookup } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import type { Draft, InvoiceDraft } from './draft.ts'
import { isOurs } from './map.ts'

/**
 * The shop's invoices that were made from these documents: by link, else by the comment of an invoice of the order. Read afresh each time, so
 * that after an unknown outcome it tells what has become of it.
 */
export function findInvoices(magento: MagentoClient, items: Lookup<Draft>[]): Promise<Map<string, Invoice>> {
  return throughConnection('invoices', async () => {
    const found = new Map<string, Invoice>()
    const linked = items.flatMap(({ targetId }) => (targetId === null ? [] : [targetId]))
    const byId = linked.length ? await magento.invoices.findByIds(linked) : new Map<string, Invoice>()
    for (const { key, targetId } of items) {
      const invoice = targetId === null ? undefined : byId.get(targetId)
      if (invoice) found.set(key, invoice)
    }
    const open = items.filter((item): item is Lookup<InvoiceDraft> => item.draft.kind === 'invoice' && item.targetId === null)
    if (open.length) {
      const invoices = await magento.invoices.ofOrders([...new Set(open.map(({ draft }) => draft.order.entity_id))])
      for (const { key } of open) {
        const invoice = invoices.find((one) => isOurs(one, key))
        if (invoice) found.set(key, invoice)
      }
    }
    return found
  })
}
