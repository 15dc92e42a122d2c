import type { SeededBooks } from '../intacct/index.ts'
import { customerRows } from './customers.ts'
import { documentRows } from './documents.ts'
import { itemRows, itemSketches, stockRows } from './items.ts'
import { listRows } from './lists.ts'
import type { ShopOrder } from './order-case.ts'
import { priceRows } from './prices.ts'
import { productLineRows, productLineSketches } from './product-lines.ts'
import { orderCases, shopOrders } from './shop-orders.ts'

export { demoCompany, demoCompanyId, demoSender, demoUser, limitedUser, strangeSender } from './credentials.ts'
export { failingRates, harmlessRates } from './defects.ts'
export { demoShopCustomers, type ShopCustomer } from './demo-shop-customers.ts'
export { knownCases, type Fate, type KnownCase } from './known-cases.ts'
export { knownItems, type ItemSketch } from './known-items.ts'
export { knownOrders } from './known-orders.ts'
export type { OrderCase, OrderLine, PlannedInvoice, ShopOrder } from './order-case.ts'
export { priceLists } from './prices.ts'
export { knownProductLines, type ProductLineSketch } from './product-lines.ts'
export { Random } from './random.ts'
export { booksAsOf } from './rows.ts'

export interface SeedOptions {
  /** Default 10,000. Fewer than 60 gives only so many of the known cases. */
  customers?: number
  /** Default 300. */
  productLines?: number
  /** Default 10,000, with their stock in three warehouses and two price lists. */
  items?: number
  /** Sales invoices. Default 3,000, for two thirds as many orders of the shop. They need items. */
  invoices?: number
  /** The same number gives the same books. Default 1. */
  seed?: number
}

type Sizes = Required<Omit<SeedOptions, 'seed'>>
const demoSizes: Sizes = { customers: 10_000, productLines: 300, items: 10_000, invoices: 3000 }
const nothing: Sizes = { customers: 0, productLines: 0, items: 0, invoices: 0 }

/** Sizes that are left out are the demo company's when none is given, else 0, so that a test gets what it asks for and no more. */
function sizesOf(options: SeedOptions): Sizes {
  const names = Object.keys(nothing) as (keyof Sizes)[]
  const given = names.filter((name) => options[name] !== undefined)
  return given.length === 0 ? demoSizes : { ...nothing, ...Object.fromEntries(given.map((name) => [name, options[name]])) }
}

/** The books of the demo company. */
export function seedBooks(options: SeedOptions = {}): SeededBooks {
  const { seed = 1 } = options
  const sizes = sizesOf(options)
  const lines = productLineSketches(sizes.productLines, seed)
  const items = itemSketches(sizes.items, lines, seed)
  const customers = customerRows(sizes.customers, seed)
  const names = new Map(customers.CUSTOMER.map((row) => [row.CUSTOMERID ?? '', row.NAME ?? '']))
  return {
    ...listRows(), ...customers, PRODUCTLINE: productLineRows(lines, seed), ITEM: itemRows(items, seed), ITEMWAREHOUSEINFO: stockRows(items, seed), ...priceRows(items, seed),
    ...documentRows(orderCases({ items, invoices: sizes.invoices, seed }), names),
  }
}

/**
 * The orders that the shop has and the books' invoices name: for the same options as `seedBooks`. Order numbers run from 000000001 without a
 * gap; the next order that somebody places gets the number behind the last.
 */
export function seedShopOrders(options: SeedOptions = {}): ShopOrder[] {
  const { seed = 1 } = options
  const { productLines, items, invoices } = sizesOf(options)
  return shopOrders({ items: itemSketches(items, productLineSketches(productLines, seed), seed), invoices, seed })
}
