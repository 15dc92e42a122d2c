import { createIntacctState, type IntacctState, type SeededBooks } from '../intacct/index.ts'
import type { MagentoState } from '../magento/index.ts'
import { demoCompany, demoShopCustomers, seedBooks, seedShopOrders, type SeedOptions } from './index.ts'
import { demoShop, emptyShop } from './shop.ts'

export type SeedName = 'demo' | 'empty'

/** One's own beginning; what is left out is as in the empty seed. */
export interface Seed {
  books?: SeededBooks
  /** Makes the shop; called again by each reset. */
  shop?: () => MagentoState
}

export interface Systems { intacct: IntacctState; magento: MagentoState }

/** Both systems as a seed makes them. */
export function seedSystems(seed: SeedName | Seed, sizes: SeedOptions = {}): Systems {
  const books = booksOf(seed, sizes)
  return { intacct: createIntacctState({ company: demoCompany, books }), magento: shopOf(seed, books, sizes) }
}

function booksOf(seed: SeedName | Seed, sizes: SeedOptions): SeededBooks {
  if (seed === 'demo') return seedBooks(sizes)
  const empty = seedBooks({ ...sizes, customers: 0 })
  return seed === 'empty' ? empty : { ...empty, ...seed.books }
}

function shopOf(seed: SeedName | Seed, books: SeededBooks, sizes: SeedOptions): MagentoState {
  if (seed === 'demo') return demoShop(demoShopCustomers(books), seedShopOrders(sizes))
  return seed === 'empty' || !seed.shop ? emptyShop() : seed.shop()
}
