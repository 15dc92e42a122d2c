import { knownCases } from './known-cases.ts'
import type { ItemSketch } from './known-items.ts'
import { sellable } from './items.ts'
import { knownOrders } from './known-orders.ts'
import type { OrderCase, OrderLine, PlannedInvoice, ShopOrder } from './order-case.ts'
import { Random } from './random.ts'
import { booksAsOf } from './rows.ts'

/** Order numbers that the shop does not have. */
const foreignFrom = 900_000_001
/** How many of the generated invoices have each defect. */
export const invoiceRates = { unknownLine: 0.01, otherCurrency: 0.006, tooMany: 0.006, noReference: 0.004, draft: 0.01, otherShipping: 0.03, creditInvoice: 0.02 } as const
export const orderRates = { partial: 0.15, twoInvoices: 0.12, threeInvoices: 0.03, holded: 0.015, canceled: 0.01, closed: 0.01, complete: 0.02, sameSkuTwice: 0.03 } as const

/** Magento's own form of an order number. */
export const incrementId = (number: number): string => String(number).padStart(9, '0')

export interface OrderOptions { items: readonly ItemSketch[]; invoices: number; seed: number }

/**
 * Every order that the books have invoices for, with those invoices. Both seeds use it: the books make their documents of all of them, the
 * shop makes its orders of those with `inShop` (see `shopOrders`). Two thirds as many orders of the shop as invoices: 2,000 for 3,000.
 * The first are made by hand, one peculiarity each; fewer invoices than those gives only so many of them.
 */
export function orderCases({ items, invoices, seed }: OrderOptions): OrderCase[] {
  const random = new Random(seed + 41)
  const sold = sellable(items)
  const made: OrderCase[] = []
  let left = invoices
  const take = (one: OrderCase) => {
    made.push(one)
    left -= one.invoices.filter(({ definition }) => definition === 'Sales Invoice').length
  }
  for (const one of knownOrders) if (left > 0) take(one)
  const wanted = Math.floor(invoices * 2 / 3)
  const inShop = () => made.filter((one) => one.inShop).length
  if (sold.length === 0) return made
  for (let number = knownOrders.filter((one) => one.inShop).length + 1, had = inShop(); had < wanted && left > 0; number++, had++) {
    // The last orders of the shop have no invoice yet, so that there is something to convert.
    take(left > wanted - had ? generated(incrementId(number), true, random, sold, Math.min(3, left - (wanted - had) + 1)) : generated(incrementId(number), true, random, sold, 1))
  }
  for (let number = foreignFrom; left > 0; number++) take(generated(incrementId(number), false, random, sold, left))
  return made
}

/** The orders that the shop has, in the order of their numbers 000000001, 000000002 … without a gap. */
export const shopOrders = (options: OrderOptions): ShopOrder[] =>
  orderCases(options).filter(({ inShop }) => inShop).map(({ order }) => order).sort((a, b) => (a.incrementId < b.incrementId ? -1 : 1))

const buyers = knownCases.filter(({ fate, sketch }) => fate === 'arrives' && /^[^\s@]+@[^\s@]+$/.test(sketch.email ?? ''))

function generated(id: string, inShop: boolean, random: Random, items: readonly ItemSketch[], most: number): OrderCase {
  const buyer = random.pick(buyers)
  const lines = Array.from({ length: random.whole(1, 4) }, (): OrderLine => {
    const one = random.pick(items)
    return { sku: one.id, name: one.name, quantity: random.whole(1, 6), price: one.price ?? '0' }
  }).filter((line, at, all) => all.findIndex(({ sku }) => sku === line.sku) === at)
  const [first] = lines
  if (first && random.chance(orderRates.sameSkuTwice)) lines.push({ ...first, quantity: 1, price: (Number(first.price) * 0.9).toFixed(2) })
  const count = random.chance(orderRates.threeInvoices) ? 3 : random.chance(orderRates.twoInvoices) ? 2 : 1
  const state = inShop ? stateOf(random) : 'processing'
  const order: ShopOrder = {
    incrementId: id, state, currency: 'USD', customerId: buyer.id, email: buyer.sketch.email?.trim() ?? '', firstName: buyer.sketch.first?.trim() || 'Guest', lastName: buyer.sketch.last?.trim() || 'Buyer',
    shipping: random.pick(['0.00', '5.00', '9.90', '14.50']), tax: '0.00', lines, createdAt: new Date(booksAsOf.getTime() - random.whole(3, 120) * 86_400_000 - random.whole(0, 80_000) * 1000),
  }
  const invoices = split(lines, Math.min(count, most), random).map((part, at) => plan(part, order, at, random))
  if (inShop && random.chance(invoiceRates.creditInvoice) && invoices[0]) invoices.push({ ...invoices[0], definition: 'Sales Credit Invoice', shows: 'A credit invoice' })
  return { order, inShop, invoices }
}

function stateOf(random: Random): ShopOrder['state'] {
  let left = random.next()
  for (const state of ['holded', 'canceled', 'closed', 'complete'] as const) {
    left -= orderRates[state]
    if (left < 0) return state
  }
  return random.chance(0.3) ? 'new' : 'processing'
}

/** Which quantities of which lines each invoice bills; the last may leave some open. */
function split(lines: readonly OrderLine[], parts: number, random: Random): PlannedInvoice['lines'][] {
  const open = lines.map(({ quantity }) => quantity)
  return Array.from({ length: parts }, (_, part) => {
    const last = part === parts - 1
    const takes = lines.flatMap((line, at): PlannedInvoice['lines'] => {
      const rest = open[at] ?? 0
      const partial = last ? random.chance(orderRates.partial / 2) : true
      const quantity = rest === 0 ? 0 : partial ? random.whole(part === 0 && !last ? 1 : 0, Math.max(1, rest - (parts - part - 1))) : rest
      open[at] = rest - Math.min(rest, quantity)
      return quantity > 0 && rest > 0 ? [{ ...line, quantity: Math.min(rest, quantity) }] : []
    })
    const [first] = lines
    return takes.length || !first ? takes : [{ ...first, quantity: 1 }]
  })
}

function plan(lines: PlannedInvoice['lines'], order: ShopOrder, at: number, random: Random): PlannedInvoice {
  const made: PlannedInvoice = { definition: 'Sales Invoice', lines, state: 'Pending', currency: order.currency, reference: 'all', shipping: at === 0 ? order.shipping : '0.00', tax: order.tax }
  if (random.chance(invoiceRates.unknownLine)) return { ...made, lines: [...lines, { sku: 'GIFT-WRAP', name: 'Gift wrap', quantity: 1, price: '4.50' }], shows: 'A line that the order does not have' }
  if (random.chance(invoiceRates.otherCurrency)) return { ...made, currency: 'EUR', shows: 'Another currency' }
  if (random.chance(invoiceRates.tooMany)) return { ...made, lines: lines.map((line) => ({ ...line, quantity: line.quantity + 20 })), shows: 'More than was ordered' }
  if (random.chance(invoiceRates.noReference)) return { ...made, reference: 'none', shows: 'Names no order' }
  if (random.chance(invoiceRates.draft)) return { ...made, state: 'Draft', shows: 'A draft' }
  if (random.chance(invoiceRates.otherShipping)) return { ...made, shipping: '19.99', shows: 'Other shipping than the order' }
  return made
}
