import type { CompanyBooks } from '../books/books.ts'
import type { BookTable } from '../books/table.ts'
import { FunctionFailure, problems } from '../problems.ts'
import type { Condition, Operator } from './condition.ts'
import { findPath } from './path.ts'

type Token = { kind: 'word' | 'text' | 'sign'; value: string }

const signs: Record<string, Operator> = { '=': 'equalto', '!=': 'notequalto', '<>': 'notequalto', '<': 'lessthan', '<=': 'lessthanorequalto', '>': 'greaterthan', '>=': 'greaterthanorequalto' }

/**
 * Reads the text of `readByQuery`: comparisons, like, in, IS NULL, NOT, AND, OR, brackets; apostrophes escaped by a backslash.
 * As documented, only the object's own fields can be asked for. Throws a FunctionFailure for anything else.
 */
export function readWhere(where: string, books: CompanyBooks, table: BookTable, docParId = ''): Condition | null {
  const tokens = cut(where)
  if (tokens.length === 0) return null
  let at = 0
  const peek = (word: string) => tokens[at]?.kind !== 'text' && tokens[at]?.value.toUpperCase() === word
  const take = (word: string) => peek(word) && ++at > 0
  const next = (): Token => tokens[at++] ?? fail('it ends too early')
  const expect = (word: string) => { if (!take(word)) fail(`'${word}' is missing`) }

  function either(): Condition {
    const parts = [both()]
    while (take('OR')) parts.push(both())
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts }
  }
  function both(): Condition {
    const parts = [single()]
    while (take('AND')) parts.push(single())
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts }
  }
  function single(): Condition {
    if (take('NOT')) return { kind: 'not', part: single() }
    if (take('(')) {
      const inner = either()
      expect(')')
      return inner
    }
    return comparison()
  }
  function comparison(): Condition {
    const name = next().value.toUpperCase()
    const path = name.includes('.') && !table.definition.fields.some(({ id }) => id === name) ? undefined : findPath(books, table, name, docParId)
    if (!path) throw new FunctionFailure(problems.unknownField(table.definition.name, [name]))
    const compare = (operator: Operator, values: string[]): Condition => ({ kind: 'compare', operator, path, values: values.map((value) => stored(path.field.validValues, value)) })
    if (take('IS')) {
      const not = take('NOT')
      expect('NULL')
      return compare(not ? 'isnotnull' : 'isnull', [])
    }
    const not = take('NOT')
    if (take('LIKE')) return compare(not ? 'notlike' : 'like', [next().value])
    if (take('IN')) {
      expect('(')
      const values = [next().value]
      while (take(',')) values.push(next().value)
      expect(')')
      return compare(not ? 'notin' : 'in', values)
    }
    const operator = signs[next().value]
    return operator ? compare(operator, [next().value]) : fail(`an operator is missing after ${name}`)
  }

  const condition = either()
  if (at < tokens.length) fail(`'${tokens[at]?.value ?? ''}' is not expected`)
  return condition
}

/** The database's letters for lists of two: T and F stand for active and inactive, true and false. */
function stored(validValues: readonly string[], value: string): string {
  if (value !== 'T' && value !== 'F') return value
  const pair = validValues.includes('active') ? ['active', 'inactive'] : validValues.includes('true') ? ['true', 'false'] : [value, value]
  return pair[value === 'T' ? 0 : 1] ?? value
}

function cut(where: string): Token[] {
  const tokens: Token[] = []
  const pattern = /\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|(<=|>=|<>|!=|[=<>(),])|([^\s=<>!(),'"]+))/gy
  let end = 0
  for (let match = pattern.exec(where); match; match = pattern.exec(where)) {
    end = pattern.lastIndex
    const [, single, double, sign, word] = match
    if (sign !== undefined) tokens.push({ kind: 'sign', value: sign })
    else if (word !== undefined) tokens.push({ kind: 'word', value: word })
    else tokens.push({ kind: 'text', value: (single ?? double ?? '').replace(/\\(.)/g, '$1') })
  }
  if (where.slice(end).trim()) fail(`'${where.slice(end).trim().slice(0, 40)}' cannot be read`)
  return tokens
}

function fail(why: string): never {
  throw new FunctionFailure(problems.badQuery(`The query is not correct: ${why}.`))
}
