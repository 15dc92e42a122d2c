import type { SeededBooks } from '../intacct/index.ts'
import { customerRows } from './customers.ts'
import { listRows } from './lists.ts'

export { demoCompany, demoCompanyId, demoSender, demoUser, limitedUser, strangeSender } from './credentials.ts'
export { failingRates, harmlessRates } from './defects.ts'
export { demoShopCustomers, type ShopCustomer } from './demo-shop-customers.ts'
export { knownCases, type Fate, type KnownCase } from './known-cases.ts'
export { Random } from './random.ts'
export { booksAsOf } from './rows.ts'

export interface SeedOptions {
  /** Default 10,000. Fewer than 60 gives only so many of the known cases. */
  customers?: number
  /** The same number gives the same books. Default 1. */
  seed?: number
}

/** The books of the demo company. */
export function seedBooks({ customers = 10_000, seed = 1 }: SeedOptions = {}): SeededBooks {
  return { ...listRows(), ...customerRows(customers, seed) }
}
