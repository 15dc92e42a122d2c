import { createHash, randomUUID } from 'node:crypto'
import type { Principal } from '../auth/accounts.ts'
import type { Scope } from '../service.ts'
import type { MagentoState } from '../state.ts'
import type { Route } from '../web-api/contracts.ts'
import { readArguments, type Data } from '../web-api/input.ts'
import { operationStatus } from './bulk.ts'
import { consumeSoon } from './consume.ts'
import { topicOf } from './topics.ts'

export interface Accepted { route: Route; pathArguments: Record<string, string>; items: readonly Data[]; scope: Scope; principal: Principal; requested: string }

const userTypes = { integration: 1, administrator: 2, guest: 4 } as const

/**
 * Takes a request to be carried out later, each item an operation. All items are read first: one that cannot be read refuses them all
 * (recorded exchange 512).
 */
export function acceptBulk({ route, pathArguments, items, scope, principal, requested }: Accepted, state: MagentoState): unknown {
  for (const item of items) readArguments(lenient(route), { ...item, ...pathArguments }, state.attributeType)
  const uuid = randomUUID()
  const { bulk, operation } = state.bulks.tables
  bulk.insert({
    uuid, topic: topicOf(route.method, route.path), started: state.now(), userType: userTypes[principal.kind], userId: principal.kind === 'guest' ? null : principal.id, operations: items.length,
  })
  items.forEach((body, number) => operation.insert({
    bulk: uuid, number, method: route.method, path: route.path, pathArguments, body, scope, principal, requested, status: operationStatus.open, message: null, errorCode: null, result: null,
  }))
  consumeSoon(state)
  return {
    bulk_uuid: uuid, request_items: items.map((item, id) => ({ id, data_hash: createHash('sha256').update(JSON.stringify(item)).digest('hex'), status: 'accepted' })), errors: false,
  }
}

/** In bulk, a key that is part of the path is part of the item, where the service itself asks for it. */
export function lenient(route: Route): Route {
  const inPath = new Set(route.segments.filter((segment) => segment.startsWith(':')).map((segment) => segment.slice(1)))
  return { ...route, arguments: route.arguments.map((argument) => (inPath.has(argument.name) && argument.type === 'string' && route.method !== 'DELETE' ? { ...argument, required: false } : argument)) }
}
