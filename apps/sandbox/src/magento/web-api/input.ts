import { dataTypes, type Argument, type Route } from './contracts.ts'
import { readCriteria, type SearchCriteria } from './criteria.ts'
import { Crash, inputProblem, Problem, required } from './problem.ts'

export type Data = Record<string, unknown>
/** A list of custom attributes as they were sent, in either form (recorded exchanges 144 and 145). */
export interface CustomAttribute { attribute_code: string; value: unknown }
export type Arguments = Record<string, unknown> & { searchCriteria?: SearchCriteria }

class WrongType extends Error {}
const wrongType = (shown: string, type: string) => new WrongType(`The "${shown}" value's type is invalid. The "${type}" type was expected. Verify and try again.`)
const simple = new Set(['string', 'int', 'float', 'double', 'bool', 'mixed'])
const itemType = (type: string) => type.slice(0, -2)
const isMap = (value: unknown): value is Data => typeof value === 'object' && value !== null

/** The type of a custom attribute's value in a data interface; undefined for an attribute that the shop does not know. */
export type AttributeTypes = (dataType: string, code: string) => string | undefined

/** Turns what was sent into the arguments of the service, as the shop's input processor does. Throws a Problem. */
export function readArguments(route: Route, sent: Data, types: AttributeTypes = () => undefined): Arguments {
  const values: Arguments = {}
  const missing: string[] = []
  for (const argument of route.arguments) {
    const value = sent[argument.name] ?? sent[snakeCase(argument.name)]
    if (value === undefined || value === null) {
      if (argument.required) missing.push(argument.name)
      continue
    }
    values[argument.name] = readArgument(argument, value, types)
  }
  if (missing.length) throw inputProblem(missing.map((name) => required(name)))
  return values
}

function readArgument({ type }: Argument, value: unknown, types: AttributeTypes): unknown {
  try {
    if (type === 'criteria') return readCriteria(convert(value, 'search-criteria', types))
    const read = convert(value, type, types)
    // PHP dies of a service that gets nothing where it declares a list.
    if (read === null && type.endsWith('[]')) throw new Crash()
    return read
  } catch (error) {
    if (error instanceof WrongType) throw new Problem(400, error.message)
    throw error
  }
}

function convert(value: unknown, type: string, types: AttributeTypes, within = ''): unknown {
  const list = type.endsWith('[]')
  if (simple.has(list ? itemType(type) : type)) return convertSimple(value, type, list)
  if (type === 'attributes') return readCustomAttributes(value, (code) => types(within, code))
  if (!list) return convertObject(value, type, types)
  return isMap(value) ? Object.values(value).map((item) => convertObject(item, itemType(type), types)) : null
}

function convertSimple(value: unknown, type: string, list: boolean): unknown {
  if (value === null) return null
  if (list && isMap(value)) return Object.values(value).map((item) => toScalar(item, itemType(type), () => wrongType('Array', type)))
  if (!list && type === 'mixed') return value
  if (!list && !isMap(value)) return toScalar(value, type, () => wrongType(phpText(value), type))
  throw wrongType(Array.isArray(value) || isMap(value) ? 'array' : phpTypeName(value), type)
}

function toScalar(value: unknown, type: string, refuse: () => WrongType): unknown {
  if (type === 'mixed') return value
  if (type === 'bool') return value === true || value === 1 || ['1', 'true', 'on', 'yes'].includes(String(value).toLowerCase())
  if (type === 'string') return isMap(value) ? 'Array' : phpText(value)
  // PHP's settype, which takes anything (recorded exchange 370).
  if (type === 'double') return Number.parseFloat(phpText(value)) || 0
  if (typeof value === 'boolean' || isMap(value) || !isNumeric(String(value))) throw refuse()
  return type === 'int' ? Math.trunc(Number(value)) : Number(value)
}

function convertObject(value: unknown, type: string, types: AttributeTypes): Data {
  const fields = dataTypes.get(type)
  const result: Data = {}
  if (!isMap(value)) return result
  for (const [key, item] of Object.entries(value)) {
    const field = fields?.get(key) ?? fields?.get(snakeCase(key))
    if (!field) throw new Problem(400, '"%fieldName" is not supported. Correct the field name and try again.', { fieldName: camelCase(key) })
    try {
      result[field.name] = convert(item, field.type, types, type)
    } catch (error) {
      if (error instanceof WrongType) throw new WrongType(`Error occurred during "${key}" processing. ${error.message}`)
      throw error
    }
  }
  return result
}

function readCustomAttributes(value: unknown, typeOf: (code: string) => string | undefined): CustomAttribute[] {
  if (!isMap(value)) return []
  return Object.entries(value).map(([key, item]) => {
    if (!Array.isArray(value) && !(isMap(item) && 'attribute_code' in item)) return { attribute_code: key, value: typed(key, item, typeOf) }
    const row = isMap(item) ? item : {}
    const code = row.attribute_code ?? row.attributeCode
    if (!code && (row.value === undefined || row.value === null)) throw new WrongType('An empty custom attribute is specified. Enter the attribute and try again.')
    if (!code) throw new WrongType('A custom attribute is specified with a missing attribute code. Verify the code and try again.')
    if (!('value' in row)) throw new WrongType(`The "${String(code)}" attribute code doesn't have a value set. Enter the value and try again.`)
    return { attribute_code: String(code), value: typed(String(code), row.value, typeOf) }
  })
}

function typed(code: string, value: unknown, typeOf: (code: string) => string | undefined): unknown {
  try {
    const type = typeOf(code)
    return type ? convertSimple(value, type, false) : value
  } catch (error) {
    if (error instanceof WrongType) throw new WrongType(`Attribute "${code}" has invalid value. ${error.message}`)
    throw error
  }
}

/** PHP's is_numeric on text. */
export const isNumeric = (text: string) => /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(text)
/** PHP's conversion to text. */
export const phpText = (value: unknown): string => (value === true ? '1' : value === false || value === null || value === undefined ? '' : String(value))
const phpTypeName = (value: unknown) => ({ number: Number.isInteger(value) ? 'integer' : 'double', boolean: 'boolean' })[typeof value as 'number'] ?? typeof value
const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, '')
const camelCase = (name: string) => name.split('_').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')

/**
 * What a PUT takes from its path: the last key of the path wins over the same field of the one object in the body. Only where the body
 * holds nothing but that object, and the object has such a field.
 */
export function withPathKey(route: Route, sent: Data, path: Readonly<Record<string, string>>): Data {
  const [key, value] = Object.entries(path).at(-1) ?? []
  const [[name, object] = [], another] = Object.entries(sent)
  if (key === undefined || value === 'me' || another || name === undefined || !isMap(object)) return sent
  const type = route.arguments.find((argument) => argument.name === name || snakeCase(argument.name) === name)?.type
  const field = dataTypes.get(type ?? '')?.get(snakeCase(key))
  if (!field) return sent
  const kept = Object.entries(object).filter(([one]) => snakeCase(one) !== field.name)
  return { [name]: { ...Object.fromEntries(kept), [field.name]: value } }
}
