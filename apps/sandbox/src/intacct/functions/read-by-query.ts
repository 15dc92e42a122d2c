import { randomBytes } from 'node:crypto'
import type { Row } from '../books/definition.ts'
import type { BookTable } from '../books/table.ts'
import { forDocument, openTable, visible, type Answered, type Context } from '../context.ts'
import { FunctionFailure, problems } from '../problems.ts'
import { findRows } from '../query/find-rows.ts'
import { readWhere } from '../query/read-where.ts'
import { textOf, type XmlNode } from '../xml.ts'
import { writeRow, type Column } from './query.ts'
import { columnsOf, writeList } from './read.ts'

interface Kept { table: BookTable; rows: readonly Row[]; columns: Column[]; pageSize: number; at: number }

const maxKept = 200
/** Results of `readByQuery` whose rest `readMore` answers: as they were when the query was made. */
export class KeptResults {
  readonly #kept = new Map<string, Kept>()

  keep(result: Kept): string {
    const id = `${randomBytes(12).toString('hex')}${result.table.definition.name}`
    this.#kept.set(id, result)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > maxKept && oldest) this.#kept.delete(oldest)
    return id
  }

  find(id: string, object: string): [string, Kept] | undefined {
    const exact = this.#kept.get(id)
    if (exact) return [id, exact]
    return object ? [...this.#kept].reverse().find(([, { table }]) => table.definition.name === object.toUpperCase()) : undefined
  }

  drop(id: string): void {
    this.#kept.delete(id)
  }
}

/** `readByQuery`, the older way: the condition is a text, pages hold 1,000 rows at most and go on with `readMore`. */
export function readByQuery(node: XmlNode, asking: Context, results: KeptResults): Answered {
  const context = forDocument(asking, node)
  const table = openTable(context, 'READ_BY_QUERY', textOf(node, 'object'))
  const condition = readWhere(textOf(node, 'query'), context.books, table, context.docParId)
  const given = textOf(node, 'pagesize').trim()
  const pageSize = given === '' ? 100 : Number(given)
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1000) throw new FunctionFailure(problems.badQuery(`The element pagesize takes 1 to 1000, not '${given}'.`))
  const docPar = table.definition.docPar
  const wanted = context.docParId
  const found = visible(findRows(table, condition, false), table, context, true)
  const rows = docPar && wanted ? found.filter((row) => row[docPar] === wanted) : found
  const result = { table, rows, columns: columnsOf(textOf(node, 'fields'), table, context), pageSize, at: 0 }
  return page(rows.length > pageSize ? results.keep(result) : '', result, context, results)
}

/** `readMore`: the next page of a result, by its id or, for the newest of an object, by the object's name. */
export function readMore(node: XmlNode, context: Context, results: KeptResults): Answered {
  const found = results.find(textOf(node, 'resultId').trim(), textOf(node, 'object').trim())
  if (!found) throw new FunctionFailure(problems.badQuery('There is no result with more rows of that id.'))
  return page(found[0], found[1], context, results)
}

function page(id: string, result: Kept, context: Context, results: KeptResults): Answered {
  const rows = result.rows.slice(result.at, result.at + result.pageSize)
  result.at += rows.length
  const left = result.rows.length - result.at
  if (left === 0) results.drop(id)
  const more = ` totalcount="${result.rows.length}" numremaining="${left}" resultId="${id}"`
  return { xml: writeList(rows, (row) => writeRow(row, result.columns), result.table, context, more), transactions: 1 }
}
