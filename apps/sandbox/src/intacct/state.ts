import type { Company } from './accounts.ts'
import { CompanyBooks, type BookSwitches } from './books/books.ts'
import type { Row } from './books/definition.ts'
import { CallCounter } from './calls.ts'
import { KeptResults } from './functions/read-by-query.ts'
import { objects } from './objects/index.ts'
import { Sessions } from './sessions.ts'

/** A company's data: rows by object, as the seed makes them. */
export type SeededBooks = Record<string, readonly Row[]>

export interface IntacctOptions {
  company: Company
  books: SeededBooks
  switches?: Partial<BookSwitches>
  /** Time without a call after which a session ends. Default two hours. */
  sessionTimeoutMs?: number
  /** For tests of time. */
  clock?: () => Date
}

/** Everything that the gateway remembers between requests. */
export interface IntacctState {
  company: Company
  books: CompanyBooks
  sessions: Sessions
  calls: CallCounter
  results: KeptResults
  /** Control ids of functions that were carried out with `uniqueid`: their repetition is refused. */
  completed: Set<string>
  clock(): Date
}

export function createIntacctState({ company, books: rows, switches, sessionTimeoutMs = 7_200_000, clock = () => new Date() }: IntacctOptions): IntacctState {
  const books = new CompanyBooks(objects, { ...(switches ? { switches } : {}), clock })
  books.load(rows)
  return { company, books, clock, sessions: new Sessions(sessionTimeoutMs, clock), calls: new CallCounter(), results: new KeptResults(), completed: new Set() }
}
