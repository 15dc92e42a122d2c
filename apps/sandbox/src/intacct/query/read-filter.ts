import type { CompanyBooks } from '../books/books.ts'
import type { BookTable } from '../books/table.ts'
import { FunctionFailure, problems } from '../problems.ts'
import { children, namesIn, textOf, type XmlNode } from '../xml.ts'
import { operators, type Condition, type Operator } from './condition.ts'
import { findPath } from './path.ts'

/** The schema's limit on the values of in and notin. */
const maxValues = 1000
const isOperator = (name: string): name is Operator => (operators as readonly string[]).includes(name)

/** Reads `<filter>`: one operator at the top, and/or nested at will. Throws a FunctionFailure for what the schema forbids. */
export function readFilter(filter: XmlNode | undefined, books: CompanyBooks, table: BookTable, docParId = ''): Condition | null {
  if (!filter) return null
  const conditions = readConditions(filter, books, table, docParId)
  const [only] = conditions
  if (!only) return null
  if (conditions.length > 1) throw bad('A filter takes one operator at the top; put several into and/or.')
  return only
}

function readConditions(node: XmlNode, books: CompanyBooks, table: BookTable, docParId: string): Condition[] {
  return namesIn(node).flatMap((name) => children(node, name).map((inner): Condition => {
    if (name === 'and' || name === 'or') {
      const parts = readConditions(inner, books, table, docParId)
      if (parts.length < 2) throw bad(`The operator '${name}' needs at least two conditions.`)
      return { kind: name, parts }
    }
    if (!isOperator(name)) throw bad(`The operator '${name}' is not known.`)
    return readComparison(name, inner, books, table, docParId)
  }))
}

function readComparison(operator: Operator, node: XmlNode, books: CompanyBooks, table: BookTable, docParId: string): Condition {
  const name = textOf(node, 'field').trim()
  const path = findPath(books, table, name, docParId)
  if (!path) throw new FunctionFailure(problems.unknownField(table.definition.name, [name || '(none)']))
  const values = children(node, 'value').map((value) => textOf(value))
  const wanted = wantedValues(operator)
  if (values.length < wanted[0] || values.length > wanted[1]) {
    throw bad(`The operator '${operator}' on ${name} takes ${wanted[0] === wanted[1] ? wanted[0] : `${wanted[0]} to ${wanted[1]}`} values, not ${values.length}.`)
  }
  return { kind: 'compare', operator, path, values }
}

function wantedValues(operator: Operator): [number, number] {
  if (operator === 'isnull' || operator === 'isnotnull') return [0, 0]
  if (operator === 'between') return [2, 2]
  return operator === 'in' || operator === 'notin' ? [1, maxValues] : [1, 1]
}

const bad = (why: string) => new FunctionFailure(problems.badQuery(why))
