import { readMoment, parseMoment } from '../dates.ts'
import type { Row } from '../books/definition.ts'
import { FunctionFailure, problems } from '../problems.ts'
import type { Path } from './path.ts'

export const operators = [
  'equalto', 'notequalto', 'lessthan', 'lessthanorequalto', 'greaterthan', 'greaterthanorequalto',
  'between', 'in', 'notin', 'like', 'notlike', 'isnull', 'isnotnull',
] as const
export type Operator = (typeof operators)[number]

/** A filter's condition, whichever way it was written (XML of `query`, text of `readByQuery`). */
export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'compare'; operator: Operator; path: Path; values: string[] }

export type Test = (row: Row) => boolean

/**
 * Makes a test of a condition. Nothing is never equal, unlike, less or more than anything: only isnull finds it, as in SQL.
 */
export function compile(condition: Condition, ignoreCase: boolean): Test {
  if (condition.kind === 'not') {
    const inner = compile(condition.part, ignoreCase)
    return (row) => !inner(row)
  }
  if (condition.kind !== 'compare') {
    const tests = condition.parts.map((part) => compile(part, ignoreCase))
    return condition.kind === 'and' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row))
  }
  const { operator, path, values } = condition
  const { get } = path
  if (operator === 'isnull') return (row) => get(row) === ''
  if (operator === 'isnotnull') return (row) => get(row) !== ''
  const numeric = rankOf(path)
  if (numeric && operator !== 'like' && operator !== 'notlike') return numbers(operator, values.map((value) => rank(path, value)), get, numeric)
  return texts(operator, values, get, ignoreCase)
}

/** For fields whose order is not that of their letters: how a stored value becomes a number. */
function rankOf({ field }: Path): ((text: string) => number) | null {
  if (field.type === 'INTEGER' || field.type === 'DECIMAL') return Number
  return field.type === 'DATE' || field.type === 'TIMESTAMP' ? readMoment : null
}

/** A value of a request as a number. Throws for what is none: ISO dates, letters. */
export function rank(path: Path, value: string): number {
  const { type } = path.field
  const number = type === 'DATE' || type === 'TIMESTAMP' ? parseMoment(value.trim()) : value.trim() === '' ? Number.NaN : Number(value)
  if (Number.isNaN(number)) throw new FunctionFailure(problems.badQuery(`The value '${value}' is not valid for the field ${path.name} of type ${type}.`))
  return number
}

function numbers(operator: Operator, values: number[], get: (row: Row) => string, read: (text: string) => number): Test {
  const [first = 0, second = 0] = values
  const set = new Set(values)
  const tests: Partial<Record<Operator, (value: number) => boolean>> = {
    equalto: (value) => value === first, notequalto: (value) => value !== first,
    lessthan: (value) => value < first, lessthanorequalto: (value) => value <= first,
    greaterthan: (value) => value > first, greaterthanorequalto: (value) => value >= first,
    between: (value) => value >= first && value <= second, in: (value) => set.has(value), notin: (value) => !set.has(value),
  }
  return onFilled(get, (text) => tests[operator]?.(read(text)) ?? false)
}

function texts(operator: Operator, given: string[], get: (row: Row) => string, ignoreCase: boolean): Test {
  const fold = ignoreCase ? (text: string) => text.toLowerCase() : (text: string) => text
  const values = given.map(fold)
  const [first = '', second = ''] = values
  const set = new Set(values)
  const pattern = operator === 'like' || operator === 'notlike' ? likePattern(first) : /(?!)/
  const tests: Partial<Record<Operator, (value: string) => boolean>> = {
    equalto: (value) => value === first, notequalto: (value) => value !== first,
    lessthan: (value) => value < first, lessthanorequalto: (value) => value <= first,
    greaterthan: (value) => value > first, greaterthanorequalto: (value) => value >= first,
    between: (value) => value >= first && value <= second, in: (value) => set.has(value), notin: (value) => !set.has(value),
    like: (value) => pattern.test(value), notlike: (value) => !pattern.test(value),
  }
  return onFilled(get, (text) => tests[operator]?.(fold(text)) ?? false)
}

const onFilled = (get: (row: Row) => string, test: (text: string) => boolean): Test => (row) => {
  const value = get(row)
  return value !== '' && test(value)
}

/** `%` is any text, `_` one character. */
function likePattern(pattern: string): RegExp {
  const source = pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/%+/g, '[^]*').replace(/_/g, '[^]')
  return new RegExp(`^${source}$`, 'u')
}
