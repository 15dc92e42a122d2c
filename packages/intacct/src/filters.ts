import { formatTimestamp } from './dates.ts'
import { WrittenXml, writeXml } from './xml-writer.ts'

/** A condition of `query`. Made by the functions of this file, nested by `and` and `or`. */
export type Filter = WrittenXml
/** A Date is written as MM/DD/YYYY HH:MM:SS in UTC; give text for a date without a time (`formatDate`). */
export type FilterValue = string | number | Date

const valueText = (value: FilterValue) => (value instanceof Date ? formatTimestamp(value) : String(value))

const condition = (operator: string, field: string, values: readonly FilterValue[]): Filter =>
  new WrittenXml(writeXml(operator, { field, value: values.map(valueText) }))
const compare = (operator: string) => (field: string, value: FilterValue): Filter => condition(operator, field, [value])
const among = (operator: string) => (field: string, values: readonly FilterValue[]): Filter => {
  if (values.length === 0 || values.length > 1000) throw new RangeError(`The filter "${operator}" on ${field} takes 1 to 1,000 values.`)
  return condition(operator, field, values)
}
const without = (operator: string) => (field: string): Filter => condition(operator, field, [])
const join = (operator: string) => (...filters: Filter[]): Filter => {
  const [only] = filters
  if (!only) throw new RangeError(`The filter "${operator}" needs at least one condition.`)
  // The schema asks for two or more conditions inside and/or.
  return filters.length === 1 ? only : new WrittenXml(writeXml(operator, new WrittenXml(filters.map(({ xml }) => xml).join(''))))
}

export const equalTo = compare('equalto')
export const notEqualTo = compare('notequalto')
export const lessThan = compare('lessthan')
export const lessThanOrEqualTo = compare('lessthanorequalto')
export const greaterThan = compare('greaterthan')
export const greaterThanOrEqualTo = compare('greaterthanorequalto')
/** Both ends belong to it; the lower one first. */
export const between = (field: string, from: FilterValue, to: FilterValue): Filter => condition('between', field, [from, to])
/** `%` stands for any text, `_` for one character. */
export const like = compare('like')
export const notLike = compare('notlike')
/** At most 1,000 values, by the vendor's schema. */
export const inList = among('in')
export const notInList = among('notin')
export const isNull = without('isnull')
export const isNotNull = without('isnotnull')
export const and = join('and')
export const or = join('or')
