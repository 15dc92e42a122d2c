import { createIntacctState, type IntacctState, type SeededBooks } from '../intacct/index.ts'
import { demoCompany, seedBooks, type SeedOptions } from './index.ts'

export type SeedName = 'demo' | 'empty'

/** One's own beginning; what is left out is as in the empty seed. */
export interface Seed { books?: SeededBooks }

/** Both systems as a seed makes them. */
export function seedSystems(seed: SeedName | Seed, sizes: SeedOptions = {}): { intacct: IntacctState } {
  return { intacct: createIntacctState({ company: demoCompany, books: booksOf(seed, sizes) }) }
}

function booksOf(seed: SeedName | Seed, sizes: SeedOptions): SeededBooks {
  if (seed === 'demo') return seedBooks(sizes)
  const empty = seedBooks({ ...sizes, customers: 0 })
  return seed === 'empty' ? empty : { ...empty, ...seed.books }
}
