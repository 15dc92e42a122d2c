import type { Row } from '../books/definition.ts'
import { forDocument, openTable, recordUrl, visible, type Answered, type Context } from '../context.ts'
import { FunctionFailure, problems } from '../problems.ts'
import { aggregate, aggregates, type Aggregate } from '../query/aggregate.ts'
import { findPath, type Path } from '../query/path.ts'
import { findRows } from '../query/find-rows.ts'
import { readFilter } from '../query/read-filter.ts'
import { sortRows, type Order } from '../query/sort.ts'
import type { BookTable } from '../books/table.ts'
import { child, children, escapeXml, namesIn, textOf, type XmlNode } from '../xml.ts'

const defaultPageSize = 100
const maxPageSize = 2000

/**
 * `query`: rows as `<CUSTOMER>` with one element per selected field, dotted names as they were asked for
 * (`<DISPLAYCONTACT.EMAIL1>`), as the vendor's page on queries shows. A page costs one transaction.
 */
export function query(node: XmlNode, asking: Context): Answered {
  const context = forDocument(asking, node)
  const { books, gap } = context
  const table = openTable(context, 'READ_BY_QUERY', textOf(node, 'object'))
  const { name, docPar } = table.definition
  const { columns, sums } = readSelect(child(node, 'select'), table, context)
  const options = child(node, 'options')
  const on = (option: string) => textOf(options, option).trim() === 'true'
  const condition = readFilter(child(node, 'filter'), books, table, context.docParId)
  const orders = readOrders(child(node, 'orderby'), table, context)
  const pageSize = whole(node, 'pagesize', defaultPageSize, 1, maxPageSize)
  const offset = whole(node, 'offset', 0, 0, Number.MAX_SAFE_INTEGER)
  const format = textOf(options, 'returnformat').trim() || 'xml'
  if (format !== 'xml') throw new FunctionFailure(problems.badQuery(`The sandbox answers xml only, not ${format}.`))

  let rows = visible(findRows(table, condition, on('caseinsensitive')), table, context, on('showprivate'))
  const { docParId } = context
  if (docPar && docParId) rows = rows.filter((row) => row[docPar] === docParId)
  const lines = sums.length ? aggregate(rows, columns, sums) : null
  const total = lines ? lines.length : rows.length
  const open = `<${name}>`
  const close = `</${name}>${gap}`
  const written = lines
    ? lines.slice(offset, offset + pageSize).map((line) => open + line + close)
    : sortRows(rows, orders).slice(offset, offset + pageSize).map((row) => open + writeRow(row, columns) + close)
  const left = Math.max(0, total - offset - written.length)
  const facts = `listtype="${name}" totalcount="${total}" offset="${offset}" count="${written.length}" numremaining="${left}"`
  return { xml: `<data ${facts}>${gap}${written.join('')}</data>`, transactions: 1 }
}

export interface Column { open: string; close: string; get(row: Row): string; path: Path }

export function writeRow(row: Row, columns: readonly Column[]): string {
  let xml = ''
  for (const { open, close, get } of columns) xml += open + escapeXml(get(row)) + close
  return xml
}

function readSelect(select: XmlNode | undefined, table: BookTable, context: Context): { columns: Column[]; sums: Aggregate[] } {
  const wanted = select ? namesIn(select).flatMap((kind) => children(select, kind).map((one) => ({ kind, name: textOf(one).trim() }))) : []
  if (wanted.length === 0) throw new FunctionFailure(problems.badQuery('The element select needs at least one field.'))
  const paths = pathsOf(wanted.map(({ name }) => name), table, context)
  const columns: Column[] = []
  const sums: Aggregate[] = []
  wanted.forEach(({ kind }, at) => {
    const path = paths[at]
    if (!path) return
    const known = aggregates.find((one) => one === kind)
    if (kind === 'field') columns.push(columnOf(path, table, context))
    else if (known) sums.push({ kind: known, path })
    else throw new FunctionFailure(problems.badQuery(`The element '${kind}' is not known in select.`))
  })
  return { columns, sums }
}

/** The ways to all fields; one refusal names all that there are not. */
export function pathsOf(names: readonly string[], table: BookTable, { books, docParId }: Context): Path[] {
  const found = names.map((name) => findPath(books, table, name, docParId))
  const unknown = names.filter((_, at) => !found[at])
  if (unknown.length) throw new FunctionFailure(problems.unknownField(table.definition.name, unknown))
  return found.flatMap((path) => (path ? [path] : []))
}

export function columnOf(path: Path, table: BookTable, context: Context): Column {
  const get = path.name === 'RECORD_URL' ? (row: Row) => recordUrl(context, table.definition.name, row) : path.get
  return { open: `<${path.name}>`, close: `</${path.name}>`, get, path }
}

function readOrders(orderBy: XmlNode | undefined, table: BookTable, context: Context): Order[] {
  const orders = children(orderBy, 'order')
  const paths = pathsOf(orders.map((order) => textOf(order, 'field').trim()), table, context)
  return paths.map((path, at) => ({ path, descending: child(orders[at], 'descending') !== undefined }))
}

function whole(node: XmlNode, name: string, usual: number, least: number, most: number): number {
  const given = textOf(node, name).trim()
  if (given === '') return usual
  const number = Number(given)
  if (!/^\d+$/.test(given) || number < least || number > most) {
    throw new FunctionFailure(problems.badQuery(`The element ${name} takes a whole number of at least ${least}${most < 1e9 ? ` and at most ${most}` : ''}, not '${given}'.`))
  }
  return number
}
