import type { Invoice, MagentoClient, Order } from '@causeway/magento'
import type { EntityModule, SourceRow } from '../../entity.ts'
import { throughConnection } from '../../failures/of-clients.ts'
import type { Draft } from './draft.ts'
import { failInvoice } from './failures.ts'
import { findInvoices } from './find.ts'
import { salesInvoices } from './index.ts'
import { billsNothing, invoiceOfClaim, mapGone, mapInvoice, type InvoiceFacts } from './map.ts'
import { numbersNamed, orderMeant, type Named } from './named-orders.ts'
import { canBeOrderNumber } from './order-number.ts'
import { awaitedOf, isHeld, ordersThatCount } from './orders.ts'
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
        const asked = [...references.values()].flatMap((text) => [text, ...numbersNamed(text, settings.matchOn)])
        const orders = await ordersOf(magento, settings, [...new Set(asked)].filter((number) => canBeOrderNumber(number, settings.matchOn)))
        const invoices = await invoicesOf(magento, [...orders.values()].flat())
        const linked = await links(salesInvoices.name, rows.map(({ key }) => key))
        const named = new Map(rows.map(({ key, source }) => [key, orderMeant(references.get(key) ?? '', settings, { key, currency: source.CURRENCY ?? '', linkedTo: linked.get(key) }, { orders, invoices })]))
        return factsOf(settings, rows, named, orders, invoices, linked)
      },
      map: (row, facts) => mapInvoice(row, settings, facts.get(row.key) ?? noFacts),
      mapGone: (row, facts) => mapGone(row, settings, facts.get(row.key) ?? noFacts),
      claimTaken: (row, claim, holder) => failInvoice('SHOP_INVOICE_TAKEN', `Invoice ${row.key}`, { key: row.key, invoice: invoiceOfClaim(claim), holder }),
      find: (items) => findInvoices(magento, items),
      plan: (item) => planInvoice(item, settings),
      write: (item) => writeInvoice(magento, item, settings),
      async arrived(names) {
        const awaited = names.flatMap((name) => awaitedOf(name) ?? [])
        const orders = await ordersOf(magento, settings, [...new Set(awaited.map(({ reference }) => reference))].filter((number) => canBeOrderNumber(number, settings.matchOn)))
        return awaited.filter(({ reference, released }) => ordersThatCount(orders.get(reference.toLowerCase()) ?? [], settings).some((order) => !released || !isHeld(order))).map(({ name }) => name)
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
  settings: InvoiceSettings, rows: readonly SourceRow[], named: ReadonlyMap<string, Named>, orders: ReadonlyMap<string, Order[]>, invoices: ReadonlyMap<number, Invoice[]>, linked: ReadonlyMap<string, string>,
): Map<string, InvoiceFacts> {
  const firstOf = new Map<string, string>()
  return new Map(rows.map((row) => {
    const { key } = row
    const { reference, ...rest } = named.get(key) ?? { reference: '' }
    const own = orders.get(reference.toLowerCase()) ?? []
    const bills = reference !== '' && !('unclear' in rest) && !linked.has(key) && !row.gone && !billsNothing(row.source, settings)
    const first = bills ? firstOf.get(reference.toLowerCase()) ?? key : key
    if (bills) firstOf.set(reference.toLowerCase(), first)
    return [key, { reference, ...rest, orders: own, invoices: own.flatMap(({ entity_id: id }) => invoices.get(id) ?? []), goesFirst: first === key ? null : first, linkedTo: linked.get(key) }]
  }))
}

export default salesInvoicesModule
