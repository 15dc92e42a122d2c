import { routeLines } from './routes.ts'
import { typeLines } from './types.ts'
import { unservedRouteLines } from './unserved-routes.ts'

export interface Field { name: string; type: string }
export interface Argument extends Field { required: boolean }
export interface Route { method: string; path: string; segments: readonly string[]; resource: string; arguments: readonly Argument[]; answer: string }

const linesOf = (text: string) => text.split('\n').filter(Boolean)

function fieldOf(text: string): Field {
  const at = text.indexOf(':')
  return { name: text.slice(0, at), type: text.slice(at + 1) }
}

function routeOf(line: string): Route {
  const [before = '', answer = 'mixed'] = line.split(' > ')
  const [method = '', path = '', resource = '', ...rest] = before.split(' ')
  const named = rest.map((text) => {
    const { name, type } = fieldOf(text)
    return { name, type: type.replace(/!$/, ''), required: type.endsWith('!') }
  })
  return { method, path: path.replace(/\/$/, ''), segments: path.split('/').filter(Boolean), resource, arguments: named, answer }
}

export const routes: readonly Route[] = [...linesOf(routeLines), ...linesOf(unservedRouteLines)].map(routeOf)

/** Each data interface's fields, in the order in which the shop writes them. */
export const dataTypes: ReadonlyMap<string, ReadonlyMap<string, Field>> = new Map(linesOf(typeLines).map((line) => {
  const [name = '', ...fields] = line.split(' ')
  return [name, new Map(fields.map((text) => fieldOf(text)).map((field) => [field.name, field]))]
}))
