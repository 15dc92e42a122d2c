import type { CompanyBooks } from './books/books.ts'
import type { Row } from './books/definition.ts'
import type { BookTable } from './books/table.ts'
import type { Account } from './accounts.ts'
import { FunctionFailure, problems } from './problems.ts'
import { textOf, type XmlNode } from './xml.ts'

/** What a function may use: who asks, in which entity, on which books. */
export interface Context {
  account: Account
  /** Empty at the top level. */
  locationId: string
  books: CompanyBooks
  /** This server's own address, for RECORD_URL and the session's endpoint: http://127.0.0.1:3310 */
  origin: string
  /** The transaction definition that the function names (`docparid`): its custom fields are known then. */
  docParId?: string
  /** Line break between elements, or nothing (`includewhitespace`). */
  gap: string
}

/** What a function answers: the inside of its `<result>` behind the control id, and what it costs. */
export interface Answered { xml: string; transactions: number }

/** The same, for a function that may name a transaction definition. */
export const forDocument = (context: Context, node: XmlNode): Context => {
  const docParId = textOf(node, 'docparid').trim()
  return docParId ? { ...context, docParId } : context
}

/** Finds an object that the user may use; throws the gateway's refusals. */
export function openTable({ account, books }: Context, operation: string, name: string): BookTable {
  const table = books.find(name.trim())
  if (!table) throw new FunctionFailure(problems.unknownObject(name.trim()))
  if (account.denied.includes(table.definition.name)) throw new FunctionFailure(problems.noPermission(operation, table.definition.name))
  return table
}

/**
 * What the session sees: an entity sees its own records and those of the top level; the top level sees records of entities
 * with `showprivate` only.
 */
export function visible(rows: readonly Row[], table: BookTable, { locationId }: Context, showPrivate: boolean): readonly Row[] {
  if (table.inEntities === 0 || (locationId === '' && showPrivate)) return rows
  return rows.filter((row) => !row.MEGAENTITYID || row.MEGAENTITYID === locationId)
}

/** A row with what depends on the server that answers. */
export const recordUrl = ({ origin }: Context, object: string, row: Row): string =>
  (row.RECORDNO ? `${origin}/intacct/${object === 'CUSTOMER' ? 'customers' : object.toLowerCase()}/${row.RECORDNO}` : '')
