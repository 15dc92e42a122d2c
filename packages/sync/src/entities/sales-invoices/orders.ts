import type { Order } from '@causeway/magento'
import type { Mapped } from '../../entity.ts'
import { failInvoice } from './failures.ts'
import type { InvoiceSettings } from './settings.ts'

const day = 86_400_000

/** What an invoice waits for: the order, or that it may be billed. Under these names `arrived` finds them. */
const waitNames = { order: 'magento-order:', released: 'magento-order-released:' } as const
export const orderName = (reference: string) => `${waitNames.order}${reference}`
export const releasedName = (reference: string) => `${waitNames.released}${reference}`

/** What such a name stands for; null for a name of another kind. */
export function awaitedOf(name: string): { name: string; reference: string; released: boolean } | null {
  for (const [kind, prefix] of Object.entries(waitNames)) {
    if (name.startsWith(prefix)) return { name, reference: name.slice(prefix.length), released: kind === 'released' }
  }
  return null
}

/**
 * Of the orders with a number, those that can be meant: in the store view of the settings, and no cancelled ones beside others (who edits an order
 * in Magento leaves a cancelled one behind). Pure.
 */
export function ordersThatCount(orders: readonly Order[], { storeId }: Pick<InvoiceSettings, 'storeId'>): Order[] {
  const own = orders.filter((order) => storeId === 0 || order.store_id === storeId)
  const open = own.filter(({ state }) => state !== 'canceled')
  return open.length ? open : own
}

/** Whether an order cannot be billed for the time being. */
export const isHeld = ({ state }: Order): boolean => state === 'holded' || state === 'payment_review' || state === 'pending_payment'

/** What becomes of an invoice whose order is not in the shop: it waits, unless it was written before. */
export function withoutOrder(reference: string, subject: string, key: string, settings: InvoiceSettings, linkedTo: string | undefined): Mapped<never> {
  if (linkedTo !== undefined) return { kind: 'failure', failure: failInvoice('ORDER_OUT_OF_SIGHT', subject, { key, order: reference, invoice: linkedTo }) }
  return {
    kind: 'wait', reason: `Waits for the Magento order ${reference}.`, waitsFor: orderName(reference), failure: failInvoice('ORDER_NOT_IN_MAGENTO', subject, { order: reference }),
    giveUpAfter: { ms: settings.waitDays * day, failure: failInvoice('ORDER_NEVER_CAME', subject, { key, order: reference, days: settings.waitDays }) },
  }
}

/** Why an order cannot be billed as it is; null when it can. `reference`: as the books name it. */
export function refusedBy(order: Order, reference: string, subject: string, key: string, settings: InvoiceSettings): Mapped<never> | null {
  const number = order.increment_id
  if (isHeld(order)) {
    const failure = failInvoice('ORDER_ON_HOLD', subject, { order: number })
    return { kind: 'wait', reason: `The Magento order ${number} is on hold.`, failure, waitsFor: releasedName(reference), giveUpAfter: { ms: settings.waitDays * day, failure } }
  }
  if (order.state === 'canceled') return { kind: 'failure', failure: failInvoice('ORDER_CANCELLED', subject, { key, order: number }) }
  if (order.state === 'closed') return { kind: 'failure', failure: failInvoice('ORDER_CLOSED', subject, { key, order: number }) }
  return null
}
