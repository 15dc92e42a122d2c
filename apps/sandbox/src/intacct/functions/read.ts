import type { Row } from '../books/definition.ts'
import type { BookTable } from '../books/table.ts'
import { forDocument, openTable, visible, type Answered, type Context } from '../context.ts'
import { FunctionFailure, problems } from '../problems.ts'
import { escapeXml, textOf, type XmlNode } from '../xml.ts'
import { allFields } from './lookup.ts'
import { columnOf, pathsOf, type Column } from './query.ts'

/** `read` and `readByName` take this many keys at most. */
const maxKeys = 100

/** `read`: by RECORDNO. What is not there is left out, without a word. */
export const read = (node: XmlNode, context: Context): Answered => readKeys(node, context, 'READ', (table, key) => table.get(key))

/** `readByName`: by the name that people use (CUSTOMERID, CONTACTNAME …). */
export const readByName = (node: XmlNode, context: Context): Answered => readKeys(node, context, 'READ_BY_NAME', (table, key) => table.byKey(key))

function readKeys(node: XmlNode, asking: Context, operation: string, find: (table: BookTable, key: string) => Row | undefined): Answered {
  const context = forDocument(asking, node)
  const table = openTable(context, operation, textOf(node, 'object'))
  const keys = textOf(node, 'keys').split(',').map((key) => key.trim()).filter(Boolean)
  if (keys.length === 0) throw new FunctionFailure(problems.badQuery('The element keys names no record.'))
  if (keys.length > maxKeys) throw new FunctionFailure(problems.badQuery(`At most ${maxKeys} keys can be read at once, not ${keys.length}.`))
  const found = keys.flatMap((key): Row[] => {
    const row = find(table, key)
    return row ? [row] : []
  })
  const fields = textOf(node, 'fields')
  const write = nested(columnsOf(fields, table, context))
  const lines = isAll(fields) ? linesOf(table, context) : () => ''
  return { xml: writeList(visible(found, table, context, true), (row) => write(row) + lines(row), table, context), transactions: 1 }
}

const isAll = (fields: string) => fields.trim() === '' || fields.split(',').some((name) => name.trim() === '*')

/** A document's lines inside it: `<SODOCUMENTENTRIES><sodocumententry>…`. */
function linesOf(table: BookTable, context: Context): (row: Row) => string {
  const { lines } = table.definition
  const other = lines && context.books.find(lines.object)
  if (!lines || !other) return () => ''
  const write = nested(columnsOf('*', other, context))
  const name = lines.object.toLowerCase()
  return (row) => `<${lines.container}>${other.where(lines.by, row.RECORDNO ?? '').map((line) => `<${name}>${write(line)}</${name}>`).join('')}</${lines.container}>`
}

/** `fields`: '*' or nothing is all of them. */
export function columnsOf(fields: string, table: BookTable, context: Context): Column[] {
  const names = fields.split(',').map((name) => name.trim()).filter(Boolean)
  const wanted = isAll(fields) ? allFields(table, context).map(({ id }) => id) : names
  return pathsOf(wanted, table, context).map((path) => columnOf(path, table, context))
}

/** `read` answers elements in lower case, `query` in upper case. */
export function writeList(rows: readonly Row[], write: (row: Row) => string, table: BookTable, { gap }: Context, more = ''): string {
  const name = table.definition.name.toLowerCase()
  const list = rows.map((row) => `<${name}>${write(row)}</${name}>${gap}`).join('')
  return `<data listtype="${name}" count="${rows.length}"${more}>${gap}${list}</data>`
}

interface Branch { [name: string]: Branch | Column }

/** Dotted fields become elements in elements: DISPLAYCONTACT, MAILADDRESS, ZIP. */
export function nested(columns: readonly Column[]): (row: Row) => string {
  const root: Branch = {}
  for (const column of columns) {
    const parts = column.path.name.split('.')
    let branch = root
    for (const part of parts.slice(0, -1)) {
      const next = branch[part]
      branch = next !== undefined && !isColumn(next) ? next : (branch[part] = {})
    }
    branch[parts.at(-1) ?? ''] = column
  }
  const write = (branch: Branch, row: Row): string => Object.entries(branch).map(([name, inner]) =>
    `<${name}>${isColumn(inner) ? escapeXml(inner.get(row)) : write(inner, row)}</${name}>`).join('')
  return (row) => write(root, row)
}

const isColumn = (value: Branch | Column): value is Column => typeof value.get === 'function'
