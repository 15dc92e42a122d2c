import type { Invoice, Order } from '@causeway/magento'
import { isOurs } from './document.ts'
import { canBeOrderNumber, orderNumber } from './order-number.ts'
import { ordersThatCount } from './orders.ts'
import type { InvoiceSettings } from './settings.ts'

/** More than this many numbers in one field are no naming of an order. */
const mostNumbers = 10

/**
 * The order numbers that a text may name beside being one itself ("100000012, 100000013", "PO 100000012"): its parts that have a digit. None
 * where the text is one part. Pure.
 */
export function numbersNamed(text: string, matchOn: InvoiceSettings['matchOn']): string[] {
  const parts = text.split(/[\s,;/|&+()[\]]+/u).map((part) => orderNumber(part.replace(/^[.:]+|[.:]+$/g, ''), matchOn)).filter((part) => /\d/.test(part) && canBeOrderNumber(part, matchOn))
  const numbers = [...new Map(parts.map((part) => [part.toLowerCase(), part])).values()].slice(0, mostNumbers)
  return numbers.length === 1 && numbers[0] === text ? [] : numbers
}

/** What a text of the books comes to: one number to go by, or several that do not tell which order is meant. */
export type Named = { reference: string } | { reference: string; unclear: { numbers: string[]; inShop: string[] } }

/**
 * The order that is meant by a text: the text itself where the shop has such an order, or where it names no other number; the one number that it names; of
 * several the one whose order the document was billed to before, else the only one that is in the shop, is not cancelled and has the document's
 * currency. Pure.
 */
export function orderMeant(
  text: string, settings: InvoiceSettings, { key, currency, linkedTo }: { key: string; currency: string; linkedTo: string | undefined },
  { orders, invoices }: { orders: ReadonlyMap<string, Order[]>; invoices: ReadonlyMap<number, Invoice[]> },
): Named {
  const ordersOf = (number: string) => ordersThatCount(orders.get(number.toLowerCase()) ?? [], settings)
  const numbers = numbersNamed(text, settings.matchOn)
  if (!numbers.length || ordersOf(text).length) return { reference: text }
  const [only] = numbers
  if (numbers.length === 1 && only !== undefined) return { reference: only }
  const billed = numbers.find((number) => ordersOf(number).some(({ entity_id: id }) => (invoices.get(id) ?? []).some((invoice) => isOurs(invoice, key) || String(invoice.entity_id) === linkedTo)))
  if (billed !== undefined) return { reference: billed }
  const inShop = numbers.filter((number) => ordersOf(number).length)
  const fitting = inShop.filter((number) => ordersOf(number).some((order) => order.state !== 'canceled' && (!currency || !order.order_currency_code || order.order_currency_code === currency)))
  const [meant] = fitting
  return meant !== undefined && fitting.length === 1 ? { reference: meant } : { reference: text, unclear: { numbers, inShop } }
}
