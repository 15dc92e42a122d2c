import { element, escapeXml } from './xml.ts'

/** A condition of `query`, as the XML that the gateway takes. */
export interface Filter { readonly xml: string }

const compare = (operator: string) => (field: string, value: string | number): Filter =>
  ({ xml: `<${operator}>${element('field', field)}${element('value', String(value))}</${operator}>` })
const list = (operator: string) => (field: string, values: readonly (string | number)[]): Filter => {
  if (!values.length) throw new RangeError(`The filter "${operator}" on ${field} needs at least one value.`)
  return { xml: `<${operator}>${element('field', field)}${values.map((value) => element('value', String(value))).join('')}</${operator}>` }
}
const empty = (operator: string) => (field: string): Filter => ({ xml: `<${operator}>${element('field', field)}</${operator}>` })
const join = (operator: string) => (...filters: Filter[]): Filter => {
  const [only] = filters
  if (!only) throw new RangeError(`The filter "${operator}" needs at least one condition.`)
  return filters.length === 1 ? only : { xml: `<${operator}>${filters.map((filter) => filter.xml).join('')}</${operator}>` }
}

export const equalTo = compare('equalto')
export const notEqualTo = compare('notequalto')
export const lessThan = compare('lessthan')
export const lessThanOrEqualTo = compare('lessthanorequalto')
export const greaterThan = compare('greaterthan')
export const greaterThanOrEqualTo = compare('greaterthanorequalto')
/** `%` stands for any text. */
export const like = compare('like')
export const notLike = compare('notlike')
export const inList = list('in')
export const notInList = list('notin')
export const isNull = empty('isnull')
export const isNotNull = empty('isnotnull')
export const and = join('and')
export const or = join('or')
export const between = (field: string, from: string | number, to: string | number): Filter =>
  ({ xml: `<between>${element('field', field)}${element('value', String(from))}${element('value', String(to))}</between>` })

export interface OrderBy { field: string; direction: 'ascending' | 'descending' }

export const orderByXml = (orders: readonly OrderBy[]): string => orders.length
  ? `<orderby>${orders.map(({ field, direction }) => `<order>${element('field', field)}<${escapeXml(direction)}/></order>`).join('')}</orderby>`
  : ''
