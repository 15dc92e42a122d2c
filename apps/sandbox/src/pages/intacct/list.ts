import type { IntacctState, Row } from '../../intacct/index.ts'
import type { BookTable } from '../../intacct/books/table.ts'
import { findPath, type Path } from '../../intacct/query/path.ts'
import { sortRows } from '../../intacct/query/sort.ts'
import { frame } from '../frame.ts'
import type { Html } from '../html.ts'
import { listPage, listQuery, pageSize, state as stateCell, type Column } from '../list.ts'
import { menuOf, wayTo, type screenOf } from './screens.ts'

type Screen = ReturnType<typeof screenOf>

export function intacctList(state: IntacctState, screen: Screen, table: BookTable, given: unknown, notice?: Html): Html {
  const { definition } = table
  const address = `/intacct/${screen.slug}`
  const query = listQuery(given, screen.sort ?? definition.key)
  const rows = sorted(search(state, table, screen, query.q), state, table, query.sort)
  const label = (name: string) => {
    const full = findPath(state.books, table, name)?.field.label ?? name
    return short[full] ?? full
  }
  const body = listPage<Row>({
    title: screen.title, address, query, columns: columnsOf(state, table, screen), total: rows.length, rows: rows.slice((query.page - 1) * pageSize, query.page * pageSize),
    hrefOf: (row) => `${address}/${row.RECORDNO}`, searches: [definition.key, ...screen.searches].map((name, at) => (at === 0 ? label(name) : lowered(label(name)))).join(', '),
    newLabel: definition.write ? `New ${lowered(definition.label)}` : undefined, notice,
  })
  return frame({ place: 'intacct', title: screen.title, menu: menuOf(state), current: address, path: wayTo(screen), body })
}

/** "Customer name" in the middle of a sentence; "AR term" and "Order Entry transaction" stay. */
const lowered = (label: string) => (/^[A-Z][a-z]+(?: [a-z]|$)/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label)

/** Labels are made for forms; a list has less room. */
const short: Record<string, string> = {
  'Primary email address': 'Email', 'Primary phone number': 'Phone', 'ZIP or postal code': 'Postal code', 'Country code': 'Country', 'Customer type ID': 'Type', 'Customer name': 'Name', 'When modified': 'Modified',
  'transaction total': 'Total', 'Transaction date': 'Date', 'Reference number': 'Reference', 'Product line ID': 'Product line', 'Price list ID': 'Price list', 'From quantity': 'From',
}

function columnsOf(state: IntacctState, table: BookTable, screen: Screen): Column<Row>[] {
  return screen.columns.flatMap((name): Column<Row>[] => {
    const path = findPath(state.books, table, name)
    if (!path) return []
    const { field: { type, label }, get } = path
    const kind = name === 'STATUS' ? 'state' as const : type === 'DECIMAL' || type === 'INTEGER' ? 'number' as const : type === 'TIMESTAMP' || type === 'DATE' || name === table.definition.key ? 'code' as const : 'text' as const
    return [{ label: short[label] ?? label, sort: name, kind, cell: (row) => (kind === 'state' ? stateCell(get(row)) : get(row)) }]
  })
}

/** Rows that hold the text, whatever its case, in the key or one of the searched fields. */
function search(state: IntacctState, table: BookTable, screen: Screen, text: string): readonly Row[] {
  const all = table.byNumber.all
  const wanted = text.trim().toLowerCase()
  if (!wanted) return all
  const paths = [table.definition.key, ...screen.searches].flatMap((name): Path[] => {
    const path = findPath(state.books, table, name)
    return path ? [path] : []
  })
  return all.filter((row) => paths.some(({ get }) => get(row).toLowerCase().includes(wanted)))
}

function sorted(rows: readonly Row[], state: IntacctState, table: BookTable, sort: string): readonly Row[] {
  const path = findPath(state.books, table, sort.replace(/^-/, '')) ?? findPath(state.books, table, table.definition.key)
  return path ? sortRows(rows, [{ path, descending: sort.startsWith('-') }]) : rows
}
