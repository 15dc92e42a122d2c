import type { Invoice, MagentoClient, Order } from '@causeway/magento'
import type { EntityModule, SourceRow } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import type { Draft } from './draft.ts'
import { failInvoice } from './failures.ts'
import { findInvoices } from './find.ts'
import { salesInvoices } from './index.ts'
import { mapGone, mapInvoice, orderName, type InvoiceFacts } from './map.ts'
import { planInvoice } from './plan.ts'
import { invoiceReader } from './read.ts'
import type { InvoiceSettings } from './settings.ts'
import { writeInvoice } from './write.ts'

const noFacts: InvoiceFacts = { reference: '', orders: [], invoices: [], goesFirst: null }

const salesInvoicesModule: EntityModule<InvoiceSettings, Draft, Invoice, Map<string, InvoiceFacts>> = {
  definition: salesInvoices,
  async connect({ intacct, magento, settings, mappedFields, links }) {
    const reader = invoiceReader(intacct, settings, mappedFields)
    return {
      ...reader,
      async gather(rows) {
        const references = await reader.references(rows)
        const orders = await ordersOf(magento, settings, [...new Set(references.values())])
        const invoices = await invoicesOf(magento, [...orders.values()].flat())
        const linked = await links(salesInvoices.name, rows.map(({ key }) => key))
        return factsOf(rows, references, orders, invoices, linked)
      },
      map: (row, facts) => mapInvoice(row, settings, facts.get(row.key) ?? noFacts),
      mapGone: (row, facts) => mapGone(row, settings, facts.get(row.key) ?? noFacts),
      claimTaken: (row, _claim, holder) => failInvoice('ORDER_BILLED_ALREADY', `Invoice ${row.key}`, { order: '', invoices: holder }),
      find: (items) => findInvoices(magento, items),
      plan: (item) => planInvoice(item, settings),
      write: (item) => writeInvoice(magento, item, settings),
      async arrived(names) {
        const references = new Map(names.map((name) => [name.replace(/^magento-order:/, ''), name]))
        const orders = await ordersOf(magento, settings, [...references.keys()])
        const isThere = (reference: string) => orders.get(reference.toLowerCase())?.some((order) => settings.storeId === 0 || order.store_id === settings.storeId) === true
        return [...references].flatMap(([reference, name]) => (isThere(reference) && name === orderName(reference) ? [name] : []))
      },
    }
  },
}

/** The shop's orders by the number that they are known by, in lower case: the shop finds them without regard to it. */
async function ordersOf(magento: MagentoClient, { matchOn }: InvoiceSettings, references: string[]): Promise<Map<string, Order[]>> {
  const found = new Map<string, Order[]>()
  if (!references.length) return found
  const orders = await throughConnection('orders', () => (matchOn === 'increment_id' ? magento.orders.findByIncrementIds(references) : magento.orders.findByExternalIds(references)))
  for (const order of orders) {
    const number = (matchOn === 'increment_id' ? order.increment_id : order.ext_order_id)?.toLowerCase() ?? ''
    found.set(number, [...found.get(number) ?? [], order])
  }
  return found
}

/** Invoices of the orders of which something is billed, by order. */
async function invoicesOf(magento: MagentoClient, orders: readonly Order[]): Promise<Map<number, Invoice[]>> {
  const billed = orders.filter((order) => order.items.some(({ qty_invoiced: quantity }) => quantity > 0)).map(({ entity_id: id }) => id)
  const found = new Map<number, Invoice[]>()
  if (!billed.length) return found
  for (const invoice of await throughConnection('invoices', () => magento.invoices.ofOrders(billed))) {
    found.set(invoice.order_id, [...found.get(invoice.order_id) ?? [], invoice])
  }
  return found
}

/**
 * What is left of an order depends on the invoices before, so of those that are dealt with together only one may bill it: the
 * first that is not in the shop yet. The others follow within the same run.
 */
function factsOf(
  rows: readonly SourceRow[], references: ReadonlyMap<string, string>, orders: ReadonlyMap<string, Order[]>, invoices: ReadonlyMap<number, Invoice[]>, linked: ReadonlyMap<string, string>,
): Map<string, InvoiceFacts> {
  const firstOf = new Map<string, string>()
  return new Map(rows.map(({ key }) => {
    const reference = references.get(key) ?? ''
    const own = orders.get(reference.toLowerCase()) ?? []
    const first = reference === '' || linked.has(key) ? key : firstOf.get(reference) ?? key
    if (reference !== '' && !linked.has(key)) firstOf.set(reference, first)
    return [key, { reference, orders: own, invoices: own.flatMap(({ entity_id: id }) => invoices.get(id) ?? []), goesFirst: first === key ? null : first, linkedTo: linked.get(key) }]
  }))
}

export default salesInvoicesModule
