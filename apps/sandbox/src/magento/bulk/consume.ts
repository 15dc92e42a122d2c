import { services } from '../services.ts'
import type { MagentoState } from '../state.ts'
import { routes } from '../web-api/contracts.ts'
import { readArguments } from '../web-api/input.ts'
import { fillPlaceholders, Problem } from '../web-api/problem.ts'
import { lenient } from './accept.ts'
import { operationStatus, type Operation } from './bulk.ts'
import { successOf } from './topics.ts'

const pauseMs = 100
const waiting = new WeakSet<MagentoState>()

/** Lets the consumer work off what is open, a moment later, unless it is switched off. */
export function consumeSoon(state: MagentoState): void {
  if (!state.switches.consumersRun || waiting.has(state)) return
  waiting.add(state)
  setTimeout(() => {
    waiting.delete(state)
    if (state.switches.consumersRun) consume(state)
  }, pauseMs).unref()
}

/** Works off all open operations, oldest first. Answers how many. */
export function consume(state: MagentoState): number {
  const open = state.bulks.tables.operation.with('status', String(operationStatus.open))
  for (const operation of open) state.bulks.tables.operation.write({ ...operation, ...carryOut(operation, state) })
  return open.length
}

type Outcome = Pick<Operation, 'status' | 'message' | 'errorCode' | 'result'>

function carryOut({ method, path, pathArguments, body, scope, principal, requested }: Operation, state: MagentoState): Outcome {
  const route = routes.find((one) => one.method === method && one.path === path)
  const service = services[`${method} ${path}`]
  if (!route || !service) return { status: operationStatus.failed, message: `This sandbox does not have ${path}.`, errorCode: 0, result: null }
  const wrote = (entity: string, id: number | string, key: string) => void state.ledger.push({ at: state.now(), method, path: requested, entity, id, key })
  try {
    const args = readArguments(lenient(route), { ...body, ...pathArguments }, state.attributeType)
    const result = state.journal.atomically(() => service(args, { state, principal, scope, origin: '', path: pathArguments, body, bulk: true, wrote }))
    return { status: operationStatus.complete, message: successOf(method, path), errorCode: null, result: JSON.stringify(result) }
  } catch (error) {
    const message = error instanceof Problem ? fillPlaceholders(error) : error instanceof Error ? error.message : String(error)
    return { status: operationStatus.failed, message, errorCode: 0, result: null }
  }
}
