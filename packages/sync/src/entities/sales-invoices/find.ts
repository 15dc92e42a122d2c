import type { Invoice, MagentoClient, Order } from '@causeway/magento'
import type { Lookup, Memo } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import type { Draft } from './draft.ts'
import { isOurs } from './document.ts'

/**
 * The shop's invoices that were made from these documents: by link, else by the comment of an invoice of the order, and of the order that an
 * interrupted attempt was about to bill, should the books name another one by now. Read afresh each time, so that after an unknown outcome it
 * tells what has become of it.
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
    const orders = new Map(items.flatMap((item): [string, number[]][] => (item.targetId === null ? [[item.key, ordersToSearch(item)]] : [])))
    const ids = [...new Set([...orders.values()].flat())]
    if (ids.length) {
      const invoices = await magento.invoices.ofOrders(ids)
      for (const key of orders.keys()) {
        const invoice = invoices.find((one) => isOurs(one, key))
        if (invoice) found.set(key, invoice)
      }
    }
    return found
  })
}

/** Kept with the intent of an invoice: the order that it is about to bill. */
export const memoOf = (order: Pick<Order, 'entity_id'>): Memo => ({ order: order.entity_id })

const ordersToSearch = ({ draft, memo }: Lookup<Draft>): number[] =>
  [...(draft.kind === 'invoice' ? [draft.order.entity_id] : []), ...(typeof memo?.order === 'number' ? [memo.order] : [])]
